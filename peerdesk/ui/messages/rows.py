# SPDX-License-Identifier: Apache-2.0
"""What the list of messages shows, read on the vault's thread and frozen."""

from collections.abc import Mapping

from msgspec import Struct

from peerdesk.desk.book import TeamBook
from peerdesk.desk.capture import usable_kloes
from peerdesk.desk.studies import lacks_case_study
from peerdesk.desk.writing import names, own_entry
from peerdesk.domain.authority import reaches
from peerdesk.domain.calendar import local, short_day
from peerdesk.domain.challenge import Kloe
from peerdesk.domain.message import Message, Telling
from peerdesk.domain.placed import Placed
from peerdesk.domain.words import Authority, MessageKind, Outcome, Relation, Status, title


class Team(Struct, frozen=True):
    """What messages are filed under, who wrote them, and who is asking."""

    themes: Mapping[str, str]
    kloes: tuple[Placed[Kloe], ...]
    people: Mapping[str, str]
    laptops: Mapping[str, str]
    me: str
    lead: bool
    writes: bool


class MessageRow(Struct, frozen=True):
    """One message as the list shows it; `told` is the short day on which it was told last.

    With `taken_back` that is the day on which it was taken back. `merged` counts those that it
    stands for as well, `into` is the one that stands for it.
    """

    id: str
    kind: MessageKind
    theme: str
    wording: str
    agreed: bool
    told: str
    changed: bool
    clashes: bool
    withdrawn: bool
    supports: int
    against: int
    merged: int = 0
    into: str = ""
    taken_back: bool = False

    @property
    def said(self) -> str:
        """Return the beginning of what a screen reader says of the row."""
        return f"{title(self.kind)}, {self.wording}"


class Listed(Struct, frozen=True):
    """All messages, those that stand in their order, and those withdrawn or merged away.

    `lacking` says that there is no case study yet that may be shared.
    """

    team: Team
    rows: tuple[MessageRow, ...]
    withdrawn: tuple[MessageRow, ...]
    lacking: bool = False


def read_messages(book: TeamBook) -> Listed:
    """Return the list; raises `NoChallenge`."""
    book.challenge()
    mine = own_entry(book)
    merged = book.merged()
    people = {identifier: person.name for identifier, person in names(book).items()}
    team = Team(
        themes={t.id: t.value.title for t in book.themes() if t.value.chosen},
        kloes=usable_kloes(book),
        people=people,
        laptops={d: people.get(m.person, m.name) for d, m in book.roster().known.items()},
        me=mine.person,
        lead=reaches(mine.authority, Authority.LEAD),
        writes=reaches(mine.authority, Authority.PEER),
    )
    return Listed(
        team=team,
        rows=tuple(row_of(message) for message in book.messages()),
        withdrawn=tuple(
            row_of(message, merged.get(message.id, "")) for message in book.messages(withdrawn=True)
        ),
        lacking=bool(book.messages()) and lacks_case_study(book),
    )


def row_of(message: Message, into: str = "") -> MessageRow:
    """Return a message as the list shows it."""
    told = message.last_told
    taken_back = told is not None and told.outcome is Outcome.TAKEN_BACK
    return MessageRow(
        id=message.id,
        kind=message.kind,
        theme=message.theme,
        wording=message.wording,
        agreed=message.status is Status.AGREED,
        told=told_day(told).split()[0] if told else "",
        changed=told is not None and not taken_back and told.wording != message.wording,
        taken_back=taken_back,
        clashes=message.clashes,
        withdrawn=message.withdrawn,
        supports=len(message.notes(Relation.SUPPORTS)),
        against=len(message.notes(Relation.CONTRADICTS)),
        merged=len(message.also),
        into=into,
    )


def told_day(telling: Telling) -> str:
    """Return "Tue 12 May" for when something was told."""
    return short_day(local(telling.at, telling.offset).date().isoformat())
