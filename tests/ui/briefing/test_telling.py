# SPDX-License-Identifier: Apache-2.0
"""What was told by a summary, and on other occasions, is marked point by point."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from peerdesk.desk.briefings import issue
from peerdesk.desk.messages import withdraw_message
from peerdesk.desk.tellings import tell
from peerdesk.domain.publication_words import Answer
from peerdesk.domain.words import Outcome, QuestionOrigin
from peerdesk.ui.briefing.keys import OCCASION
from peerdesk.ui.briefing.place import BriefingPlace
from peerdesk.ui.look import Look
from tests.fakes.challenge import SCOPE
from tests.fakes.evening import STRENGTH, Evening
from tests.fakes.session import FakeSession
from tests.ui.briefing.conftest import CHIEF, DAY, DIRECTOR, Key, choose, issued
from tests.ui.driving import opened, press_key, settle, shown_texts, type_text


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
    assert place.page.told.head.progress.text() == "1 of 2 points marked; replies: 0"


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


def test_a_disputed_wording_waits_and_opens_the_next_summary(
    qtbot: QtBot, place: BriefingPlace, session: FakeSession, evening: Evening
) -> None:
    issued(qtbot, place)
    choose(qtbot, place, evening.strength)
    assert not place.page.told.reply.isVisible()
    for key in (Key.Key_1, Key.Key_7):
        press_key(place.page.outline, key)
        settle(qtbot, place)
    (reply,) = session.book.replies()
    assert reply.value.answer is Answer.DISPUTES_WORDING
    place.page.told.reply.words.setPlainText("Say where")
    press_key(place.page.told.reply.words, Key.Key_Return)
    settle(qtbot, place)
    assert session.book.reply(reply.id).value.words == "Say where"
    place.page.shown.picked.emit(f"day:{SCOPE.last_day}")
    settle(qtbot, place)
    assert "Say where" in shown_texts(place.page.asked.waiting)
    place.page.asked.waiting.settled.emit(reply.id)
    settle(qtbot, place)
    assert session.book.reply(reply.id).value.settled
    assert place.page.asked.waiting.isHidden()


def test_promised_evidence_becomes_a_question_that_can_be_gone_to(
    qtbot: QtBot, place: BriefingPlace, session: FakeSession, evening: Evening
) -> None:
    issued(qtbot, place)
    choose(qtbot, place, evening.strength)
    for key in (Key.Key_1, Key.Key_6):
        press_key(place.page.outline, key)
        settle(qtbot, place)
    (question,) = session.book.questions()
    with qtbot.waitSignal(place.go) as went:
        place.page.told.reply.question.click()
    assert went.args == ["questions", question.id]


def test_the_rest_is_marked_as_written_in_one_go(
    qtbot: QtBot, place: BriefingPlace, session: FakeSession, evening: Evening
) -> None:
    issued(qtbot, place)
    choose(qtbot, place, evening.strength)
    press_key(place.page.outline, Key.Key_3)
    settle(qtbot, place)
    press_key(place.page.outline, Key.Key_W)
    settle(qtbot, place)
    outcomes = [session.book.message(m).tellings[0].outcome
                for m in (evening.strength, evening.consideration)]  # fmt: skip
    assert outcomes == [Outcome.NOT_REACHED, Outcome.AS_WRITTEN]
    assert not place.page.told.rest.isVisible()


def test_marking_the_rest_says_how_many_and_its_way_back_records_them_as_not_reached(
    qtbot: QtBot, place: BriefingPlace, session: FakeSession, evening: Evening
) -> None:
    issued(qtbot, place)
    said: list[tuple[str, Callable[[], object]]] = []
    place.said.connect(lambda words, back: said.append((words, back)))
    press_key(place.page.outline, Key.Key_W)
    settle(qtbot, place)
    ((words, back),) = said
    assert words == "Recorded as said as written: 2 points. Undo records them as not reached."
    choose(qtbot, place, evening.consideration)
    press_key(place.page.outline, Key.Key_2)
    place.page.told.words.setPlainText("Thresholds are not shared yet")
    press_key(place.page.told.words, Key.Key_Return)
    settle(qtbot, place)
    back()
    settle(qtbot, place)
    outcomes = [session.book.message(m).tellings[-1].outcome
                for m in (evening.strength, evening.consideration)]  # fmt: skip
    assert outcomes == [Outcome.NOT_REACHED, Outcome.OTHERWISE]


def test_what_was_dropped_since_is_marked_as_taken_back(
    qtbot: QtBot, place: BriefingPlace, session: FakeSession, evening: Evening
) -> None:
    first = issue(session.book, DAY)
    tell(session.book, evening.strength, DIRECTOR, Outcome.AS_WRITTEN, issue=first.hash)
    withdraw_message(session.book, evening.strength)
    second = issue(session.book, DAY)
    place.open(f"issue:{second.hash}")
    settle(qtbot, place)
    choose(qtbot, place, evening.strength)
    press_key(place.page.outline, Key.Key_1)
    press_key(place.page.outline, Key.Key_4)
    settle(qtbot, place)
    told = session.book.message(evening.strength).tellings
    assert [(t.outcome, t.issue) for t in told] == [
        (Outcome.AS_WRITTEN, first.hash), (Outcome.TAKEN_BACK, second.hash),
    ]  # fmt: skip


def test_a_point_told_in_passing_is_recorded_with_its_reply(
    qtbot: QtBot, place: BriefingPlace, session: FakeSession, evening: Evening
) -> None:
    choose(qtbot, place, evening.strength)
    place.perform(OCCASION)
    settle(qtbot, place)
    sheet = place.talking._sheet
    assert sheet is not None
    sheet.answer.choose(Answer.ACCEPTS.value)
    sheet.words.setPlainText("Good to hear")
    sheet.record.click()
    settle(qtbot, place)
    (told,) = session.book.message(evening.strength).tellings
    assert (told.occasion, told.outcome, told.wording) == (
        "In passing", Outcome.AS_WRITTEN, STRENGTH,
    )  # fmt: skip
    (reply,) = session.book.replies()
    assert (reply.value.occasion, reply.value.words) == ("In passing", "Good to hear")
    assert reply.value.day == DAY
    assert place.talking._sheet is None


def test_what_was_begun_in_the_sheet_of_another_occasion_comes_back_for_its_point(
    qtbot: QtBot, look: Look, place: BriefingPlace, session: FakeSession, evening: Evening
) -> None:
    choose(qtbot, place, evening.strength)
    place.perform(OCCASION)
    settle(qtbot, place)
    sheet = place.talking._sheet
    assert sheet is not None
    sheet.outcome.choose(Outcome.OTHERWISE.value)
    sheet.wording.setPlainText("Much the same")
    for key, text in place.last_words().items():
        session.book.keep_draft(key, text)
    place.blank()
    assert "Much the same" not in shown_texts(place)
    again = opened(qtbot, BriefingPlace(look, session), place.where())
    for message, begun in ((evening.consideration, ""), (evening.strength, "Much the same")):
        choose(qtbot, again, message)
        again.perform(OCCASION)
        settle(qtbot, again)
        sheet = again.talking._sheet
        assert sheet is not None
        assert sheet.wording.toPlainText() == begun
        sheet.leave()


def test_words_of_a_talk_come_back_after_a_lock(
    qtbot: QtBot, look: Look, place: BriefingPlace, session: FakeSession, evening: Evening
) -> None:
    issued(qtbot, place)
    choose(qtbot, place, evening.strength)
    press_key(place.page.outline, Key.Key_2)
    type_text(place.page.told.words, " nearly")
    where = place.where()
    for key, text in place.last_words().items():
        session.book.keep_draft(key, text)
    place.blank()
    assert "nearly" not in shown_texts(place)
    again = opened(qtbot, BriefingPlace(look, session), where)
    choose(qtbot, again, evening.strength)
    assert again.page.told.words.toPlainText().endswith(" nearly")


def test_what_was_begun_of_one_point_stands_there_after_a_look_at_another(
    qtbot: QtBot, place: BriefingPlace, session: FakeSession, evening: Evening
) -> None:
    issued(qtbot, place)
    told = place.page.told
    for message, words in ((evening.strength, " nearly"), (evening.consideration, " hardly")):
        choose(qtbot, place, message)
        press_key(place.page.outline, Key.Key_2)
        type_text(told.words, words)
    choose(qtbot, place, evening.strength)
    assert told.words.toPlainText() == f"{STRENGTH} nearly"
    place.drafts.flush()
    settle(qtbot, place)
    press_key(told.words, Key.Key_Return)
    settle(qtbot, place)
    choose(qtbot, place, evening.consideration)
    assert told.words.toPlainText().endswith(" hardly")
    assert [text.endswith(" hardly") for text in session.book.drafts().values()] == [True]


def test_a_reply_that_was_begun_stands_there_after_a_look_at_another_point(
    qtbot: QtBot, place: BriefingPlace, evening: Evening
) -> None:
    issued(qtbot, place)
    for message in (evening.strength, evening.consideration):
        choose(qtbot, place, message)
        press_key(place.page.outline, Key.Key_1)
        settle(qtbot, place)
    reply = place.page.told.reply
    type_text(reply.words, "Half a rep")
    choose(qtbot, place, evening.strength)
    assert reply.words.toPlainText() == ""
    choose(qtbot, place, evening.consideration)
    assert reply.words.toPlainText() == "Half a rep"
