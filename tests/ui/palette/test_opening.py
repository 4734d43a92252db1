# SPDX-License-Identifier: Apache-2.0
"""A session that is found opens where there is something to be done in it."""

import pytest
from pytestqt.qtbot import QtBot

from peerdesk.desk.capture import write_line
from peerdesk.desk.clock import FixedClock
from peerdesk.desk.query import NoteQuery
from peerdesk.desk.search.finding import Sort
from peerdesk.domain.team import Person
from peerdesk.domain.words import Role
from peerdesk.ui.evidence.place import EvidencePlace
from peerdesk.ui.look import Look
from peerdesk.ui.palette.opening import way_to, way_to_session
from peerdesk.ui.palette.place import PaletteOver
from peerdesk.ui.places import all_places
from peerdesk.ui.shell import Shell
from tests.fakes.book import MemoryBook
from tests.fakes.challenge import share
from tests.fakes.session import FakeSession
from tests.ui.conftest import Opened

OBSERVER = Person("Sam Ode", Role.OBSERVER, "Stannerby Council")


def _session(book: MemoryBook) -> tuple[str, str]:
    (held,) = book.sessions()
    return held.id, held.value.day


@pytest.mark.parametrize(("later", "place"), [(0, "capture"), (1, "evidence")])
def test_a_session_is_captured_until_its_day_is_over(
    session: FakeSession, later: int, place: str
) -> None:
    name, day = _session(session.book)
    today = f"{day[:-2]}{int(day[-2:]) + later:02}"
    way = way_to_session(session.book, name, today)
    assert way == (place, name if place == "capture" else NoteQuery(session=name))
    earlier = f"{day[:-2]}{int(day[-2:]) - 1:02}"
    assert way_to_session(session.book, name, earlier)[0] == "capture", "it is still to come"


def test_whoever_may_only_read_sees_the_notes(session: FakeSession, open_session: Opened) -> None:
    name, day = _session(session.book)
    reading = open_session(OBSERVER, founded=False)
    share(session.book, reading.book)
    assert way_to_session(reading.book, name, day) == ("evidence", NoteQuery(session=name))


def test_other_things_have_one_way_each() -> None:
    assert way_to(Sort.LINE, "a") == ("evidence", NoteQuery(kloe="a"))
    assert way_to(Sort.MESSAGE, "a") == ("messages", "a")
    assert way_to(Sort.NOTE, "a") == ("evidence", "a")


def test_a_session_of_a_day_before_is_read_in_evidence(
    qtbot: QtBot, look: Look, session: FakeSession, clock: FixedClock
) -> None:
    name, _ = _session(session.book)
    write_line(session.book, "+ Heard there", session=name)
    write_line(session.book, "+ Heard in the corridor")
    clock.forward(seconds=86_400)
    shell = Shell(look, session, all_places())
    qtbot.addWidget(shell)
    shell.show()
    shell.go("today")
    palette = next(o for o in shell.findChildren(PaletteOver) if o.key == "palette")
    palette._open(Sort.SESSION, name)
    qtbot.waitUntil(lambda: isinstance(shell.place, EvidencePlace))
    place = shell.place
    assert isinstance(place, EvidencePlace)
    qtbot.waitUntil(lambda: place.jobs.running == 0 and shell.jobs.running == 0)
    assert place.model.rowCount() == 1
    shell.blank()
