# SPDX-License-Identifier: Apache-2.0
"""The daily summary by keyboard: arranged, looked at, issued, told, exported."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from peerdesk.compose.blocks import Copy
from peerdesk.desk.ticking import Ticks, tick_all
from peerdesk.domain.briefing import Briefing
from peerdesk.domain.words import Outcome, QuestionOrigin
from peerdesk.ui.briefing.issuing import IssueSheet
from peerdesk.ui.briefing.place import BriefingPlace
from peerdesk.ui.components.choose import ChooseSheet
from peerdesk.ui.components.reword_sheet import RewordSheet
from peerdesk.ui.look import Look
from tests.fakes.challenge import SCOPE, share
from tests.fakes.evening import STRENGTH, Evening, fill
from tests.fakes.session import FakeSession
from tests.ui.conftest import PRIYA
from tests.ui.driving import opened, press_key, settle, shown_texts, type_text

Opened = Callable[..., FakeSession]
Key = Qt.Key
DAY = SCOPE.first_day
DIRECTOR, CHIEF = SCOPE.sponsors


@pytest.fixture
def evening(session: FakeSession) -> Evening:
    filled = fill(session.book)
    tick_all(session.book, DAY, Ticks.ALL)
    return filled


@pytest.fixture
def place(qtbot: QtBot, look: Look, session: FakeSession, evening: Evening) -> BriefingPlace:
    assert evening.notes
    return opened(qtbot, BriefingPlace(look, session))


def briefing(session: FakeSession) -> Briefing:
    (found,) = session.book.briefings()
    return found


def choose(qtbot: QtBot, place: BriefingPlace, message: str) -> None:
    outline = place.page.outline
    outline.setCurrentIndex(place.model.index(place.model.find(message)))
    settle(qtbot, place)


def issued(qtbot: QtBot, place: BriefingPlace) -> None:
    press_key(place.page.outline, Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle(qtbot, place)
    sheet = place.working._sheet
    assert isinstance(sheet, IssueSheet)
    sheet._issue.click()
    settle(qtbot, place)


def test_it_opens_with_todays_summary_all_points_in(place: BriefingPlace) -> None:
    assert place.page.heading.title.text() == "Daily summary 1"
    assert place.page.heading.facts.text() == "Tue 12 May, not issued yet"
    assert place.page.count.text() == "2 in, 0 left out"


def test_by_word_is_the_default_so_the_speaking_note_is_shown_first(place: BriefingPlace) -> None:
    assert place.page.copies.segments.current() == Copy.SPEAKING_NOTE
    assert place.page.asked.by_word.isVisible()


def test_space_leaves_a_point_out_and_takes_it_in_again(
    qtbot: QtBot, place: BriefingPlace, session: FakeSession, evening: Evening
) -> None:
    choose(qtbot, place, evening.consideration)
    press_key(place.page.outline, Key.Key_Space)
    settle(qtbot, place)
    held = briefing(session).arrangement
    assert held is not None
    assert held.points == (evening.strength,)
    assert place.page.count.text() == "1 in, 1 left out"
    press_key(place.page.outline, Key.Key_Space)
    settle(qtbot, place)
    assert place.page.count.text() == "2 in, 0 left out"


def test_f2_rewords_the_message_itself(
    qtbot: QtBot, place: BriefingPlace, session: FakeSession, evening: Evening
) -> None:
    choose(qtbot, place, evening.strength)
    press_key(place.page.outline, Key.Key_F2)
    settle(qtbot, place)
    sheet = place.working._sheet
    assert isinstance(sheet, RewordSheet)
    assert sheet.wording.toPlainText() == STRENGTH
    sheet.wording.setPlainText("Supervision is regular, said more shortly")
    press_key(sheet.wording, Key.Key_Return)
    settle(qtbot, place)
    assert session.book.message(evening.strength).wording.endswith("shortly")
    assert place.working._sheet is None


def test_requests_are_kept_when_the_field_is_left(
    qtbot: QtBot, place: BriefingPlace, session: FakeSession
) -> None:
    with qtbot.waitActive(place):
        place.activateWindow()
    area = place.page.asked._areas["requests"]
    area.setFocus()
    type_text(area, "The caseload data, by Thursday 09:00")
    place.page.outline.setFocus()
    settle(qtbot, place)
    held = briefing(session).arrangement
    assert held is not None
    assert held.requests == ("The caseload data, by Thursday 09:00",)
    assert session.book.draft(f"briefing:{DAY}:requests") == ""


def test_a_request_begun_is_kept_as_a_draft_and_comes_back(
    qtbot: QtBot, look: Look, place: BriefingPlace, session: FakeSession
) -> None:
    place.page.asked._areas["practical"].setPlainText("The room is needed")
    key = f"briefing:{DAY}:practical"
    qtbot.waitUntil(lambda: session.book.draft(key) == "The room is needed", timeout=1000)
    again = opened(qtbot, BriefingPlace(look, session))
    assert again.page.asked._areas["practical"].toPlainText() == "The room is needed"


def test_issuing_says_what_is_frozen_and_then_shows_it_read_only(
    qtbot: QtBot, place: BriefingPlace, session: FakeSession, evening: Evening
) -> None:
    issued(qtbot, place)
    (issue,) = briefing(session).issues
    assert [point.message for point in issue.points] == [evening.strength, evening.consideration]
    assert place.page.heading.title.text() == "Daily summary 1"
    assert not place.page.issue.isVisible()
    assert place.where() == f"issue:{issue.hash}"
    press_key(place.page.outline, Key.Key_Space)
    settle(qtbot, place)
    assert briefing(session).arrangements == ()


def test_nothing_is_issued_when_the_sheet_is_left(
    qtbot: QtBot, place: BriefingPlace, session: FakeSession
) -> None:
    place.page.issue.click()
    settle(qtbot, place)
    sheet = place.working._sheet
    assert sheet is not None
    press_key(sheet, Key.Key_Escape)
    settle(qtbot, place)
    assert session.book.briefings() == ()


def test_every_point_is_marked_for_each_sponsor(
    qtbot: QtBot, place: BriefingPlace, session: FakeSession, evening: Evening
) -> None:
    issued(qtbot, place)
    choose(qtbot, place, evening.strength)
    press_key(place.page.outline, Key.Key_1)
    settle(qtbot, place)
    place.page.told.sponsor.choose(CHIEF)
    place.page.told.sponsor.picked.emit(CHIEF)
    press_key(place.page.outline, Key.Key_3)
    settle(qtbot, place)
    told = {t.sponsor: t.outcome for t in session.book.message(evening.strength).tellings}
    assert told == {DIRECTOR: Outcome.AS_WRITTEN, CHIEF: Outcome.NOT_REACHED}
    assert place.page.told._progress.text() == "1 of 2 points marked"


def test_said_otherwise_keeps_the_words_that_were_said(
    qtbot: QtBot, place: BriefingPlace, session: FakeSession, evening: Evening
) -> None:
    issued(qtbot, place)
    choose(qtbot, place, evening.strength)
    press_key(place.page.outline, Key.Key_2)
    words = place.page.told.words
    assert words.toPlainText() == STRENGTH
    words.setPlainText("Supervision happens everywhere we looked")
    press_key(words, Key.Key_Return)
    settle(qtbot, place)
    (told,) = session.book.message(evening.strength).tellings
    assert (told.outcome, told.wording) == (
        Outcome.OTHERWISE,
        "Supervision happens everywhere we looked",
    )


def test_the_sponsors_reply_raises_a_question(
    qtbot: QtBot, place: BriefingPlace, evening: Evening
) -> None:
    issued(qtbot, place)
    choose(qtbot, place, evening.strength)
    assert not place.page.told.ask.isVisible()
    press_key(place.page.outline, Qt.Key.Key_1)
    settle(qtbot, place)
    with qtbot.waitSignal(place.go) as went:
        press_key(place.page.outline, Qt.Key.Key_Q)
    assert went.args is not None
    where, wanted = went.args
    assert where == "ask"
    assert (wanted.origin, wanted.about) == (QuestionOrigin.SPONSOR, evening.strength)
    assert wanted.shown.startswith(f"{DIRECTOR}. Said as written: ")


def test_only_leads_arrange_and_issue(
    qtbot: QtBot, look: Look, open_session: Opened, session: FakeSession, evening: Evening
) -> None:
    colleague = open_session(PRIYA, founded=False)
    share(session.book, colleague.book)
    place = opened(qtbot, BriefingPlace(look, colleague))
    assert not place.page.issue.isEnabled()
    assert "team leader" in place.page.issue.toolTip()
    choose(qtbot, place, evening.strength)
    press_key(place.page.outline, Key.Key_Space)
    settle(qtbot, place)
    assert colleague.book.briefings() == session.book.briefings()
    assert place.page.asked._areas["requests"].isReadOnly()


def test_the_pdf_is_written_where_asked_and_said_to_be_in_clear(
    qtbot: QtBot, place: BriefingPlace, tmp_path: Path
) -> None:
    place.page.export.click()
    settle(qtbot, place)
    sheet = place.paper._sheet.sheet
    assert isinstance(sheet, ChooseSheet)
    said: list[str] = []
    place.said.connect(lambda text, _: said.append(text))
    sheet.chosen.emit(tmp_path / "summary.pdf")
    sheet.leave()
    settle(qtbot, place)
    assert (tmp_path / "summary.pdf").read_bytes().startswith(b"%PDF")
    assert "no longer encrypted" in said[-1]


def test_another_copy_is_printed_anew(qtbot: QtBot, place: BriefingPlace) -> None:
    place.page.copies.chosen.emit(Copy.TEAM.value)
    settle(qtbot, place)
    assert place.paper._document is not None
    assert place.paper._document.copy is Copy.TEAM


def test_another_day_can_be_chosen_and_is_shown_again_after_an_unlock(
    qtbot: QtBot, look: Look, place: BriefingPlace, session: FakeSession
) -> None:
    place.page.shown.picked.emit(f"day:{SCOPE.last_day}")
    settle(qtbot, place)
    assert place.page.heading.facts.text() == "Wed 13 May, not issued yet"
    again = opened(qtbot, BriefingPlace(look, session), place.where())
    assert again.page.heading.facts.text() == "Wed 13 May, not issued yet"


def test_a_lock_hands_over_what_is_typed_and_leaves_no_word(place: BriefingPlace) -> None:
    place.page.asked._areas["requests"].setPlainText("The caseload data")
    assert place.last_words() == {f"briefing:{DAY}:requests": "The caseload data"}
    place.blank()
    held = shown_texts(place)
    assert "caseload data" not in held
    assert "upervision" not in held
    assert place.model.rowCount() == 0
    assert place.paper._document is None


def test_without_messages_it_points_to_them(qtbot: QtBot, look: Look, open_session: Opened) -> None:
    place = opened(qtbot, BriefingPlace(look, open_session()))
    with qtbot.waitSignal(place.go) as sent:
        place.page.empty.act.click()
    assert sent.args == ["messages", None]


def test_without_a_challenge_it_says_what_to_do(
    qtbot: QtBot, look: Look, open_session: Opened
) -> None:
    place = opened(qtbot, BriefingPlace(look, open_session(founded=False)))
    assert "no challenge" in place.page.empty.words.text()


def test_it_fits_the_smallest_window_at_twice_the_text(
    qtbot: QtBot, look: Look, place: BriefingPlace
) -> None:
    look.choose(factor=2.0)
    qtbot.waitUntil(lambda: place.minimumSizeHint().width() <= 1366 - 112)
