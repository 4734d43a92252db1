# SPDX-License-Identifier: Apache-2.0
"""Claims about scoping a challenge step by step."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from peerdesk.ui.challenge.place import ChallengePlace
from peerdesk.ui.challenge.plan import DRAFT, Plan, from_draft, to_draft
from peerdesk.ui.challenge.step_council import CouncilStep
from peerdesk.ui.challenge.step_lines import LinesStep
from peerdesk.ui.challenge.step_over import OverStep
from peerdesk.ui.challenge.step_people import PeopleStep
from peerdesk.ui.challenge.step_themes import ThemesStep
from peerdesk.ui.look import Look
from tests.fakes.challenge import FRAMEWORK
from tests.fakes.session import FakeSession
from tests.ui.challenge.steps import (
    answer_dates,
    go_on,
    settle,
    show,
    stands_at,
    step,
    to_step,
    wizard,
)
from tests.ui.conftest import PRIYA
from tests.ui.driving import shown_texts


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
    assert "Helen Okafor, Priya Nair" in shown_texts(step(scoping, OverStep))
    assert "Duty line for safeguarding" in shown_texts(step(scoping, OverStep))
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
    assert council._missing.isVisible()
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
