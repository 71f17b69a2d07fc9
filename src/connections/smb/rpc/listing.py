"""Folder entries as the host sends them.

impacket takes a record apart field by field: half a millisecond each, and of the two times that a record holds it
keeps the one that a rename changes. These two take its place in both of its listings.
"""

import struct

from impacket import smb

#: NextEntryOffset, FileIndex, creation, access, write, change, size, allocation, attributes, length of the name.
_HEAD = struct.Struct("<LLQQQQQQLL")

class _Name(bytes):
    def decode(self, *_):
        # A name may hold half of a pair; strictly read, it would hide its whole folder.
        return bytes.decode(self, "utf-16le", "surrogatepass")


class _Record:
    #: Where the name begins.
    name_at = 0

    def __init__(self, flags=0, data=None):
        if data:
            self.fromString(data)

    def fromString(self, data):
        head = _HEAD.unpack_from(data)
        name = _Name(data[self.name_at : self.name_at + head[9]])
        self._fields = {
            "NextEntryOffset": head[0],
            "CreationTime": head[2],
            "LastAccessTime": head[3],
            # The time of the last write; impacket would hand on the time of the last change, renames included.
            "LastChangeTime": head[4],
            "EndOfFile": head[6],
            "AllocationSize": head[7],
            "ExtFileAttributes": head[8],
            "ShortName": b"",
            "FileName": name,
        }

    def __getitem__(self, field):
        return self._fields[field]


class _Full(_Record):
    name_at = 68


class _Both(_Record):
    name_at = 94


smb.SMBFindFileFullDirectoryInfo = _Full
smb.SMBFindFileBothDirectoryInfo = _Both


def listed(session, pattern):
    """[name, attributes, size, creation, last write] of each.

    Times are 100 ns since 1601, as text: the parent's numbers are too short for them.
    """
    entries = session.smb.listPath(session.share, pattern)
    return [_told(one) for one in entries if one.get_longname() not in (".", "..")]


def _told(one):
    times = [str(one.get_ctime()), str(one.get_mtime())]
    return [one.get_longname(), one.get_attributes(), one.get_filesize(), *times]
