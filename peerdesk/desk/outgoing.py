# SPDX-License-Identifier: Apache-2.0
"""Writing bundles, one after another: the changes first, then the attachments in their own.

Each file is whole or not there at all. So whoever breaks off, or pulls out the stick, loses only
the one being written; what was finished counts, and the next time brings the rest.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import BinaryIO, Protocol

from msgspec import Struct, structs

from peerdesk.desk.book import TeamBook
from peerdesk.desk.clock import london_offset
from peerdesk.desk.errors import NameTaken
from peerdesk.desk.giving import Giving, Piled, piled
from peerdesk.desk.sharing import Share
from peerdesk.desk.writing import own_entry
from peerdesk.domain.team import Member
from peerdesk.ledger.chain import HeadClaim, SignedHead
from peerdesk.ledger.change import Head
from peerdesk.ledger.store import Told, unheard
from peerdesk.team.bundle import BundleContents, SealedBundle, bundle_name, seal
from peerdesk.team.errors import NotReadBack
from peerdesk.team.keys import DeviceKeys
from peerdesk.team.own_bundle import Brought
from peerdesk.team.unite import spans_of

PART = 15_000_000
"""Bytes of a bundle of attachments unless the user chooses otherwise.

Written out as text it passes where e-mail is bounded at 25 MB, as it is in many councils.
"""
SMALLEST_PART = 2_000_000
LARGEST_PART = 64_000_000
"""A bundle is held in memory while it is opened, so no choice goes beyond this."""
_SAMPLE = 16
"""Of so many changes one is looked at for how large they are."""
_TRIES = 16
"""Bundle numbers tried where names are taken, as after a crash just behind a rename."""


class Carrier(Protocol):
    """Whatever carries bundles: a stick, a folder."""

    def put(
        self,
        name: str,
        write: Callable[[BinaryIO], object],
        read_back: Callable[[BinaryIO], object],
    ) -> str:
        """Write a file once, let it be read back from where it lies, and say where that is.

        The file has its name only after `read_back` has returned. Raises `NameTaken`, and
        what `write` and `read_back` raise; nothing is ever overwritten.
        """
        ...


class Part(Struct, frozen=True, kw_only=True):
    """A bundle of attachments that was written and read back; `attachments` end in it."""

    name: str
    place: str
    number: int
    size: int
    attachments: int


class Exported(Struct, frozen=True, kw_only=True):
    """A bundle that was written and read back; `size` is the bytes inside it.

    `parts` are the bundles of attachments that were written after it.
    """

    name: str
    place: str
    number: int
    changes: int
    own: int
    recipients: tuple[str, ...]
    size: int
    everything: bool
    parts: tuple[Part, ...] = ()


@dataclass
class Progress:
    """How many of all bytes have been written and read back."""

    told: Told
    of: int
    done: int = 0

    def add(self, size: int) -> None:
        """Tell of so many bytes more."""
        self.done = min(self.done + size, self.of)
        self.told(self.done, self.of)


@dataclass(frozen=True)
class Way:
    """How an export goes: who hears of it, and how large a bundle of attachments may be."""

    told: Told = unheard
    part: int = PART


AS_USUAL = Way()


@dataclass(frozen=True)
class Sending:
    """One export: by what it is carried, for whom, and with which word of this laptop."""

    book: TeamBook
    carrier: Carrier
    own: HeadClaim
    recipients: Sequence[Member]
    way: Way

    def share(self, share: Share, heads: tuple[SignedHead, ...], giving: Giving) -> Exported:
        """Write the changes in one bundle and the attachments in others after it."""
        contents = replace(self._empty(), spans=share.spans, changes=share.changes, heads=heads)
        bare = [change for change in share.changes if change.payload is None]
        brought = Brought(spans=share.spans, bare=spans_of(bare), asked=self.own.wanting)
        progress = Progress(self.way.told, _work(contents, giving))
        written = self._send(contents, share.holds, brought, progress)
        part = min(max(self.way.part, SMALLEST_PART), LARGEST_PART)
        own = self.book.device
        return Exported(
            name=written.name,
            place=written.place,
            number=written.number,
            changes=len(share.changes),
            own=sum(s.last - s.first + 1 for s in share.spans if s.device == own),
            recipients=tuple(m.name for m in self.recipients if m.device != own),
            size=written.size,
            everything=False,
            parts=tuple(
                self._send_pile(pile, giving, progress) for pile in piled(giving.attachments, part)
            ),
        )

    def _send_pile(self, pile: Piled, giving: Giving, progress: Progress) -> Part:
        """Write one bundle of attachments."""
        brought = Brought(
            attachments=pile.attachments,
            whole=pile.whole,
            answers=giving.answers,
            asked=self.own.wanting,
        )
        pieces = [self.book.piece(digest) for digest in pile.digests]
        contents = replace(self._empty(), pieces=pieces)
        return self._send(contents, (), brought, progress)

    def _send(
        self,
        contents: BundleContents,
        holds: tuple[Head, ...],
        brought: Brought,
        progress: Progress,
    ) -> Part:
        """Write one bundle under the first free name, and remember it once it was read back."""
        for number in range(contents.number, contents.number + _TRIES):
            sealed = seal(contents.numbered(number), self.book.keys, self.recipients)
            name = bundle_name(contents.challenge, self.book.device, number)
            try:
                place = self.carrier.put(
                    name,
                    partial(_write, sealed, progress),
                    partial(_check, sealed, progress, self.book.keys),
                )
            except NameTaken:
                continue
            remembered = structs.replace(brought, name=name, place=place)
            self.book.record_bundle(number, holds, remembered)
            return Part(
                name=name,
                place=place,
                number=number,
                size=sealed.size,
                attachments=len(brought.whole),
            )
        raise NameTaken(bundle_name(contents.challenge, self.book.device, contents.number))

    def _empty(self) -> BundleContents:
        """Return an empty bundle under the next number."""
        scope = self.book.challenge().scope
        return BundleContents(
            challenge=self.book.challenge_id,
            council=scope.council if scope else "",
            sender=own_entry(self.book),
            epoch=self.own.head.epoch,
            number=self.book.next_bundle(),
            at=self.own.at,
            offset=london_offset(self.own.at),
            spans=(),
            changes=(),
            heads=(),
        )


def _work(contents: BundleContents, giving: Giving) -> int:
    """Return about how many bytes will be written and read back; progress needs no more."""
    some = contents.changes[::_SAMPLE]
    changes = _SAMPLE * sum(len(c.header_bytes) + len(c.payload or b"") for c in some)
    return 2 * (changes + sum(a.size for a in giving.attachments)) + 1


def _write(sealed: SealedBundle, progress: Progress, file: BinaryIO) -> None:
    sealed.write(_Heard(file, progress))


def _check(sealed: SealedBundle, progress: Progress, keys: DeviceKeys, file: BinaryIO) -> None:
    heard = _Heard(file, progress)
    try:
        sealed.check(heard, keys)
    except NotReadBack:
        if heard.stopped is not None:
            raise heard.stopped from None
        raise


class _Heard:
    """A file of which every byte written or read is told."""

    def __init__(self, file: BinaryIO, progress: Progress) -> None:
        self.stopped: Exception | None = None
        self._file, self._progress = file, progress

    def write(self, data: bytes) -> int:
        """Write, and tell of it."""
        self._file.write(data)
        self._progress.add(len(data))
        return len(data)

    def read(self, size: int = -1) -> bytes:
        """Read, and tell of it; whoever breaks off makes the file end here."""
        data = self._file.read(size)
        try:
            self._progress.add(len(data))
        except Exception as error:  # noqa: BLE001 - the library would take it for one of its own
            self.stopped = error
            return b""
        return data
