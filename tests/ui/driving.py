# SPDX-License-Identifier: Apache-2.0
"""Opening a place in a test, and waiting until it has nothing more to wait for."""

from typing import TypeVar

from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from peerdesk.ui.place import Place

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


def shown_texts(widget: QWidget) -> str:
    """Return every word that labels and fields of a widget hold, seen or not."""
    labels = [label.text() for label in widget.findChildren(QLabel)]
    fields = [field.text() for field in widget.findChildren(QLineEdit)]
    areas = [area.toPlainText() for area in widget.findChildren(QPlainTextEdit)]
    return "\n".join((*labels, *fields, *areas))
