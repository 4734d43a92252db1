# SPDX-License-Identifier: Apache-2.0
"""Today shows the day as the timetable has it, and leads into the next session by one key."""

from collections.abc import Iterator
from datetime import datetime

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from peerdesk.desk.book import scope_of
from peerdesk.desk.capture import write_line
from peerdesk.desk.closing import order_closing
from peerdesk.desk.questions import raise_question
from peerdesk.desk.scope import change_scope
from peerdesk.desk.timetable import call_off, plan_session
from peerdesk.domain.team import Person
from peerdesk.domain.words import Role, SessionKind
from peerdesk.ui.keys.hearing import perform
from peerdesk.ui.look import Look
from peerdesk.ui.today.keys import FORM
from peerdesk.ui.today.model import ROW, SessionsModel
from peerdesk.ui.today.place import TodayPlace
from peerdesk.ui.today.rows import SessionRow, read_today
from tests.fakes.challenge import FOCUS_GROUP
from tests.fakes.session import FakeSession
from tests.fakes.team import admit_all
from tests.ui.conftest import PRIYA, Opened
from tests.ui.driving import shown_texts


@pytest.fixture
def place(qtbot: QtBot, look: Look, session: FakeSession) -> Iterator[TodayPlace]:
    place = show(qtbot, look, session)
    yield place
    place.blank()


def show(qtbot: QtBot, look: Look, session: FakeSession) -> TodayPlace:
    place = TodayPlace(look, session)
    qtbot.addWidget(place)
    place.resize(1180, 736)
    place.show()
    qtbot.waitExposed(place)
    place.open()
    counted(qtbot, place)
    return place


def counted(qtbot: QtBot, place: TodayPlace) -> None:
    """Wait until the page is there, and what is counted for it."""
    qtbot.waitUntil(lambda: place.jobs.running == 0 and not place._counting.isActive())
    qtbot.waitUntil(lambda: place.jobs.running == 0)


def reopen(qtbot: QtBot, place: TodayPlace, what: object = None) -> None:
    place.open(what)
    counted(qtbot, place)


def listed(place: TodayPlace) -> list[SessionRow]:
    model = place._panel.model
    found = [model.index(row).data(ROW) for row in range(model.rowCount())]
    return [row for row in found if isinstance(row, SessionRow)]


def at(day: int, hour: int, minute: int) -> datetime:
    return datetime(2026, 5, day, hour, minute)  # noqa: DTZ001 - London's wall time


def test_enter_starts_the_next_session(
    qtbot: QtBot, place: TodayPlace, session: FakeSession
) -> None:
    assert place._hero._when.words.text() == "Next, in 30 minutes"
    with qtbot.waitSignal(place.go) as caught:
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert caught.args == ["capture", session.book.sessions()[0].id]


@pytest.mark.parametrize(
    ("now", "said"),
    [
        (at(12, 10, 15), "Now, until 11:00"),
        (at(12, 7, 0), "Next, in 3 h 0 min"),
        (at(12, 9, 59), "Next, in 1 minute"),
        (at(11, 9, 0), "Next, Tue 12 May"),
    ],
)
def test_the_card_says_when_in_words(
    qtbot: QtBot, place: TodayPlace, session: FakeSession, now: datetime, said: str
) -> None:
    session.clock.set(now)
    reopen(qtbot, place)
    assert place._hero._when.words.text() == said


def test_nothing_is_next_when_the_day_is_over(
    qtbot: QtBot, place: TodayPlace, session: FakeSession
) -> None:
    session.clock.set(at(12, 18, 0))
    reopen(qtbot, place)
    assert place._hero.isHidden()
    assert len(listed(place)) == 1


def test_days_are_stepped_through_by_key(qtbot: QtBot, place: TodayPlace) -> None:
    assert place._panel.title.text() == "Tuesday 12 May, day 1"
    qtbot.keyClick(place, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: place._panel.title.text() == "Wednesday 13 May, day 2")
    assert listed(place) == []
    assert place._empty.isVisible()
    with qtbot.waitSignal(place.go) as caught:
        qtbot.keyClick(place._empty.act, Qt.Key.Key_Return)
    assert caught.args == ["challenge", "timetable 2026-05-13"]
    qtbot.keyClick(place, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: place._panel.title.text() == "Tuesday 12 May, day 1")
    assert place.where() == "2026-05-12"


