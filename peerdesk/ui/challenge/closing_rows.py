# SPDX-License-Identifier: Apache-2.0
"""What the page Close shows, read from the book in one go on the vault's thread."""

from dataclasses import dataclass

from peerdesk.desk.book import TeamBook
from peerdesk.desk.certifying import held_words, moment_name
from peerdesk.desk.cleared import ClearedRow, clearing_board
from peerdesk.desk.closing import Now, closing, evidence_in, usual_day
from peerdesk.desk.errors import NoChallenge, NotFound
from peerdesk.desk.holds import open_holds
from peerdesk.desk.retention import due
from peerdesk.desk.writing import own_entry
from peerdesk.domain.calendar import day_name, local, short_day
from peerdesk.domain.hold import Hold
from peerdesk.domain.words import Authority, title


@dataclass(frozen=True)
class LaptopRow:
    """A laptop of the team: whose, and what is known of its clearing, in words."""

    name: str
    role: str
    own: bool
    cleared: str = ""
    detail: str = ""
    doubtful: bool = False

    @property
    def done(self) -> bool:
        """Say whether the laptop counts as cleared."""
        return bool(self.cleared) and not self.doubtful


@dataclass(frozen=True)
class HeldRow:
    """A hold that stands: in words, and the note that it keeps, "" where it keeps everything."""

    words: str
    covers: str
    note: str = ""


@dataclass(frozen=True)
class ClosingRows:
    """Everything on the page; `day` is "" while nobody has closed the challenge.

    `usual` is the ISO day that is offered, `named` the ordered day in words, `ready` whether it
    has come, `held` what an open hold is for, `goes` what this laptop holds, all in words.
    `only_here` are attachments whose contents no bundle carries. `laptops` stay once an order was
    called off: what was destroyed under it is still confirmed and certified.
    """

    leads: bool
    usual: str
    retention: str = ""
    reminder: str = ""
    late: bool = False
    held: tuple[str, ...] = ()
    holds: tuple[HeldRow, ...] = ()
    day: str = ""
    named: str = ""
    ordered: str = ""
    ordered_by: str = ""
    ready: bool = False
    goes: str = ""
    unshared: int = 0
    only_here: int = 0
    outputs: int = 0
    laptops: tuple[LaptopRow, ...] = ()

    @property
    def confirmed(self) -> int:
        """Return how many laptops have confirmed."""
        return sum(laptop.done for laptop in self.laptops)


def read_closing(book: TeamBook, now: Now) -> ClosingRows | None:
    """Return the page, or None before there is a challenge."""
    try:
        scope = book.challenge().scope
    except NoChallenge:
        return None
    today = local(*now).date().isoformat()
    order, reminder = closing(book), due(book, today)
    names = {device: member.name for device, member in book.roster().known.items()}
    evidence = evidence_in(book)
    retention = scope.retention_date if scope else ""
    return ClosingRows(
        leads=own_entry(book).authority is Authority.LEAD,
        usual=usual_day(book, now),
        retention=day_name(retention, year=True) if retention else "",
        reminder=reminder.words if reminder else "",
        late=bool(reminder and reminder.late),
        held=tuple(sorted({title(hold.reason) for hold in open_holds(book)})),
        holds=tuple(_held(book, hold) for hold in open_holds(book)),
        day=order.day if order else "",
        named=day_name(order.day, year=True) if order else "",
        ordered=moment_name(order.at, order.offset) if order else "",
        ordered_by=names.get(order.device, "") if order else "",
        ready=bool(order and order.day <= today),
        goes=held_words(evidence),
        unshared=evidence.unshared,
        only_here=evidence.attachments_here,
        outputs=evidence.summaries + evidence.messages,
        laptops=tuple(map(_laptop, clearing_board(book))) if book.disposals() else (),
    )


def _held(book: TeamBook, hold: Hold) -> HeldRow:
    """Return a hold with whatever it is known by, so that somebody can find and lift it."""
    day = short_day(local(hold.at, hold.offset).date().isoformat())
    words = f"{title(hold.reason)}, {hold.reference}, {day}"
    if not hold.notes:
        return HeldRow(words, "All of the evidence")
    try:
        return HeldRow(words, book.note(hold.notes[0]).text, hold.notes[0])
    except NotFound:
        return HeldRow(words, "A note that is not here")


def _laptop(row: ClearedRow) -> LaptopRow:
    member, cleared = row.member, row.cleared
    role = title(member.role).lower()
    if cleared is None:
        return LaptopRow(member.name, role, row.own)
    done = cleared.completion
    held = held_words(cleared.statement.evidence)
    if row.behind:
        held += f"; {row.behind:,} of its own never came here"
    if row.doubtful:
        noun = "change of its own is" if row.ahead == 1 else "changes of its own are"
        more = f"{row.ahead:,} {noun}"
        held += f"; {more} known that its word does not name"
    when = moment_name(done.at, done.offset)
    return LaptopRow(member.name, role, row.own, when, held, row.doubtful)
