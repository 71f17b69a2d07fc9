"""The registry, MS-RRP, and what a share shows, MS-SRVS."""

from impacket.dcerpc.v5 import rrp, srvs

from errors import failure

_READ = 0x20019
_NOT_FOUND = 2


def _local_machine(session):
    pipe = session.pipe("winreg", rrp.MSRPC_UUID_RRP)
    return pipe, rrp.hOpenLocalMachine(pipe)["phKey"]


def value(session, key, value):
    """Text of a value below HKEY_LOCAL_MACHINE; None where there is none."""
    try:
        pipe, root = _local_machine(session)
        handle = rrp.hBaseRegOpenKey(pipe, root, key, samDesired=_READ)["phkResult"]
        try:
            _, found = rrp.hBaseRegQueryValue(pipe, handle, value)
        finally:
            rrp.hBaseRegCloseKey(pipe, handle)
    except Exception as error:
        if failure(error)["code"] == _NOT_FOUND:
            return None
        raise
    return found.rstrip("\0") if isinstance(found, str) else None


def has_key(session, key):
    try:
        pipe, root = _local_machine(session)
        handle = rrp.hBaseRegOpenKey(pipe, root, key, samDesired=_READ)["phkResult"]
        rrp.hBaseRegCloseKey(pipe, handle)
        return True
    except Exception as error:
        if failure(error)["code"] == _NOT_FOUND:
            return False
        raise


def share_path(session):
    """The folder that our share shows, as the server writes it: `D:\\exchsrvr`."""
    pipe = session.pipe("srvsvc", srvs.MSRPC_UUID_SRVS)
    info = srvs.hNetrShareGetInfo(pipe, session.share + "\0", 2)["InfoStruct"]["ShareInfo2"]
    return info["shi2_path"].rstrip("\0")


operations = {"registryValue": value, "hasKey": has_key, "sharePath": share_path}
