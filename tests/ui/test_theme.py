# SPDX-License-Identifier: Apache-2.0
"""The themes are whole: signs, letters, sizes, and a word on what is wrong in a file."""

from pathlib import Path

import pytest

from peerdesk.domain.toml_text import BadToml
from peerdesk.domain.words import MessageKind, Stance
from peerdesk.ui.theme import THEMES, Theme, contrast, read_scale, read_theme

RESOURCES = Path(__file__).parents[2] / "resources"


@pytest.fixture(params=THEMES)
def theme(request: pytest.FixtureRequest) -> Theme:
    return read_theme(RESOURCES, request.param)


def test_every_kind_has_a_sign_and_a_letter_of_its_own(theme: Theme) -> None:
    marked = [look for name, look in theme.kind.items() if name != "unsorted"]
    assert len({look.letter for look in marked}) == len(marked)
    assert len({look.sign for look in marked}) == len(marked)


def test_every_stance_and_kind_of_message_has_a_look(theme: Theme) -> None:
    named = {"recommendation": "key_recommendation"}
    for word in (*Stance, *MessageKind):
        assert named.get(word.value, word.value).replace("-", "_") in theme.kind


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [("#000000", "#FFFFFF", 21.0), ("#777777", "#FFFFFF", 4.48), ("#FFFFFF", "#FFFFFF", 1.0)],
)
def test_contrast_is_what_the_standard_says(one: str, other: str, ratio: float) -> None:
    assert contrast(one, other) == pytest.approx(ratio, abs=0.01)
    assert contrast(other, one) == pytest.approx(ratio, abs=0.01)


def test_nothing_on_screen_is_smaller_than_twelve_pixels() -> None:
    assert min(role.size for role in read_scale(RESOURCES).type.values()) == 12


def test_a_colour_that_is_none_is_refused_with_the_line_of_its_table(tmp_path: Path) -> None:
    (tmp_path / "themes").mkdir()
    text = (RESOURCES / "themes" / "light.toml").read_text("utf-8")
    broken = text.replace('canvas = "#F5F3EE"', 'canvas = "beige"')
    (tmp_path / "themes" / "light.toml").write_text(broken, "utf-8")
    with pytest.raises(BadToml) as caught:
        read_theme(tmp_path, "light")
    assert text.splitlines()[caught.value.line - 1] == "[colour]"
