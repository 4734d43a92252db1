# SPDX-License-Identifier: Apache-2.0
"""Gaps follow the size of text, so that it does not matter at which size a page was made."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QFormLayout, QGridLayout, QHBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from peerdesk.ui.components.gaps import across, between, down, margins
from peerdesk.ui.components.rail import Rail
from peerdesk.ui.components.rail_item import RailEntry
from peerdesk.ui.evidence.place import EvidencePlace
from peerdesk.ui.look import Look
from tests.fakes.evening import fill
from tests.fakes.session import FakeSession
from tests.ui.driving import opened

Make = Callable[[], QWidget]


def test_margins_and_gaps_are_the_same_whenever_they_were_given(look: Look) -> None:
    early, late = QWidget(), QWidget()
    first = QHBoxLayout(early)
    margins(look, first, 24, 1, 20, 0)
    between(look, first, 8)
    assert first.contentsMargins().left() == look.gap(24)
    look.choose(factor=2.0)
    second = QHBoxLayout(late)
    margins(look, second, 24, 1, 20, 0)
    between(look, second, 8)
    assert first.contentsMargins() == second.contentsMargins()
    assert first.contentsMargins().left() == look.gap(24) > 24
    assert first.contentsMargins().top() == 1, "a hairline stays one"
    assert first.spacing() == second.spacing() == look.gap(8)
    look.choose(factor=1.0)
    assert first.contentsMargins() == second.contentsMargins()
    assert second.contentsMargins().left() == look.gap(24)


@pytest.mark.parametrize("sort", [QGridLayout, QFormLayout])
def test_rows_and_columns_of_a_grid_are_set_apart_each_by_its_own(
    look: Look, sort: type[QGridLayout] | type[QFormLayout]
) -> None:
    holder = QWidget()
    grid = sort(holder)
    across(look, grid, 16)
    down(look, grid, 8)
    look.choose(factor=2.0)
    assert (grid.horizontalSpacing(), grid.verticalSpacing()) == (look.gap(16), look.gap(8))


def test_the_last_thing_that_was_given_holds(look: Look) -> None:
    holder = QWidget()
    margins(look, holder, 8, 8, 8, 8)
    margins(look, holder, 4, 4, 4, 4)
    look.choose(factor=2.0)
    assert holder.contentsMargins().left() == look.gap(4)


def test_a_rail_made_with_large_text_shows_as_many_places_at_the_usual_size(
    qtbot: QtBot, look: Look
) -> None:
    entries = [RailEntry(f"{n}", f"Place {n}", "eye", f"Group {n // 4}") for n in range(16)]
    high = 768

    def shown() -> tuple[list[QRect], bool]:
        rail = Rail(look, entries)
        qtbot.addWidget(rail)
        rail.fold(folded=look.is_large)
        rail.resize(rail.width(), high)
        rail.show()
        look.choose(factor=1.0)
        rail.fold(folded=False)
        qtbot.wait(20)
        return [item.geometry() for item in rail._items.values()], rail._more.isVisible()

    usual = shown()
    look.choose(factor=2.0)
    assert shown() == usual
    assert not usual[1], "all places fit"


def test_a_place_made_with_large_text_stands_as_ever_at_the_usual_size(
    qtbot: QtBot, look: Look, session: FakeSession
) -> None:
    fill(session.book)

    def laid_out() -> list[tuple[str, QRect]]:
        parts = [part for part in place.findChildren(QWidget) if part.isVisibleTo(place)]
        return [(type(part).__name__, part.geometry()) for part in parts]

    place = opened(qtbot, EvidencePlace(look, session))
    place.resize(1182, 1000)  # high enough for nothing to need a scroll bar
    qtbot.wait(20)
    usual = laid_out()
    look.choose(factor=2.0)
    place = opened(qtbot, EvidencePlace(look, session))
    look.choose(factor=1.0)
    place.resize(1182, 1000)
    qtbot.waitUntil(lambda: laid_out() == usual)
