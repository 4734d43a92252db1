# SPDX-License-Identifier: Apache-2.0
"""The day's summary: arranged, issued for good, and told."""

import hashlib

import pytest
from msgspec.structs import replace

from peerdesk.compose.blocks import Bullets, Copy, Document
from peerdesk.compose.summary import issued_points
from peerdesk.desk.briefings import arrange, issue, issued_document, summary
from peerdesk.desk.capture import write_line
from peerdesk.desk.errors import (
    DamagedIssue,
    NotAllowed,
    NotFound,
    NothingToIssue,
)
from peerdesk.desk.messages import draft_message, reword
from peerdesk.desk.tellings import tell
from peerdesk.domain.errors import UnreadableTime
from peerdesk.domain.facts import ThinPlan
from peerdesk.domain.words import MessageKind, Outcome
from tests.fakes.book import MemoryBook
from tests.fakes.challenge import Join
from tests.issuing import issue_all

DAY = "2026-05-12"
SPONSOR = "Director of children’s services"


@pytest.fixture
def message(book: MemoryBook) -> str:
    """Return a message that stands on one note."""
    note = write_line(book, "Mar-ker staff said the vision unprompted").note
    theme = book.themes()[0].id
    drafted = draft_message(book, MessageKind.STRENGTH, theme, "Staff own it", supports=[note])
    book.writes = 0
    return drafted


def _texts(document: Document) -> list[str]:
    return [point.text for point in issued_points(document)]


def test_a_summary_shows_what_stands_and_writes_nothing(book: MemoryBook, message: str) -> None:
    arrange(book, DAY, points=[message])
    assert _texts(summary(book, DAY, Copy.SPONSOR)) == ["Staff own it"]
    reword(book, message, "Staff know it")
    book.writes = 0
    document = summary(book, DAY, Copy.TEAM)
    assert _texts(document) == ["Staff know it"]
    assert issued_points(document)[0].trail
    assert book.writes == 0


def test_nothing_enters_that_nobody_ticked(book: MemoryBook, message: str) -> None:
    assert message
    assert _texts(summary(book, DAY, Copy.TEAM)) == []
    with pytest.raises(NothingToIssue):
        issue(book, DAY)


def test_an_arrangement_takes_in_asks_plans_and_mentions(book: MemoryBook, message: str) -> None:
    kloe = book.kloes()[0].id
    arrange(book, DAY, points=[message, message], requests=["Rota for May ", ""])
    arrange(book, DAY, practical=["Badges at eight"], plans={kloe: " two visits "})
    (briefing,) = book.briefings()
    assert briefing.arrangement is not None
    assert briefing.arrangement.points == (message,)
    assert briefing.arrangement.plans == (ThinPlan(kloe, "two visits"),)
    assert briefing.arrangement.requests == ("Rota for May",)
    assert briefing.arrangement.practical == ("Badges at eight",)
    assert briefing.arrangement.sponsor == SPONSOR
    assert _texts(summary(book, DAY, Copy.SPONSOR)) == ["Staff own it"]
    arrange(book, DAY, plans={kloe: ""}, points=[])
    assert book.briefings()[0].arrangement == replace(
        briefing.arrangement, hash=book.briefings()[0].arrangements[0].hash, plans=(), points=()
    )


def test_the_same_arrangement_writes_nothing(book: MemoryBook, message: str) -> None:
    arrange(book, DAY)
    assert book.writes == 0
    arrange(book, DAY, points=[message])
    arrange(book, DAY, points=[message], sponsor=SPONSOR)
    assert book.writes == 1


def test_what_is_ticked_must_be_a_message_and_the_day_a_day(book: MemoryBook) -> None:
    with pytest.raises(NotFound):
        arrange(book, DAY, points=["0" * 32])
    with pytest.raises(UnreadableTime):
        arrange(book, "today", requests=["A rota"])
    assert book.writes == 0


def test_an_issue_is_frozen_numbered_and_superseded(book: MemoryBook, message: str) -> None:
    first = issue_all(book, DAY)
    reword(book, message, "Staff know it")
    second = issue_all(book, DAY)
    assert (first.number, second.number) == (1, 2)
    assert _texts(issued_document(first)) == ["Staff own it"]
    assert _texts(issued_document(second)) == ["Staff know it"]
    assert [point.wording for point in first.points] == ["Staff own it"]
    assert [i.number for i in book.briefings()[0].issues] == [1, 2]


def test_an_issue_freezes_no_note_and_its_sponsors_copy_no_weight(
    book: MemoryBook, message: str
) -> None:
    frozen = issue_all(book, DAY)
    assert message in frozen.content
    assert "Mar-ker" not in frozen.content
    for copy in (Copy.SPONSOR, Copy.SPEAKING_NOTE):
        (point,) = issued_points(issued_document(frozen, copy))
        assert (point.weight, point.trail, point.settings) == ("", (), 0)
    assert issued_document(frozen, Copy.TEAM).copy is Copy.TEAM


def test_a_changed_issue_is_noticed(book: MemoryBook, message: str) -> None:
    assert message
    frozen = issue_all(book, DAY)
    forged = replace(frozen, content=frozen.content.replace("Staff own it", "Staff owe it"))
    with pytest.raises(DamagedIssue):
        issued_document(forged)


def test_an_issue_whose_content_is_no_document_is_damaged_whatever_its_digest(
    book: MemoryBook, message: str
) -> None:
    assert message
    content = '{"title":1}'
    digest = hashlib.sha256(content.encode()).hexdigest()
    with pytest.raises(DamagedIssue):
        issued_document(replace(issue_all(book, DAY), content=content, digest=digest))


def test_what_an_earlier_program_froze_is_read_by_one_that_knows_more(
    book: MemoryBook, message: str
) -> None:
    assert message
    frozen = issue_all(book, DAY)
    content = frozen.content.replace('"lead":"",', "")
    assert content != frozen.content
    digest = hashlib.sha256(content.encode()).hexdigest()
    older = replace(frozen, content=content, digest=digest)
    assert issued_document(older) == issued_document(frozen)


def test_an_empty_summary_is_not_issued(book: MemoryBook) -> None:
    with pytest.raises(NothingToIssue):
        issue(book, DAY)
    assert not book.briefings()


def test_summaries_are_for_leads(book: MemoryBook, message: str, join: Join) -> None:
    arrange(book, DAY, points=[message])
    peer = join()
    for deed in (
        lambda: issue(peer, DAY),
        lambda: arrange(peer, DAY, points=[]),
        lambda: tell(peer, message, SPONSOR, Outcome.AS_WRITTEN, occasion="Corridor"),
    ):
        with pytest.raises(NotAllowed):
            deed()
    assert summary(peer, DAY, Copy.SPEAKING_NOTE).blocks


def test_the_second_summary_says_what_changed(book: MemoryBook, message: str) -> None:
    issue_all(book, DAY)
    reword(book, message, "Staff know it")
    arrange(book, "2026-05-13", points=[message])
    document = summary(book, "2026-05-13", Copy.SPEAKING_NOTE)
    groups = [block for block in document.blocks if isinstance(block, Bullets)]
    assert "reworded" in groups[0].points[0].news
