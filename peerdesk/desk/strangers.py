# SPDX-License-Identifier: Apache-2.0
"""Bundles of laptops that nobody has admitted: kept here, and taken in after the admission.

A newcomer writes and shares before a lead has admitted them, so that nobody has to send anything
twice. What is kept is bounded, and nothing of it is in the ledger until then.
"""

from collections import Counter
from io import SEEK_END, BytesIO
from typing import BinaryIO

from msgspec import Struct

from peerdesk.desk.admission import Asking, is_turned_down, keep_request
from peerdesk.desk.book import TeamBook
from peerdesk.desk.exchange import take_in
from peerdesk.desk.joining_errors import TooMuchParked, TurnedDown
from peerdesk.desk.parked import REQUEST, STRANGER, Parked
from peerdesk.desk.recognising import without_known
from peerdesk.domain.facts import NoteWritten
from peerdesk.domain.laptop import NAME_LIMIT, shown
from peerdesk.team.errors import BundleError, ForeignChallenge, UnknownSender, WrittenHere
from peerdesk.team.fingerprint import fingerprint
from peerdesk.team.opener import open_bundle
from peerdesk.team.receipt import Receipt

MOST = 64 << 20
"""Bytes of strangers' bundles that are kept in all."""
MOST_OF_ONE = 8
"""Bundles that are kept of one stranger."""
MOST_STRANGERS = 16
"""Strangers of whom bundles are kept: each is listed, and anybody can make up any number."""
_NAME = "bundle:"


class KeptBundle(Struct, frozen=True):
    """Whose bundle waits here, as its sender names themselves, and how many of theirs do."""

    sender: str
    device: str
    bundles: int

    @property
    def sentence(self) -> str:
        """Return what was done and what comes next."""
        return (
            f"Kept for later: nobody has admitted the laptop that calls itself {self.sender}’s. "
            "Once a lead admits it, PeerDesk takes the bundle in by itself."
        )


class TakenParked(Struct, frozen=True):
    """What came in of bundles that had waited, and sentences on those that could not."""

    receipts: tuple[Receipt, ...]
    refusals: tuple[str, ...]


class WaitingBundles(Struct, frozen=True):
    """What bundles hold that wait for a laptop's admission, less what is here already.

    `pieces` are those of attachments. Nothing is judged before the admission.
    """

    bundles: int
    changes: int
    notes: int
    pieces: int

    @property
    def sentence(self) -> str:
        """Return how many wait, and what they bring with the admission; "" where none does."""
        if not self.bundles:
            return ""
        many = self.bundles > 1
        begins = f"{self.bundles} bundles of theirs wait" if many else "A bundle of theirs waits"
        holds = [_so_many(self.notes, "note") + f" in {_so_many(self.changes, 'change')}"]
        if self.pieces:
            holds.append(f"{_so_many(self.pieces, 'piece')} of attachments")
        verb = "come" if many else "comes"
        return f"{begins} here and {verb} in with the admission: {', '.join(holds)}."


def keep_stranger(book: TeamBook, data: bytes | BinaryIO) -> KeptBundle:
    """Keep a bundle whose sender nobody has admitted, until somebody does.

    Its sender is listed with those who ask to be admitted. Raises `TooMuchParked`, `TurnedDown`
    and the `BundleError` that says why it could never be taken in: `WrittenHere` for one's own.
    """
    content = _whole(data)
    manifest = open_bundle(content, book.keys).manifest
    if manifest.challenge != book.challenge_id:
        raise ForeignChallenge
    sender = manifest.sender
    if sender.device == book.device:
        raise WrittenHere
    if is_turned_down(book, sender.device):
        raise TurnedDown
    waiting = [one for one in book.parked() if one.why == STRANGER]
    theirs = {one.name for one in waiting if one.sender == sender.device}
    name = _NAME + manifest.digest
    if name not in theirs:
        if len(theirs) >= MOST_OF_ONE:
            raise TooMuchParked(f"{MOST_OF_ONE} of its bundles wait here already")
        if len({one.sender for one in waiting} | {sender.device}) > MOST_STRANGERS:
            raise TooMuchParked(f"bundles of {MOST_STRANGERS} such laptops wait here already")
        if sum(one.size for one in waiting) + len(content) > MOST:
            raise TooMuchParked("there is no room for more of such bundles")
        book.park(name, sender.device, STRANGER, content)
    if not any(one.why == REQUEST and one.sender == sender.device for one in book.parked()):
        keep_request(book, Asking(member=sender, fingerprint=fingerprint(sender)))
    called = shown(sender.name)[:NAME_LIMIT]
    return KeptBundle(called, sender.device, len(theirs | {name}))


def waiting_bundles(book: TeamBook, device: str) -> WaitingBundles:
    """Say what would come in by itself with a laptop's admission; nothing is written.

    A bundle that cannot be opened any more brings nothing; why is told when it is let go.
    """
    names = [o.name for o in book.parked() if o.why == STRANGER and o.sender == device]
    kinds: dict[str, str] = {}
    pieces = 0
    for name in names:
        try:
            opened = open_bundle(book.parked_content(name), book.keys)
        except BundleError:
            continue
        found = without_known(book, opened).changes
        kinds |= {change.hash: change.header.kind for change in found}
        pieces += len(opened.pieces)
    notes = Counter(kinds.values())[NoteWritten.__name__]
    return WaitingBundles(len(names), len(kinds), notes, pieces)


def take_in_parked(book: TeamBook) -> TakenParked:
    """Take in every bundle that waits here and whose sender has been admitted meanwhile.

    One that turns out to be damaged is let go and told; the rest goes in. Stopped half way, what
    is left waits for the next time.
    """
    receipts: list[Receipt] = []
    refusals: list[str] = []
    for one in _of_admitted(book, STRANGER):
        try:
            receipts.append(take_in(book, book.parked_content(one.name)))
        except UnknownSender:
            continue  # admitted by a word that does not count any more: it waits on
        except BundleError as error:
            refusals.append(error.user_message)
        book.unpark(one.name)
    answered = [one.name for one in _of_admitted(book, REQUEST)]
    if answered:
        book.unpark(*answered)
    return TakenParked(tuple(receipts), tuple(refusals))


def _of_admitted(book: TeamBook, why: str) -> list[Parked]:
    """Return what waits here of laptops that have been admitted, by whichever lead."""
    admitted = {member.device for member in book.members()}
    return [one for one in book.parked() if one.why == why and one.sender in admitted]


def _whole(data: bytes | BinaryIO) -> bytes:
    """Return all of a bundle, unless it is larger than what is kept at all."""
    file = BytesIO(data) if isinstance(data, bytes) else data
    if file.seek(0, SEEK_END) > MOST:
        raise TooMuchParked("it is larger than what is kept of such bundles")
    file.seek(0)
    return file.read()


def _so_many(number: int, one: str) -> str:
    return f"{number:,} {one}" if number == 1 else f"{number:,} {one}s"
