# SPDX-License-Identifier: Apache-2.0
"""Opening a bundle that may be hostile.

In this order: the size of the file; the age header, by our own reader (`age_header`); a first
pass that decrypts into nothing but a counter, since age hands out what it has before it knows
that the end is missing; a second pass that takes the frames apart as they come. Nothing is
written to any disk, and no length is believed before it has been compared with a bound.

What its sender signed of it stands at the very beginning and can be read alone: enough to see
that it was taken in before, and never enough to believe any of its records.
"""

import contextlib
import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from io import SEEK_END, BytesIO
from typing import BinaryIO

import pyrage

from peerdesk.ledger.chain import SignedHead
from peerdesk.ledger.change import Change
from peerdesk.team.age_header import LARGEST as LARGEST_HEADER
from peerdesk.team.age_header import header_length
from peerdesk.team.bundle import LIMIT
from peerdesk.team.errors import (
    BundleTooLarge,
    BundleUnreadable,
    DamagedBundle,
    NewerBundle,
    NotForThisLaptop,
    TruncatedBundle,
)
from peerdesk.team.frames import ANY_VERSION, LENGTH, MAGIC, FrameReader, padded
from peerdesk.team.keys import DeviceKeys
from peerdesk.team.manifest import SIGNATURE, Manifest, read_manifest
from peerdesk.team.streams import Sink, Source

_LARGEST_MANIFEST = 1 << 20
_NONCE, _CHUNK, _TAG = 16, 64 << 10, 16


@dataclass(frozen=True)
class OpenedBundle:
    """What a bundle holds: it came whole from the laptop that signed it, and no more is known.

    Whether that laptop and the changes are to be believed is for `unite.judge` to say.
    """

    manifest: Manifest
    changes: tuple[Change, ...]
    heads: tuple[SignedHead, ...]
    pieces: tuple[bytes, ...] = ()


def _nothing() -> None:
    """There is nobody to give a turn to."""


def open_bundle(
    source: bytes | BinaryIO,
    keys: DeviceKeys,
    *,
    limit: int = LIMIT,
    turn: Callable[[], object] = _nothing,
) -> OpenedBundle:
    """Return what a bundle holds, or raise the `BundleError` that says why not.

    `source` is the bundle's bytes or a file that can be read twice; `limit` bounds the bytes
    inside it, in memory and as decrypted. `turn` is called again and again meanwhile, so that
    whoever has something more urgent need not wait; what it raises breaks off the opening.
    """
    file = BytesIO(source) if isinstance(source, bytes) else source
    size = _check_size(file, limit)
    _pass(file, keys, size, lambda _: turn())
    reader = _BundleReader(keys.recipient, size)

    def feed(data: bytes) -> None:
        reader.feed(data)
        turn()

    _pass(file, keys, size, feed)
    return reader.finish()


def read_start(source: bytes | BinaryIO, keys: DeviceKeys, *, limit: int = LIMIT) -> Manifest:
    """Return what a bundle's sender signed of it, and decrypt nothing behind that.

    The file's size, the header, the signature, the recipients and the length that was signed hold
    as `open_bundle` asks it; the records have not been looked at, so nothing of them is known.
    Raises the `BundleError` that says why it cannot be read.
    """
    file = BytesIO(source) if isinstance(source, bytes) else source
    start = _Start(keys.recipient, _check_size(file, limit))

    def take(data: bytes) -> None:
        start.feed(data)
        if start.manifest is not None:
            raise _Enough

    with contextlib.suppress(_Enough):
        decrypt_into(Sink(take), file, keys)
    if start.manifest is None:
        raise DamagedBundle("it ends too early")
    return start.manifest


class _Enough(Exception):
    """Ends a decryption of which no more is wanted; no error."""


def _check_size(file: BinaryIO, limit: int) -> int:
    """Return how many bytes are inside, told by the file's size alone."""
    try:
        whole = file.seek(0, SEEK_END)
        file.seek(0)
        start = file.read(LARGEST_HEADER)
    except OSError as error:
        raise BundleUnreadable from error
    inside = plain_size(whole - header_length(start))
    if inside > limit:
        raise BundleTooLarge(inside, limit)
    if inside <= 0 or inside != padded(inside):
        raise TruncatedBundle
    return inside


def plain_size(payload: int) -> int:
    """Return how many bytes an age payload of so many bytes holds, or 0 if there is no such one.

    The payload is a nonce of 16 bytes, then pieces of 64 KiB, each with a tag of 16 bytes.
    """
    full, rest = divmod(payload - _NONCE, _CHUNK + _TAG)
    if payload < _NONCE + _TAG or 0 < rest <= _TAG:
        return 0
    return full * _CHUNK + max(rest - _TAG, 0)


