# SPDX-License-Identifier: Apache-2.0
"""A title too long for one line of its column has two, in a row that has room for them."""

import pytest
from PySide6.QtCore import QModelIndex
from PySide6.QtGui import QFontMetricsF
from pytestqt.qtbot import QtBot

from peerdesk.desk.messages import draft_message
from peerdesk.desk.scope import add_kloe
from peerdesk.domain.words import MessageKind
from peerdesk.ui.components.paint import Wrapped
from peerdesk.ui.look import Look
from peerdesk.ui.triangulation.place import TriangulationPlace
from tests.fakes.session import FakeSession
from tests.ui.driving import opened, settle

SHORT = "Vision"
LONG = "What young people say of moving on"


@pytest.fixture
def place(qtbot: QtBot, look: Look, session: FakeSession) -> TriangulationPlace:
    """Return the place over the small challenge with one line of a longer name."""
    theme = next(t for t in session.book.themes() if t.value.code == "front-door")
    add_kloe(session.book, theme.id, LONG, "How is it told?", ())
    return opened(qtbot, TriangulationPlace(look, session))


def _title(place: TriangulationPlace, words: str) -> QModelIndex:
    model = place.model
    indexes = (model.index(row, 0) for row in range(model.rowCount()))
    return next(index for index in indexes if index.data() == words)


def test_a_long_name_has_two_lines_and_a_short_one_keeps_its_row(
    qtbot: QtBot, place: TriangulationPlace
) -> None:
    place.resize(1182, 704)
    view, look = place.page.map, place.look
    long, short = _title(place, LONG), _title(place, SHORT)
    font = look.font("body", weight=500)
    room = view.columnWidth(0) - 8
    assert QFontMetricsF(font).horizontalAdvance(LONG) > room, "or else this shows nothing"
    small = look.font("small", weight=500)
    lines = Wrapped(LONG, small, room, look.line("small")).lines
    assert lines * look.line("small") <= view.rowHeight(long.row())
    assert view.rowHeight(short.row()) < view.rowHeight(long.row())
    place.resize(1900, 704)
    qtbot.waitUntil(lambda: view.rowHeight(long.row()) == view.rowHeight(short.row()))


def test_a_message_of_few_words_takes_one_line(
    qtbot: QtBot, place: TriangulationPlace, session: FakeSession
) -> None:
    theme = session.book.themes()[0].id
    many = "Supervision is regular and people describe it in the same words everywhere"
    draft_message(session.book, MessageKind.STRENGTH, theme, "Trust")
    draft_message(session.book, MessageKind.STRENGTH, theme, many)
    place.page.rows.chosen.emit("messages")
    settle(qtbot, place)
    view = place.page.map
    rows = [view.rowHeight(_title(place, words).row()) for words in ("Trust", many)]
    assert rows[0] < rows[1]
