# SPDX-License-Identifier: Apache-2.0
"""The daily summary by keyboard: arranged, looked at, issued, told, exported."""

from collections.abc import Callable

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from peerdesk.compose.blocks import Copy, Paragraph
from peerdesk.desk.briefings import arrange, issue
from peerdesk.desk.exchange import admit, identity_file
from peerdesk.desk.messages import draft_message, reword, withdraw_message
from peerdesk.desk.messages import settle as settle_message
from peerdesk.desk.scope import change_scope
from peerdesk.desk.tellings import tell
from peerdesk.desk.ticking import Ticks, tick_all
from peerdesk.desk.timetable import change_session
from peerdesk.domain.briefing import Briefing
from peerdesk.domain.facts import ThinPlan
from peerdesk.domain.publication_words import Answer, Publication, WhyReleased
from peerdesk.domain.words import MessageKind, Outcome, QuestionOrigin, Status
from peerdesk.ui.briefing.issuing import IssueSheet
from peerdesk.ui.briefing.keys import OCCASION
from peerdesk.ui.briefing.place import BriefingPlace
from peerdesk.ui.components.offered import Offered
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
    assert place.page.count.text() == "2 of 2 in"


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
    assert place.page.count.text() == "1 of 2 in"
    press_key(place.page.outline, Key.Key_Space)
    settle(qtbot, place)
    assert place.page.count.text() == "2 of 2 in"


def test_f2_rewords_the_message_itself(
    qtbot: QtBot, place: BriefingPlace, session: FakeSession, evening: Evening
) -> None:
    choose(qtbot, place, evening.strength)
    press_key(place.page.outline, Key.Key_F2)
    settle(qtbot, place)
    field = place.page.outline.in_place
    assert field.isVisible()
    assert field.toPlainText() == STRENGTH
    field.setPlainText("Supervision is regular, said more shortly")
    press_key(field, Key.Key_Return)
    settle(qtbot, place)
    assert session.book.message(evening.strength).wording.endswith("shortly")
    assert not field.isVisible()
    assert session.book.draft(f"message:{evening.strength}") == ""


def test_a_wording_that_is_left_stays_as_its_draft(
    qtbot: QtBot, place: BriefingPlace, session: FakeSession, evening: Evening
) -> None:
    choose(qtbot, place, evening.strength)
    press_key(place.page.outline, Key.Key_F2)
    settle(qtbot, place)
    field = place.page.outline.in_place
    type_text(field, " more")
    press_key(field, Key.Key_Escape)
    assert place.last_words() == {f"message:{evening.strength}": f"{STRENGTH} more"}
    assert session.book.message(evening.strength).wording == STRENGTH


def test_a_wording_that_cannot_be_kept_stays_on_the_screen(
    qtbot: QtBot, place: BriefingPlace, evening: Evening
) -> None:
    choose(qtbot, place, evening.strength)
    press_key(place.page.outline, Key.Key_F2)
    settle(qtbot, place)
    field = place.page.outline.in_place
    field.setPlainText(" ")
    with qtbot.waitSignal(place.failed):
        press_key(field, Key.Key_Return)
    assert field.isVisible()
    assert field.toPlainText() == " "


