# SPDX-License-Identifier: Apache-2.0
"""Report by keyboard: parts written, points in and out, stages, log, with nothing typed lost."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from peerdesk.compose.blocks import Copy
from peerdesk.desk.accuracy import comments_on, note_comment
from peerdesk.desk.accuracy_rows import AccuracyRow
from peerdesk.desk.case_files import Agreed, add_case_files, write_finding
from peerdesk.desk.freezing import freeze
from peerdesk.desk.messages import draft_message, link_note
from peerdesk.desk.written import arrange_document, prose_held, published
from peerdesk.domain.accuracy import AccuracyComment
from peerdesk.domain.publication_words import Decision, Layout, Publication, Stage
from peerdesk.domain.team import Person
from peerdesk.domain.words import CaseArea, MessageKind, Outcome, Relation, Role
from peerdesk.interchange.accuracy_log import log_xlsx
from peerdesk.ui.components.reword_sheet import RewordSheet
from peerdesk.ui.look import Look
from peerdesk.ui.report.freezing import FreezeSheet
from peerdesk.ui.report.importing import IncomingSheet
from peerdesk.ui.report.place import ReportFrom, ReportPlace
from peerdesk.ui.report.rows import PartRow, PointRow
from peerdesk.ui.report.telling import SaidSheet
from tests.fakes.challenge import share
from tests.fakes.session import FakeSession
from tests.ui.driving import check_model, opened, press_key, settle, shown_texts, type_text

Opened = Callable[..., FakeSession]
Key = Qt.Key
REPORT = Publication.REPORT
CLEAR = "Leaders share a clear vision, and staff describe it in the same words."
FEW = "The council may want to consider which few things come first."
FIRST = "Agree one route for step-down with early help."


@pytest.fixture
def messages(session: FakeSession) -> dict[str, str]:
    """Draft a strength, a consideration and a key recommendation under the first theme."""
    theme = session.book.themes()[0].id
    return {
        words: draft_message(session.book, kind, theme, words)
        for kind, words in (
            (MessageKind.STRENGTH, CLEAR),
            (MessageKind.CONSIDERATION, FEW),
            (MessageKind.RECOMMENDATION, FIRST),
        )
    }


@pytest.fixture
def place(qtbot: QtBot, look: Look, session: FakeSession, messages: dict[str, str]) -> ReportPlace:
    assert messages
    return opened(qtbot, ReportPlace(look, session))


def choose(place: ReportPlace, key: str) -> None:
    """Choose a row of the outline by its key."""
    number = place.model.find(key)
    assert number >= 0, key
    place.page.outline.setCurrentIndex(place.model.index(number))


def test_the_outline_has_the_parts_to_write_and_every_point(
    place: ReportPlace, messages: dict[str, str], qtmodeltester: ModelTester
) -> None:
    check_model(qtmodeltester, place.model)
    rows = [place.model.row(number) for number in range(place.model.rowCount())]
    assert {row.message for row in rows if isinstance(row, PointRow)} == set(messages.values())
    parts = [row.part for row in rows if isinstance(row, PartRow)]
    assert {"executive-summary", "background", "narrative", "next-steps"} <= set(parts)
    assert place.page.count.text() == "3 in, 0 out"


def test_a_part_is_written_with_enter_and_put_in_with_ctrl_enter(
    qtbot: QtBot, place: ReportPlace, session: FakeSession
) -> None:
    choose(place, "part:executive-summary:")
    press_key(place.page.outline, Key.Key_Return)
    assert place.page.write.area.hasFocus()
    type_text(place.page.write.area, "What")
    assert place.page.write.count.text().startswith("1 word. ")
    type_text(place.page.write.area, " stands out is trust.")
    assert place.page.write.count.text().startswith("5 words. ")
    press_key(place.page.write.area, Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle(qtbot, place)
    held = prose_held(session.book, REPORT, "executive-summary")
    assert held is not None
    assert held.value.words == "What stands out is trust."
    assert session.book.drafts() == {}
    page = place.page.preview.laid.pages
    assert page


def test_what_is_typed_is_kept_as_a_draft_and_comes_back(
    qtbot: QtBot, look: Look, place: ReportPlace, session: FakeSession
) -> None:
    choose(place, "part:background:")
    press_key(place.page.outline, Key.Key_Return)
    type_text(place.page.write.area, "Half a sen")
    qtbot.waitUntil(lambda: "Half a sen" in session.book.drafts().values())
    again = opened(qtbot, ReportPlace(look, session), ReportFrom(row="part:background:"))
    assert again.page.write.area.toPlainText() == "Half a sen"


@pytest.mark.parametrize("rest", [0, 600])
def test_what_is_typed_stands_there_still_after_a_look_at_another_part(
    qtbot: QtBot, place: ReportPlace, session: FakeSession, rest: int
) -> None:
    choose(place, "part:background:")
    press_key(place.page.outline, Key.Key_Return)
    type_text(place.page.write.area, "An older draft")
    qtbot.waitUntil(lambda: "An older draft" in session.book.drafts().values())
    place.renew()
    settle(qtbot, place)
    press_key(place.page.write.area, Key.Key_End)
    type_text(place.page.write.area, " made newer")
    qtbot.wait(rest)
    choose(place, "part:executive-summary:")
    assert place.page.write.area.toPlainText() == ""
    choose(place, "part:background:")
    assert place.page.write.area.toPlainText() == "An older draft made newer"
    press_key(place.page.outline, Key.Key_Return)
    press_key(place.page.write.area, Key.Key_End)
    type_text(place.page.write.area, "!")
    place.working.drafts.flush()
    settle(qtbot, place)
    assert list(session.book.drafts().values()) == ["An older draft made newer!"]


def test_what_is_typed_while_a_part_is_put_in_is_kept(
    qtbot: QtBot, place: ReportPlace, session: FakeSession
) -> None:
    choose(place, "part:background:")
    press_key(place.page.outline, Key.Key_Return)
    area = place.page.write.area
    type_text(area, "Put in")
    press_key(area, Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    type_text(area, " and on")
    settle(qtbot, place)
    place.working.drafts.flush()
    settle(qtbot, place)
    assert area.toPlainText() == "Put in and on"
    assert list(session.book.drafts().values()) == ["Put in and on"]


def test_what_is_typed_about_a_comment_outlasts_another_comment_and_a_new_reading(
    qtbot: QtBot, place: ReportPlace, session: FakeSession
) -> None:
    for words in ("There are three hubs.", "The date is wrong."):
        note_comment(session.book, AccuracyComment(publication=REPORT, comment=words))
    place.open("report")
    settle(qtbot, place)
    place.page.show_side("log")
    log = place.page.log
    log.list.setCurrentIndex(log.model.index(0))
    log.form.why.setPlainText("The third opened later.")
    log.list.setCurrentIndex(log.model.index(1))
    assert log.form.why.toPlainText() == ""
    log.list.setCurrentIndex(log.model.index(0))
    assert log.form.why.toPlainText() == "The third opened later."
    log.show_new()
    log.form.comment.setPlainText("The name of the board is wrong.")
    place.renew()
    settle(qtbot, place)
    assert log.form.comment.toPlainText() == "The name of the board is wrong."
    log.form.keep.click()
    settle(qtbot, place)
    kept = [one.value.comment for one in comments_on(session.book, REPORT)]
    assert kept[-1] == "The name of the board is wrong."
    assert len(kept) == 3
    assert log.form.why.toPlainText() == "The third opened later."


def test_a_lock_is_handed_what_was_typed_and_leaves_nothing_on_the_screen(
    place: ReportPlace,
) -> None:
    choose(place, "part:background:")
    press_key(place.page.outline, Key.Key_Return)
    type_text(place.page.write.area, "Not yet kept")
    assert "Not yet kept" in place.last_words().values()
    place.blank()
    shown = shown_texts(place)
    assert not [words for words in (CLEAR, FEW, FIRST, "Not yet kept") if words in shown]
    assert place.model.rowCount() == 0


def test_space_leaves_a_point_out_of_this_document_alone_and_back_in(
    qtbot: QtBot, place: ReportPlace, session: FakeSession, messages: dict[str, str]
) -> None:
    choose(place, f"message:{messages[FEW]}")
    press_key(place.page.outline, Key.Key_Space)
    settle(qtbot, place)
    assert arrange_document(session.book, REPORT).left_out == (messages[FEW],)
    assert arrange_document(session.book, Publication.LETTER).left_out == ()
    assert place.page.count.text() == "2 in, 1 out"
    press_key(place.page.outline, Key.Key_Space)
    settle(qtbot, place)
    assert arrange_document(session.book, REPORT).left_out == ()


def test_a_key_recommendation_becomes_a_suggestion_by_one_key(
    qtbot: QtBot, place: ReportPlace, session: FakeSession, messages: dict[str, str]
) -> None:
    choose(place, f"message:{messages[FIRST]}")
    place.page.write.tier.click()
    settle(qtbot, place)
    assert session.book.message(messages[FIRST]).kind is MessageKind.SUGGESTION


def test_a_point_is_reworded_everywhere(
    qtbot: QtBot, place: ReportPlace, session: FakeSession, messages: dict[str, str]
) -> None:
    choose(place, f"message:{messages[CLEAR]}")
    press_key(place.page.outline, Key.Key_F2)
    settle(qtbot, place)
    sheet = place.findChild(RewordSheet)
    assert sheet is not None
    sheet.wording.set_text("Leaders share one vision.")
    sheet._take()
    settle(qtbot, place)
    assert session.book.message(messages[CLEAR]).wording == "Leaders share one vision."


def test_a_document_is_frozen_at_the_next_stage_and_can_be_looked_at(
    qtbot: QtBot, place: ReportPlace, session: FakeSession
) -> None:
    place.page.show_side("stages")
    assert place.page.stages.stage.value() == Stage.DRAFT
    place.page.stages.freeze.click()
    sheet = place.findChild(FreezeSheet)
    assert sheet is not None
    assert "still emerging" in shown_texts(sheet)
    sheet._take()
    settle(qtbot, place)
    held = published(session.book, REPORT)
    assert held is not None
    assert [(f.stage, f.number) for f in held.issues] == [(Stage.DRAFT, 1)]
    assert place.page.stages.stage.value() == Stage.TEAM
    place._choose_edition(held.issues[0].hash)
    settle(qtbot, place)
    assert "Draft 1" in place.page.heading.findChildren(type(place.page.count))[1].text()


def test_before_it_is_frozen_the_open_findings_are_counted_and_can_be_looked_at(
    qtbot: QtBot, place: ReportPlace, session: FakeSession
) -> None:
    place.page.copies.choose(Copy.TEAM)
    place._choose_copy(Copy.TEAM)
    settle(qtbot, place)
    place.page.stages.freeze.click()
    settle(qtbot, place)
    sheet = place.findChild(FreezeSheet)
    assert sheet is not None
    assert "3 findings of the checks stand open: surprise 3." in shown_texts(sheet)
    sheet.look_at.click()
    qtbot.waitUntil(lambda: place.checking.open_count == 3)
    chosen = place.page.checks.model.finding(place.page.checks.list.currentIndex().row())
    assert chosen is not None
    assert chosen.number == 1
    assert place.page.side == "checks"
    assert published(session.book, REPORT) is None
    place.page.stages.freeze.click()
    settle(qtbot, place)
    again = place.working.sheet.sheet
    assert isinstance(again, FreezeSheet)
    again._take()
    settle(qtbot, place)
    assert published(session.book, REPORT) is not None


@pytest.mark.parametrize("paper", ["letter", "feedback-form", "case-review", "talking-points"])
def test_only_what_was_checked_is_said_to_be_clear(
    qtbot: QtBot, place: ReportPlace, paper: str
) -> None:
    place.page.paper.picked.emit(paper)
    qtbot.waitUntil(lambda: place.page.checks.model.rowCount() > 0)
    model = place.page.checks.model
    said = {str(model.index(row).data()) for row in range(model.rowCount())}
    clear = "Nothing that the sponsor was not told" in said
    assert clear == (paper == "case-review")
    assert (place.checking.open_count > 0) == (paper in {"letter", "feedback-form"})
    assert ("Nothing differs from the slides" in said) == (paper == "letter")


def test_layout_and_parts_are_chosen_by_leads(
    qtbot: QtBot, place: ReportPlace, session: FakeSession
) -> None:
    place.page.show_side("plan")
    place.page.plan.layout_chosen.emit(Layout.CORPORATE)
    settle(qtbot, place)
    assert arrange_document(session.book, REPORT).layout is Layout.CORPORATE
    first = next(iter(place.page.plan.parts.values()))
    first.click()
    settle(qtbot, place)
    assert "team" not in arrange_document(session.book, REPORT).parts


def test_comments_come_in_after_a_look_and_are_decided(
    qtbot: QtBot, place: ReportPlace, session: FakeSession, tmp_path: Path
) -> None:
    rows = (AccuracyRow(comment="There are three hubs.", place="Page 2"),)
    came = tmp_path / "came-back.xlsx"
    came.write_bytes(log_xlsx("Log", rows))
    place.log_files._read(REPORT, came)
    settle(qtbot, place)
    sheet = place.findChild(IncomingSheet)
    assert sheet is not None
    assert comments_on(session.book, REPORT) == ()
    sheet._take()
    settle(qtbot, place)
    place.page.show_side("log")
    log = place.page.log
    log.form.decision.choose(Decision.ACCEPTED)
    log.form.decision.picked.emit(Decision.ACCEPTED)
    log.form.why.setPlainText("The third opened later.")
    log.form.keep.click()
    settle(qtbot, place)
    (held,) = comments_on(session.book, REPORT)
    assert (held.value.decision, held.value.why) == (
        Decision.ACCEPTED,
        "The third opened later.",
    )
    assert "1 comment, 0 not decided" in log.count.text()


def test_what_was_taken_in_can_be_taken_back_at_once_and_no_decision_is_made_up(
    qtbot: QtBot, place: ReportPlace, session: FakeSession
) -> None:
    rows = (AccuracyRow(comment="There are three hubs.", unread="maybe", why="“maybe”"),)
    place.log_files._compare(REPORT, "log.xlsx", rows)
    settle(qtbot, place)
    sheet = place.findChild(IncomingSheet)
    assert sheet is not None
    assert "No decision that is known: “maybe”" in shown_texts(sheet)
    with qtbot.waitSignal(place.said) as told:
        sheet._take()
    settle(qtbot, place)
    (held,) = comments_on(session.book, REPORT)
    assert held.value.decision is Decision.OPEN
    assert told.args is not None
    told.args[1]()
    settle(qtbot, place)
    assert comments_on(session.book, REPORT) == ()


def test_a_message_gets_the_words_that_were_agreed_for_it(
    qtbot: QtBot, place: ReportPlace, session: FakeSession, messages: dict[str, str]
) -> None:
    freeze(session.book, REPORT, Stage.FACTUAL_ACCURACY)
    comment = AccuracyComment(
        publication=REPORT, comment="Not all staff.", message=messages[CLEAR],
        decision=Decision.ACCEPTED, changed_to="Leaders share a clear vision.",
    )  # fmt: skip
    note_comment(session.book, comment)
    place.open("report")
    settle(qtbot, place)
    place.page.show_side("log")
    place.page.log.form.reword.click()
    settle(qtbot, place)
    assert session.book.message(messages[CLEAR]).wording == "Leaders share a clear vision."


@pytest.mark.parametrize("paper", ["letter", "feedback-form", "case-review", "talking-points"])
def test_every_document_can_be_shown(qtbot: QtBot, place: ReportPlace, paper: str) -> None:
    place.page.paper.picked.emit(paper)
    settle(qtbot, place)
    assert place.where() == ReportFrom(paper, place.working.current, "write")
    assert place.page.preview.laid.pages


def test_somebody_who_only_looks_on_reads_and_writes_nothing(
    qtbot: QtBot, look: Look, place: ReportPlace, session: FakeSession, open_session: Opened
) -> None:
    assert place.page.export.isVisible()
    observer = open_session(Person("Ola Byrne", Role.OBSERVER), founded=False)
    share(session.book, observer.book)
    theirs = opened(qtbot, ReportPlace(look, observer))
    assert theirs.page.write.area.isReadOnly()
    assert not theirs.page.stages.freeze.isEnabled()
    assert not theirs.page.plan.layout_pick.isEnabled()


def test_without_a_challenge_it_says_so(qtbot: QtBot, look: Look, open_session: Opened) -> None:
    place = opened(qtbot, ReportPlace(look, open_session(founded=False)))
    assert "no challenge" in place.page.empty.findChildren(type(place.page.count))[0].text()


def test_what_was_said_in_the_talk_is_recorded_by_one_key(
    qtbot: QtBot, place: ReportPlace, session: FakeSession, messages: dict[str, str]
) -> None:
    book = session.book
    add_case_files(book, Agreed(types=("child in need",)))
    case = book.case_files()[0].id
    note = write_finding(book, case, CaseArea.PLANNING, "+ The plan is clear").entry.fact.entity
    link_note(book, messages[CLEAR], note, Relation.SUPPORTS)
    place.open("talking-points")
    settle(qtbot, place)
    choose(place, f"message:{messages[CLEAR]}")
    place.page.write.tellings[Outcome.AS_WRITTEN].click()
    settle(qtbot, place)
    (told,) = book.message(messages[CLEAR]).tellings
    assert (told.occasion, told.outcome, told.wording) == (
        "Case review talk",
        Outcome.AS_WRITTEN,
        CLEAR,
    )
    place.page.write.tellings[Outcome.OTHERWISE].click()
    sheet = place.findChild(SaidSheet)
    assert sheet is not None
    sheet.wording.set_text("Leaders mostly share a vision.")
    sheet._take()
    settle(qtbot, place)
    (told,) = book.message(messages[CLEAR]).tellings
    assert (told.outcome, told.wording) == (Outcome.OTHERWISE, "Leaders mostly share a vision.")
    place.open("report")
    settle(qtbot, place)
    choose(place, f"message:{messages[CLEAR]}")
    assert not place.page.write.tellings[Outcome.AS_WRITTEN].isVisible()
