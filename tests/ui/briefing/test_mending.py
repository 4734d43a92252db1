# SPDX-License-Identifier: Apache-2.0
"""Mend leads from a finding to the words in which it was found, and is not offered elsewhere."""

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from peerdesk.compose.checks.finding import Check, Finding
from peerdesk.desk.briefings import arrange
from peerdesk.desk.messages import reword
from peerdesk.ui.briefing.place import BriefingPlace
from peerdesk.ui.components.current import choose_row
from peerdesk.ui.look import Look
from tests.fakes.challenge import share
from tests.fakes.evening import Evening
from tests.fakes.session import FakeSession
from tests.ui.briefing.conftest import DAY, Key, issued
from tests.ui.conftest import PRIYA
from tests.ui.driving import opened, press_key, settle

OURS = Finding(
    check=Check.ATTRIBUTION, kind="small-group", words="Fewer than five.", text="3 people met",
    end=8, place="Under “Where the team has been”, figure 1",
)  # fmt: skip
BORROWED = Finding(
    check=Check.ATTRIBUTION, kind="quotation", words="A note says it so.", end=9,
    text="Repeated in what the program wrote", note="n1",
)  # fmt: skip


def find(qtbot: QtBot, place: BriefingPlace, words: str) -> Finding:
    """Read the place anew, and choose what was found in these words."""
    place.open()
    settle(qtbot, place)
    press_key(place.page.outline, Key.Key_C)
    margin = place.page.side.margin
    settle(qtbot, place)
    row = next(n for n, f in enumerate(margin.model.open_findings()) if words in f.text)
    choose_row(margin.list, row)
    margin.list.setFocus()
    return margin.model.open_findings()[row]


@pytest.mark.parametrize("part", ["requests", "practical"])
def test_what_is_asked_or_practical_is_mended_in_its_field(
    qtbot: QtBot, place: BriefingPlace, session: FakeSession, part: str
) -> None:
    said = ("The rota of the duty team", "Where the data is inadequate, by Thursday 09:00")
    if part == "requests":
        arrange(session.book, DAY, requests=said)
    else:
        arrange(session.book, DAY, practical=said)
    found = find(qtbot, place, "inadequate")
    assert not found.message
    assert place.page.side.margin.mend.isVisible()
    press_key(place.page.side.margin.list, Key.Key_M)
    area = place.page.asked._areas[part]
    assert not place.page.side.is_checking
    assert place.window().focusWidget() is area
    assert area.textCursor().selectedText() == "inadequate"


def test_a_plan_is_mended_in_the_field_of_its_line(
    qtbot: QtBot, place: BriefingPlace, session: FakeSession
) -> None:
    kloe = next(iter(place.page.asked.plans._fields))
    arrange(session.book, DAY, plans={kloe: "See why it is inadequate"})
    find(qtbot, place, "inadequate")
    press_key(place.page.side.margin.list, Key.Key_M)
    field = place.page.asked.plans._fields[kloe]
    assert place.window().focusWidget() is field
    assert field.selectedText() == "inadequate"


@pytest.mark.parametrize("finding", [OURS, BORROWED])
def test_mend_is_not_offered_for_what_the_program_writes_itself(
    qtbot: QtBot, place: BriefingPlace, finding: Finding
) -> None:
    margin = place.page.side.margin
    press_key(place.page.outline, Key.Key_C)
    margin.show_findings((finding,), {})
    margin.choose(1)
    assert margin.release.isVisible()
    assert not margin.mend.isVisible()
    with qtbot.assertNotEmitted(margin.mend_wanted), qtbot.assertNotEmitted(place.go):
        press_key(margin.list, Key.Key_M)


def test_of_an_issued_summary_only_the_messages_are_mended(
    qtbot: QtBot, place: BriefingPlace, session: FakeSession, evening: Evening
) -> None:
    arrange(session.book, DAY, requests=("Where the data is inadequate",))
    reword(session.book, evening.strength, "Practice is outstanding everywhere")
    place.open()
    settle(qtbot, place)
    issued(qtbot, place)
    press_key(place.page.outline, Key.Key_C)
    margin = place.page.side.margin
    offered = {}
    for row, finding in enumerate(margin.model.open_findings()):
        choose_row(margin.list, row)
        offered[bool(finding.message)] = margin.mend.isVisible()
    assert offered == {True: True, False: False}


def test_who_arranges_nothing_mends_no_request(
    qtbot: QtBot,
    look: Look,
    open_session: Callable[..., FakeSession],
    session: FakeSession,
    evening: Evening,
) -> None:
    assert evening.notes
    arrange(session.book, DAY, requests=("Where the data is inadequate",))
    colleague = open_session(PRIYA, founded=False)
    share(session.book, colleague.book)
    place = opened(qtbot, BriefingPlace(look, colleague))
    find(qtbot, place, "inadequate")
    assert not place.page.side.margin.mend.isVisible()
