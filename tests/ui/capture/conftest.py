# SPDX-License-Identifier: Apache-2.0
"""The place Capture with a session of the evening, and somebody typing there."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from peerdesk.ui.capture.place import CapturePlace
from peerdesk.ui.look import Look
from peerdesk.ui.place import Place
from tests.fakes.session import FakeSession


@pytest.fixture
def place(qtbot: QtBot, look: Look, session: FakeSession) -> Iterator[CapturePlace]:
    place = CapturePlace(look, session)
    qtbot.addWidget(place)
    place.resize(1200, 700)
    place.show()
    qtbot.waitExposed(place)
    open_it(qtbot, place, focus_group(session))
    yield place
    place.blank()
    place.jobs.wait()


def focus_group(session: FakeSession) -> str:
    return session.book.sessions()[0].id


def open_it(qtbot: QtBot, place: CapturePlace, what: object) -> None:
    place.open(what)
    qtbot.waitUntil(lambda: place.jobs.running == 0)


def type_line(qtbot: QtBot, place: CapturePlace, line: str) -> None:
    qtbot.keyClicks(place._page.editor, line)
    qtbot.keyClick(place._page.editor, Qt.Key.Key_Return)


def settle(qtbot: QtBot, place: Place) -> None:
    qtbot.waitUntil(lambda: place.jobs.running == 0)
