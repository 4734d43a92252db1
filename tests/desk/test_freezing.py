# SPDX-License-Identifier: Apache-2.0
"""Documents are planned, written together and frozen stage by stage, and stand as they were."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from peerdesk.compose.blocks import Copy
from peerdesk.compose.report_plan import STAGES
from peerdesk.desk import freezing
from peerdesk.desk.accuracy import decide, note_comment
from peerdesk.desk.errors import DamagedIssue, NotAllowed, NotFound, UnknownWord
from peerdesk.desk.freezing import (
    NothingToFreeze,
    TooLongToFreeze,
    before_freezing,
    freeze,
    frozen_document,
    frozen_number,
    next_stage,
)
from peerdesk.desk.messages import draft_message, reword, withdraw_message
from peerdesk.desk.written import (
    arrange_document,
    clean_prose,
    document,
    prose_held,
    published,
    write_prose,
)
from peerdesk.domain.accuracy import AccuracyComment
from peerdesk.domain.errors import TextTooLong
from peerdesk.domain.publication_words import Decision, Layout, Publication, Stage
from peerdesk.domain.text import NOTE_LIMIT
from peerdesk.domain.words import MessageKind
from tests.fakes.book import MemoryBook
from tests.fakes.challenge import Join, share

REPORT, LETTER = Publication.REPORT, Publication.LETTER


@pytest.fixture
def message(book: MemoryBook) -> str:
    theme = book.themes()[0].id
    return draft_message(book, MessageKind.STRENGTH, theme, "Leaders share a vision.")


def test_a_frozen_document_stands_as_it_was(book: MemoryBook, message: str) -> None:
    frozen = freeze(book, REPORT, Stage.DRAFT, "2026-06-09")
    before = frozen_document(frozen, Copy.SPONSOR)
    assert before.dated == "Draft 1, 9 June 2026"
    reword(book, message, "Something else.")
    write_prose(book, REPORT, "executive-summary", "New words.")
    assert frozen_document(frozen_number(book, REPORT, 1), Copy.SPONSOR) == before
    assert document(book, REPORT, Copy.SPONSOR).blocks != before.blocks
    withdraw_message(book, message)
    assert frozen_document(frozen_number(book, REPORT, 1), Copy.SPONSOR) == before


@pytest.mark.usefixtures("message")
def test_each_freezing_has_the_next_number_and_all_are_kept(book: MemoryBook) -> None:
    for stage in STAGES:
        assert next_stage(book, REPORT) is stage
        freeze(book, REPORT, stage)
    held = published(book, REPORT)
    assert held is not None
    assert [(f.number, f.stage) for f in held.issues] == list(enumerate(STAGES, 1))
    assert next_stage(book, REPORT) is Stage.FINAL
    assert held.last == held.issues[-1]
    assert published(book, LETTER) is None


def test_a_frozen_document_names_each_message_once(book: MemoryBook, message: str) -> None:
    key = draft_message(book, MessageKind.RECOMMENDATION, book.themes()[0].id, "Agree one route.")
    points = freeze(book, REPORT, Stage.DRAFT).points
    assert sorted(point.message for point in points) == sorted((message, key))


def test_no_note_is_in_what_is_frozen(book: MemoryBook, message: str) -> None:
    assert message
    frozen = freeze(book, REPORT, Stage.TEAM)
    assert '"trail":["' not in frozen.content
    team = frozen_document(frozen, Copy.TEAM)
    assert team.for_team == ()


@pytest.mark.usefixtures("message")
def test_one_changed_letter_is_noticed(book: MemoryBook) -> None:
    frozen = freeze(book, REPORT, Stage.DRAFT)
    damaged = replace(frozen, content=frozen.content.replace("vision", "mission"))
    with pytest.raises(DamagedIssue) as refused:
        frozen_document(damaged, Copy.SPONSOR)
    assert refused.value.number == 1


def test_an_empty_document_is_not_frozen(book: MemoryBook) -> None:
    with pytest.raises(NothingToFreeze):
        freeze(book, REPORT, Stage.DRAFT)


@pytest.mark.usefixtures("message")
def test_what_one_record_cannot_hold_says_so(
    book: MemoryBook, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(freezing, "_HALF", 500)
    with pytest.raises(TooLongToFreeze):
        freeze(book, REPORT, Stage.DRAFT)
    assert published(book, REPORT) is None


@pytest.mark.usefixtures("message")
def test_only_leads_freeze_and_arrange_and_everybody_writes(book: MemoryBook, join: Join) -> None:
    peer = join()
    share(book, peer)
    write_prose(peer, REPORT, "background", "A peer wrote this.")
    with pytest.raises(NotAllowed):
        freeze(peer, REPORT, Stage.DRAFT)
    with pytest.raises(NotAllowed):
        arrange_document(peer, REPORT, layout=Layout.CORPORATE)
    share(peer, book)
    held = prose_held(book, REPORT, "background")
    assert held is not None
    assert held.value.words == "A peer wrote this."


def test_two_who_write_one_part_apart_lose_nothing(book: MemoryBook, join: Join) -> None:
    peer = join()
    first = write_prose(book, REPORT, "background", "First.")
    share(book, peer)
    write_prose(book, REPORT, "background", "Mine.")
    write_prose(peer, REPORT, "background", "Theirs.")
    share(book, peer)
    share(peer, book)
    held = prose_held(book, REPORT, "background")
    assert held is not None
    assert held.id == first
    assert sorted(choice.value.words for choice in held.choices) == ["Mine.", "Theirs."]
    write_prose(book, REPORT, "background", "Ours.")
    share(book, peer)
    theirs = prose_held(peer, REPORT, "background")
    assert theirs is not None
    assert [choice.value.words for choice in theirs.choices] == ["Ours."]


def test_what_changes_nothing_writes_nothing(book: MemoryBook, message: str) -> None:
    write_prose(book, REPORT, "background", "Words.")
    arrange_document(book, REPORT, left_out=(message,))
    before = book.writes
    write_prose(book, REPORT, "background", " Words. \n")
    arrange_document(book, REPORT, left_out=(message, message))
    assert write_prose(book, REPORT, "next-steps", "  ") == ""
    assert book.writes == before


@pytest.mark.parametrize(
    ("kind", "part"),
    [(REPORT, "opening"), (REPORT, "narrative"), (Publication.PRESENTATION, "background")],
)
def test_a_part_that_a_document_does_not_have_is_refused(
    book: MemoryBook, kind: Publication, part: str
) -> None:
    with pytest.raises(UnknownWord):
        write_prose(book, kind, part, "Words.")


def test_unknown_messages_and_parts_of_a_plan_are_refused(book: MemoryBook) -> None:
    with pytest.raises(NotFound):
        arrange_document(book, REPORT, left_out=("nothing",))
    with pytest.raises(UnknownWord):
        arrange_document(book, REPORT, parts=("cover",))


def test_prose_that_is_too_long_is_refused_and_nothing_is_written(book: MemoryBook) -> None:
    with pytest.raises(TextTooLong):
        write_prose(book, REPORT, "background", "word " * NOTE_LIMIT)
    assert prose_held(book, REPORT, "background") is None


@given(st.text(max_size=300))
def test_cleaned_prose_is_a_fixed_point_with_one_blank_line_between_paragraphs(text: str) -> None:
    once = clean_prose(text)
    assert clean_prose(once) == once
    assert "\n\n\n" not in once
    assert all(part == " ".join(part.split()) for part in once.split("\n\n"))


@pytest.mark.usefixtures("message")
def test_a_lead_is_told_what_is_open_and_stopped_by_nothing(book: MemoryBook) -> None:
    comment = note_comment(book, AccuracyComment(publication=REPORT, comment="Three hubs."))
    said = " ".join(before_freezing(book, REPORT, Stage.FINAL))
    assert "still emerging" in said
    assert "no text of the team’s own" in said
    assert "Not frozen yet: draft, team, quality assurance" in said
    assert "1 comment of the council" in said
    freeze(book, REPORT, Stage.FINAL)
    decide(book, comment, Decision.NOT_ACCEPTED)
    assert "of the council on facts" not in " ".join(before_freezing(book, REPORT, Stage.FINAL))


def test_what_was_never_frozen_is_not_found(book: MemoryBook) -> None:
    with pytest.raises(NotFound):
        frozen_number(book, REPORT, 1)
    with pytest.raises(NotFound):
        freezing.find_frozen(book, REPORT, "nothing")


@pytest.mark.parametrize("kind", [REPORT, LETTER, Publication.FORM, Publication.CASE_REVIEW])
def test_what_is_written_is_never_frozen_as_presented(book: MemoryBook, kind: Publication) -> None:
    draft_message(book, MessageKind.STRENGTH, book.themes()[0].id, "Staff share the vision")
    for act in (freeze, before_freezing):
        with pytest.raises(UnknownWord, match="quality-assurance"):
            act(book, kind, Stage.PRESENTED)
    assert published(book, kind) is None
