# SPDX-License-Identifier: Apache-2.0
"""The ground rules promise what can be kept, in words short enough to be read aloud."""

import tomllib
from pathlib import Path

import pytest

TEXT = Path(__file__).parents[2] / "resources" / "wording" / "ground-rules.toml"
RULES = tomllib.loads(TEXT.read_text(encoding="utf-8"))
WAYS = {
    "meeting": RULES,
    "observation": RULES["observation"],
    "young people": RULES["young_people"],
}


@pytest.mark.parametrize("way", WAYS)
def test_secrecy_is_never_promised(way: str) -> None:
    said = " ".join(WAYS[way]["lines"]).lower()
    assert "confidential" not in said
    assert "anonym" not in said
    assert said.count("secret") == said.count("not mean secret") + said.count("not secret")


def test_it_says_that_nothing_is_attributed_and_what_is_passed_on() -> None:
    said = " ".join(RULES["lines"]).lower()
    assert "non-attributable" in said
    assert "at risk" in said
    assert "not an inspection" in said


@pytest.mark.parametrize("way", WAYS)
def test_it_can_be_read_aloud_in_a_minute_and_a_half(way: str) -> None:
    assert len(" ".join(WAYS[way]["lines"]).split()) <= 210
    assert all(len(line.split()) <= 36 for line in WAYS[way]["lines"])
