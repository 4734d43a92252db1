# SPDX-License-Identifier: Apache-2.0
"""Claims about the heading of a place: the finder is in it, and gives way first."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from peerdesk.ui.components.button import Button
from peerdesk.ui.components.finder import Room
from peerdesk.ui.components.heading import Heading
from peerdesk.ui.keys.everywhere import FIND
from peerdesk.ui.keys.hearing import hear
from peerdesk.ui.look import Look
from peerdesk.ui.places import all_actions

FACTS = "386 notes from 29 sessions, 7 laptops"


def shown(qtbot: QtBot, look: Look, width: int, *, stacked: bool = False) -> Heading:
    heading = Heading(look, "Evidence", stacked=stacked)
    heading.set_facts(FACTS)
    heading.add_act(Button(look, "Keep search", key="S"))
    qtbot.addWidget(heading)
    heading.resize(width, 120)
    heading.show()
    return heading


def seen(heading: Heading) -> Room:
    finder = heading.finder
    if not finder.isVisible():
        return Room.NONE
    return Room.ALL if finder.width() == finder.width_in(Room.ALL) else Room.ICON


def test_the_finder_stands_last_in_a_heading_with_its_key(qtbot: QtBot, look: Look) -> None:
    heading = shown(qtbot, look, 1182)
    assert seen(heading) is Room.ALL
    act = heading.findChild(Button)
    assert act is not None
    assert heading.finder.x() > act.x()
    assert heading.finder.accessibleName() == "Find or do anything"
    assert heading.finder.accessibleDescription() == look.keys.shown(FIND)


def test_the_finder_gives_way_step_by_step_and_before_anything_is_cut(
    qtbot: QtBot, look: Look
) -> None:
    for stacked in (False, True):
        heading = shown(qtbot, look, 1300, stacked=stacked)
        steps = []
        for width in range(1300, 300, -20):
            heading.resize(width, 120)
            qtbot.wait(1)
            if seen(heading) is not Room.NONE:
                assert heading.facts.width() >= heading.facts.sizeHint().width()
            steps.append(seen(heading))
        assert steps == sorted(steps, reverse=True)
        assert set(steps) == set(Room)


def test_the_finder_gives_way_to_longer_facts(qtbot: QtBot, look: Look) -> None:
    heading = shown(qtbot, look, 900)
    assert seen(heading) is Room.ALL
    heading.set_facts(f"{FACTS}, {FACTS}, {FACTS}")
    qtbot.waitUntil(lambda: seen(heading) is Room.NONE)
    heading.set_facts(FACTS)
    qtbot.waitUntil(lambda: seen(heading) is Room.ALL)


def test_a_press_or_enter_does_what_the_palettes_key_does(qtbot: QtBot, look: Look) -> None:
    heading = shown(qtbot, look, 1182)
    asked: list[None] = []
    hear(look.keys, heading.window(), FIND, lambda: asked.append(None))
    QTest.mouseClick(heading.finder, Qt.MouseButton.LeftButton)
    QTest.keyClick(heading.finder, Qt.Key.Key_Return)
    QTest.keyClick(heading.finder, Qt.Key.Key_Space)
    assert len(asked) == 3


def test_the_finders_action_is_the_one_that_the_shell_hears() -> None:
    assert next(action for action in all_actions() if action.id == FIND.id) == FIND


def test_a_changed_key_shows_in_the_finder(qtbot: QtBot, look: Look) -> None:
    heading = shown(qtbot, look, 1182)
    try:
        look.keys.change(FIND, "Ctrl+J", ())
        assert heading.finder.accessibleDescription() == "Ctrl J"
    finally:
        look.keys.reset()
