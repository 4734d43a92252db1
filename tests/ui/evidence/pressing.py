# SPDX-License-Identifier: Apache-2.0
"""Somebody at the keyboard of the place Evidence."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from peerdesk.ui.evidence.place import EvidencePlace
from tests.fakes.session import FakeSession
from tests.ui.driving import press_key, settle, type_text

Opened = Callable[..., FakeSession]
Key = Qt.Key


def choose(qtbot: QtBot, place: EvidencePlace, note: str) -> None:
    """Choose a note in the list."""
    place.page.list.go_to(place.model.find(note))
    settle(qtbot, place)


def press(
    qtbot: QtBot, place: EvidencePlace, key: str | Qt.Key, widget: QWidget | None = None
) -> None:
    """Press a key in the list, or elsewhere."""
    target = widget or place.page.list
    if isinstance(key, str):
        type_text(target, key)
    else:
        press_key(target, key)
    settle(qtbot, place)
