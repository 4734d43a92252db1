# SPDX-License-Identifier: Apache-2.0
"""Challenge: scoped step by step, edited by parts, its sessions planned; leads only."""

from collections.abc import Iterator
from functools import partial

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from peerdesk.domain.session import RoleGroup
from peerdesk.domain.team import Person
from peerdesk.domain.words import Marking, Role, SessionKind, Source, SponsorCopy, Voice
from peerdesk.ui.challenge.editing import ScopeSheet
from peerdesk.ui.challenge.place import ChallengePlace
from peerdesk.ui.challenge.plan import DRAFT, Plan, from_draft, to_draft
from peerdesk.ui.challenge.rows import read_challenge
from peerdesk.ui.challenge.step_council import CouncilStep
from peerdesk.ui.challenge.step_keeping import KeepingStep
from peerdesk.ui.challenge.step_lines import LinesStep
from peerdesk.ui.challenge.step_people import PeopleStep
from peerdesk.ui.challenge.step_rules import RulesStep
from peerdesk.ui.challenge.step_themes import ThemesStep
from peerdesk.ui.challenge.wizard import Wizard
from peerdesk.ui.look import Look
from tests.fakes.challenge import FOCUS_GROUP, FRAMEWORK
from tests.fakes.session import FakeSession
from tests.ui.conftest import PRIYA, Opened


def show(qtbot: QtBot, look: Look, session: FakeSession) -> ChallengePlace:
    place = ChallengePlace(look, session)
    qtbot.addWidget(place)
    place.resize(1180, 736)
    place.show()
    qtbot.waitExposed(place)
    reopen(qtbot, place)
    return place


def reopen(qtbot: QtBot, place: ChallengePlace, what: object = None) -> None:
    place.open(what)
    settle(qtbot, place)


def settle(qtbot: QtBot, place: ChallengePlace) -> None:
    qtbot.waitUntil(lambda: place.jobs.running == 0)


@pytest.fixture
def place(qtbot: QtBot, look: Look, session: FakeSession) -> Iterator[ChallengePlace]:
    place = show(qtbot, look, session)
    yield place
    place.blank()


@pytest.fixture
def new(open_session: Opened) -> FakeSession:
    return open_session(founded=False)


@pytest.fixture
def scoping(qtbot: QtBot, look: Look, new: FakeSession) -> Iterator[ChallengePlace]:
    place = show(qtbot, look, new)
    yield place
    place.blank()


def wizard(place: ChallengePlace) -> Wizard:
    found = place._wizard
    assert found is not None
    return found


def step(place: ChallengePlace, kind: type) -> "QWidget":
    return next(step for step in wizard(place)._steps if isinstance(step, kind))


def go_on(qtbot: QtBot, place: ChallengePlace) -> None:
    qtbot.keyClick(place, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: not wizard(place)._next.isDown())


def answer_council(place: ChallengePlace) -> None:
    council = step(place, CouncilStep)
    assert isinstance(council, CouncilStep)
    council._council.setText("Marlowe Vale Council")
    council._cards["small"].click()


def answer_dates(place: ChallengePlace) -> None:
    people = step(place, PeopleStep)
    assert isinstance(people, PeopleStep)
    people._dates._first.line.setText("12 May 2026")
    people._dates._last.line.setText("13/5/26")
    people._dates._sponsors.setPlainText("Director of children’s services\nChief executive")


def stands_at(place: ChallengePlace, number: int) -> bool:
    return wizard(place)._plan.step == number


def to_step(qtbot: QtBot, place: ChallengePlace, number: int) -> None:
    answer_council(place)
    for _ in range(number):
        if wizard(place)._plan.step == 1:
            answer_dates(place)
        before = wizard(place)._plan.step
        go_on(qtbot, place)
        qtbot.waitUntil(partial(stands_at, place, before + 1))
    assert wizard(place)._plan.step == number


