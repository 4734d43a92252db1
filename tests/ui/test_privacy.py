# SPDX-License-Identifier: Apache-2.0
"""The cover shows nothing at all, says what it is on any key, and goes on Esc."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from peerdesk.ui.look import Look
from peerdesk.ui.privacy import Cover


@pytest.fixture
def cover(qtbot: QtBot, look: Look) -> Cover:
    cover = Cover(look)
    qtbot.addWidget(cover)
    cover.resize(1366, 768)
    cover.show()
    cover.cover()
    return cover


def said(cover: Cover) -> str:
    labels = [label for label in cover.findChildren(QLabel) if label.isVisible()]
    return " ".join(label.text() for label in labels)


def test_it_is_one_colour_until_somebody_presses_a_key(qtbot: QtBot, cover: Cover) -> None:
    picture = cover.grab().toImage()
    seen = {picture.pixel(x, y) for x in range(0, 1366, 7) for y in range(0, 768, 7)}
    assert len(seen) == 1
    assert said(cover) == ""
    assert "Esc" in cover.accessibleName()
    qtbot.keyClick(cover, Qt.Key.Key_Shift)
    assert said(cover) == ""
    qtbot.keyClick(cover, Qt.Key.Key_A)
    assert "Only covered" in said(cover)
    assert "still open" in said(cover)


def test_a_press_says_it_too_and_covering_again_is_empty_again(qtbot: QtBot, cover: Cover) -> None:
    qtbot.mouseClick(cover, Qt.MouseButton.LeftButton)
    assert "Only covered" in said(cover)
    cover.cover()
    assert said(cover) == ""


def test_escape_shows_the_work_whether_the_words_stand_or_not(qtbot: QtBot, cover: Cover) -> None:
    with qtbot.waitSignal(cover.uncovered):
        qtbot.keyClick(cover, Qt.Key.Key_Escape)
    cover.say()
    with qtbot.waitSignal(cover.uncovered):
        qtbot.mouseClick(cover._show, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(cover.lock_pressed):
        qtbot.mouseClick(cover._lock, Qt.MouseButton.LeftButton)
