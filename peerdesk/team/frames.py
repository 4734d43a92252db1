# SPDX-License-Identifier: Apache-2.0
"""How changes, signed heads and pieces of attachments stand one after another in a bundle.

    bundle  = magic, manifest length (4 bytes), manifest, signature (64 bytes), frames, zeros
    frame   = kind (1 byte), two lengths (4 bytes each), then as many bytes as they say
      "C"     a change: the lengths of header and payload; header, salt (16 bytes), payload
      "E"     a change whose payload was erased: the header's length and 0; header
      "H"     a signed head: the claim's length and 64; claim, signature
      "A"     a piece of an attachment: its length and 0; the piece

Whole numbers are unsigned with the highest byte first. There are no names, no archive and no
compression, so nothing can be written elsewhere or grow when it is opened.
"""

import struct
from collections.abc import Iterable, Iterator
from operator import gt

from peerdesk.ledger.canonical import LARGEST
from peerdesk.ledger.chain import SignedHead
from peerdesk.ledger.change import SALT, Change
from peerdesk.team.errors import DamagedBundle
from peerdesk.team.manifest import SIGNATURE

MAGIC = b"peerdesk bundle 1\n"
ANY_VERSION = b"peerdesk bundle "
LENGTH = struct.Struct(">I")
_FRAME = struct.Struct(">cII")
_FIXED = frozenset({(b"E", 0), (b"H", SIGNATURE), (b"A", 0)})
_SMALLEST_PAD = 4096
_BLOCK = 1 << 20


def padded(size: int) -> int:
    """Return the size that a content of so many bytes is filled up to.

    The steps are those of Padmé (https://bford.info/pub/sec/purb.pdf): at most 12 % are added
    and a size tells no more than a few bits about what is inside; 4 KiB is the smallest.
    """
    size = max(size, _SMALLEST_PAD)
    exponent = size.bit_length() - 1
    mask = (1 << (exponent - exponent.bit_length())) - 1
    return (size + mask) & ~mask


def blocks(changes: Iterable[Change], heads: Iterable[SignedHead]) -> Iterator[bytes]:
    """Yield the frames of changes and heads in blocks of about a megabyte."""
    parts: list[bytes] = []
    size = 0
    for frame in _frames(changes, heads):
        parts.append(frame)
        size += len(frame)
        if size >= _BLOCK:
            yield b"".join(parts)
            parts, size = [], 0
    if parts:
        yield b"".join(parts)


def piece_blocks(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """Yield the frames of pieces of attachments, in two blocks each: a copy is spared."""
    for piece in pieces:
        yield _FRAME.pack(b"A", len(piece), 0)
        yield piece


def _frames(changes: Iterable[Change], heads: Iterable[SignedHead]) -> Iterator[bytes]:
    pack, join = _FRAME.pack, b"".join
    for change in changes:
        header, salt, payload = change.header_bytes, change.salt, change.payload
        if salt is None or payload is None:
            yield pack(b"E", len(header), 0) + header
        else:
            yield join((pack(b"C", len(header), len(payload)), header, salt, payload))
    for signed in heads:
        claim, signature = signed.claim_bytes, signed.signature
        yield join((pack(b"H", len(claim), len(signature)), claim, signature))


class FrameReader:
    """Takes frames apart as their bytes arrive; holds no more than one frame that is not whole."""

    def __init__(self, changes: int, heads: int, pieces: int = 0) -> None:
        self.changes: list[Change] = []
        self.heads: list[SignedHead] = []
        self.pieces: list[bytes] = []
        self._expected = changes, heads, pieces
        self._pieces: list[bytes] = []
        self._have = 0
        self._need = _FRAME.size

    def feed(self, data: bytes) -> None:
        """Take the next bytes, or raise `DamagedBundle` as soon as they cannot be frames."""
        self._pieces.append(data)
        self._have += len(data)
        if self._have < self._need:
            return  # pieces are joined once a frame, not once a piece: large frames stay cheap
        joined = b"".join(self._pieces)
        place = self._take(joined)
        self._pieces = [joined[place:]]
        self._have = len(joined) - place

    def finish(self) -> None:
        """Raise `DamagedBundle` unless all that was announced has come, and nothing else."""
        if self._have:
            raise DamagedBundle("its last record is cut off")
        if self._expected != self._found():
            raise DamagedBundle("records are missing")

    def _take(self, data: bytes) -> int:
        """Keep the whole frames and return where the first that is not whole begins."""
        place, end, unpack, size = 0, len(data), _FRAME.unpack_from, _FRAME.size
        while end - place >= size:
            kind, first, second = unpack(data, place)
            begin, following = place + size, place + _size(kind, first, second)
            if following > end:
                self._need = following - place
                return self._counted(place)
            split = begin + first
            if kind == b"C":  # nearly all of them, so each is cut out without a detour
                payload = split + SALT
                parts = data[begin:split], data[split:payload], data[payload:following]
                self.changes.append(Change(*parts))
            elif kind == b"E":
                self.changes.append(Change(data[begin:split], None, None))
            elif kind == b"A":
                self.pieces.append(data[begin:split])
            else:
                self.heads.append(SignedHead(data[begin:split], data[split:following]))
            place = following
        self._need = size
        return self._counted(place)

    def _counted(self, place: int) -> int:
        """Return the place, unless there are more records than were announced."""
        if any(map(gt, self._found(), self._expected)):
            raise DamagedBundle("it holds more records than it says")
        return place

    def _found(self) -> tuple[int, int, int]:
        return len(self.changes), len(self.heads), len(self.pieces)


def _size(kind: bytes, first: int, second: int) -> int:
    """Return the bytes of a frame, or refuse lengths before anything is read by them."""
    if not 0 < first <= LARGEST or second > LARGEST:
        raise DamagedBundle("a record is larger than any can be")
    if kind == b"C":
        return _FRAME.size + first + SALT + second
    if (kind, second) in _FIXED:
        return _FRAME.size + first + second
    raise DamagedBundle("it holds a record of an unknown sort")
