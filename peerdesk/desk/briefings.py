# SPDX-License-Identifier: Apache-2.0
"""The day's summary: arranged, composed and issued; telling it is `peerdesk.desk.tellings`."""

import hashlib
from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from peerdesk.compose.blocks import Copy, Document
from peerdesk.compose.copies import for_copy
from peerdesk.compose.news import next_number
from peerdesk.compose.summary import compose_issue, compose_summary, issued_points
from peerdesk.desk.book import Book, scope_of
from peerdesk.desk.errors import NotFound, NothingToIssue
from peerdesk.desk.frozen import read_frozen
from peerdesk.desk.gathering import gather
from peerdesk.desk.scope import kloe_of
from peerdesk.desk.texts import LONG_FIELD_LIMIT, field, fields
from peerdesk.desk.writing import write
from peerdesk.domain.briefing import Arrangement, Briefing, Issue
from peerdesk.domain.calendar import read_day
from peerdesk.domain.facts import BriefingArranged, BriefingIssued, PointIssued, ThinPlan
from peerdesk.domain.identifiers import mint
from peerdesk.ledger.canonical import encode


def summary(book: Book, day: str, copy: Copy) -> Document:
    """Return a day's summary as it stands now, in the copy asked for; nothing is written."""
    casebook = gather(book, for_team=copy is Copy.TEAM)
    return compose_summary(casebook, read_day(day).isoformat(), copy)


def arrange(  # noqa: PLR0913 - each part of the form may be set alone
    book: Book,
    day: str,
    *,
    sponsor: str | None = None,
    also: Sequence[str] | None = None,
    points: Sequence[str] | None = None,
    requests: Sequence[str] | None = None,
    plans: Mapping[str, str] | None = None,
    practical: Sequence[str] | None = None,
) -> None:
    """Choose what enters a day's summary, for whom it is, what it asks for and mentions.

    `points` are the messages that enter, in their order; `plans` says for lines of enquiry that
    are thin what is done tomorrow, and an empty plan takes one away. What is None stays as it
    was. Nothing is written where nothing changed.
    """
    day = read_day(day).isoformat()
    briefing = briefing_of(book, day)
    before = arrangement_of(book, day)
    wanted = Arrangement(
        hash=before.hash,
        sponsor=before.sponsor if sponsor is None else field(sponsor) or first_sponsor(book),
        left_out=before.left_out,
        requests=before.requests if requests is None else fields(requests, LONG_FIELD_LIMIT),
        practical=before.practical if practical is None else fields(practical, LONG_FIELD_LIMIT),
        points=before.points if points is None else tuple(dict.fromkeys(points)),
        plans=before.plans if plans is None else _planned(book, before, plans),
        also=before.also if also is None else fields(also),
    )
    wanted = replace(wanted, also=tuple(s for s in wanted.also if s != wanted.sponsor))
    for message in frozenset(wanted.points or ()) - frozenset(before.points or ()):
        book.message(message)
    standing = briefing.arrangements if briefing else ()
    if wanted == before and len(standing) <= 1:
        return
    write(book, _arranged(briefing, day, wanted))


def arrangement_of(book: Book, day: str) -> Arrangement:
    """Return what is arranged for an ISO day; before anything is, that nobody chose yet."""
    briefing = briefing_of(book, day)
    held = briefing.arrangement if briefing else None
    return held or Arrangement("", first_sponsor(book), (), (), ())


def _arranged(briefing: Briefing | None, day: str, wanted: Arrangement) -> BriefingArranged:
    """Return what is to be written down of an arrangement, in place of all that stand."""
    return BriefingArranged(
        briefing=briefing.id if briefing else mint(),
        day=day,
        sponsor=wanted.sponsor,
        left_out=wanted.left_out,
        requests=wanted.requests,
        practical=wanted.practical,
        points=wanted.points,
        plans=wanted.plans,
        also=wanted.also,
        replaces=tuple(choice.hash for choice in briefing.arrangements) if briefing else (),
    )


def _planned(book: Book, before: Arrangement, plans: Mapping[str, str]) -> tuple[ThinPlan, ...]:
    for kloe in plans:
        kloe_of(book, kloe)
    held = {plan.kloe: plan.words for plan in before.plans}
    held |= {kloe: field(words, LONG_FIELD_LIMIT) for kloe, words in plans.items()}
    return tuple(ThinPlan(kloe, words) for kloe, words in held.items() if words)


def issue(book: Book, day: str) -> Issue:
    """Freeze a day's summary with its digest, under the next number; only leads do.

    Issuing again supersedes: both stay, and the higher number counts. What is frozen has the
    counts that the next summary compares itself with and no copy of a note. Raises
    `NothingToIssue`.
    """
    day = read_day(day).isoformat()
    casebook = gather(book)
    document = compose_issue(casebook, day)
    points = tuple(PointIssued(p.message, p.text) for p in issued_points(document))
    if not points:
        raise NothingToIssue
    briefing = briefing_of(book, day)
    arrangement = briefing.arrangement if briefing else None
    content = encode(document)
    fact = BriefingIssued(
        briefing=briefing.id if briefing else mint(),
        day=day,
        number=next_number(casebook.briefings),
        sponsor=arrangement.sponsor if arrangement else first_sponsor(book),
        content=content.decode(),
        digest=hashlib.sha256(content).hexdigest(),
        points=points,
    )
    (entry,) = write(book, fact)
    return find_issue(book, entry.hash)


def find_issue(book: Book, issue: str) -> Issue:
    """Return an issued summary by the hash of its change, or raise `NotFound`."""
    for briefing in book.briefings():
        for issued in briefing.issues:
            if issued.hash == issue:
                return issued
    raise NotFound("issued summary", issue)


def issued_document(issue: Issue, copy: Copy = Copy.SPONSOR) -> Document:
    """Return an issued summary exactly as it was frozen, in the copy asked for.

    A program that knows more about documents reads what an earlier one froze. Raises
    `DamagedIssue` where its content does not have the recorded digest, or is none at all.
    """
    return for_copy(read_frozen(issue.content, issue.digest, Document, issue.number), copy)


def briefing_of(book: Book, day: str) -> Briefing | None:
    """Return the summary of an ISO day, or None while nothing of it is there."""
    return next((briefing for briefing in book.briefings() if briefing.day == day), None)


def first_sponsor(book: Book) -> str:
    """Return the sponsor whom a summary is for unless a lead says otherwise."""
    return scope_of(book).sponsors[0]
