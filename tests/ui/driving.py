# SPDX-License-Identifier: Apache-2.0
"""Opening a place in a test, and waiting until it has nothing more to wait for."""

from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from peerdesk.ui.place import Place

if TYPE_CHECKING:  # a conftest may be read before pytest-qt has been set up
    from pytestqt.modeltest import ModelTester

P = TypeVar("P", bound=Place)


def opened(qtbot: QtBot, place: P, what: object = None) -> P:
    """Show a place at its size in the smallest window, open it, and wait for its rows."""
    qtbot.addWidget(place)
    place.resize(1182, 704)
    place.show()
    place.open(what)
    settle(qtbot, place)
    return place


def settle(qtbot: QtBot, place: Place) -> None:
    """Wait until no job of the place is under way."""
    qtbot.waitUntil(lambda: place.jobs.running == 0)


def press_key(
    widget: QWidget,
    key: Qt.Key,
    modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
) -> None:
    """Press and let go a key in a widget."""
    QTest.keyClick(widget, key, modifiers)


def type_text(widget: QWidget, text: str) -> None:
    """Type letters and signs into a widget."""
    QTest.keyClicks(widget, text)


def shown_texts(widget: QWidget) -> str:
    """Return every word that labels and fields of a widget hold, seen or not."""
    labels = [label.text() for label in widget.findChildren(QLabel)]
    fields = [field.text() for field in widget.findChildren(QLineEdit)]
    areas = [area.toPlainText() for area in widget.findChildren(QPlainTextEdit)]
    return "\n".join((*labels, *fields, *areas))


def check_model(tester: "ModelTester", model: QAbstractItemModel) -> None:
    """Hold a model to Qt's own rules."""
    tester.check(model)
