"""DCE/RPC over the socket to which smbd forwards a named pipe: [C706] chapter 12, connection-oriented."""

import struct
import uuid

from samba.ndr import ndr_pack_out, ndr_unpack_in

INTERFACE = uuid.UUID("367abb81-9844-35f1-ad32-98f038001003").bytes_le
TRANSFER = uuid.UUID("8a885d04-1ceb-11c9-9fe8-08002b104860").bytes_le + struct.pack("<L", 2)
#: nca_s_op_rng_error, and RPC_X_BAD_STUB_DATA for what breaks in our own code.
UNKNOWN_CALL, BROKEN = 0x1C010002, 0x6F7
FRAGMENT = 4280
FIRST, LAST, WITH_OBJECT = 1, 2, 0x80
_HEAD = struct.Struct("<BBBBLHHL")
_REQUEST, _RESPONSE, _FAULT, _BIND, _BIND_ACK, _ALTER, _ALTER_ACK = 0, 2, 3, 11, 12, 14, 15


class UnknownCall(Exception):
    pass


class Pipe:
    def __init__(self, client, calls):
        self._client, self._calls, self._parts = client, calls, b""

    def serve(self):
        try:
            self._greet()
            while True:
                length = struct.unpack("<H", self._read(2))[0]
                self._take(self._read(length))
        except (EOFError, OSError):
            pass
        finally:
            self._client.close()

    def _greet(self):
        """smbd tells who logged in (level 7 of its own greeting, Samba 4.17) and wants to be told how to talk."""
        self._read(struct.unpack(">L", self._read(4))[0])
        answer = b"NPAM" + struct.pack("<LLHHLQL", 7, 7, 2, 0x5FF, 0, 4096, 0)
        self._client.sendall(struct.pack(">L", len(answer)) + answer)

    def _read(self, length):
        found = b""
        while len(found) < length:
            some = self._client.recv(length - len(found))
            if not some:
                raise EOFError
            found += some
        return found

    def _send(self, kind, body, call, flags=FIRST | LAST):
        head = _HEAD.pack(5, 0, kind, flags, 0x10, _HEAD.size + len(body), 0, call)
        self._client.sendall(struct.pack("<H", len(head) + len(body)) + head + body)

    def _take(self, packet):
        _, _, kind, flags, _, _, _, call = _HEAD.unpack_from(packet)
        if kind in (_BIND, _ALTER):
            self._send(_BIND_ACK if kind == _BIND else _ALTER_ACK, _bound(packet), call)
        if kind != _REQUEST:
            return
        _, context, operation = struct.unpack_from("<LHH", packet, 16)
        self._parts += packet[24 + (16 if flags & WITH_OBJECT else 0) :]
        if flags & LAST:
            asked, self._parts = self._parts, b""
            self._answer(call, context, operation, asked)

    def _answer(self, call, context, operation, asked):
        try:
            request = self._calls.of(operation)
            ndr_unpack_in(request, asked, allow_remaining=True)
            self._calls.carry_out(request)
            answer = ndr_pack_out(request)
        except UnknownCall:
            return self._fault(call, context, UNKNOWN_CALL)
        except Exception:
            import traceback

            traceback.print_exc()
            return self._fault(call, context, BROKEN)
        room = FRAGMENT - 24
        parts = [answer[at : at + room] for at in range(0, len(answer), room)] or [b""]
        for n, part in enumerate(parts):
            flags = (FIRST if n == 0 else 0) | (LAST if n == len(parts) - 1 else 0)
            self._send(_RESPONSE, struct.pack("<LHBB", len(answer), context, 0, 0) + part, call, flags)

    def _fault(self, call, context, status):
        self._send(_FAULT, struct.pack("<LHBBLL", 0, context, 0, 0, status, 0), call)


def _bound(packet):
    _, _, group, count = struct.unpack_from("<HHLB", packet, 16)
    at, results = 28, b""
    for _ in range(count):
        _, offered = struct.unpack_from("<HB", packet, at)
        interface = packet[at + 4 : at + 20]
        at += 24
        ways = [packet[at + 20 * n : at + 20 * n + 20] for n in range(offered)]
        at += 20 * offered
        taken = interface == INTERFACE and TRANSFER in ways
        results += struct.pack("<HH", 0, 0) + TRANSFER if taken else struct.pack("<HH", 2, 2) + bytes(20)
    address = b"\\PIPE\\svcctl\0"
    body = struct.pack("<HHLH", FRAGMENT, FRAGMENT, group or 0x53F0, len(address)) + address
    return body + bytes(-len(body) % 4) + struct.pack("<BBH", count, 0, 0) + results
