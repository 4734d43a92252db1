# SPDX-License-Identifier: Apache-2.0
"""What the place of the team shows, read on the vault's thread and frozen."""

from msgspec import Struct

from peerdesk.desk.admission import Asking, requests
from peerdesk.desk.aside import AsideChanges, look_at_aside
from peerdesk.desk.board import team_board
from peerdesk.desk.book import TeamBook
from peerdesk.desk.errors import NoChallenge
from peerdesk.desk.undoing import why_kept
from peerdesk.desk.writing import names, own_entry
from peerdesk.domain.authority import reaches
from peerdesk.domain.calendar import local, short_day
from peerdesk.domain.team import Member
from peerdesk.domain.words import Authority, Role, title
from peerdesk.team.board import Board, Former
from peerdesk.team.board_words import clock_words, details, sentence, short_names
from peerdesk.team.fingerprint import fingerprint
from peerdesk.team.receipt import Receipt, brings

_EARLIER = "a later import stands"


class LaptopCell(Struct, frozen=True):
    """What one laptop holds of another: everything known, or so many still to come."""

    own: bool
    held: int
    to_come: int


class LaptopRow(Struct, frozen=True):
    """One laptop of the team; `heard` is "18:31", with the day if it was not today.

    `clock` says how its clock differs from this one's, or nothing; `words` are its six words,
    `attachments` those whose bytes it lacks.
    """

    name: str
    short: str
    part: str
    heard: str
    here: bool
    known: int
    to_come: int
    cells: tuple[LaptopCell, ...]
    device: str = ""
    authority: Authority = Authority.PEER
    clock: str = ""
    words: tuple[str, ...] = ()
    attachments: int = 0

    @property
    def complete(self) -> bool:
        """Say whether it has everything that is known."""
        return not (self.to_come or self.attachments)


class Named(Struct, frozen=True):
    """Somebody named at scoping whose laptop is not admitted yet."""

    person: str
    name: str
    role: Role


class LeftRow(Struct, frozen=True):
    """A laptop that is not in the team any more: why, and since when."""

    device: str
    name: str
    why: str
    when: str


class Imported(Struct, frozen=True):
    """An import that was made here; `kept` says why it cannot be undone, "" where it can."""

    receipt: Receipt
    when: str
    kept: str


class TeamView(Struct, frozen=True, kw_only=True):
    """Everything that the place shows; `sentence` is what to do now, by the board.

    `invited` says that this laptop joined by an invitation, `asking` who asks to be admitted.
    """

    rows: tuple[LaptopRow, ...]
    waiting: tuple[Named, ...]
    imports: tuple[Imported, ...]
    sentence: str = ""
    complete: bool = False
    details: tuple[str, ...] = ()
    former: tuple[LeftRow, ...] = ()
    aside: tuple[AsideChanges, ...] = ()
    me: Member
    words: tuple[str, ...]
    founded: bool
    admitted: bool
    lead: bool
    unshared: int
    invited: bool = False
    asking: tuple[Asking, ...] = ()


def read_team(book: TeamBook, now: tuple[int, int]) -> TeamView:
    """Return the board, the imports and this laptop's own entry; works before any challenge."""
    identity = book.identity
    words = fingerprint(identity)
    try:
        book.challenge()
    except NoChallenge:
        return TeamView(
            rows=(), waiting=(), imports=_imports(book, now), me=identity, words=words,
            founded=False, admitted=False, lead=False, unshared=0,
        )  # fmt: skip
    members = book.members()
    mine = own_entry(book)
    with_laptop = {member.person for member in members}
    waiting = [
        Named(person, named.name, named.role)
        for person, named in names(book).items()
        if person not in with_laptop
    ]
    board = team_board(book, now[0])
    return TeamView(
        rows=_rows(book, board, members, now),
        waiting=tuple(waiting),
        imports=_imports(book, now),
        sentence=sentence(board),
        complete=board.complete,
        details=tuple(details(board)),
        former=tuple(_left(former, now) for former in board.former),
        aside=look_at_aside(book),
        me=mine,
        words=words,
        founded=True,
        admitted=any(member.device == book.device for member in members),
        lead=reaches(mine.authority, Authority.LEAD),
        unshared=board.unshared,
        invited=book.invitation() is not None,
        asking=requests(book),
    )


def _imports(book: TeamBook, now: tuple[int, int]) -> tuple[Imported, ...]:
    """Return the imports made here, the newest first.

    Only the newest that brought something could be undone; those that brought nothing do not count.
    """
    found = []
    stands = False
    for receipt in book.receipts():
        kept = _EARLIER if stands else why_kept(book, receipt)
        stands = stands or bool(receipt.spans) or brings(receipt.counts)
        found.append(Imported(receipt, heard_words(receipt.imported_at, now), kept))
    return tuple(found)


def _left(former: Former, now: tuple[int, int]) -> LeftRow:
    return LeftRow(former.device, former.name, former.reason, heard_words(former.at, now))


def _rows(
    book: TeamBook, board: Board, members: tuple[Member, ...], now: tuple[int, int]
) -> tuple[LaptopRow, ...]:
    people = names(book)
    entries = {member.device: member for member in members}
    short = short_names(board.rows)
    known = [
        max((row.cells[n].held + row.cells[n].to_come for row in board.rows), default=0)
        for n in range(len(board.rows))
    ]
    rows = []
    for number, row in enumerate(board.rows):
        member = entries[row.device]
        role = people[member.person].role if member.person in people else member.role
        rows.append(
            LaptopRow(
                name=row.name,
                short=short[row.device],
                part=title(role).lower(),
                heard="" if row.own else heard_words(row.heard_here, now),
                here=row.own,
                known=known[number],
                to_come=row.to_come,
                cells=tuple(
                    LaptopCell(cell.device == row.device, cell.held, cell.to_come)
                    for cell in row.cells
                ),
                device=row.device,
                authority=member.authority,
                clock=clock_words(short[row.device], row.ahead) if row.ahead else "",
                words=fingerprint(member),
                attachments=row.attachments,
            )
        )
    return tuple(rows)


def heard_words(at: int, now: tuple[int, int]) -> str:
    """Return when a laptop was last heard from: "18:31", "Tue 18:31", or "" for never."""
    if not at:
        return ""
    moment = local(at, now[1])
    today = local(*now).date()
    if moment.date() == today:
        return f"{moment:%H:%M}"
    return f"{short_day(moment.date().isoformat()).split()[0]} {moment:%H:%M}"
