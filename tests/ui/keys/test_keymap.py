# SPDX-License-Identifier: Apache-2.0
"""A person's keys: changed, refused with what to do, given back; heard wherever they are shown."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from peerdesk.bootstrap.look_settings import LookSettings
from peerdesk.ui.components.button import Button
from peerdesk.ui.components.pick import Pick
from peerdesk.ui.keys.action import Action
from peerdesk.ui.keys.errors import KeyFixed, KeyNeeded, KeyRefused, KeyTaken, KeyTyped
from peerdesk.ui.keys.hearing import doer, hear, perform
from peerdesk.ui.keys.keymap import KeyMap
from peerdesk.ui.look import Look
from peerdesk.ui.places import all_actions

LOCK = Action("window.lock", "Lock at once", ("Ctrl+L",))
EDIT = Action("evidence.edit", "Edit the note", ("E",))
FIND = Action("evidence.find", "Search", ("Ctrl+F", "/"))
KEEP = Action("messages.keep", "Keep the wording", ("E",))
KIND = Action("evidence.kind", "Kind", ("Q",))
GO = Action("window.go-today", "Today", ("Alt+1",), fixed=True)
ALL = (LOCK, EDIT, FIND, KEEP, GO)


def test_what_was_not_changed_has_its_usual_keys() -> None:
    assert KeyMap().keys(FIND) == ("Ctrl+F", "/")
    assert KeyMap().shown(LOCK) == "Ctrl L"


def test_a_changed_key_takes_the_place_of_the_first_until_it_is_given_back() -> None:
    keys = KeyMap()
    keys.change(FIND, "F3", ALL)
    assert keys.keys(FIND) == ("F3", "/"), "the second was not changed"
    assert keys.shown(FIND) == "F3"
    with pytest.raises(KeyTaken):
        keys.change(EDIT, "/", ALL)
    assert keys.chosen() == {"evidence.find": "F3"}
    keys.reset(FIND)
    assert keys.keys(FIND) == FIND.keys
    assert keys.chosen() == {}


def test_a_second_key_made_the_first_stands_once() -> None:
    keys = KeyMap()
    huddle = Action("wall.huddle", "Huddle", ("H", "F11"))
    keys.change(huddle, "K", (*ALL, huddle))
    assert keys.keys(huddle) == ("K", "F11")
    keys.change(huddle, "F11", (*ALL, huddle))
    assert keys.keys(huddle) == ("F11",)


def test_the_usual_key_chosen_again_is_no_change() -> None:
    keys = KeyMap({"evidence.edit": "R"})
    keys.change(EDIT, "E", (EDIT,))
    assert keys.chosen() == {}


@pytest.mark.parametrize(
    ("action", "key", "refused"),
    [
        (EDIT, "Ctrl+L", KeyTaken),  # heard everywhere, and so here
        (LOCK, "E", KeyTyped),  # it would be typed
        (LOCK, "Shift+E", KeyTyped),
        (EDIT, "/", KeyTaken),  # a second key of the same place
        (EDIT, "Esc", KeyNeeded),
        (EDIT, "Ctrl+Return", KeyNeeded),
        (EDIT, "", KeyNeeded),
        (GO, "F9", KeyFixed),
        (LOCK, "Alt+1", KeyTaken),
    ],
)
def test_a_key_that_cannot_be_is_refused_with_what_to_do(
    action: Action, key: str, refused: type[KeyRefused]
) -> None:
    keys = KeyMap()
    with pytest.raises(refused) as caught:
        keys.change(action, key, ALL)
    assert caught.value.user_message.endswith(".")
    assert keys.chosen() == {}


def test_two_places_may_have_the_same_key() -> None:
    keys = KeyMap()
    keys.change(EDIT, "K", ALL)
    keys.change(KEEP, "K", ALL)
    assert keys.keys(EDIT) == keys.keys(KEEP) == ("K",)


def test_a_key_that_another_gave_up_can_be_taken() -> None:
    keys = KeyMap()
    keys.change(LOCK, "F10", ALL)
    keys.change(EDIT, "Ctrl+L", ALL)
    assert keys.keys(EDIT) == ("Ctrl+L",)


SOME = st.sampled_from(["F3", "F9", "Ctrl+L", "Ctrl+J", "Alt+Q", "E", "K", "/", "Esc", "Ctrl+F"])


@given(st.lists(st.tuples(st.sampled_from(ALL), SOME), max_size=12))
def test_no_two_acts_that_meet_ever_have_one_key(changes: list[tuple[Action, str]]) -> None:
    keys = KeyMap()
    for action, key in changes:
        try:
            keys.change(action, key, ALL)
        except KeyRefused:
            continue
    for one in ALL:
        for other in ALL:
            meet = not one.place or not other.place or one.place == other.place
            if one is not other and meet:
                assert not set(keys.keys(one)) & set(keys.keys(other))


def test_usual_keys_of_the_program_do_not_clash() -> None:
    """Within a place the same key may be shown on pages that are never seen together."""
    everywhere = [action for action in all_actions() if not action.place]
    taken = [key for action in everywhere for key in action.keys]
    assert len(taken) == len(set(taken))
    for action in all_actions():
        if action.place:
            assert not set(action.keys) & set(taken), action.id


def test_every_act_has_a_name_of_its_own() -> None:
    names = [action.id for action in all_actions()]
    assert len(names) == len(set(names))
    assert all("." in name for name in names)


@pytest.fixture
def host(qtbot: QtBot) -> QWidget:
    host = QWidget()
    QVBoxLayout(host)
    qtbot.addWidget(host)
    host.show()
    qtbot.waitActive(host)
    return host


def put(host: QWidget, *widgets: QWidget) -> None:
    layout = host.layout()
    assert layout is not None
    for widget in widgets:
        layout.addWidget(widget)
        widget.show()


@pytest.fixture
def _usual(look: Look) -> Callable[[], None]:
    look.keys.reset()
    return look.keys.reset


@pytest.mark.usefixtures("_usual")
def test_buttons_and_shortcuts_follow_a_changed_key(
    qtbot: QtBot, look: Look, host: QWidget
) -> None:
    done: list[str] = []
    button = Button(look, "Edit", key=EDIT)
    button.clicked.connect(lambda: done.append("edit"))
    pick = Pick(look, host, "Kind", key=KIND)
    put(host, button, pick)
    hear(look.keys, host, FIND, lambda: done.append("find"))
    qtbot.keyClick(host, Qt.Key.Key_E)
    qtbot.keyClick(host, Qt.Key.Key_Slash)
    look.keys.change(EDIT, "R", ALL)
    look.keys.change(FIND, "F3", ALL)
    look.keys.change(KIND, "W", ALL)
    assert pick.shortcut().toString() == "W"
    assert button.accessibleDescription() == "R"
    for key in (Qt.Key.Key_E, Qt.Key.Key_Slash, Qt.Key.Key_R, Qt.Key.Key_F3):
        qtbot.keyClick(host, key)
    assert done == ["edit", "find", "find", "edit", "find"], "E is given up, the second key is not"
    look.keys.reset()
    assert button.accessibleDescription() == "E"


@pytest.mark.usefixtures("_usual")
def test_an_act_is_done_by_whatever_can_do_it_now(look: Look, host: QWidget) -> None:
    done: list[str] = []
    button = Button(look, "Edit", key=EDIT)
    button.clicked.connect(lambda: done.append("edit"))
    put(host, button)
    hear(look.keys, host, FIND, lambda: done.append("find"))
    assert perform(host, EDIT)
    assert perform(host, FIND)
    button.setEnabled(False)
    assert doer(host, EDIT) is None
    assert not perform(host, EDIT)
    assert not perform(host, KEEP)
    assert done == ["edit", "find"]


def test_a_key_is_heeded_at_once(qtbot: QtBot, look: Look, host: QWidget) -> None:
    """Qt would wait a tenth of a second, and what is typed meanwhile would go astray."""
    done: list[bool] = []
    button = Button(look, "Leave", key="F9")
    button.clicked.connect(lambda: done.append(True))
    put(host, button)
    qtbot.keyClick(host, Qt.Key.Key_F9)
    assert len(done) == 1


def test_changed_keys_are_kept_with_the_look_and_odd_ones_are_left_out(
    tmp_path: Path,
) -> None:
    settings = LookSettings(tmp_path)
    settings.keep_keys({"evidence.find": "F3"})
    assert LookSettings(tmp_path).keys() == {"evidence.find": "F3"}
    (tmp_path / "look.json").write_text('{"keys": {"a": 1, "b": "", "c": "F4"}}')
    assert LookSettings(tmp_path).keys() == {"c": "F4"}
    (tmp_path / "look.json").write_text('{"keys": [1]}')
    assert LookSettings(tmp_path).keys() == {}
