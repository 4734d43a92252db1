# SPDX-License-Identifier: Apache-2.0
"""An import that was broken off and could not be gone on with is told after the unlocking."""

from concurrent.futures import Future

from pytestqt.qtbot import QtBot

from peerdesk.ui.components.button import Button
from peerdesk.ui.look import Look
from peerdesk.ui.notices import Notices
from peerdesk.ui.places import all_places
from peerdesk.ui.shell import Shell
from tests.fakes.session import FakeSession
from tests.ui.driving import shown_texts


def test_each_import_given_up_is_told_until_it_is_put_away(
    qtbot: QtBot, look: Look, session: FakeSession
) -> None:
    session.gone_on = Future()
    shell = Shell(look, session, all_places())
    qtbot.addWidget(shell)
    shell.show()
    (notices,) = shell.findChildren(Notices)
    assert not notices.isVisible()
    session.gone_on.set_result(("One could not be gone on with.", "Nor could another."))
    qtbot.waitUntil(notices.isVisible)
    assert "One could not be gone on with." in shown_texts(notices)
    assert "Nor could another." in shown_texts(notices)
    for act in notices.findChildren(Button):
        act.click()
    assert not notices.isVisible()
    qtbot.waitUntil(lambda: shell.jobs.running == 0)
