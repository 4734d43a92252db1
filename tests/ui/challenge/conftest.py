# SPDX-License-Identifier: Apache-2.0
"""A challenge that stands, and one that is still being scoped."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from peerdesk.ui.challenge.place import ChallengePlace
from peerdesk.ui.look import Look
from tests.fakes.session import FakeSession
from tests.ui.challenge.steps import (
    show,
)
from tests.ui.conftest import Opened


@pytest.fixture
def place(qtbot: QtBot, look: Look, session: FakeSession) -> Iterator[ChallengePlace]:
    place = show(qtbot, look, session)
    yield place
    place.blank()


@pytest.fixture
def new(open_session: Opened) -> FakeSession:
    return open_session(founded=False)


@pytest.fixture
def scoping(qtbot: QtBot, look: Look, new: FakeSession) -> Iterator[ChallengePlace]:
    place = show(qtbot, look, new)
    yield place
    place.blank()
