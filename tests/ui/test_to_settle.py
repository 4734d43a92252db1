# SPDX-License-Identifier: Apache-2.0
"""The shell says beside Team how many things wait, and leads there and back by keyboard."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from peerdesk.desk.capture import write_line
from peerdesk.desk.evidence import mark
from peerdesk.desk.exchange import admit, identity_file
from peerdesk.domain.team import Person
from peerdesk.domain.words import Role, Stance
from peerdesk.ui.components.rail_item import RailItem
from peerdesk.ui.look import Look
from peerdesk.ui.places import all_places
from peerdesk.ui.shell import Shell
from peerdesk.ui.team.settling_place import SettlingPlace
from tests.fakes.challenge import share
from tests.fakes.session import FakeSession
from tests.ui.driving import press_key, settle

Opened = Callable[..., FakeSession]


@pytest.fixture
def shell(qtbot: QtBot, look: Look, session: FakeSession, open_session: Opened) -> Shell:
    """Return an open challenge in which two leads marked one note apart."""
    ruth = open_session(Person("Ruth Delaney", Role.MANAGER), founded=False).book
    admit(session.book, identity_file(ruth))
    note = write_line(session.book, "They all have a copy").note
    share(session.book, ruth)
    mark(session.book, note, Stance.STRENGTH)
    mark(ruth, note, Stance.QUESTION)
    share(ruth, session.book)
    shell = Shell(look, session, all_places())
    qtbot.addWidget(shell)
    shell.resize(1366, 768)
    shell.show()
    shell.go("team")
    at_rest(qtbot, shell)
    return shell


def at_rest(qtbot: QtBot, shell: Shell) -> None:
    assert shell.place is not None
    settle(qtbot, shell.place)
    qtbot.waitUntil(lambda: shell.jobs.running == 0)


def team(shell: Shell) -> RailItem:
    (found,) = [
        item
        for item in shell.findChildren(RailItem)
        if item.accessibleName().split(",")[0] == "Team"
    ]
    return found


def test_what_waits_is_counted_beside_team_and_settled_by_keyboard(
    qtbot: QtBot, look: Look, shell: Shell
) -> None:
    assert team(shell).accessibleName() == "Team, 1 to settle"
    plain = team(shell).grab().toImage()
    assert shell.place is not None
    press_key(shell.place, Qt.Key.Key_T)
    qtbot.waitUntil(lambda: shell.where().place == "settling")
    at_rest(qtbot, shell)
    assert team(shell).isChecked()
    titles = {item.toolTip() for item in shell.findChildren(RailItem)}
    assert not any(title.startswith("To settle") for title in titles)
    assert any(title.startswith("Team") for title in titles)
    look.choose("light", 2.0)
    folded = team(shell).grab().toImage()
    press_key(shell.place, Qt.Key.Key_2)  # nothing is chosen that is not seen
    assert isinstance(shell.place, SettlingPlace)
    press_key(shell.place.list, Qt.Key.Key_Return)
    assert len(shell.place.model.items()) == 1
    press_key(shell.place, Qt.Key.Key_2)
    qtbot.waitUntil(lambda: team(shell).accessibleName() == "Team")
    assert team(shell).grab().toImage() != folded
    look.choose("light", 1.0)
    assert team(shell).grab().toImage() != plain
    press_key(shell.place, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: shell.where().place == "team")
    at_rest(qtbot, shell)


def test_a_blanked_window_counts_nothing(qtbot: QtBot, shell: Shell) -> None:
    at_rest(qtbot, shell)
    item = team(shell)
    counted = item.grab().toImage()
    shell.blank()
    assert "settle" not in item.accessibleName()
    assert item.grab().toImage() != counted


def test_what_waits_in_a_place_below_the_edge_is_counted_on_what_leads_there(
    qtbot: QtBot, shell: Shell
) -> None:
    shell.resize(1366, 620)
    shell.go("today")
    at_rest(qtbot, shell)
    shell._rail._scroll.verticalScrollBar().setValue(0)
    more = shell._rail._more
    assert more.isVisible()
    assert more.accessibleName() == "More places, Team, 1 to settle"
    shell.go("team")
    assert more.accessibleName() == "More places"
