# SPDX-License-Identifier: Apache-2.0
"""Who moves the cards: one laptop while the others look, or everybody who may write."""

from peerdesk.desk.book import Book
from peerdesk.desk.wall.cards import Driving
from peerdesk.desk.wall.errors import WallIsDriven
from peerdesk.desk.writing import names, write
from peerdesk.domain.cluster import Driver
from peerdesk.domain.entry import Entry
from peerdesk.domain.sorting import WallDriven


def driving(book: Book) -> Driving | None:
    """Return which laptop moves the cards, or None where everybody does who may write.

    A laptop that was removed from the team moves none.
    """
    said = book.wall_driver()
    device = said.value.device if said else ""
    member = book.roster().members.get(device)
    if said is None or member is None:
        return None
    people = names(book)
    who = people[member.person].name if member.person in people else member.name
    entry = _said(book, said.id, said.choices[-1].hash)
    at, offset = (entry.at, entry.offset) if entry else (0, 0)
    return Driving(device, who, at, offset, mine=device == book.device)


def drive(book: Book) -> None:
    """Let this laptop move the cards, whoever did before; only leads do."""
    _let(book, book.device)


def let_all_move(book: Book) -> None:
    """Let everybody move the cards who may write; only leads do."""
    _let(book, "")


def check_moves(book: Book) -> None:
    """Raise `WallIsDriven` where another laptop moves the cards."""
    now = driving(book)
    if now is not None and not now.mine:
        raise WallIsDriven(now.who)


def _let(book: Book, device: str) -> None:
    said = book.wall_driver()
    if {choice.value.device for choice in said.choices} == {device} if said else not device:
        return
    replaces = said.hashes if said else ()
    fact = WallDriven(wall=book.challenge().id, details=Driver(device), replaces=replaces)
    write(book, fact)


def _said(book: Book, wall: str, digest: str) -> Entry | None:
    history = book.history("wall", wall)
    return next((entry for entry in history if entry.hash == digest), None)
