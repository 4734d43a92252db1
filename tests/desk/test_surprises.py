# SPDX-License-Identifier: Apache-2.0
"""Told, shown and reported, as a book has them."""

import hashlib

import pytest
from msgspec import structs

from peerdesk.compose.blocks import Copy, Deck, Point, Sign, Slide
from peerdesk.compose.checks.finding import Check, Light, fingerprint
from peerdesk.compose.presentation import compose_deck
from peerdesk.compose.report_plan import WRITTEN
from peerdesk.desk.case_files import Agreed, add_case_files, write_finding
from peerdesk.desk.gathering import gather
from peerdesk.desk.messages import draft_message, link_note, reword, withdraw_message
from peerdesk.desk.surprises import CHECKS, compare, leaders_page, told_findings
from peerdesk.desk.tellings import tell
from peerdesk.desk.writing import write
from peerdesk.desk.written import gather_written
from peerdesk.domain.facts import PointIssued
from peerdesk.domain.identifiers import mint
from peerdesk.domain.publication_words import Publication, Stage, WhyReleased
from peerdesk.domain.publishing import FindingReleased, PublicationIssued
from peerdesk.domain.release import Release
from peerdesk.domain.words import CaseArea, MessageKind, Outcome, Relation
from peerdesk.ledger.canonical import encode
from tests.fakes.book import MemoryBook

TOLD = "Staff own the vision"
NOW = "Staff share the vision"


@pytest.fixture
def message(book: MemoryBook) -> str:
    """Return a message of the first theme."""
    return draft_message(book, MessageKind.STRENGTH, book.themes()[0].id, TOLD)


def present(book: MemoryBook, deck: Deck | None = None, *, file: str = "") -> None:
    """Freeze the slides as they were presented: as they stand, or as a file had them."""
    made = deck or compose_deck(gather(book), Copy.TEAM)
    content = encode(made)
    points = [p for slide in made.slides for p in slide.points if p.message]
    fact = PublicationIssued(
        publication=mint(), kind=Publication.PRESENTATION, stage=Stage.PRESENTED, number=1,
        content=content.decode(), digest=hashlib.sha256(content).hexdigest(),
        points=tuple(PointIssued(p.message, p.text) for p in points), file=file,
    )  # fmt: skip
    write(book, fact)


def edited(book: MemoryBook, wording: str, typed: str) -> Deck:
    """Return the slides with the message reworded, a bullet typed in, and a footer on each."""
    deck = compose_deck(gather(book), Copy.TEAM)

    def change(slide: Slide) -> Slide:
        points = tuple(structs.replace(p, text=wording) if p.message else p for p in slide.points)
        more = (Point(typed),) if any(p.message for p in slide.points) else ()
        kept = structs.replace(slide, sign=Sign.STRENGTH) if more else slide
        return structs.replace(kept, points=(*points, *more, Point("For the council")))

    return structs.replace(deck, slides=tuple(map(change, deck.slides)))


def let_stand(book: MemoryBook, mark: str, *, dropped: bool = False) -> None:
    """Record that a finding may stand."""
    details = Release(
        check=Check.SURPRISE, kind="never-told", fingerprint=mark, by=book.person,
        reason=WhyReleased.TEAMS_VIEW, dropped=dropped,
    )  # fmt: skip
    write(book, FindingReleased(release=mint(), details=details))


def test_slides_and_report_as_they_stand_are_held_against_what_was_told(
    book: MemoryBook, message: str
) -> None:
    tell(book, message, "", Outcome.AS_WRITTEN, occasion="In passing")
    reword(book, message, NOW)
    found = compare(book)
    (row,) = found.rows
    assert (found.slides, found.report) == ("as they stand now", "as it stands now")
    assert (row.light, row.verdict) == (Light.AMBER, "Changed since told")
    assert [one.wording for one in row.told] == [TOLD]


def test_once_presented_the_slides_are_those_that_were_presented(
    book: MemoryBook, message: str
) -> None:
    present(book)
    reword(book, message, NOW)
    found = compare(book)
    assert found.slides.startswith("as presented, ")
    (row,) = found.rows
    assert row.slides is not None
    assert row.slides.text == TOLD
    assert row.drifted is not None
    assert (row.drifted.before, row.drifted.text) == (TOLD, NOW)


