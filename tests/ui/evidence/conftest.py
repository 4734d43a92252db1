# SPDX-License-Identifier: Apache-2.0
"""The place Evidence with the notes of an evening."""

import pytest
from pytestqt.qtbot import QtBot

from peerdesk.ui.evidence.place import EvidencePlace
from peerdesk.ui.look import Look
from tests.fakes.evening import Evening, fill
from tests.fakes.session import FakeSession


@pytest.fixture
def evening(session: FakeSession) -> Evening:
    return fill(session.book)


@pytest.fixture
def place(qtbot: QtBot, look: Look, session: FakeSession, evening: Evening) -> EvidencePlace:
    from tests.ui.driving import opened  # noqa: PLC0415 - pytest-qt is not ready before

    assert evening.notes
    return opened(qtbot, EvidencePlace(look, session))
