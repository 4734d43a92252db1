# SPDX-License-Identifier: Apache-2.0
"""From Capture a key leads to the prep card of its session, and to where paper is typed in."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from peerdesk.ui.capture.place import CapturePlace
from peerdesk.ui.capture.rows import QUICK
from peerdesk.ui.look import Look
from tests.fakes.session import FakeSession
from tests.ui.driving import opened, press_key

BOTH = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def test_the_prep_card_and_the_paper_sheet_are_those_of_the_session(
    qtbot: QtBot, look: Look, session: FakeSession
) -> None:
    key = session.book.sessions()[0].id
    place = opened(qtbot, CapturePlace(look, session), key)
    for letter, wanted in ((Qt.Key.Key_P, "prep"), (Qt.Key.Key_T, "paper")):
        with qtbot.waitSignal(place.go) as caught:
            press_key(place, letter, BOTH)
        assert caught.args == [wanted, key]
    place.blank()


def test_quick_notes_have_no_prep_card(qtbot: QtBot, look: Look, session: FakeSession) -> None:
    place = opened(qtbot, CapturePlace(look, session), QUICK)
    with qtbot.waitSignal(place.go) as caught:
        press_key(place, Qt.Key.Key_P, BOTH)
        press_key(place, Qt.Key.Key_T, BOTH)
    assert caught.args == ["paper", None]
    place.blank()
