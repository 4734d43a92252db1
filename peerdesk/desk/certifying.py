# SPDX-License-Identifier: Apache-2.0
"""The certificate of disposal as it stands, and the documents to save before everything goes."""

from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256

from msgspec.structs import replace

from peerdesk.compose.blocks import Copy, Deck, Document, Figure
from peerdesk.compose.certificate import Certificate, CertifiedHold, CertifiedLaptop
from peerdesk.desk.book import Book, TeamBook, scope_of
from peerdesk.desk.briefings import issued_document
from peerdesk.desk.certified_exports import exports_in_words, own_files
from peerdesk.desk.cleared import ClearedRow, clearing_board
from peerdesk.desk.closing import Now, evidence_in, last_order
from peerdesk.desk.presenting import deck
from peerdesk.desk.writing import own_entry
from peerdesk.domain.calendar import day_name, local, span_name
from peerdesk.domain.custody import DisposalCalledOff, DisposalOrdered, HoldLifted, HoldPlaced
from peerdesk.domain.disposal import Disposal
from peerdesk.domain.entry import Entry
from peerdesk.domain.facts import Fact
from peerdesk.domain.words import Authority, title
from peerdesk.ledger.canonical import encode
from peerdesk.team.confirmation import Cleared, Evidence, Parts

_MEGA = 1_000_000
_AFTER_ALL = (1 << 62, "")
"""A place in the order of changes behind every other."""


def certify(book: TeamBook, now: Now) -> Certificate:
    """Return what the certificate says now; raises `NotClosed` before a lead has closed."""
    order = last_order(book)
    scope = scope_of(book)
    members = {member.device: member.name for member in book.roster().known.values()}
    retention = scope.retention_date
    return Certificate(
        council=scope.council,
        offer=scope.title,
        on_site=span_name(scope.first_day, scope.last_day),
        marking=scope.marking,
        practice=book.challenge().practice,
        retention=day_name(retention, year=True) if retention else "",
        ordered=moment_name(order.at, order.offset),
        ordered_by=members.get(order.device, "a lead"),
        closed_from=day_name(order.day, year=True),
        called_off="" if order.open else _called_off(book, order.id, members),
        made=moment_name(*now),
        made_on=own_entry(book).name,
        figures=_figures(book),
        laptops=tuple(map(_laptop, clearing_board(book))),
        holds=_holds(book, order),
        exports=tuple(exports_in_words(book)),
        bundles=own_files(book),
    )


def with_own(certificate: Certificate, cleared: Cleared) -> Certificate:
    """Return the certificate with the word of the laptop that makes it, cleared as the last."""
    return replace(
        certificate,
        laptops=tuple(
            _with_word(laptop, cleared, 0) if laptop.own else laptop
            for laptop in certificate.laptops
        ),
    )


def last_summaries(book: Book) -> tuple[tuple[str, Document], ...]:
    """Return the summaries that were issued, each with its day, in the sponsor's copy.

    They are as the sponsor had them, so anybody of the team may save them.
    """
    return tuple(
        (briefing.day, issued_document(issue, Copy.SPONSOR))
        for briefing in book.briefings()
        for issue in briefing.issues[-1:]
    )


def last_deck(book: Book) -> Deck | None:
    """Return the presentation in the sponsor's copy; only a lead's laptop saves it."""
    if own_entry(book).authority is not Authority.LEAD or not book.messages():
        return None
    return deck(book, Copy.SPONSOR)


def moment_name(at: int, offset: int) -> str:
    """Return "14 June 2026, 14:03" for UTC milliseconds and an offset in minutes."""
    moment = local(at, offset)
    return f"{moment.day} {moment:%B %Y, %H:%M}"


def held_words(evidence: Evidence) -> str:
    """Return how much evidence there was, on one line."""
    parts = [
        _count(evidence.notes, "note"),
        _count(evidence.messages, "message"),
        _count(evidence.sessions, "session"),
    ]
    if evidence.attachments:
        files = _count(evidence.attachments, "attachment")
        parts.append(f"{files} ({size_words(evidence.attachment_bytes)})")
    return ", ".join([*parts, _count(evidence.changes, "change")])


def files_words(parts: Parts) -> str:
    """Return which files there were, on one line."""
    said = [_count(parts.keys, "file with keys", "files with keys")]
    said.append(_count(parts.databases, "database"))
    if parts.others:
        said.append(_count(parts.others, "other file"))
    return f"{', '.join(said)}; {size_words(parts.size)}"


def size_words(size: int) -> str:
    """Return a number of bytes in megabytes, one place behind the point while it is small."""
    return f"{size / _MEGA:.1f} MB" if size < 10 * _MEGA else f"{round(size / _MEGA):,} MB"


