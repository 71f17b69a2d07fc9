"""Holds a file of the share D$ open and lets nobody else have it: hold.py PORT USER PATH.

The password is the first line of standard input; the end of that ends the hold. Only another client of the server can
do this: a process of this machine causes no sharing violation.
"""

import sys

from impacket.smbconnection import SMBConnection

port, user, path = int(sys.argv[1]), sys.argv[2], sys.argv[3]
smb = SMBConnection("127.0.0.1", "127.0.0.1", sess_port=port)
smb.login(user, sys.stdin.readline().rstrip("\n"))
smb.openFile(smb.connectTree("D$"), path, shareMode=0)
print("held", flush=True)
sys.stdin.read()
