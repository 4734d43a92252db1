# SPDX-License-Identifier: Apache-2.0
"""Every name on the rail can be read whole, whatever the size of the text."""

import pytest
from PySide6.QtGui import QFontMetricsF
from pytestqt.qtbot import QtBot

from peerdesk.ui.components.rail import Rail
from peerdesk.ui.components.rail_item import RailEntry
from peerdesk.ui.look import Look

ENTRY = RailEntry("concern", "Immediate concern", "warning-octagon", "")


@pytest.mark.parametrize("factor", [0.8, 0.9, 1.0, 1.5, 2.0])
def test_no_name_is_cut_at_any_size_of_text(qtbot: QtBot, look: Look, factor: float) -> None:
    look.choose(factor=factor)
    rail = Rail(look, [RailEntry("today", "Today", "sun", "Listen")])
    qtbot.addWidget(rail)
    rail.add_foot(ENTRY, "F8")
    font = look.font("body", weight=600)
    taken = 2 * look.gap(8) + look.size(20) + look.gap(4)
    assert rail.width() - 17 - taken >= QFontMetricsF(font).horizontalAdvance(ENTRY.title)
