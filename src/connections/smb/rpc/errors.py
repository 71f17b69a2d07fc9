"""What an exception of impacket means to the parent."""

import socket

from impacket import system_errors
from impacket.dcerpc.v5.rpcrt import DCERPCException
from impacket.nmb import NetBIOSError, NetBIOSTimeout
from impacket.smb import SessionError as OldSessionError
from impacket.smb3 import SessionError as NewSessionError
from impacket.smbconnection import SessionError

#: The network or the peer ended it: what became of the request is not known.
LOST = "lost"
#: It accepts and then says nothing.
SILENT = "silent"
#: An error of Windows, by number.
WIN32 = "win32"
#: A status of the file system, by number.
STATUS = "status"
#: The server does not know this call: it is older than the call.
NO_CALL = "no-call"

#: nca_s_op_rng_error, and what impacket makes of it.
_NO_CALL = 0x1C010002


class Refused(Exception):
    """A refusal that we found out ourselves: `unreachable`, `silent`, `dialect`, `login`, `share`."""

    def __init__(self, kind, text):
        super().__init__(text)
        self.kind = kind


def status_of(error):
    """The status of the file system in an exception, as a number; None when it has none."""
    if isinstance(error, SessionError):
        return error.getErrorCode()
    if isinstance(error, (OldSessionError, NewSessionError)):
        return error.get_error_code()
    return None


def failure(error):
    if isinstance(error, Refused):
        return {"kind": error.kind, "code": None, "text": str(error)}
    if isinstance(error, (NetBIOSTimeout, socket.timeout)):
        return {"kind": LOST, "code": None, "text": "it did not answer in time"}
    if isinstance(error, (NetBIOSError, OSError, EOFError)):
        return {"kind": LOST, "code": None, "text": str(error) or type(error).__name__}
    status = status_of(error)
    if status is not None:
        return {"kind": STATUS, "code": status & 0xFFFFFFFF, "text": _first_line(error)}
    if isinstance(error, DCERPCException):
        return _of_call(error)
    return {"kind": "fault", "code": None, "text": f"{type(error).__name__}: {error}"[:200]}


def _of_call(error):
    code = error.get_error_code()
    if code == _NO_CALL or "nca_s_op_rng_error" in str(error):
        return {"kind": NO_CALL, "code": None, "text": "the server does not know this call"}
    if code is None:
        return {"kind": "fault", "code": None, "text": _first_line(error)}
    known = system_errors.ERROR_MESSAGES.get(code)
    text = known[1].strip() if known else f"Windows error {code:#x}"
    return {"kind": WIN32, "code": code, "text": text.rstrip(".")}


def _first_line(error):
    return (str(error).splitlines() or [""])[0][:200]
