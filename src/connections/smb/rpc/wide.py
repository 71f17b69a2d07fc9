"""Names of letters beyond the first 65,536.

impacket counts the letters of a name and doubles them; such a letter has four bytes, and the server is sent a name that
is cut short.
"""

from impacket import smb3


def _counting(structure, length):
    class Counting(structure):
        def __setitem__(self, field, value):
            super().__setitem__(field, value)
            if field == "Buffer" and self[length]:
                super().__setitem__(length, len(value))

    return Counting


smb3.SMB2Create = _counting(smb3.SMB2Create, "NameLength")
smb3.SMB2QueryDirectory = _counting(smb3.SMB2QueryDirectory, "FileNameLength")
