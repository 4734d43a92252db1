# SPDX-License-Identifier: Apache-2.0
"""Who must be told at once is written one a line, and read back as it was."""

from hypothesis import given
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from peerdesk.domain.concern import UrgentContact
from peerdesk.ui.challenge.plan import Plan
from peerdesk.ui.challenge.step_rules import RulesStep
from peerdesk.ui.challenge.urgent_lines import contacts_in, written
from peerdesk.ui.look import Look
from tests.fakes.challenge import SCOPE

_WORDS = st.lists(st.text("abcXYZ é’01", min_size=1).map(str.strip).filter(bool), max_size=3)


@given(
    st.lists(st.tuples(_WORDS.filter(bool), _WORDS), max_size=4).map(
        lambda pairs: tuple(
            dict.fromkeys(
                UrgentContact(" ".join(" ".join(r).split()), " ".join(" ".join(w).split()))
                for r, w in pairs
            )
        )
    )
)
def test_what_is_written_is_read_back(contacts: tuple[UrgentContact, ...]) -> None:
    assert contacts_in(written(contacts)) == contacts


def test_a_line_without_a_role_names_nobody() -> None:
    assert contacts_in("\n : 01632\n Duty  line :01632 960 000\n") == (
        UrgentContact("Duty line", "01632 960 000"),
    )


def test_the_step_shows_and_reads_them(qtbot: QtBot, look: Look) -> None:
    step = RulesStep(look)
    qtbot.addWidget(step)
    agreed = (UrgentContact("Duty line", "01632 960 000"), UrgentContact("Director"))
    plan = Plan(scope=SCOPE)
    assert step.read(plan).scope.told_at_once == ()
    step._at_once.setPlainText(written(agreed))
    read = step.read(plan)
    assert read.scope.told_at_once == agreed
    step.show_plan(read)
    assert step.read(plan).scope.told_at_once == agreed