def test_a_session_called_off_is_told_as_that_and_is_not_the_next(
    qtbot: QtBot, place: TodayPlace, session: FakeSession
) -> None:
    call_off(session.book, session.book.sessions()[0].id)
    reopen(qtbot, place)
    (row,) = listed(place)
    assert place._panel.model.state(row) == "Called off"
    assert place._hero.isHidden()


def test_rows_say_lines_written_who_goes_or_everyone(
    qtbot: QtBot, place: TodayPlace, session: FakeSession
) -> None:
    book = session.book
    me, other = book.people()[0].id, book.people()[1].id
    for start, peers in (("12:00", (me,)), ("13:00", (other,)), ("14:00", (me, other))):
        plan_session(book, replace(FOCUS_GROUP, start=start, end="15:00", peers=peers))
    write_line(book, "+ heard", session=book.sessions()[0].id)
    reopen(qtbot, place)
    said = [place._panel.model.state(row) for row in listed(place)]
    assert said == ["1 note", "Mine", "Priya", "Mine, with Priya"]
    assert [row.mine for row in listed(place)] == [False, True, False, True]
    place.grab()


def test_my_own_session_comes_before_one_of_others(
    qtbot: QtBot, place: TodayPlace, session: FakeSession
) -> None:
    book = session.book
    call_off(book, book.sessions()[0].id)
    me, other = book.people()[0].id, book.people()[1].id
    plan_session(book, replace(FOCUS_GROUP, start="10:00", peers=(other,), title="Theirs"))
    plan_session(book, replace(FOCUS_GROUP, start="10:30", peers=(me,), title="Mine"))
    reopen(qtbot, place)
    assert place._hero._title.text() == "Mine"


def test_open_questions_stand_beside_those_for_the_day_first(
    qtbot: QtBot, place: TodayPlace, session: FakeSession
) -> None:
    book = session.book
    key = book.sessions()[0].id
    for number in range(5):
        raise_question(book, f"Question {number}", owner="", session="")
    raise_question(book, "Asked at ten", session=key)
    reopen(qtbot, place)
    rows = place._rows
    assert (rows.question_count, len(rows.questions)) == (6, 4)
    assert rows.questions[0].text == "Asked at ten"
    assert "Ask at 10:00" in shown_texts(place)
    assert place._hero._waiting.text() == "1 question is waiting for this session"
    with qtbot.waitSignal(place.go) as caught:
        place._side._questions.link.click()
    assert caught.args == ["questions", None]


def test_thin_lines_stand_beside_with_how_thin_in_words(
    qtbot: QtBot, place: TodayPlace, session: FakeSession
) -> None:
    key = session.book.sessions()[0].id
    for number in range(4):
        write_line(session.book, f"+ heard {number} #vision", session=key)
    reopen(qtbot, place)
    assert [(line.title, line.words) for line in place._counts.thin] == [
        ("Culture", "Nothing yet"),
        ("Thresholds", "Nothing yet"),
        ("Vision", "4 notes, heard only"),
    ]
    place.grab()
    write_line(session.book, "+ read it #vision", case="C-1")
    reopen(qtbot, place)
    assert [line.title for line in place._counts.thin] == ["Culture", "Thresholds"]


def test_with_nobody_else_in_the_team_there_is_nothing_to_share(place: TodayPlace) -> None:
    side = place._side
    assert side._unshared.isVisible()
    assert side._count.words.text() == "No other laptop is in the team yet"
    assert not side._share.isVisible()


def test_what_is_not_shared_leads_to_the_team(
    qtbot: QtBot, place: TodayPlace, session: FakeSession, open_session: Opened
) -> None:
    admit_all(session.book, open_session(PRIYA, founded=False).book)
    reopen(qtbot, place)
    assert place._side._unshared.isVisible()
    assert place._side._count.words.text().startswith("Not yet shared: ")
    with qtbot.waitSignal(place.go) as caught:
        place._side._share.click()
    assert caught.args[0] == "team"


@pytest.mark.parametrize(
    ("owner", "where"),
    [
        (Person("Helen Okafor", Role.TEAM_LEADER), "challenge"),
        (PRIYA, "team"),
    ],
)
def test_an_empty_vault_says_what_each_does_first(
    qtbot: QtBot, look: Look, open_session: Opened, owner: Person, where: str
) -> None:
    place = show(qtbot, look, open_session(owner, founded=False))
    assert place._aside.isHidden()
    with qtbot.waitSignal(place.go) as caught:
        place._empty.act.click()
    assert caught.args[0] == where
    place.blank()


