# SPDX-License-Identifier: Apache-2.0
"""Places with a note to attach to, and files and pictures to attach."""

from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from pytestqt.qtbot import QtBot

from peerdesk.desk.query import NoteQuery
from peerdesk.ui.evidence.place import EvidencePlace
from peerdesk.ui.look import Look
from peerdesk.ui.place import Place
from tests.fakes.evening import Evening, fill
from tests.fakes.session import PIXEL, FakeSession

Key = Qt.Key
P = TypeVar("P", bound=Place)


@pytest.fixture
def evening(session: FakeSession) -> Evening:
    return fill(session.book)


@pytest.fixture
def note(session: FakeSession, evening: Evening) -> str:
    """Return the newest note, which Evidence chooses first."""
    assert evening.notes
    return session.book.notes(NoteQuery(), 0, 1)[0].id


@pytest.fixture
def place(qtbot: QtBot, look: Look, session: FakeSession, note: str) -> EvidencePlace:
    assert note
    from tests.ui.driving import opened  # noqa: PLC0415 - pytest-qt is not ready before

    return active(qtbot, opened(qtbot, EvidencePlace(look, session)))


def active(qtbot: QtBot, place: P) -> P:
    """Make the place's window the one that hears keys."""
    with qtbot.waitActive(place):
        place.activateWindow()
    return place


def file(folder: Path, name: str, content: bytes = PIXEL) -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def mime_of(*paths: Path) -> QMimeData:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return mime
