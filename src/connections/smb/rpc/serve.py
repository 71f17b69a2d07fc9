"""One Windows host over SMB and MS-RPC, for a parent that speaks JSON lines.

The first line of standard input is the login ({host, port, dialect, user, domain, password, share}): a secret that
stands neither in the arguments nor in the environment. Every further line is a request {"op": …}; each is answered
by one line, {"ok": …} or {"error": {"kind", "code", "text"}}. The kinds are those of errors.py. A lost connection
ends the process: the parent knows whether its request may be asked again.
"""

import json
import os
import sys

# Whatever a library prints must not stand between our lines.
answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
os.dup2(2, 1)


def answer(line):
    answers.write(json.dumps(line, separators=(",", ":")) + "\n")
    answers.flush()


try:
    import impacket  # noqa: F401
except ImportError as missing:
    answer({"error": {"kind": "no-impacket", "code": None, "text": str(missing)}})
    sys.exit(1)

import events
import files
import registry
import services
from errors import LOST, failure
from session import Session

operations = {**files.operations, **services.operations, **events.operations, **registry.operations}


def main():
    login = json.loads(sys.stdin.readline())
    try:
        session = Session(login)
    except Exception as error:
        answer({"error": failure(error)})
        return 1
    answer({"ok": {"dialect": session.dialect}})
    for line in sys.stdin:
        request = json.loads(line)
        try:
            answer({"ok": operations[request.pop("op")](session, **request)})
        except Exception as error:
            told = failure(error)
            answer({"error": told})
            if told["kind"] == LOST:
                return 1
    return 0


sys.exit(main())
