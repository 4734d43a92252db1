# SPDX-License-Identifier: Apache-2.0
"""An evening of laptops that did not know of each other, one of them hostile."""

from collections.abc import Sequence
from dataclasses import dataclass

from msgspec.structs import replace

from peerdesk.desk.book import TeamBook
from peerdesk.desk.exchange import take_in
from peerdesk.domain import facts
from peerdesk.domain.identifiers import mint
from peerdesk.domain.team import Member
from peerdesk.domain.words import Authority, Source
from peerdesk.team.errors import NoFounding, UnknownSender
from tests.fakes.book import MemoryBook
from tests.fakes.challenge import share
from tests.fakes.team import PEERS, admit_all, bundle_of, founded, write_notes

ASIDE = 4
"""Changes of such an evening that do not count."""


@dataclass(frozen=True)
class Apart:
    """What each laptop shared that evening, everything it held; and whose notes are whose.

    Ann, who leads, admits Dan as a peer; Mia, who leads too, admits him as an observer and does
    not know. Dan writes a note. Cat, a peer, rewords, bins and begins again a note of Ann's, and
    then writes one of her own.
    """

    bundles: dict[str, bytes]
    note: str
    dans: str
    dan: Member
    cats: str


def apart(reader: Member, *, lowered: bool = False) -> Apart:
    """Let the evening happen; the reader has been admitted before it.

    Where the reader is to be lowered, Mia makes an observer of that laptop too.
    """
    ann = founded()
    mia, dan, cat = MemoryBook(PEERS[1]), MemoryBook(PEERS[0]), MemoryBook(PEERS[2])
    admit_all(ann, mia, cat)
    ann.append(facts.MemberAdmitted(device=reader.device, member=reader))
    note = mint(ann.device)
    text = "People own the plan"
    ann.append(facts.NoteWritten(note=note, author=ann.person, text=text, source=Source.HEARD))
    ann.sign()
    share(ann, mia)
    share(ann, cat)
    admit_all(ann, dan)
    ann.sign()
    share(ann, dan)
    write_notes(mia, *(f"line {n}" for n in range(12)))
    for member in (dan.identity, *([reader] if lowered else [])):
        observer = replace(member, authority=Authority.OBSERVER)
        mia.append(facts.MemberAdmitted(device=member.device, member=observer))
    (dans,) = write_notes(dan, "What Dan heard")
    cats = _forge(cat, note)
    books = {"ann": ann, "mia": mia, "dan": dan, "cat": cat}
    for book in books.values():
        book.sign()
    return Apart({name: bundle_of(b) for name, b in books.items()}, note, dans, dan.identity, cats)


def _forge(cat: MemoryBook, note: str) -> str:
    """Let a peer do to a colleague's note what is not hers to do, and write one of her own."""
    replaces = tuple(text.hash for text in cat.note(note).texts)
    forged = facts.NoteWritten(note=note, author=cat.person, text="Forged", source=Source.READ)
    cat.append(
        facts.NoteRevised(note=note, text="Nobody owns it", replaces=replaces),
        facts.NoteWithdrawn(note=note),
        forged,
    )
    (own,) = write_notes(cat, "What Cat saw")
    return own


def take_all(book: TeamBook, bundles: Sequence[bytes]) -> None:
    """Import bundles in this order; those whose sender is not known yet come again."""
    waiting = list(bundles)
    while waiting:
        later = []
        for data in waiting:
            try:
                take_in(book, data)
            except (UnknownSender, NoFounding):
                later.append(data)
        assert len(later) < len(waiting)
        waiting = later
