# SPDX-License-Identifier: Apache-2.0
"""Writing a bundle: everything that goes to colleagues travels in this one form.

See `peerdesk.team.frames` for the bytes and resources/help/formats.md for all of it.
"""

import hashlib
import hmac
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial

import pyrage

from peerdesk.domain.team import Member
from peerdesk.ledger.canonical import encode
from peerdesk.ledger.chain import SignedHead
from peerdesk.ledger.change import Change
from peerdesk.ledger.store import Span
from peerdesk.team.age_header import STANZAS
from peerdesk.team.errors import BundleTooLarge, BundleUnreadable, NotReadBack, TooManyLaptops
from peerdesk.team.frames import LENGTH, MAGIC, blocks, padded, piece_blocks
from peerdesk.team.keys import DeviceKeys
from peerdesk.team.manifest import FORMAT, Manifest, sign_manifest
from peerdesk.team.streams import Blocks, Reads, Sink, Source, Writes

SUFFIX = ".peerdesk"
LIMIT = 256 << 20
"""Bytes inside a bundle that are written, and read, unless somebody says otherwise."""
LAPTOPS = STANZAS - 1
"""Laptops that a bundle can be written for; one stanza is grease."""
_NAME_CONTEXT = b"peerdesk bundle name 1\n"
_NAME_HEX = 32


@dataclass(frozen=True)
class BundleContents:
    """What a bundle is to bring; `sender` is the roster's entry, `epoch` the sender's own.

    `changes` are those of `spans`, one run after another, each in the order of its numbers. A
    bundle holds either changes and heads or `pieces` of attachments.
    """

    challenge: str
    council: str
    sender: Member
    epoch: str
    number: int
    at: int
    offset: int
    spans: Sequence[Span]
    changes: Sequence[Change]
    heads: Sequence[SignedHead]
    pieces: Sequence[bytes] = ()

    def numbered(self, number: int) -> "BundleContents":
        """Return the same contents for another number."""
        return replace(self, number=number)


@dataclass(frozen=True)
class SealedBundle:
    """A bundle ready to be written: signed, padded, and still in clear, in memory only."""

    manifest: Manifest
    recipients: tuple[str, ...]
    parts: tuple[bytes, ...]

    @property
    def size(self) -> int:
        """Return how many bytes are inside, padding included."""
        return sum(map(len, self.parts))

    def write(self, out: Writes) -> None:
        """Encrypt the bundle into a file; errors of the file come out as they are."""
        sink = Sink(out.write)
        keys = [pyrage.x25519.Recipient.from_str(recipient) for recipient in self.recipients]
        try:
            pyrage.encrypt_io(Blocks(self.parts), sink, keys)
        finally:
            sink.check()  # the library ends in silence when the last bytes could not be written

    def check(self, written: Reads, keys: DeviceKeys) -> None:
        """Raise `NotReadBack` unless the file decrypts, for ourselves, to just these bytes."""
        again, source = Blocks(self.parts), Source(written)
        sink = Sink(partial(_compare, again))
        try:
            pyrage.decrypt_io(source, sink, [keys.identity])
        except (pyrage.DecryptError, OSError) as error:
            if source.failed:
                raise BundleUnreadable from error
            raise NotReadBack from error
        sink.check()
        if again.read(1):
            raise NotReadBack


def seal(
    contents: BundleContents, keys: DeviceKeys, recipients: Sequence[Member], limit: int = LIMIT
) -> SealedBundle:
    """Return the bundle for these laptops and our own, signed with our key.

    Raises `TooManyLaptops` and `BundleTooLarge`.
    """
    names = tuple(sorted({keys.recipient, *(member.recipient for member in recipients)}))
    if len(names) > LAPTOPS:
        raise TooManyLaptops(len(names), LAPTOPS)
    frames = (*blocks(contents.changes, contents.heads), *piece_blocks(contents.pieces))
    digest = hashlib.sha256()
    for block in frames:
        digest.update(block)
    manifest = Manifest(
        format=FORMAT,
        challenge=contents.challenge,
        council=contents.council,
        sender=contents.sender,
        epoch=contents.epoch,
        number=contents.number,
        at=contents.at,
        offset=contents.offset,
        recipients=names,
        spans=tuple(contents.spans),
        changes=len(contents.changes),
        heads=len(contents.heads),
        length=sum(map(len, frames)),
        digest=digest.hexdigest(),
        pieces=len(contents.pieces),
    )
    data = encode(manifest)
    head = b"".join((MAGIC, LENGTH.pack(len(data)), data, sign_manifest(data, keys.signing)))
    size = padded(len(head) + manifest.length)
    if size > limit:
        raise BundleTooLarge(size, limit)
    return SealedBundle(manifest, names, (head, *frames, bytes(size - len(head) - manifest.length)))


def bundle_name(challenge: str, device: str, number: int) -> str:
    """Return the file name of a laptop's n-th bundle.

    Whoever knows the challenge's identifier, which is nowhere outside the team's vaults, can
    work out the name of any laptop's next bundle and ask a folder for just that one; to
    everybody else names say neither whose a bundle is nor which belong together.
    """
    key = hashlib.sha256(_NAME_CONTEXT + challenge.encode()).digest()
    text = f"{device}\n{number}\n".encode()
    return hmac.new(key, text, hashlib.sha256).hexdigest()[:_NAME_HEX] + SUFFIX


def _compare(again: Blocks, data: bytes) -> None:
    if not again.goes_on_with(data):
        raise NotReadBack