def test_a_file_edited_elsewhere_says_what_stands_in_it(book: MemoryBook, message: str) -> None:
    del message
    present(book, edited(book, NOW, "Typed at midnight"), file="f" * 64)
    texts = {row.text: row.verdict for row in compare(book).rows}
    assert texts[NOW] == "Never told"
    assert texts["Typed at midnight"] == "In no message, never told"
    assert "For the council" not in texts


def test_what_a_later_program_froze_is_known_by_its_points(book: MemoryBook, message: str) -> None:
    fact = PublicationIssued(
        publication=mint(), kind=Publication.PRESENTATION, stage=Stage.PRESENTED, number=1,
        content='{"slides": 7}', digest="0" * 64, points=(PointIssued(message, TOLD),),
    )  # fmt: skip
    write(book, fact)
    assert [row.text for row in compare(book).rows] == [TOLD]


def test_a_point_told_withdrawn_and_presented_is_red(book: MemoryBook, message: str) -> None:
    tell(book, message, "", Outcome.AS_WRITTEN, occasion="In passing")
    present(book)
    withdraw_message(book, message)
    (row,) = compare(book).rows
    assert (row.light, row.verdict) == (Light.RED, "Withdrawn, and yet here")


def test_a_reason_recorded_is_told_with_who_gave_it_and_when(
    book: MemoryBook, message: str
) -> None:
    del message
    finding = told_findings(gather(book), Publication.PRESENTATION)[0]
    let_stand(book, fingerprint(finding))
    (row,) = compare(book).rows
    assert row.stands[fingerprint(finding)].startswith(
        "The team’s own view, and meant so, Helen Okafor"
    )
    assert finding not in row.open


def test_a_reason_taken_back_is_none(book: MemoryBook, message: str) -> None:
    del message
    finding = told_findings(gather(book), Publication.PRESENTATION)[0]
    let_stand(book, fingerprint(finding), dropped=True)
    assert compare(book).rows[0].stands == {}


def test_a_report_that_drifted_is_found_in_the_report_alone(book: MemoryBook, message: str) -> None:
    tell(book, message, "", Outcome.AS_WRITTEN, occasion="In passing")
    present(book)
    reword(book, message, NOW)
    casebook = gather(book)
    kinds = {f.check for f in told_findings(casebook, Publication.PRESENTATION)}
    assert Check.DRIFT not in kinds
    assert Check.DRIFT in {f.check for f in told_findings(casebook, Publication.REPORT)}
    assert Check.DRIFT in {f.check for f in told_findings(casebook, Publication.LETTER)}


def test_in_a_summary_nothing_is_a_surprise(book: MemoryBook, message: str) -> None:
    del message
    assert told_findings(gather(book), Publication.SUMMARY) == ()


@pytest.mark.parametrize("kind", list(CHECKS))
def test_what_nobody_was_told_is_found_in_every_document_that_says_it(
    book: MemoryBook, message: str, kind: Publication
) -> None:
    add_case_files(book, Agreed(types=("child in need",)))
    case = book.case_files()[0].id
    note = write_finding(book, case, CaseArea.PLANNING, "+ The plan is clear").entry.fact.entity
    link_note(book, message, note, Relation.SUPPORTS)
    casebook = gather_written(book, kind) if kind in WRITTEN else gather(book)
    found = [one for one in told_findings(casebook, kind) if one.check is Check.SURPRISE]
    assert [one.message for one in found] == [message]
    assert {one.check for one in told_findings(casebook, kind)} <= {
        *CHECKS[kind], Check.TRIANGULATION,
    }  # fmt: skip


def test_what_a_case_review_does_not_say_is_no_finding_of_it(
    book: MemoryBook, message: str
) -> None:
    tell(book, message, "", Outcome.AS_WRITTEN, occasion="In passing")
    assert (
        told_findings(gather_written(book, Publication.CASE_REVIEW), Publication.CASE_REVIEW) == ()
    )


def test_the_page_is_a_document_of_the_team_and_writes_nothing(
    book: MemoryBook, message: str
) -> None:
    del message
    book.writes = 0
    page = leaders_page(book, "2026-05-14")
    assert (page.copy, page.dated) == (Copy.TEAM, "Thursday 14 May 2026")
    assert not isinstance(page, Deck)
    assert book.writes == 0


def test_a_challenge_without_a_message_has_an_empty_page(book: MemoryBook) -> None:
    assert compare(book).rows == ()
