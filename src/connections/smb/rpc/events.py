"""Event logs: MS-EVEN, which NT 4.0 knows and every Windows since."""

import base64
import struct

from impacket.dcerpc.v5 import even

_FIXED = struct.Struct("<LLLLLLHHHHLLLLLL")
_PAGE = 0xFFFF


def _with_log(session, log, work):
    pipe = session.pipe("eventlog", even.MSRPC_UUID_EVEN)
    handle = even.hElfrOpenELW(pipe, log, "")["LogHandle"]
    try:
        return work(pipe, handle)
    finally:
        even.hElfrCloseEL(pipe, handle)


def bounds(session, log):
    """The oldest record number, and how many there are."""

    def ask(pipe, handle):
        count = even.hElfrNumberOfRecords(pipe, handle)["NumberOfRecords"]
        if count == 0:
            return {"oldest": 0, "count": 0}
        return {"oldest": even.hElfrOldestRecordNumber(pipe, handle)["OldestRecordNumber"], "count": count}

    return _with_log(session, log, ask)


def records(session, log, start, most):
    """Records from this number on, in their order, at most so many; fewer when a page of the server is full."""

    def read(pipe, handle):
        found, at = [], start
        while len(found) < most:
            page = _page(pipe, handle, at)
            if not page or page[-1]["record"] < at:
                break
            found += page
            at = page[-1]["record"] + 1
        return found[:most]

    return _with_log(session, log, read)


def _page(pipe, handle, start):
    flags = even.EVENTLOG_SEEK_READ | even.EVENTLOG_FORWARDS_READ
    try:
        answer = even.hElfrReadELW(pipe, handle, flags, start, _PAGE)
    except Exception as error:
        if _is_end(error):
            return []
        raise
    block = answer["Buffer"]
    block = b"".join(block) if isinstance(block, list) else bytes(block)
    return list(_parsed(block[: answer["NumberOfBytesRead"]]))


#: STATUS_END_OF_FILE; STATUS_INVALID_PARAMETER for a number behind the newest record.
_END = (0xC0000011, 0xC000000D, 38, 87)


def _is_end(error):
    code = getattr(error, "error_code", None)
    return code is not None and code & 0xFFFFFFFF in _END


def _parsed(block):
    at = 0
    while at + _FIXED.size <= len(block):
        length = struct.unpack_from("<L", block, at)[0]
        if length < _FIXED.size or at + length > len(block):
            return
        yield _record(block[at : at + length])
        at += length


def _record(raw):
    field = _FIXED.unpack_from(raw)
    source, _ = _text(raw, _FIXED.size)
    strings, at = [], field[11]
    for _ in range(field[7]):
        text, at = _text(raw, at)
        strings.append(text)
    data = raw[field[15] : field[15] + field[14]]
    return {
        "record": field[2],
        "time": field[3],
        # The upper half holds severity and facility: 0xC0000FC5 is the event that people know as 4037.
        "id": field[5] & 0xFFFF,
        "source": source,
        "strings": strings,
        "data": base64.b64encode(data).decode("ascii"),
    }


def _text(raw, at):
    """A string that ends with a 16-bit zero, and where it ends. Half of a pair in it is replaced."""
    end = at
    while end + 1 < len(raw) and raw[end : end + 2] != b"\0\0":
        end += 2
    return raw[at:end].decode("utf-16le", "replace"), end + 2


operations = {"logBounds": bounds, "logRecords": records}