def test_a_challenge_is_scoped_to_the_end_by_keyboard(
    qtbot: QtBot, scoping: ChallengePlace, new: FakeSession
) -> None:
    assert scoping.folds_rail
    qtbot.keyClicks(QApplication.focusWidget(), "Marlowe Vale Council")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    go_on(qtbot, scoping)
    qtbot.waitUntil(lambda: wizard(scoping)._plan.step == 1)
    answer_dates(scoping)
    people = step(scoping, PeopleStep)
    assert isinstance(people, PeopleStep)
    people._people.add_empty()
    qtbot.keyClicks(QApplication.focusWidget(), "Priya Nair")
    go_on(qtbot, scoping)
    qtbot.waitUntil(lambda: wizard(scoping)._plan.step == 2)
    themes = step(scoping, ThemesStep)
    assert isinstance(themes, ThemesStep)
    themes._cards["front-door"].click()
    for number in range(3, 7):
        go_on(qtbot, scoping)
        qtbot.waitUntil(partial(stands_at, scoping, number))
    with qtbot.waitSignal(scoping.saved):
        qtbot.keyClick(scoping, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: scoping._wizard is None)
    settle(qtbot, scoping)
    scope = new.book.challenge().scope
    assert scope is not None
    assert (scope.council, scope.first_day, scope.last_day) == (
        "Marlowe Vale Council",
        "2026-05-12",
        "2026-05-13",
    )
    assert scope.sponsors == ("Director of children’s services", "Chief executive")
    assert [theme.value.chosen for theme in new.book.themes()] == [True, True, False]
    assert [person.value.name for person in new.book.people()] == ["Helen Okafor", "Priya Nair"]
    assert new.book.draft(DRAFT) == ""
    assert not scoping.folds_rail


def test_a_step_asks_for_what_is_missing_and_keeps_the_rest(
    qtbot: QtBot, scoping: ChallengePlace
) -> None:
    go_on(qtbot, scoping)
    council = step(scoping, CouncilStep)
    assert isinstance(council, CouncilStep)
    assert council._council.hasFocus()
    assert "Choose one" in council._missing.text()
    to_step(qtbot, scoping, 1)
    people = step(scoping, PeopleStep)
    assert isinstance(people, PeopleStep)
    dates = people._dates
    for first, last, said in (
        ("soon", "13 May 2026", "Write a day"),
        ("13 May 2026", "when we are done", "Write a day"),
        ("13 May 2026", "12 May 2026", "before the first day"),
        ("31 February 2026", "12 May 2026", "Write a day"),
    ):
        dates._first.line.setText(first)
        dates._last.line.setText(last)
        go_on(qtbot, scoping)
        assert wizard(scoping)._plan.step == 1
        shown = [f.field._error.text() for f in (dates._first, dates._last)]
        assert any(said in words for words in shown)
    assert dates._first.line.text() == "31 February 2026"


def test_what_is_scoped_so_far_survives_a_lock(
    qtbot: QtBot, look: Look, scoping: ChallengePlace, new: FakeSession
) -> None:
    to_step(qtbot, scoping, 2)
    words = scoping.last_words()
    kept = from_draft(words[DRAFT])
    assert (kept.step, kept.scope.council) == (2, "Marlowe Vale Council")
    qtbot.waitUntil(lambda: from_draft(new.book.draft(DRAFT)).step == 2, timeout=2000)
    again = show(qtbot, look, new)
    assert wizard(again)._plan.step == 2
    again.blank()


def test_going_back_keeps_what_was_answered(qtbot: QtBot, scoping: ChallengePlace) -> None:
    to_step(qtbot, scoping, 3)
    for number in (2, 1, 0):
        qtbot.keyClick(scoping, Qt.Key.Key_B, Qt.KeyboardModifier.AltModifier)
        qtbot.waitUntil(partial(stands_at, scoping, number))
    council = step(scoping, CouncilStep)
    assert isinstance(council, CouncilStep)
    assert council._council.text() == "Marlowe Vale Council"
    wizard(scoping)._list.chosen.emit(2)
    assert wizard(scoping)._plan.step == 0, "no step is skipped"


def test_lines_are_edited_added_and_taken_out_before_it_begins(
    qtbot: QtBot, scoping: ChallengePlace
) -> None:
    to_step(qtbot, scoping, 3)
    lines = step(scoping, LinesStep)
    assert isinstance(lines, LinesStep)
    editor = lines._editor
    assert editor.form.title.text() == "Vision"
    editor.form.title.setText("Shared vision")
    editor._keep.click()
    editor._add.click()
    editor._keep.click()
    assert editor.form.title_field._error.text(), "a line without a title is not added"
    editor.form.title.setText("Vision")
    editor.form._question.setPlainText("Whose is it?")
    editor._keep.click()
    (leadership,) = wizard(scoping).plan().themes
    assert [(kloe.code, kloe.title) for kloe in leadership.kloes] == [
        ("vision", "Shared vision"),
        ("culture", "Culture"),
        ("vision-2", "Vision"),
    ]
    editor._drop.click()
    assert len(wizard(scoping).plan().themes[0].kloes) == 2


