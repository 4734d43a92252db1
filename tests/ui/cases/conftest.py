# SPDX-License-Identifier: Apache-2.0
"""The place of case records over a few files."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from peerdesk.desk.case_files import (
    Agreed,
    add_case_files,
)
from peerdesk.domain.words import CaseArea
from peerdesk.ui.cases.place import CasesPlace
from peerdesk.ui.look import Look
from tests.fakes.session import FakeSession
from tests.ui.driving import opened, press_key, settle, type_text

Opened = Callable[..., FakeSession]
Key, Ctrl = Qt.Key, Qt.KeyboardModifier.ControlModifier
VOICE = CaseArea.CHILDS_VOICE.value


@pytest.fixture
def cases(session: FakeSession) -> tuple[str, ...]:
    """Put two case files on the list."""
    agreed = Agreed(
        types=("child protection", "looked after"),
        agreed_list="March",
        reviewers=(session.book.person,),
    )
    return add_case_files(session.book, agreed)


@pytest.fixture
def place(qtbot: QtBot, look: Look, session: FakeSession, cases: tuple[str, ...]) -> CasesPlace:
    """Open the place at the first file."""
    assert cases
    return opened(qtbot, CasesPlace(look, session))


def write(qtbot: QtBot, place: CasesPlace, line: str) -> None:
    """Type a line where the form is written, and press Enter."""
    editor = place.page.form.entry.editor
    type_text(editor, line)
    press_key(editor, Key.Key_Return)
    settle(qtbot, place)
