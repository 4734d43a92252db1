# SPDX-License-Identifier: Apache-2.0
"""Every place that shows a bullet or a note knows which one the trail is of."""

import pytest
from pytestqt.qtbot import QtBot

from peerdesk.desk.capture import write_line
from peerdesk.desk.messages import draft_message
from peerdesk.domain.words import MessageKind
from peerdesk.ui.briefing.place import BriefingPlace
from peerdesk.ui.checks.place import ChecksPlace
from peerdesk.ui.components.current import choose_row
from peerdesk.ui.evidence.place import EvidencePlace
from peerdesk.ui.look import Look
from peerdesk.ui.messages.place import MessagesPlace
from peerdesk.ui.place import Place
from peerdesk.ui.presentation.place import PresentationPlace
from peerdesk.ui.report.place import ReportFrom, ReportPlace
from peerdesk.ui.triangulation.place import TriangulationPlace
from tests.fakes.session import FakeSession
from tests.ui.driving import opened, settle


@pytest.fixture
def note(session: FakeSession) -> str:
    """Return a note."""
    return write_line(session.book, "+ The vision is on every wall").note


@pytest.fixture
def message(session: FakeSession, note: str) -> str:
    """Return the only message."""
    book = session.book
    theme = book.themes()[0].id
    return draft_message(book, MessageKind.STRENGTH, theme, "Staff own it", supports=[note])


@pytest.mark.parametrize("kind", [MessagesPlace, ChecksPlace])
def test_lists_of_messages_know_the_one_that_is_chosen(
    qtbot: QtBot, look: Look, session: FakeSession, message: str, kind: type[Place]
) -> None:
    place = opened(qtbot, kind(look, session), message)
    assert place.looked_at() == ("message", message)


def test_the_summary_knows_its_bullet(
    qtbot: QtBot, look: Look, session: FakeSession, message: str
) -> None:
    place = opened(qtbot, BriefingPlace(look, session), "2026-05-12")
    rows = range(place.model.rowCount())
    choose_row(place.page.outline, next(n for n in rows if place.model.point(n) is not None))
    assert place.looked_at() == ("message", message)
    assert place.asked_about() == message
    settle(qtbot, place)


def test_the_slides_know_their_bullet(
    qtbot: QtBot, look: Look, session: FakeSession, message: str
) -> None:
    place = opened(qtbot, PresentationPlace(look, session))
    assert place.looked_at() == ("", "")
    slides = place.slides
    with_points = (
        row
        for row in range(slides.rowCount())
        if (slide := slides.slide(row)) and any(p.message for p in slide.points)
    )
    choose_row(place.page.slides, next(with_points))
    choose_row(place.page.points, 0)
    settle(qtbot, place)
    assert place.looked_at() == ("message", message)


def test_the_report_knows_its_bullet(
    qtbot: QtBot, look: Look, session: FakeSession, message: str
) -> None:
    wanted = ReportFrom(row=f"message:{message}")
    place = opened(qtbot, ReportPlace(look, session), wanted)
    assert place.looked_at() == ("message", message)
    settle(qtbot, place)


def test_the_map_of_messages_knows_its_row(
    qtbot: QtBot, look: Look, session: FakeSession, message: str
) -> None:
    place = opened(qtbot, TriangulationPlace(look, session))
    assert place.looked_at() == ("", "")
    place._choose_rows("messages")
    settle(qtbot, place)
    assert place.looked_at() == ("message", message)


def test_evidence_knows_its_note(qtbot: QtBot, look: Look, session: FakeSession, note: str) -> None:
    place = opened(qtbot, EvidencePlace(look, session), note)
    assert place.looked_at() == ("note", note)
