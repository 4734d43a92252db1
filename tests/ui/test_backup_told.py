# SPDX-License-Identifier: Apache-2.0
"""The status strip tells the newest backup, whichever way it was made."""

import pytest
from pytestqt.qtbot import QtBot

from peerdesk.domain.calendar import local
from peerdesk.ui.components.strip import StatusStrip
from peerdesk.ui.look import Look
from peerdesk.ui.places import all_places
from peerdesk.ui.shell import Shell
from peerdesk.ui.vault.place import VaultPlace
from tests.fakes.session import FakeSession
from tests.ui.driving import settle, shown_texts

HOUR = 3_600_000


@pytest.fixture
def shell(qtbot: QtBot, look: Look, session: FakeSession) -> Shell:
    shell = Shell(look, session, all_places())
    qtbot.addWidget(shell)
    shell.show()
    shell.go("vault", "backups")
    at_rest(qtbot, shell)
    return shell


def at_rest(qtbot: QtBot, shell: Shell) -> None:
    assert shell.place is not None
    settle(qtbot, shell.place)
    qtbot.waitUntil(lambda: shell.jobs.running == 0)


def strip_of(shell: Shell) -> str:
    return shown_texts(shell.findChildren(StatusStrip)[0])


def backed_up_later(session: FakeSession, hours: int) -> str:
    """Let a backup be made without the shell, as before an import, and return what it says."""
    at, offset = session.now()
    session.newest_backup = at + hours * HOUR
    return f"Backed up {local(session.newest_backup, offset):%H:%M}"


def test_a_backup_before_an_import_is_told_once_that_was_saved(
    qtbot: QtBot, shell: Shell, session: FakeSession
) -> None:
    assert "Not backed up yet" in strip_of(shell)
    shell.back_up()
    at_rest(qtbot, shell)
    first = backed_up_later(session, 0)
    assert first in strip_of(shell)
    newest = backed_up_later(session, 1)
    assert shell.place is not None
    shell.place.say_saved()
    at_rest(qtbot, shell)
    assert newest in strip_of(shell)
    assert first not in strip_of(shell)


def test_a_backup_made_by_hand_is_told_at_once(
    qtbot: QtBot, shell: Shell, session: FakeSession
) -> None:
    newest = backed_up_later(session, 2)
    assert isinstance(shell.place, VaultPlace)
    shell.place.page.backups.back_up.emit()
    at_rest(qtbot, shell)
    assert newest in strip_of(shell)