def test_points_are_moved_in_this_summary_and_not_on_the_wall(
    qtbot: QtBot, place: BriefingPlace, session: FakeSession, evening: Evening
) -> None:
    theme = session.book.message(evening.strength).theme
    other = draft_message(session.book, MessageKind.STRENGTH, theme, "Another strength")
    on_the_wall = [message.id for message in session.book.messages()]
    place.open()
    settle(qtbot, place)
    choose(qtbot, place, other)
    press_key(place.page.outline, Key.Key_Space)
    settle(qtbot, place)
    press_key(place.page.outline, Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    settle(qtbot, place)
    held = briefing(session).arrangement
    assert held is not None
    assert held.points == (other, evening.strength, evening.consideration)
    assert [message.id for message in session.book.messages()] == on_the_wall


def test_many_points_are_ticked_in_one_go_and_that_is_taken_back(
    qtbot: QtBot, place: BriefingPlace, session: FakeSession, evening: Evening
) -> None:
    arrange(session.book, DAY, points=[])
    settle_message(session.book, evening.strength, Status.AGREED)
    place.open()
    settle(qtbot, place)
    assert place.page.count.text() == "0 of 2 in"
    assert not place.page.issue.isEnabled()
    said: list[Callable[[], object]] = []
    place.said.connect(lambda _, back: said.append(back))
    press_key(place.page.outline, Key.Key_G)
    settle(qtbot, place)
    assert place.page.count.text() == "1 of 2 in"
    press_key(place.page.outline, Key.Key_A)
    settle(qtbot, place)
    assert place.page.count.text() == "2 of 2 in"
    said[-1]()
    settle(qtbot, place)
    assert place.page.count.text() == "1 of 2 in"


def test_a_plan_for_a_thin_line_is_kept_with_the_summary(
    qtbot: QtBot, place: BriefingPlace, session: FakeSession
) -> None:
    plans = place.page.asked.plans
    kloe, field = next(iter(plans._fields.items()))
    field.setText("The panel is met at ten")
    plans.keep()
    settle(qtbot, place)
    held = briefing(session).arrangement
    assert held is not None
    assert held.plans == (ThinPlan(kloe, "The panel is met at ten"),)


def test_it_is_for_one_sponsor_or_for_several_who_hear_the_same_talk(
    qtbot: QtBot, place: BriefingPlace, session: FakeSession
) -> None:
    asked = place.page.asked
    (other,) = asked._also.values()
    other.click()
    settle(qtbot, place)
    held = briefing(session).arrangement
    assert held is not None
    assert (held.sponsor, held.also) == (DIRECTOR, (CHIEF,))
    asked.sponsor.choose(CHIEF)
    asked.sponsor.picked.emit(CHIEF)
    settle(qtbot, place)
    held = briefing(session).arrangement
    assert held is not None
    assert held.sponsor == CHIEF


def test_the_paragraph_about_an_intervention_is_asked_for_only_where_it_applies(
    qtbot: QtBot, place: BriefingPlace, session: FakeSession
) -> None:
    field = place.page.asked._fields["intervention"]
    assert field.isHidden()
    change_scope(session.book, replace(SCOPE, in_intervention=True))
    place.open()
    settle(qtbot, place)
    assert not field.isHidden()
    place.page.issue.click()
    settle(qtbot, place)
    sheet = place.working._sheet
    assert sheet is not None
    assert "the paragraph is not written yet" in shown_texts(sheet)
    sheet.leave()
    place.page.asked._areas["intervention"].setPlainText("No monitoring visit.")
    place.page.asked.keep()
    settle(qtbot, place)
    (prose,) = session.book.prose()
    assert prose.value.words == "No monitoring visit."
    assert place.paper.document is not None
    assert Paragraph("No monitoring visit.") in place.paper.document.blocks


def test_it_says_whose_bundles_are_missing(
    qtbot: QtBot, look: Look, open_session: Opened, session: FakeSession, evening: Evening
) -> None:
    assert evening.notes
    colleague = open_session(PRIYA, founded=False)
    share(session.book, colleague.book)
    admit(session.book, identity_file(colleague.book))
    held = session.book.sessions()[0]
    theirs = replace(held.value, peers=(colleague.book.person,))
    change_session(session.book, held.id, theirs)
    place = opened(qtbot, BriefingPlace(look, session))
    assert place.page.late.isVisible()
    assert "Priya" in place.page.late.text
    place.page.issue.click()
    settle(qtbot, place)
    assert "Priya" in shown_texts(place.working._sheet or place)


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
    assert len(briefing(session).arrangements) == 1


def test_nothing_is_issued_when_the_sheet_is_left(
    qtbot: QtBot, place: BriefingPlace, session: FakeSession
) -> None:
    place.page.issue.click()
    settle(qtbot, place)
    sheet = place.working._sheet
    assert sheet is not None
    press_key(sheet, Key.Key_Escape)
    settle(qtbot, place)
    assert briefing(session).issues == ()


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


def test_the_export_offers_every_copy_of_what_is_shown(
    qtbot: QtBot, place: BriefingPlace, session: FakeSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    offered: list[Offered] = []
    monkeypatch.setattr(place.leaving.exporting, "ask", offered.append)
    place.page.export.click()
    issued(qtbot, place)
    place.page.export.click()
    (issue,) = briefing(session).issues
    now, frozen = offered
    assert (now.stem, frozen.stem) == (f"summary-{DAY}", f"summary-{DAY}-issued-1")
    for each in (now, frozen):
        assert each.publication is Publication.SUMMARY
        for copy in Copy:
            paper = each.make(session.book, copy)
            assert (paper.copy, paper.title) == (
                copy,
                "Daily summary 2" if each is now else f"Daily summary {issue.number}",
            )


def test_what_the_checks_find_is_counted_mended_and_released(
    qtbot: QtBot, place: BriefingPlace, session: FakeSession, evening: Evening
) -> None:
    reword(session.book, evening.strength, "Supervision is inadequate, says Jo on 01632 960 199")
    place.open()
    settle(qtbot, place)
    press_key(place.page.outline, Key.Key_C)
    margin = place.page.side.margin
    assert place.page.side.is_checking
    found = margin.model.open_findings()
    assert {finding.message for finding in found} == {evening.strength}
    margin.mend.click()
    settle(qtbot, place)
    field = place.page.outline.in_place
    assert field.message == evening.strength
    field.end()
    margin.released.emit(found[0], WhyReleased.USUAL_TERM)
    settle(qtbot, place)
    assert margin.open_count == len(found) - 1
    assert len(session.book.finding_releases()) == 1


def test_another_copy_is_printed_anew(qtbot: QtBot, place: BriefingPlace) -> None:
    place.page.copies.chosen.emit(Copy.TEAM.value)
    settle(qtbot, place)
    assert place.paper.document is not None
    assert place.paper.document.copy is Copy.TEAM


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
    assert place.paper.document is None


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
