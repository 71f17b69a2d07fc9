"""Everything on the share that only reads, and the few notes that are ours. What moves goes another way."""

import base64
import hashlib

from impacket import smb3structs as flags

import wide  # noqa: F401
from errors import STATUS, failure
from listing import listed

_CHUNK = 60 * 1024
_HEAD = 64 * 1024
#: STATUS_NO_SUCH_FILE, _OBJECT_NAME_NOT_FOUND: the name is not there.
_ABSENT = (0xC000000F, 0xC0000034)
_IN_USE = 0xC0000043
_SHARE_ALL = flags.FILE_SHARE_READ | flags.FILE_SHARE_WRITE | flags.FILE_SHARE_DELETE
#: From so many names on, the whole folder is one answer and cheaper.
_MANY = 20


def list_folder(session, folder):
    return listed(session, folder + "\\*")


def look(session, folder, names):
    """The entry of each name, None where there is none. Windows does not tell upper from lower case."""
    if len(names) < _MANY:
        return [_one(session, folder, name) for name in names]
    found = {entry[0].upper(): entry for entry in list_folder(session, folder)}
    return [found.get(name.upper()) for name in names]


def _one(session, folder, name):
    try:
        found = listed(session, f"{folder}\\{name}")
    except Exception as error:
        if failure(error)["code"] in _ABSENT:
            return None
        raise
    return found[0] if found else None


def _open(session, path, access, disposition=flags.FILE_OPEN, sharing=_SHARE_ALL):
    return session.smb.openFile(
        session.tree,
        path,
        desiredAccess=access,
        shareMode=sharing,
        creationOption=flags.FILE_NON_DIRECTORY_FILE,
        creationDisposition=disposition,
    )


def read(session, path, offset, length):
    """Base64 of at most `length` bytes; None when it cannot be read."""
    try:
        handle = _open(session, path, flags.FILE_READ_DATA)
    except Exception as error:
        if failure(error)["kind"] == STATUS:
            return None
        raise
    try:
        return base64.b64encode(b"".join(_chunks(session, handle, offset, length))).decode("ascii")
    finally:
        session.smb.closeFile(session.tree, handle)


def _chunks(session, handle, offset, length):
    while length > 0:
        chunk = session.smb.readFile(session.tree, handle, offset, min(length, _CHUNK))
        if not chunk:
            return
        yield chunk
        offset += len(chunk)
        length -= len(chunk)


def digest(session, path):
    """SHA-256 of a file and Base64 of its head; None when it cannot be read."""
    try:
        handle = _open(session, path, flags.FILE_READ_DATA)
    except Exception as error:
        if failure(error)["kind"] == STATUS:
            return None
        raise
    try:
        total, head = hashlib.sha256(), b""
        for chunk in _chunks(session, handle, 0, 1 << 62):
            total.update(chunk)
            head += chunk[: max(0, _HEAD - len(head))]
        return {"sha256": total.hexdigest(), "head": base64.b64encode(head).decode("ascii")}
    finally:
        session.smb.closeFile(session.tree, handle)


def write(session, path, content):
    """A note of ours: made anew, or emptied and written."""
    handle = _open(session, path, flags.FILE_WRITE_DATA, flags.FILE_OVERWRITE_IF, 0)
    try:
        data, at = base64.b64decode(content), 0
        while at < len(data):
            session.smb.writeFile(session.tree, handle, data[at : at + _CHUNK], at)
            at += _CHUNK
    finally:
        session.smb.closeFile(session.tree, handle)


def in_use(session, paths):
    """The ones that somebody has open in a way that forbids to move them.

    Each is opened for deletion and closed again: nothing is read or changed, but a service that opens the same
    file at that moment is refused. So it is only done with one that is about to be killed.
    """
    return [path for path in paths if _is_in_use(session, path)]


def _is_in_use(session, path):
    try:
        session.smb.closeFile(session.tree, _open(session, path, flags.DELETE))
        return False
    except Exception as error:
        told = failure(error)
        if told["kind"] != STATUS:
            raise
        return told["code"] == _IN_USE


operations = {
    "list": list_folder,
    "look": look,
    "read": read,
    "digest": digest,
    "write": write,
    "inUse": in_use,
}
