# SPDX-License-Identifier: Apache-2.0
"""What is chosen for look and lock comes back; a strange file cannot keep a vault open."""

import json
from pathlib import Path

import pytest

from peerdesk.bootstrap.look_settings import LookSettings
from peerdesk.ui.settings import Privacy


def test_everything_chosen_comes_back(tmp_path: Path) -> None:
    settings = LookSettings(tmp_path / "config")
    assert (settings.theme(), settings.factor(), settings.privacy()) == ("", 1.0, Privacy())
    settings.keep("dark", 1.5)
    settings.keep_privacy(Privacy(2, 30, hidden_from_capture=False))
    again = LookSettings(tmp_path / "config")
    assert (again.theme(), again.factor()) == ("dark", 1.5)
    assert again.privacy() == Privacy(2, 30, hidden_from_capture=False)
    assert again.version


def test_the_file_holds_the_choices_and_nothing_else(tmp_path: Path) -> None:
    settings = LookSettings(tmp_path)
    settings.keep("dark", 1.5)
    assert json.loads((tmp_path / "look.json").read_text("utf-8")) == {
        "theme": "dark",
        "factor": 1.5,
        "lock_after": 5,
        "lock_after_capturing": 20,
        "hidden_from_capture": True,
        "keys": {},
    }


@pytest.mark.parametrize(
    "written",
    [
        "",
        "no json",
        "[]",
        '{"theme": "no such theme", "factor": "large", "lock_after": 100000}',
        '{"theme": 3, "factor": null, "lock_after": "5", "hidden_from_capture": "no"}',
        '{"lock_after": 0, "lock_after_capturing": -1, "hidden_from_capture": 0}',
    ],
)
def test_what_the_program_does_not_offer_counts_as_nothing_chosen(
    tmp_path: Path, written: str
) -> None:
    (tmp_path / "look.json").write_text(written, "utf-8")
    settings = LookSettings(tmp_path)
    assert (settings.theme(), settings.factor(), settings.privacy()) == ("", 1.0, Privacy())


def test_a_disk_that_refuses_costs_a_choice_and_no_more(tmp_path: Path) -> None:
    (tmp_path / "config").write_text("a file stands where the folder should be", "utf-8")
    settings = LookSettings(tmp_path / "config")
    settings.keep("dark", 1.5)
    settings.keep_privacy(Privacy(lock_after=2))
    assert settings.theme() == "dark"
    assert settings.privacy().lock_after == 2
    assert LookSettings(tmp_path / "config").theme() == ""
