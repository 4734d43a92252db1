# SPDX-License-Identifier: Apache-2.0
"""Fonts, icons and themes are whole, licensed, and legible by measure."""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from reportlab.pdfbase.ttfonts import TTFontFile

RESOURCES = Path(__file__).resolve().parents[2] / "resources"
THEMES = ("light", "dark", "high-contrast")
FONTS = {
    "AtkinsonHyperlegibleNext": ("Regular", "Italic", "Medium", "SemiBold", "Bold", "BoldItalic"),
    "LiberationSans": ("Regular", "Italic", "Bold", "BoldItalic"),
}


def theme(name: str) -> dict[str, Any]:
    """Return a theme as it stands in its file."""
    return tomllib.loads((RESOURCES / "themes" / f"{name}.toml").read_text(encoding="utf-8"))


def shape(value: object) -> object:
    """Return the keys of nested tables, without their values."""
    if isinstance(value, dict):
        return {key: shape(inner) for key, inner in value.items()}
    return len(value) if isinstance(value, list) else None


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours, as WCAG 2.2 defines it."""

    def luminance(colour: str) -> float:
        parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
        linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def text_pairs(name: str) -> Iterator[tuple[str, str, str]]:
    """Yield what is read on what: a name for the pair, text, ground."""
    tokens = theme(name)
    colour = tokens["colour"]
    for text in ("ink", "ink2", "ink3", "accent"):
        for ground in ("surface", "canvas", "tint", "sunken", "hover"):
            yield f"{text} on {ground}", colour[text], colour[ground]
    for text, ground in (
        ("on", "accent"),
        ("on", "accent_h"),
        ("danger", "surface"),
        ("danger", "danger_b"),
        ("ink", "hl"),
        ("on_selected", "selected"),
        ("on_cover", "cover"),
        ("on_cover2", "cover"),
    ):
        yield f"{text} on {ground}", colour[text], colour[ground]
    yield "ink on consideration", colour["ink"], tokens["kind"]["consideration"]["ground"]
    for group in ("kind", "state"):
        for kind, look in tokens[group].items():
            yield f"{kind} on its ground", look["ink"], look["ground"]
    for step, look in enumerate(tokens["heat"]["step"], start=1):
        yield f"number on step {step}", look["ink"], look["ground"]
    yield "the word for none", tokens["heat"]["none"]["ink"], tokens["heat"]["none"]["ground"]


def edge_pairs(name: str) -> Iterator[tuple[str, str, str]]:
    """Yield what must be seen against what, though not read."""
    colour = theme(name)["colour"]
    for line in ("edge", "focus"):
        for ground in ("surface", "canvas", "tint"):
            yield f"{line} on {ground}", colour[line], colour[ground]


@pytest.mark.parametrize("name", THEMES)
def test_all_text_has_a_contrast_of_four_and_a_half(name: str) -> None:
    weak = {pair: contrast(text, ground) for pair, text, ground in text_pairs(name)}
    assert {pair: ratio for pair, ratio in weak.items() if ratio < 4.5} == {}


@pytest.mark.parametrize("name", THEMES)
def test_edges_and_the_focus_ring_have_a_contrast_of_three(name: str) -> None:
    weak = {pair: contrast(line, ground) for pair, line, ground in edge_pairs(name)}
    assert {pair: ratio for pair, ratio in weak.items() if ratio < 3} == {}


@pytest.mark.parametrize(
    ("name", "text", "ground", "ratio"),
    [
        ("light", "ink", "surface", 16.0),
        ("light", "edge", "tint", 3.2),
        ("dark", "ink3", "tint", 4.7),
        ("dark", "focus", "canvas", 8.8),
        ("high-contrast", "accent", "surface", 17.0),
        ("high-contrast", "danger", "surface", 10.4),
    ],
)
def test_the_measure_agrees_with_the_table_of_the_design(
    name: str, text: str, ground: str, ratio: float
) -> None:
    colour = theme(name)["colour"]
    assert contrast(colour[text], colour[ground]) == pytest.approx(ratio, abs=0.05)


@pytest.mark.parametrize("name", THEMES[1:])
def test_every_theme_has_the_same_roles(name: str) -> None:
    assert shape(theme(name)) == shape(theme("light"))


@pytest.mark.parametrize("name", THEMES[1:])
def test_a_kind_keeps_its_sign_letter_and_key_in_every_theme(name: str) -> None:
    for kind, look in theme(name)["kind"].items():
        for fact in ("sign", "weight", "letter", "key"):
            assert look[fact] == theme("light")["kind"][kind][fact]


def test_no_two_kinds_share_a_sign_or_a_letter_or_a_key() -> None:
    kinds = theme("light")["kind"].values()
    for fact in ("sign", "letter", "key"):
        used = [look[fact] for look in kinds if look[fact]]
        assert len(used) == len(set(used))


@pytest.mark.parametrize("name", THEMES)
def test_every_sign_of_a_theme_is_an_icon_that_is_shipped(name: str) -> None:
    tokens = theme(name)
    for look in (*tokens["kind"].values(), *tokens["state"].values()):
        weight = look.get("weight", "fill")
        assert (RESOURCES / "icons" / "phosphor" / weight / f"{look['sign']}.svg").is_file()


def test_every_icon_comes_in_three_weights_with_its_licence() -> None:
    folder = RESOURCES / "icons" / "phosphor"
    regular, bold, fill = (
        {file.name for file in (folder / weight).glob("*.svg")}
        for weight in ("regular", "bold", "fill")
    )
    assert len(regular) > 100
    assert regular == bold == fill
    assert (folder / "LICENSE").read_text(encoding="utf-8").startswith("MIT License")


def test_every_icon_takes_the_colour_that_it_is_given() -> None:
    for file in (RESOURCES / "icons" / "phosphor").rglob("*.svg"):
        assert 'fill="currentColor"' in file.read_text(encoding="utf-8"), file.name


@pytest.mark.parametrize(
    "file", [f"{family}-{style}" for family, styles in FONTS.items() for style in styles]
)
def test_a_font_is_what_its_file_is_called(file: str) -> None:
    font = TTFontFile(str(RESOURCES / "fonts" / f"{file}.ttf"))
    assert font.name.decode().replace("-Regular", "") == file.replace("-Regular", "")
    assert set(map(ord, "‘Evidence’ – “£1,250”…")) <= set(font.charToGlyph)


def test_every_font_has_its_licence_beside_it() -> None:
    fonts = RESOURCES / "fonts"
    for licence, owner in (("OFL.txt", "Atkinson"), ("LiberationSans-OFL.txt", "Liberation")):
        text = (fonts / licence).read_text(encoding="utf-8")
        assert owner in text
        assert "SIL OPEN FONT LICENSE Version 1.1" in text


def test_no_text_on_the_screen_is_smaller_than_the_least() -> None:
    scale = tomllib.loads((RESOURCES / "themes" / "scale.toml").read_text(encoding="utf-8"))
    sizes = {role: look["size"] for role, look in scale["type"].items()}
    assert min(sizes.values()) == sizes["least"] == 12
    assert all(look["line"] > look["size"] for look in scale["type"].values())
