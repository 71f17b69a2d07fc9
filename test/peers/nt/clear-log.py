"""Clears the Application log of the peer, as an administrator does: clear-log.py PORT USER; the password is read."""

import sys

from impacket.dcerpc.v5 import even, transport
from impacket.smbconnection import SMBConnection

port, user = int(sys.argv[1]), sys.argv[2]
smb = SMBConnection("127.0.0.1", "127.0.0.1", sess_port=port)
smb.login(user, sys.stdin.read())
pipe = transport.SMBTransport("127.0.0.1", port, r"\eventlog", smb_connection=smb).get_dce_rpc()
pipe.connect()
pipe.bind(even.MSRPC_UUID_EVEN)
log = even.hElfrOpenELW(pipe, "Application", "")["LogHandle"]
even.hElfrClearELFW(pipe, log, "")
