# SPDX-License-Identifier: Apache-2.0
"""What the list of messages shows, read on the vault's thread and frozen."""

from collections.abc import Mapping

from msgspec import Struct

from peerdesk.desk.book import TeamBook
from peerdesk.desk.capture import usable_kloes
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
    """One message as the list shows it; `told` is the short day on which it was told last."""

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

    @property
    def said(self) -> str:
        """Return the beginning of what a screen reader says of the row."""
        return f"{title(self.kind)}, {self.wording}"


class Listed(Struct, frozen=True):
    """All messages, those that stand in their order, and the withdrawn ones."""

    team: Team
    rows: tuple[MessageRow, ...]
    withdrawn: tuple[MessageRow, ...]


def read_messages(book: TeamBook) -> Listed:
    """Return the list; raises `NoChallenge`."""
    book.challenge()
    mine = own_entry(book)
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
        withdrawn=tuple(row_of(message) for message in book.messages(withdrawn=True)),
    )


def row_of(message: Message) -> MessageRow:
    """Return a message as the list shows it."""
    told = last_told(message)
    return MessageRow(
        id=message.id,
        kind=message.kind,
        theme=message.theme,
        wording=message.wording,
        agreed=message.status is Status.AGREED,
        told=told_day(told).split()[0] if told else "",
        changed=told is not None and told.wording != message.wording,
        clashes=message.clashes,
        withdrawn=message.withdrawn,
        supports=len(message.notes(Relation.SUPPORTS)),
        against=len(message.notes(Relation.CONTRADICTS)),
    )


def last_told(message: Message) -> Telling | None:
    """Return what a sponsor was told last, or None if nothing was reached yet."""
    told = [t for t in message.tellings if t.outcome is not Outcome.NOT_REACHED]
    return max(told, key=lambda telling: telling.at, default=None)


def told_day(telling: Telling) -> str:
    """Return "Tue 12 May" for when something was told."""
    return short_day(local(telling.at, telling.offset).date().isoformat())
