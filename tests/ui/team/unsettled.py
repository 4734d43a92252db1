# SPDX-License-Identifier: Apache-2.0
"""A second lead, and the place in which what both did is settled."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from peerdesk.ui.look import Look
from peerdesk.ui.team.settling_clash import ClashContent
from peerdesk.ui.team.settling_others import PairContent
from peerdesk.ui.team.settling_place import SettlingPlace
from tests.fakes.session import FakeSession
from tests.ui.driving import opened, settle

Key = Qt.Key


def place_of(qtbot: QtBot, look: Look, session: FakeSession, what: object = None) -> SettlingPlace:
    place = opened(qtbot, SettlingPlace(look, session), what)
    settle(qtbot, place)
    return place


def clash_shown(place: SettlingPlace) -> ClashContent:
    assert isinstance(place.detail.content, ClashContent)
    return place.detail.content


def pair_shown(place: SettlingPlace) -> PairContent:
    assert isinstance(place.detail.content, PairContent)
    return place.detail.content