def test_on_a_small_screen_a_day_between_others_leaves_the_side_its_whole_width(
    qtbot: QtBot, place: TodayPlace, session: FakeSession
) -> None:
    book = session.book
    scope = scope_of(book)
    change_scope(book, replace(scope, first_day="2026-09-22", last_day="2026-09-24"))
    asked = replace(FOCUS_GROUP, day="2026-09-23", peers=(book.people()[0].id,))
    for hour in range(9, 19):
        plan_session(book, replace(asked, start=f"{hour:02}:00", end=f"{hour:02}:45"))
    reopen(qtbot, place, "2026-09-23")
    assert all(button.isVisible() for button in (place._panel._before, place._panel._after))
    view = place._scroll.viewport()
    right = place._aside.mapTo(view, place._aside.rect().topRight()).x()
    assert right < view.width()


def test_large_text_puts_the_side_below(qtbot: QtBot, place: TodayPlace, look: Look) -> None:
    beside = place._aside.x()
    look.choose(factor=2.0)
    qtbot.waitUntil(lambda: place._aside.x() < beside)
    assert place._aside.y() > place._hero.geometry().bottom()


def test_the_model_keeps_qts_rules(session: FakeSession) -> None:
    model = SessionsModel()
    holder = QObject()
    tester = QAbstractItemModelTester(
        model, QAbstractItemModelTester.FailureReportingMode.Fatal, holder
    )
    rows = read_today(session.book, "2026-05-12", "2026-05-12", "09:30").rows
    model.show(rows, rows[0].id)
    assert model.data(model.index(0)) == (
        "10:00, Focus group: social workers, Room 2, Next, Added (Helen Okafor, 09:30)"
    )
    model.show(())
    del tester


def test_that_the_evidence_has_to_go_is_said_and_leads_to_where_it_is_done(
    qtbot: QtBot, place: TodayPlace, session: FakeSession
) -> None:
    assert not place._reminder.isVisible()
    order_closing(session.book, "2026-05-12", session.now(), none_known=True)
    reopen(qtbot, place)
    assert "clear this laptop" in place._reminder.text
    with qtbot.waitSignal(place.go) as caught:
        place._reminder.pressed.emit()
    assert caught.args == ["challenge", "close"]
    place.blank()
    assert not place._reminder.isVisible()
    assert place._reminder.text == ""


@pytest.mark.parametrize(
    ("kind", "place_key"),
    [
        (SessionKind.OBSERVATION, "observations"),
        (SessionKind.CASE_REVIEW, "cases"),
        (SessionKind.DOCUMENT_REVIEW, "documents"),
    ],
)
def test_the_card_and_a_key_lead_to_the_form_of_the_session(
    qtbot: QtBot, look: Look, session: FakeSession, kind: SessionKind, place_key: str
) -> None:
    key = plan_session(
        session.book, replace(FOCUS_GROUP, title="Duty desk", kind=kind, start="09:31")
    )
    shown = show(qtbot, look, session)
    went: list[tuple[str, object]] = []
    shown.go.connect(lambda place, what: went.append((place, what)))
    assert shown._hero._session == key
    assert shown._hero._form.isVisible()
    assert shown._hero._form.text() in {"Observation form", "Case records", "Documents"}
    shown._hero._form.click()
    perform(shown, FORM)
    sent = ("session", key) if kind is SessionKind.OBSERVATION else None
    assert went == [(place_key, sent)] * 2
    shown.blank()


def test_a_session_whose_lines_are_all_there_is_offers_no_form(place: TodayPlace) -> None:
    assert not place._hero._form.isVisible()
    went: list[object] = []
    place.go.connect(lambda *sent: went.append(sent))
    perform(place, FORM)
    assert went == []


def test_f6_goes_to_each_part_that_is_there_and_then_to_the_rail(
    qtbot: QtBot, place: TodayPlace, session: FakeSession
) -> None:
    raise_question(session.book, "Who answers at night?", owner="", session="")
    reopen(qtbot, place)
    went: list[QWidget] = []
    place.setFocus()
    while place.next_pane() and len(went) < 12:
        focus = place.window().focusWidget()
        assert focus is not None
        went.append(focus)
    parts = (place._hero, place._panel, *place._side.blocks)
    held = [next(part for part in parts if part.isAncestorOf(focus)) for focus in went]
    assert held == list(parts[:-1])  # alone, there is nobody to share with: no button there
