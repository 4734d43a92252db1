# SPDX-License-Identifier: Apache-2.0
"""What Qt has deleted is held by nobody: a wrapper of it would be taken for what comes after it.

PySide keeps what it knows by address, and hears of the end of a `QObject` only. It holds an item
of a layout that was asked for (`itemAt`, and `addLayout` of what is filled already) for as long as
the layout lives, also when Qt has deleted it. Where a widget of Qt's own making then gets that
address, an event filter of the application is handed the dead item as `watched`; to hand that on
to `super().eventFilter` is a `TypeError`, and such an error, raised by PySide in the midst of Qt,
ends the program at once.
"""

import ast
import gc
from collections.abc import Iterator
from pathlib import Path
from typing import cast

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget, QWidgetItem
from pytestqt.qtbot import QtBot

from peerdesk.ui.challenge.groups import GroupsEditor
from peerdesk.ui.components.rail import Rail
from peerdesk.ui.components.tab_order import follow_layout
from peerdesk.ui.look import Look
from peerdesk.ui.ports import DeskSession
from peerdesk.ui.shell import Shell
from peerdesk.ui.window import Window
from tests.fakes.vaults import FakeSettings, FakeVaults
from tests.ui.conftest import Opened

SOURCES = Path(__file__).parents[2] / "peerdesk" / "ui"
OWN_ITEMS = {"components/flow.py", "wall/keys.py"}
"""A layout of ours holds its items itself, for as long as they live."""
HOLD = {"itemAt", "itemAtPosition", "nextInFocusChain", "previousInFocusChain", "topLevelWidget"}
"""What PySide then holds by the one that was asked."""


def asked_of(path: Path) -> Iterator[str]:
    """Yield what is called in a file that would hold what dies."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        called = node.func if isinstance(node, ast.Call) else None
        if isinstance(called, ast.Attribute) and called.attr in HOLD:
            yield f"{path.relative_to(SOURCES)}, line {called.lineno}: {called.attr}"


def items() -> int:
    """Return how many items of layouts PySide holds that it did not make itself."""
    return sum(type(found) is QWidgetItem for found in gc.get_objects())


def dead() -> QObject:
    """Return an item of a layout where PySide says that it is a `QObject`."""
    return cast("QObject", QWidgetItem(QWidget()))


def test_no_screen_asks_qt_for_what_pyside_would_hold_too_long() -> None:
    every = SOURCES.rglob("*.py")
    files = [path for path in every if path.relative_to(SOURCES).as_posix() not in OWN_ITEMS]

    found = [line for path in files for line in asked_of(path)]

    assert len(files) > 300
    assert not found, "\n".join(found)


def test_a_form_that_was_put_in_order_holds_no_item_of_a_row_that_went(
    qtbot: QtBot, look: Look
) -> None:
    groups = GroupsEditor(look)
    qtbot.addWidget(groups)
    groups.show()
    gc.collect()
    before = items()
    groups._add_empty()

    follow_layout(groups)

    assert items() == before


def test_the_rail_bears_to_be_handed_what_is_no_widget(qtbot: QtBot, look: Look) -> None:
    rail = Rail(look, [])
    qtbot.addWidget(rail)

    assert not rail.eventFilter(dead(), QEvent(QEvent.Type.Polish))


def test_the_window_bears_to_be_handed_what_is_no_widget(
    qtbot: QtBot, look: Look, open_session: Opened, tmp_path: Path
) -> None:
    def furnish(look: Look, session: DeskSession) -> Shell:
        return Shell(look, session, [])

    window = Window(look, FakeVaults(open_session, tmp_path), FakeSettings(), furnish)
    qtbot.addWidget(window)

    assert not window.eventFilter(dead(), QEvent(QEvent.Type.Polish))
