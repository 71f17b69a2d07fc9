"""One SMB session and the pipes that were opened on it."""

import socket

from impacket.dcerpc.v5 import transport
from impacket.smb import SMB, SMB_DIALECT
from impacket.smbconnection import SMBConnection

from errors import STATUS, Refused, failure, status_of

#: Seconds for the network to answer before we have logged in.
CONNECT_PATIENCE = 10
#: Seconds for one answer: StartService may take half a minute, and a slow disk too.
ANSWER_PATIENCE = 75

_BAD_NETWORK_NAME = 0xC00000CC
_NO_SUCH_DEVICE = 0xC000000E

_NETBIOS = 139


class Session:
    def __init__(self, login):
        self.host, self.port, self.share = login["host"], login["port"], login["share"]
        self._pipes, self.kept = {}, {}
        wanted = login["dialect"]
        _reach(self.host, self.port)
        self.smb = _negotiate(self.host, self.port, wanted)
        old = self.smb.getDialect() == SMB_DIALECT
        self.dialect = "nt1" if old else "smb2"
        # Before the password goes out: the old dialect protects it worse, so it has to be asked for.
        if old and wanted != "nt1":
            raise Refused("dialect", "it speaks nothing newer than NT1")
        _login(self.smb, login)
        if old:
            _in_unicode(self.smb.getSMBServer())
        self.tree = self._tree()
        self.smb.setTimeout(ANSWER_PATIENCE)

    def pipe(self, name, interface):
        """The interface behind a named pipe, bound once for the life of the session."""
        if name not in self._pipes:
            way = transport.SMBTransport(self.host, self.port, "\\" + name, smb_connection=self.smb)
            bound = way.get_dce_rpc()
            bound.connect()
            bound.bind(interface)
            self._pipes[name] = bound
        return self._pipes[name]

    def _tree(self):
        try:
            return self.smb.connectTree(self.share)
        except Exception as error:
            if status_of(error) in (_BAD_NETWORK_NAME, _NO_SUCH_DEVICE):
                raise Refused("share", "there is no such share") from error
            if status_of(error) is not None:
                raise Refused("share-denied", failure(error)["text"]) from error
            raise


def _reach(host, port):
    try:
        socket.create_connection((host, port), CONNECT_PATIENCE).close()
    except socket.timeout as error:
        raise Refused("unreachable", "no answer to the connection") from error
    except OSError as error:
        raise Refused("unreachable", error.strerror or str(error)) from error


def _negotiate(host, port, dialect):
    # Over NetBIOS a server answers to its own name alone, which is asked for behind this one.
    name = "*SMBSERVER" if port == _NETBIOS else host
    try:
        return SMBConnection(
            name,
            host,
            sess_port=port,
            timeout=CONNECT_PATIENCE,
            preferredDialect=SMB_DIALECT if dialect == "nt1" else None,
        )
    except Exception as error:
        # impacket raises its own time-outs, those of the socket, and words for both.
        if "time" in f"{type(error).__name__} {error}".lower():
            raise Refused("silent", "it accepted the connection and said nothing") from error
        raise Refused("dialect", "it hung up when the dialect was offered") from error


def _in_unicode(server):
    """After a login over NT1, impacket goes on in the code page of a console, in which most names have no letters."""
    _, flags = server.get_flags()
    server.set_flags(flags2=flags | SMB.FLAGS2_UNICODE)


def _login(smb, login):
    try:
        # Never weaker than asked: without a fall back to NTLMv1 where the dialect does not need it.
        smb.login(
            login["user"], login["password"], login["domain"], ntlmFallback=login["dialect"] == "nt1"
        )
    except Exception as error:
        told = failure(error)
        if told["kind"] == STATUS:
            raise Refused("login", told["text"]) from error
        raise
    if smb.isGuestSession():
        # Some servers let an unknown user in as a guest: what he sees is not what we were promised.
        raise Refused("login", "the server knows no such user and let us in as a guest")
