# SPDX-License-Identifier: Apache-2.0
"""A laptop that hears of its removal says so on every screen, and no more once it is back."""

from collections.abc import Callable

from pytestqt.qtbot import QtBot

from peerdesk.desk.exchange import admit, identity_file
from peerdesk.desk.membership import remove_laptop, take_back
from peerdesk.domain.team import Person
from peerdesk.domain.words import RemovalReason, Role
from peerdesk.ui.look import Look
from peerdesk.ui.notices import Notices
from peerdesk.ui.places import all_places
from peerdesk.ui.shell import Shell
from tests.fakes.challenge import share
from tests.fakes.session import FakeSession
from tests.ui.driving import shown_texts

Opened = Callable[..., FakeSession]


def test_a_removed_laptop_says_so_until_it_is_taken_back(
    qtbot: QtBot, look: Look, session: FakeSession, open_session: Opened
) -> None:
    peer = open_session(Person("Bo Lindqvist", Role.OFFICER_PEER), founded=False)
    admit(session.book, identity_file(peer.book))
    share(session.book, peer.book)
    shell = Shell(look, peer, all_places())
    qtbot.addWidget(shell)
    shell.show()
    (notices,) = shell.findChildren(Notices)
    shell.refresh()
    qtbot.waitUntil(lambda: shell.jobs.running == 0)
    assert not notices.isVisible()

    remove_laptop(session.book, peer.book.device, RemovalReason.MISTAKE)
    share(session.book, peer.book)
    shell.refresh()
    qtbot.waitUntil(notices.isVisible)
    assert "removed this laptop from the team" in shown_texts(notices)

    take_back(session.book, peer.book.device)
    share(session.book, peer.book)
    shell.refresh()
    qtbot.waitUntil(lambda: not notices.isVisible())
    qtbot.waitUntil(lambda: shell.jobs.running == 0)