def decrypt_into(sink: Sink, file: BinaryIO, keys: DeviceKeys) -> None:
    """Decrypt a file, whose header has been looked at, piece by piece into a sink.

    What the sink gets is to be believed only once this has returned. Raises
    `NotForThisLaptop`, `DamagedBundle`, `BundleUnreadable` and whatever the sink raises.
    """
    source = Source(file)
    try:
        file.seek(0)
        pyrage.decrypt_io(source, sink, [keys.identity])
    except (pyrage.DecryptError, OSError) as error:
        if isinstance(error, pyrage.DecryptError) and "No matching keys" in str(error):
            raise NotForThisLaptop from error
        sink.check()
        if source.failed:
            raise BundleUnreadable from error
        raise DamagedBundle("it was changed on its way") from error
    sink.check()


def _pass(file: BinaryIO, keys: DeviceKeys, size: int, take: Callable[[bytes], object]) -> None:
    """Decrypt once, and refuse a file that holds more or less than its size had told."""
    left = size

    def take_bounded(data: bytes) -> None:
        nonlocal left
        left -= len(data)
        if left < 0:
            raise TruncatedBundle
        take(data)

    decrypt_into(Sink(take_bounded), file, keys)
    if left:
        raise TruncatedBundle


class _Start:
    """Takes the beginning of a bundle as it is decrypted, up to what its sender signed."""

    def __init__(self, recipient: str, size: int) -> None:
        self.manifest: Manifest | None = None
        self._recipient = recipient
        self._size = size
        self._bytes = bytearray()

    def feed(self, data: bytes) -> bytes:
        """Read the manifest as soon as it is whole, and return what comes after it."""
        start, begin = self._bytes, len(MAGIC) + LENGTH.size
        start += data
        if len(start) < begin:
            return b""
        if not start.startswith(MAGIC):
            if start.startswith(ANY_VERSION):
                raise NewerBundle
            raise DamagedBundle("its inside begins in another form")
        (length,) = LENGTH.unpack_from(start, len(MAGIC))
        if length > _LARGEST_MANIFEST:
            raise DamagedBundle("its first record is too large")
        end = begin + length + SIGNATURE
        if len(start) < end:
            return b""
        self.manifest = self._checked(bytes(start[begin:end]), end)
        rest = bytes(start[end:])
        start.clear()
        return rest

    def _checked(self, signed: bytes, end: int) -> Manifest:
        """Return a manifest with its signature if it is this file's, and for this laptop."""
        manifest = read_manifest(signed[:-SIGNATURE], signed[-SIGNATURE:])
        if self._size != padded(end + manifest.length):
            raise DamagedBundle("it does not have the length that it says")
        if self._recipient not in manifest.recipients:
            raise NotForThisLaptop
        return manifest


class _BundleReader:
    """Takes the inside of a bundle as it is decrypted."""

    def __init__(self, recipient: str, size: int) -> None:
        self._start = _Start(recipient, size)
        self._digest = hashlib.sha256()
        self._frames: FrameReader | None = None
        self._frames_left = 0

    def feed(self, data: bytes) -> None:
        """Take the next bytes, or raise the error that says what is wrong with them."""
        if self._frames is None:
            data = self._start.feed(data)
            manifest = self._start.manifest
            if manifest is None:
                return
            self._frames = FrameReader(manifest.changes, manifest.heads, manifest.pieces)
            self._frames_left = manifest.length
        self._read_frames(self._frames, data)

    def finish(self) -> OpenedBundle:
        """Return what was read, once all of it has come."""
        manifest, frames = self._start.manifest, self._frames
        if manifest is None or frames is None or self._frames_left:
            raise DamagedBundle("it ends too early")
        frames.finish()
        if self._digest.hexdigest() != manifest.digest:
            raise DamagedBundle("its records are not those that its sender signed")
        return OpenedBundle(
            manifest, tuple(frames.changes), tuple(frames.heads), tuple(frames.pieces)
        )

    def _read_frames(self, reader: FrameReader, data: bytes) -> None:
        frames, padding = data[: self._frames_left], data[self._frames_left :]
        self._frames_left -= len(frames)
        self._digest.update(frames)
        reader.feed(frames)
        if padding.count(0) != len(padding):
            raise DamagedBundle("something follows after its last record")
