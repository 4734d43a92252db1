# SPDX-License-Identifier: Apache-2.0
"""A listing of what is held, as a document and as a workbook, ready to be redacted by a person.

What points to a person is proposed for redaction; that decides nothing, for whose data it is
depends on who asks.
"""

from collections.abc import Iterator

from peerdesk.compose.blocks import Block, Copy, Figure, Figures, Heading, Note, Record, Table
from peerdesk.compose.phrases import counted, lowered
from peerdesk.compose.workbook import Column, Sheet, Workbook
from peerdesk.desk.book import Book, scope_of
from peerdesk.desk.disclosure import Disclosure, Holding
from peerdesk.desk.errors import NotAllowed
from peerdesk.desk.trail_export import moment
from peerdesk.desk.writing import names, own_entry
from peerdesk.domain.attributed_parts import NameLists
from peerdesk.domain.attribution import Pointing, find
from peerdesk.domain.authority import reaches
from peerdesk.domain.calendar import day_name, local, read_day
from peerdesk.domain.words import Authority, title
from peerdesk.domain.writing_aids import Checking, Own, WritingAids

FOOT = "For redaction, not for release"
NAME = "what-is-held"
WARNING = (
    "The listing repeats notes word for word, with who took them. As a file it is no longer "
    "encrypted: give it to whoever answers the request, and remove it from this laptop then."
)
_NAMED = {
    Pointing.EMAIL: "e-mail address",
    Pointing.TELEPHONE: "telephone number",
    Pointing.NHS_NUMBER: "NHS number",
    Pointing.NI_NUMBER: "National Insurance number",
    Pointing.DATE_OF_BIRTH: "date of birth",
    Pointing.CASE_NUMBER: "case number",
    Pointing.POSTCODE: "postcode",
    Pointing.NAME: "name",
    Pointing.SMALL_GROUP: "small group",
}
_MOST_FIGURES = 4


def disclosure_record(book: Book, found: Disclosure, lists: NameLists, day: str) -> Record:
    """Return the listing as a document, as of an ISO day; `lists` are those of the challenge.

    Raises `NotAllowed` on a laptop that does not lead.
    """
    _check(book)
    scope = scope_of(book)
    return Record(
        title="What is held",
        subtitle=f"About {found.named}, as of {day_name(day, year=True)}",
        council=scope.council,
        offer=scope.title,
        copy=Copy.TEAM,
        dated=day_name(day, weekday=False, year=True),
        marking=scope.marking,
        practice=book.challenge().practice,
        foot=FOOT,
        blocks=(*_opening(found), *_listing(found, lists, day)),
    )


def disclosure_workbook(book: Book, found: Disclosure, lists: NameLists, day: str) -> Workbook:
    """Return the listing as a workbook with columns for what is decided; raises `NotAllowed`."""
    _check(book)
    columns = (
        Column("No.", 6), Column("Kind", 24), Column("State", 16), Column("Written", 20),
        Column("Days old", 10), Column("By", 20), Column("Session or number", 28),
        Column("Reference", 12), Column("What is held", 70), Column("Proposed redaction", 70),
        Column("Release, redact or withhold", 18), Column("Why", 28),
    )  # fmt: skip
    rows = tuple(
        (
            number, one.kind, one.state.value, _written(one), age(one, day), one.who, one.place,
            one.reference, one.words, redacted(one.words, lists), "", "",
        )
        for number, one in enumerate(found.holdings, 1)
    )  # fmt: skip
    kinds = tuple(found.kinds.items())
    counts = Sheet(title="By kind", columns=(Column("Kind", 32), Column("Held")), rows=kinds)
    return Workbook(
        title=f"What is held about {found.named}",
        about=(f"As of {day_name(day, year=True)}.", WARNING, *found.remarks),
        sheets=(counts, Sheet(title="What is held", columns=columns, rows=rows)),
    )


def lists_for(book: Book, aids: WritingAids) -> NameLists:
    """Return the lists that names are told by: the shipped ones, with the challenge's own people.

    Its themes, lines and sessions name nobody.
    """
    scope = scope_of(book)
    people = {one.name: title(one.role).lower() for one in names(book).values() if one.name.strip()}
    texts = [scope.council, scope.title, *scope.sponsors]
    texts += [theme.value.title for theme in book.themes()]
    texts += [kloe.value.title for kloe in book.kloes()]
    texts += [session.value.title for session in book.sessions()]
    return Checking(aids, Own(people, tuple(texts))).lists


def redacted(text: str, lists: NameLists) -> str:
    """Return a text in which everything that points to a person gives way to what it was."""
    parts: list[str] = []
    end = 0
    for found in find(text, lists):
        parts += [text[end : found.start], f"[redacted: {_NAMED[found.sort]}]"]
        end = found.end
    return "".join((*parts, text[end:]))


def age(one: Holding, day: str) -> int | str:
    """Return how many days something has been held on a day; "" for a draft, which has no day.

    A clock that was ahead gives no age below nothing.
    """
    if not one.at:
        return ""
    return max((read_day(day) - local(one.at, one.offset).date()).days, 0)


def _check(book: Book) -> None:
    if not reaches(own_entry(book).authority, Authority.LEAD):
        raise NotAllowed("list what is held for a request", Authority.LEAD)


def _opening(found: Disclosure) -> Iterator[Block]:
    most = sorted(found.kinds.items(), key=lambda pair: -pair[1])[:_MOST_FIGURES]
    if most:
        yield Figures(tuple(Figure(count, lowered(kind)) for kind, count in most))
    for remark in (f"Held: {counted(len(found.holdings), 'record')}.", *found.remarks, WARNING):
        yield Note(remark)


def _listing(found: Disclosure, lists: NameLists, day: str) -> Iterator[Block]:
    """Yield a table for each kind, numbered through, with room for the decision."""
    number = 0
    for kind in found.kinds:
        yield Heading(kind)
        rows: list[tuple[str, ...]] = []
        for one in (held for held in found.holdings if held.kind == kind):
            number += 1
            rows.append((f"{number}", _facts(one, day), redacted(one.words, lists), ""))
        columns = ("No.", "Written", "What is held, as proposed", "Decision")
        yield Table(columns, tuple(rows), alt=f"{kind}: {counted(len(rows), 'record')}")


def _facts(one: Holding, day: str) -> str:
    old = age(one, day)
    days = f"{old} {'day' if old == 1 else 'days'} old" if old != "" else ""
    parts = (one.state.value.capitalize(), _written(one), days, one.who, one.place, one.reference)
    return "\n".join(filter(None, parts))


def _written(one: Holding) -> str:
    return moment(one.at, one.offset) if one.at else ""