def test_a_theme_of_the_teams_own_can_be_added(qtbot: QtBot, scoping: ChallengePlace) -> None:
    to_step(qtbot, scoping, 2)
    themes = step(scoping, ThemesStep)
    assert isinstance(themes, ThemesStep)
    themes._own.setText("Children’s café")
    themes._add.click()
    plan = wizard(scoping).plan()
    assert [theme.code for theme in plan.themes] == ["leadership", "childrens-cafe"]


def test_an_unreadable_draft_begins_anew() -> None:
    assert from_draft("{not json") == Plan()
    plan = Plan(framework=FRAMEWORK, modules=("front-door",), team=(PRIYA,), step=4)
    assert from_draft(to_draft(plan)) == plan


def test_a_peer_reads_and_is_offered_no_way_to_change(
    qtbot: QtBot, look: Look, open_session: Opened, session: FakeSession
) -> None:
    peer = open_session(Person("Jean Holloway", Role.MEMBER_PEER), founded=False)
    empty = show(qtbot, look, peer)
    with qtbot.waitSignal(empty.go) as caught:
        empty._empty.act.click()
    assert caught.args[0] == "team"
    empty.blank()
    place = show(qtbot, look, session)
    place._founded.show_rows(read_challenge(session.book), leads=False)
    assert place._founded._only.isVisible()
    assert place._founded.timetable._add.isHidden()
    assert not place._founded.timetable._form.isEnabled()
    place.blank()


def test_a_session_is_planned_changed_and_called_off(
    qtbot: QtBot, place: ChallengePlace, session: FakeSession
) -> None:
    page = place._founded.timetable
    form = page._form
    page._add.click()
    form.title.setText("Case record review")
    form._kind.choose(SessionKind.CASE_REVIEW.value)
    form._fit()
    form._day.line.setText("13 May 2026")
    form._start.setText("9.05")
    form._end.setText("1130")
    form._files.setText("7")
    form._figures.choose(Source.DATA.value)
    form._groups._add_empty()
    form._groups._rows[0].role.setText("Social workers")
    form._peers._boxes[session.book.people()[1].id].click()
    with qtbot.waitSignal(place.saved):
        page._keep.click()
    settle(qtbot, place)
    planned = session.book.sessions("2026-05-13")[0]
    assert planned.value == replace(
        planned.value,
        kind=SessionKind.CASE_REVIEW,
        title="Case record review",
        start="09:05",
        end="11:30",
        files=7,
        source=Source.DATA,
        groups=(RoleGroup("Social workers", Voice.FRONTLINE, 1),),
        peers=(session.book.people()[1].id,),
    )
    assert page._heading.text() == "Case record review"
    form._place.setText("Records room")
    page._keep.click()
    qtbot.waitUntil(lambda: session.book.session(planned.id).value.place == "Records room")
    settle(qtbot, place)
    page._off.click()
    qtbot.waitUntil(lambda: session.book.session(planned.id).value.called_off)
    settle(qtbot, place)
    page._off.click()
    qtbot.waitUntil(lambda: not session.book.session(planned.id).value.called_off)
    settle(qtbot, place)


@pytest.mark.parametrize(
    ("field", "typed"),
    [("title", ""), ("_start", "late"), ("_end", "25:00"), ("_end", "08:00"), ("_files", "many")],
)
def test_a_session_that_cannot_be_is_not_planned(
    qtbot: QtBot, place: ChallengePlace, session: FakeSession, field: str, typed: str
) -> None:
    before = session.book.sessions()
    page = place._founded.timetable
    page._form.show_session(replace(FOCUS_GROUP, kind=SessionKind.CASE_REVIEW))
    getattr(page._form, field).setText(typed)
    page._keep.click()
    settle(qtbot, place)
    assert session.book.sessions() == before
    assert getattr(page._form, field).hasFocus()


def test_a_day_of_the_timetable_is_opened_from_today(
    qtbot: QtBot, place: ChallengePlace, session: FakeSession
) -> None:
    place._founded.turn_to("scope")
    reopen(qtbot, place, "timetable 2026-05-12")
    assert place.where() == "timetable"
    assert place._founded.timetable._current == session.book.sessions()[0].id


