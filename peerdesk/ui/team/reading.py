# SPDX-License-Identifier: Apache-2.0
"""What the place of the team shows, read on the vault's thread and frozen."""

from msgspec import Struct

from peerdesk.desk.board import team_board
from peerdesk.desk.book import TeamBook
from peerdesk.desk.errors import NoChallenge
from peerdesk.desk.writing import names, own_entry
from peerdesk.domain.authority import reaches
from peerdesk.domain.calendar import local, short_day
from peerdesk.domain.team import Member
from peerdesk.domain.words import Authority, Role, title
from peerdesk.team.fingerprint import fingerprint
from peerdesk.team.identity_file import read_identity
from peerdesk.team.receipt import Receipt


class LaptopCell(Struct, frozen=True):
    """What one laptop holds of another: everything known, or so many still to come."""

    own: bool
    held: int
    to_come: int


class LaptopRow(Struct, frozen=True):
    """One laptop of the team; `heard` is "18:31", with the day if it was not today."""

    name: str
    short: str
    part: str
    heard: str
    here: bool
    known: int
    to_come: int
    cells: tuple[LaptopCell, ...]


class Named(Struct, frozen=True):
    """Somebody named at scoping whose laptop is not admitted yet."""

    person: str
    name: str
    role: Role


class TeamView(Struct, frozen=True, kw_only=True):
    """Everything that the place shows."""

    rows: tuple[LaptopRow, ...]
    waiting: tuple[Named, ...]
    receipts: tuple[Receipt, ...]
    me: Member
    words: tuple[str, ...]
    founded: bool
    admitted: bool
    lead: bool
    unshared: int


class Asked(Struct, frozen=True):
    """Who asks to be admitted by an identity file, and the words to compare by voice."""

    data: bytes
    member: Member
    words: tuple[str, ...]


def read_team(book: TeamBook, now: tuple[int, int]) -> TeamView:
    """Return the board, the receipts and this laptop's own entry; works before any challenge."""
    identity = book.identity
    words = fingerprint(identity)
    try:
        book.challenge()
    except NoChallenge:
        return TeamView(
            rows=(), waiting=(), receipts=book.receipts(), me=identity, words=words,
            founded=False, admitted=False, lead=False, unshared=0,
        )  # fmt: skip
    members = book.members()
    mine = own_entry(book)
    with_laptop = {member.person for member in members}
    waiting = [
        Named(person, details.name, details.role)
        for person, details in names(book).items()
        if person not in with_laptop
    ]
    return TeamView(
        rows=_rows(book, members, now),
        waiting=tuple(waiting),
        receipts=book.receipts(),
        me=mine,
        words=words,
        founded=True,
        admitted=any(member.device == book.device for member in members),
        lead=reaches(mine.authority, Authority.LEAD),
        unshared=book.unshared(),
    )


def read_asked(data: bytes) -> Asked:
    """Return who asks by an identity file; raises `DamagedIdentity`."""
    member = read_identity(data)
    return Asked(data, member, fingerprint(member))


def _rows(
    book: TeamBook, members: tuple[Member, ...], now: tuple[int, int]
) -> tuple[LaptopRow, ...]:
    board = team_board(book)
    people = names(book)
    parts = {
        m.device: title(people[m.person].role if m.person in people else m.role).lower()
        for m in members
    }
    known = [
        max((row.cells[n].held + row.cells[n].to_come for row in board.rows), default=0)
        for n in range(len(board.rows))
    ]
    return tuple(
        LaptopRow(
            name=row.name,
            short=row.name.split()[0],
            part=parts.get(row.device, ""),
            heard="" if row.own else heard_words(row.heard, now),
            here=row.own,
            known=known[number],
            to_come=row.to_come,
            cells=tuple(
                LaptopCell(cell.device == row.device, cell.held, cell.to_come) for cell in row.cells
            ),
        )
        for number, row in enumerate(board.rows)
    )


def heard_words(at: int, now: tuple[int, int]) -> str:
    """Return when a laptop was last heard from: "18:31", "Tue 18:31", or "" for never."""
    if not at:
        return ""
    moment = local(at, now[1])
    today = local(*now).date()
    if moment.date() == today:
        return f"{moment:%H:%M}"
    return f"{short_day(moment.date().isoformat()).split()[0]} {moment:%H:%M}"
