"""The service control manager of the NT peer: main.py FOLDER.

A real smbd does SMB, the login and the named pipe; it hands \\PIPE\\svcctl to whoever listens on its socket for it,
and that is us, since Samba's own has no start and no stop any more. Marshalling is Samba's own code for MS-SCMR.
What services do is ours, so that this peer proves nothing about the service control manager of a real Windows.
"""

import os
import signal
import socket
import sys
import threading

from calls import Calls
from events import EventLog
from host import Host
from pipe import Pipe


def main(folder):
    host = Host(folder)
    events = EventLog(folder, host)
    place = f"{folder}/ncalrpc/np/svcctl"
    listening = socket.socket(socket.AF_UNIX)
    listening.bind(place + ".new")
    os.chmod(place + ".new", 0o700)
    listening.listen(64)
    # In one step: smbd must never find nobody there.
    os.rename(place + ".new", place)
    signal.signal(signal.SIGTERM, lambda *_: os._exit(0))
    threading.Thread(target=events.follow, daemon=True).start()
    print("ready", flush=True)
    while True:
        client, _ = listening.accept()
        threading.Thread(target=Pipe(client, Calls(host, events)).serve, daemon=True).start()


main(sys.argv[1])