def _laptop(row: ClearedRow) -> CertifiedLaptop:
    member = row.member
    laptop = CertifiedLaptop(name=member.name, role=title(member.role).lower(), own=row.own)
    if row.cleared is None:
        return laptop
    said = replace(_with_word(laptop, row.cleared, row.behind), doubtful=row.doubtful)
    if not row.doubtful:
        return said
    more = _count(row.ahead, "change")
    doubt = f"{more} of it {'is' if row.ahead == 1 else 'are'} known that its word does not name"
    return replace(said, remarks=(doubt, *said.remarks))


def _with_word(laptop: CertifiedLaptop, cleared: Cleared, behind: int) -> CertifiedLaptop:
    said, done = cleared.statement, cleared.completion
    return replace(
        laptop,
        cleared=moment_name(done.at, done.offset),
        held=held_words(said.evidence),
        files=files_words(said.parts),
        digest=sha256(encode(cleared)).hexdigest(),
        holdings=said.vector,
        remarks=tuple(_remarks(cleared, behind)),
    )


def _remarks(cleared: Cleared, behind: int) -> Iterator[str]:
    done = cleared.completion
    if unshared := cleared.statement.evidence.unshared:
        yield f"{_count(unshared, 'change')} had not been shared with anybody"
    if behind:
        yield f"{_count(behind, 'change')} of its own never reached the laptop of this certificate"
    parts = cleared.statement.parts
    if parts.copies:
        others = _count(parts.copies, "other copy", "other copies")
        yield f"{others} of its vault on that laptop went with it"
    if parts.elsewhere:
        made = "copy of its vault was" if parts.elsewhere == 1 else "copies of its vault were"
        yield f"{parts.elsewhere:,} {made} made for safe keeping, and not destroyed with it"
    if done.starts > 1:
        yield "It was interrupted, and gone on with until the end"
    if done.strangers:
        yield (
            f"{_count(done.strangers, 'file')} in its folder did not belong to the program and "
            "stayed"
        )


def _called_off(book: Book, disposal: str, members: Mapping[str, str]) -> str:
    """Return when the order was taken back, and by whom."""
    history = book.history("disposal", disposal)
    last = [entry for entry in history if isinstance(entry.fact, DisposalCalledOff)][-1]
    return f"{moment_name(last.at, last.offset)}, by {members.get(last.device, 'a lead')}"


def _figures(book: TeamBook) -> tuple[Figure, ...]:
    """Return how much evidence there was; records that were never kept are not named."""
    evidence = evidence_in(book)
    records = (
        (len(book.case_files()), "case file"),
        (len(book.documents()), "registered document"),
        (len(book.observations()), "observation"),
    )
    counts = (
        (evidence.sessions, "session"),
        (evidence.notes, "note"),
        (evidence.messages, "message"),
        (evidence.summaries, "issued summary"),
        (evidence.attachments, "attachment"),
        *(record for record in records if record[0]),
    )
    plurals = {"issued summary": "issued summaries"}
    return tuple(
        Figure(count, what if count == 1 else plurals.get(what, f"{what}s"))
        for count, what in counts
    )


def _holds(book: Book, order: Disposal) -> tuple[CertifiedHold, ...]:
    """Return the holds there were, each in words, and whether it came before the order.

    Before and after go by the order of the changes, which all laptops share, not by clocks. One
    that was placed before and not lifted had not reached whoever ordered.
    """
    ordered = _last_place(book.history("disposal", order.id), DisposalOrdered)
    found = []
    for hold in book.holds():
        history = book.history("hold", hold.id)
        before = _first_place(history, HoldPlaced) < ordered
        lifted = not hold.open and _last_place(history, HoldLifted) < ordered
        placed = moment_name(hold.at, hold.offset)
        state = "open, and nothing is destroyed under it" if hold.open else "lifted since"
        found.append(
            CertifiedHold(
                words=f"{title(hold.reason)}, placed {placed}; {state}",
                before=before,
                unheard=before and not lifted,
            )
        )
    return tuple(found)


def _first_place(history: Iterable[Entry], kind: type[Fact]) -> tuple[int, str]:
    """Return the place of the first such fact; one that is not counted yet comes after all."""
    return min((e.place for e in history if isinstance(e.fact, kind)), default=_AFTER_ALL)


def _last_place(history: Iterable[Entry], kind: type[Fact]) -> tuple[int, str]:
    return max((e.place for e in history if isinstance(e.fact, kind)), default=_AFTER_ALL)


def _count(number: int, singular: str, plural: str = "") -> str:
    return f"{number:,} {singular if number == 1 else plural or singular + 's'}"
