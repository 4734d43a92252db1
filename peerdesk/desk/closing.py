# SPDX-License-Identifier: Apache-2.0
"""Closing a challenge: a lead orders it, every laptop is cleared, and each one's word comes back.

The order travels like any other fact. A hold, wherever it was placed, stops it on every laptop
that the hold has reached.
"""

from hashlib import sha256

from peerdesk.desk.book import Book, TeamBook, scope_of
from peerdesk.desk.cleared import confirmations
from peerdesk.desk.closing_errors import (
    DayPast,
    ForeignConfirmation,
    HeldBack,
    NotAsked,
    NotClosed,
    TooSoon,
    UnknownLaptop,
)
from peerdesk.desk.holds import open_holds
from peerdesk.desk.query import NoteQuery
from peerdesk.desk.writing import write
from peerdesk.domain.calendar import local, written_day
from peerdesk.domain.custody import DisposalCalledOff, DisposalConfirmed, DisposalOrdered
from peerdesk.domain.disposal import Disposal
from peerdesk.domain.identifiers import mint
from peerdesk.domain.team import Member
from peerdesk.ledger.canonical import encode
from peerdesk.team.confirmation import (
    Evidence,
    Parts,
    Statement,
    read_cleared,
    verify_cleared,
)

Now = tuple[int, int]
"""UTC milliseconds, and London's offset in minutes."""


def closing(book: Book) -> Disposal | None:
    """Return the order that stands; of several that leads gave apart, the one of the latest day."""
    standing = [disposal for disposal in book.disposals() if disposal.open]
    return max(standing, key=lambda disposal: (disposal.day, disposal.id), default=None)


def usual_day(book: Book, now: Now) -> str:
    """Return the day from which a challenge usually closes: that agreed at scoping, or today."""
    return max(scope_of(book).retention_date, _today(now))


def order_closing(book: Book, day: str, now: Now, *, none_known: bool) -> Disposal:
    """Close the challenge from an ISO day on; only a lead does.

    `none_known` is the lead's word that, as far as the team knows, no request, claim or
    safeguarding matter needs the evidence. Ordering again sets another day. Raises `NotAsked`,
    `HeldBack`, `DayPast`, `UnreadableTime` and `NotAllowed`.
    """
    if held := open_holds(book):
        raise HeldBack(held)
    if not none_known:
        raise NotAsked
    chosen = written_day(day)
    if chosen < _today(now):
        raise DayPast(chosen)
    standing = closing(book)
    identifier = standing.id if standing else mint(book.device)
    orders = standing.orders if standing else ()
    others = [d for d in book.disposals() if d.open and d.id != identifier]
    write(
        book,
        DisposalOrdered(disposal=identifier, day=chosen, replaces=orders),
        *(DisposalCalledOff(disposal=d.id, replaces=d.orders) for d in others),
    )
    return check_closed(book)


def call_off(book: Book) -> None:
    """Take the order back; what has been destroyed meanwhile does not come back."""
    standing = [disposal for disposal in book.disposals() if disposal.open]
    if not standing:
        raise NotClosed
    write(book, *(DisposalCalledOff(disposal=d.id, replaces=d.orders) for d in standing))


def check_closed(book: Book) -> Disposal:
    """Return the order that stands, or raise `NotClosed`."""
    order = closing(book)
    if order is None:
        raise NotClosed
    return order


def last_order(book: Book) -> Disposal:
    """Return the order that stands, or else the last that was called off; or raise `NotClosed`.

    What was destroyed under an order stays destroyed, and its words and certificate stay due.
    """
    known = sorted(book.disposals(), key=lambda disposal: (disposal.day, disposal.id))
    return closing(book) or (known[-1] if known else check_closed(book))


def check_may_clear(book: Book, now: Now) -> Disposal:
    """Return the order under which this laptop is to be cleared today.

    Raises `NotClosed`, `HeldBack` or `TooSoon`.
    """
    order = check_closed(book)
    if held := open_holds(book):
        raise HeldBack(held)
    if _today(now) < order.day:
        raise TooSoon(order.day)
    return order


def evidence_in(book: TeamBook) -> Evidence:
    """Return how much there is in a vault, the withdrawn with the rest."""
    attachments = book.attachments()
    return Evidence(
        sessions=len(book.sessions()),
        notes=book.count_notes(NoteQuery()) + book.count_notes(NoteQuery(withdrawn=True)),
        messages=len(book.messages()) + len(book.messages(withdrawn=True)),
        summaries=sum(len(briefing.issues) for briefing in book.briefings()),
        attachments=len(attachments),
        attachment_bytes=sum(attachment.size for attachment in attachments),
        attachments_here=sum(map(book.is_here, attachments)),
        changes=sum(head.number for head in book.vector()),
        unshared=book.unshared(),
    )


def state(book: TeamBook, parts: Parts, finisher: str, now: Now) -> Statement:
    """Return what this laptop says before it is cleared; raises as `check_may_clear` does."""
    order = check_may_clear(book, now)
    vector = book.vector()
    at, offset = now
    return Statement(
        challenge=book.challenge_id,
        disposal=order.id,
        orders=order.orders,
        device=book.device,
        heads=tuple(head for head in vector if head.device == book.device),
        vector=sha256(encode(vector)).hexdigest(),
        evidence=evidence_in(book),
        parts=parts,
        finisher=finisher,
        at=at,
        offset=offset,
    )


def take_cleared(book: TeamBook, data: bytes) -> Member:
    """Take in a laptop's confirmation and return whose laptop it is; only a lead does.

    Twice changes nothing. Raises `DamagedConfirmation`, `ForeignConfirmation`, `UnknownLaptop`
    and `NotAllowed`.
    """
    cleared = read_cleared(data)
    said = cleared.statement
    known = {disposal.id for disposal in book.disposals()}
    if said.challenge != book.challenge_id or said.disposal not in known:
        raise ForeignConfirmation
    member = book.roster().known.get(said.device)
    if member is None:
        raise UnknownLaptop(said.device)
    verify_cleared(cleared, member.signing_key)
    if confirmations(book).get(said.device) != cleared:
        write(
            book,
            DisposalConfirmed(disposal=said.disposal, device=said.device, cleared=data.decode()),
        )
    return member


def _today(now: Now) -> str:
    return local(*now).date().isoformat()
