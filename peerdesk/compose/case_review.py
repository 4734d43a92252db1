# SPDX-License-Identifier: Apache-2.0
"""The case review report: how files were read, what runs through them, strengths and areas.

It goes to team and council before the team comes on site, and later stands in the report as an
appendix. The sponsor hears of it first in a short informal talk: the talking points.
"""

from collections.abc import Iterator, Sequence

from msgspec import structs

from peerdesk.compose.blocks import (
    Block,
    Bullets,
    Callout,
    Document,
    Heading,
    Point,
    Table,
)
from peerdesk.compose.case_findings import (
    begun_files,
    by_area,
    by_type,
    done_files,
    listed_files,
    moderated,
    resting,
    share,
)
from peerdesk.compose.casebook import Casebook
from peerdesk.compose.counts import count
from peerdesk.compose.phrases import counted, listed, lowered, number
from peerdesk.compose.prose_parts import ACROSS_CASES, METHOD, TALKING_POINTS, written
from peerdesk.compose.report_frame import framed
from peerdesk.compose.report_parts import Section, group, numbered, paragraphs
from peerdesk.compose.report_plan import Edition, for_document, name_of
from peerdesk.compose.report_team import for_team
from peerdesk.compose.report_words import CASE_METHOD, CASE_NO_NAMES, NO_POINTS, TALK_FIRST, on_days
from peerdesk.compose.sentences import SIGNS
from peerdesk.domain.message import Message
from peerdesk.domain.publication_words import Publication
from peerdesk.domain.recorded import CaseRecord
from peerdesk.domain.words import CaseState, MessageKind, title

_CASES = Publication.CASE_REVIEW
_GROUPS = {
    MessageKind.STRENGTH: "Strengths",
    MessageKind.GOOD_PRACTICE: "Good practice",
    MessageKind.CONSIDERATION: "Areas for consideration",
}


def case_review(whole: Casebook, edition: Edition) -> Document:
    """Return the case review report as it stands now, in the team's copy."""
    casebook = for_document(whole, _CASES)
    days = casebook.scope.case_review_days
    read = f"Files read {on_days(days)}" if days else "Before the days on site"
    return structs.replace(
        framed(casebook, edition, name_of(_CASES), f"Report of the reviewers\n{read}"),
        blocks=tuple(numbered(_sections(casebook))),
        for_team=(*_for_reviewers(casebook), *for_team(_rested(casebook), _CASES)),
        cover=True,
    )


def talking_points(whole: Casebook, edition: Edition) -> Document:
    """Return what the team leader says to the sponsor about the files, as a speaking note."""
    casebook = _rested(for_document(whole, _CASES))
    points = list(_points(casebook))
    about = f"{name_of(_CASES)}: talking points"
    return structs.replace(
        framed(casebook, edition, about, "For the team leader, before the report is written"),
        blocks=(
            Callout(TALK_FIRST),
            *paragraphs(written(casebook, _CASES, TALKING_POINTS)),
            *paragraphs((_extent(casebook),)),
            *(points or paragraphs((NO_POINTS,))),
        ),
    )


def appendix(whole: Casebook) -> Section:
    """Return the case review as an appendix of the report; empty where no file was reviewed."""
    casebook = for_document(whole, _CASES)
    if not done_files(casebook):
        return Section(name_of(_CASES), ())
    blocks: list[Block] = []
    for section in _sections(casebook):
        if section.blocks:
            blocks += [Heading(section.title, 2), *_lower(section.blocks)]
    return Section(name_of(_CASES), tuple(blocks))


def _lower(blocks: Sequence[Block]) -> Iterator[Block]:
    """Yield blocks with their headings below those of the appendix."""
    for block in blocks:
        yield Heading(block.text, 3, block.sign) if isinstance(block, Heading) else block


def _sections(casebook: Casebook) -> list[Section]:
    types = by_type(begun_files(casebook))
    table = Table(("Type of case", "Files"), tuple((name, str(n)) for name, n in types))
    rested = _rested(casebook)
    points = list(_points(rested))
    return [
        Section("How the files were read", tuple(_method(casebook))),
        Section("Cases by type", (table,) if types else ()),
        Section("Themes across cases", tuple(_across(casebook))),
        Section("Strengths and areas for consideration", tuple(points))
        if points
        else Section("What the reviewers found", paragraphs((NO_POINTS,))),
    ]


def _rested(casebook: Casebook) -> Casebook:
    """Return the casebook with those messages only that rest on case files."""
    return structs.replace(casebook, messages=tuple(resting(casebook)))


def _points(casebook: Casebook) -> Iterator[Block]:
    for kind, name in _GROUPS.items():
        mine: list[Message] = [m for m in casebook.standing if m.kind is kind]
        if mine:
            yield Heading(name, 2, SIGNS[kind])
            yield group(casebook, mine)


def _method(casebook: Casebook) -> Iterator[Block]:
    yield from paragraphs(written(casebook, _CASES, METHOD) or (CASE_METHOD,))
    yield from paragraphs((_extent(casebook), _sources(done_files(casebook)), CASE_NO_NAMES))


def _extent(casebook: Casebook) -> str:
    """Return how many files were read, as the report counts them, and how many twice."""
    read, days = count(casebook).case_files, casebook.scope.case_review_days
    if not read:
        return "No file has been reviewed to the end yet."
    second = len(moderated(done_files(casebook)))
    when = f", {on_days(days)}" if days else ""
    looked = "all" if second == read else number(second)
    again = (
        f"A second reviewer looked at {looked} of them again."
        if second
        else "No second reviewer has looked at them yet."
    )
    return f"Reviewers read {counted(read, 'file')}{when}. {again}"


def _sources(done: tuple[CaseRecord, ...]) -> str:
    read = list(dict.fromkeys(part for case in done for part in case.review.read))
    talked = list(dict.fromkeys(role for case in done for role in case.review.talked_with))
    said = f"They read {listed([lowered(part) for part in read])}." if read else ""
    if not talked:
        return said
    with_ = listed(
        [f"{lowered(role)}s" if not role.endswith("s") else lowered(role) for role in talked]
    )
    return f"{said} They talked with {with_}.".strip()


def _across(casebook: Casebook) -> Iterator[Block]:
    yield from paragraphs(written(casebook, _CASES, ACROSS_CASES))
    found, whole = by_area(casebook), len(done_files(casebook))
    if found:
        yield Table(
            ("What reviewers looked at", "A strength in", "To consider in"),
            tuple(
                (title(a.area), share(a.strengths, whole), share(a.considerations, whole))
                for a in found
            ),
        )


def _for_reviewers(casebook: Casebook) -> Iterator[Block]:
    """Yield the numbers behind the words, and the files that still wait; for the team alone."""
    if found := by_area(casebook):
        yield Heading("For the team: files by area")
        yield Table(
            ("Area", "A strength in", "To consider in"),
            tuple((title(a.area), str(a.strengths), str(a.considerations)) for a in found),
        )
    waiting = [
        f"{case.value.label}: {title(case.review.state).lower()}"
        for case in listed_files(casebook)
        if case.review.state is not CaseState.MODERATED
    ]
    if waiting:
        yield Heading("Files not moderated yet", 2)
        yield Bullets(tuple(Point(line) for line in waiting))