def test_lines_are_edited_added_retired_and_themes_chosen_later(
    qtbot: QtBot, place: ChallengePlace, session: FakeSession
) -> None:
    reopen(qtbot, place, "lines")
    book, page = session.book, place._founded.lines
    page.editor.form.title.setText("Vision, shared")
    page.editor._keep.click()
    qtbot.waitUntil(lambda: book.kloes()[0].value.title == "Vision, shared")
    settle(qtbot, place)
    page.editor._add.click()
    page.editor.form.title.setText("Scrutiny")
    page.editor.form._question.setPlainText("Does it follow experience?")
    page.editor._keep.click()
    qtbot.waitUntil(lambda: any(k.value.code == "scrutiny" for k in book.kloes()))
    settle(qtbot, place)
    assert page.editor._current == next(k.id for k in book.kloes() if k.value.code == "scrutiny")
    page.editor._drop.click()
    qtbot.waitUntil(lambda: any(k.value.retired for k in book.kloes()))
    settle(qtbot, place)
    page.chosen.emit(book.themes()[2].id, True)  # noqa: FBT003 - a signal's form
    qtbot.waitUntil(lambda: book.themes()[2].value.chosen)
    page.theme_added.emit("Voice of the child")
    qtbot.waitUntil(lambda: len(book.themes()) == 4)
    settle(qtbot, place)
    page._choose()
    sheet = place.window().findChildren(QWidget, "themes-sheet")[0]
    qtbot.keyClick(sheet, Qt.Key.Key_Escape)


def test_a_code_that_is_taken_is_said_at_the_line(qtbot: QtBot, place: ChallengePlace) -> None:
    reopen(qtbot, place, "lines")
    form = place._founded.lines.editor.form
    form._code.setText("culture")
    place._founded.lines.editor._keep.click()
    settle(qtbot, place)
    assert "culture" in form._code_field._error.text()


def test_parts_of_the_scope_are_changed_in_a_sheet(
    qtbot: QtBot, place: ChallengePlace, session: FakeSession
) -> None:
    reopen(qtbot, place, "scope")

    def change(part: str) -> ScopeSheet:
        place._founded.scope.change.emit(part)
        settle(qtbot, place)
        return place.findChildren(ScopeSheet)[-1]

    rules = change("rules")
    assert isinstance(rules._step, RulesStep)
    rules._step._marking.setCurrentIndex(2)
    rules._step._copy.choose(SponsorCopy.ON_PAPER.value)
    with qtbot.waitSignal(place.saved):
        rules._keep()
    settle(qtbot, place)
    keeping = change("keeping")
    assert isinstance(keeping._step, KeepingStep)
    keeping._step._until.line.setText("1 May 2026")
    keeping._keep()
    assert "before the last day" in keeping._step._until.field._error.text()
    keeping._step._until.line.setText("13 November 2026")
    keeping._step._controllers.setPlainText("Marlowe Vale Council\n\nThe team\n")
    with qtbot.waitSignal(place.saved):
        keeping._keep()
    settle(qtbot, place)
    council = change("council")
    assert isinstance(council._step, CouncilStep)
    council._step._intervention.click()
    with qtbot.waitSignal(place.saved):
        council._keep()
    settle(qtbot, place)
    change("dates").leave()
    scope = session.book.challenge().scope
    assert scope is not None
    assert (scope.marking, scope.sponsor_copy, scope.in_intervention) == (
        Marking.OFFICIAL_SENSITIVE,
        SponsorCopy.ON_PAPER,
        True,
    )
    assert scope.retention_date == "2026-11-13"
    assert scope.controllers == ("Marlowe Vale Council", "The team")


def test_the_team_is_corrected_and_added_to(
    qtbot: QtBot, place: ChallengePlace, session: FakeSession
) -> None:
    reopen(qtbot, place, "team")
    people = place._founded.team._people
    people._rows[1].name.setText("Priya Nair-Jones")
    people.add_empty()
    people._rows[2]._organisation.setText("Somewhere")
    place._founded.team._keep.click()
    assert people._rows[2].name.hasFocus(), "a member needs a name"
    people._rows[2].name.setText("Ruth Delaney")
    with qtbot.waitSignal(place.saved):
        place._founded.team._keep.click()
    settle(qtbot, place)
    assert [person.value.name for person in session.book.people()] == [
        "Helen Okafor",
        "Priya Nair-Jones",
        "Ruth Delaney",
    ]
