# SPDX-License-Identifier: Apache-2.0
"""The shipped lists find the names that people type, and let the practice challenge's notes be."""

from pathlib import Path

import pytest

from peerdesk.bootstrap.desk import Desk
from peerdesk.bootstrap.writing_aids import load_ground_rules, load_writing_aids
from peerdesk.domain.attribution import Pointing
from peerdesk.domain.words import SessionKind
from peerdesk.domain.writing_aids import Checking, Own

RESOURCES = Desk().resources
_NAMED = {"Denise", "Colin", "Marcus"}
"""Those that the practice challenge's notes name, so that there is something to warn of."""


@pytest.fixture(scope="module")
def checking() -> Checking:
    own = Own({"Priya Nair": "a peer"}, ("Stannerby Council", "Riverlands"), ("tarnbridge",))
    return Checking(load_writing_aids(RESOURCES), own)


@pytest.mark.parametrize(
    "name", ["Denise", "Amir Siddiqui", "Mrs Hargreaves", "Oluwaseun", "Grzegorz", "Mark", "Priya"]
)
def test_names_of_many_languages_are_found(checking: Checking, name: str) -> None:
    checked = checking.check(f"They said that {name} had left the service")
    assert [(find.sort, find.text) for find in checked.finds] == [(Pointing.NAME, name)]
    assert checked.misspelt == ()


def test_the_practice_challenges_notes_hardly_ever_warn_wrongly(checking: Checking) -> None:
    files = sorted((RESOURCES / "practice" / "notes").iterdir())
    lines = [line for file in files for line in Path(file).read_text("utf-8").splitlines()]
    finds = [find for line in lines for find in checking.check(line).finds]
    names = {find.text for find in finds if find.sort is Pointing.NAME}
    assert names == _NAMED
    assert len(finds) < len(lines) / 20


def test_the_challenges_own_words_are_spelt_right_from_the_start(checking: Checking) -> None:
    checked = checking.check("Stannerby and Riverlands and Tarnbridge and Harrowmere")
    assert [word.word for word in checked.misspelt] == ["Harrowmere"]


def test_the_rules_promise_no_secrecy_and_fit_the_session() -> None:
    rules = load_ground_rules(RESOURCES)
    assert "non-attributable" in " ".join(rules.usual.lines)
    assert rules.fitting(SessionKind.OBSERVATION) is rules.observation
    assert rules.fitting(SessionKind.FOCUS_GROUP) == rules.usual == rules.fitting(None)


def test_earlier_lines_are_looked_through_for_names_alone(checking: Checking) -> None:
    checked = checking.check("Denise recieved it", spelling=False)
    assert [find.text for find in checked.finds] == ["Denise"]
    assert checked.misspelt == ()
