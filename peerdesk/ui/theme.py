# SPDX-License-Identifier: Apache-2.0
"""The look as data: colours by role, kinds and states with their signs, sizes at 100 %."""

from pathlib import Path
from typing import Annotated, TypeVar

from msgspec import Meta, Struct

from peerdesk.domain.toml_text import read_toml

THEMES = ("light", "dark", "high-contrast")
"""The files in `resources/themes` that a person can choose."""

T = TypeVar("T")
Colour = Annotated[str, Meta(pattern="^(#[0-9A-Fa-f]{6})?$")]


class KindLook(Struct, frozen=True, forbid_unknown_fields=True):
    """How a kind of note or message is shown: sign, letter, key and colours."""

    sign: str
    weight: str
    letter: str
    key: str
    ink: Colour
    ground: Colour
    edge: Colour


class StateLook(Struct, frozen=True, forbid_unknown_fields=True):
    """How a state is shown beside its word."""

    sign: str
    ink: Colour
    ground: Colour
    edge: Colour


class HeatStep(Struct, frozen=True, forbid_unknown_fields=True):
    """One step of the map of evidence."""

    ground: Colour
    ink: Colour
    edge: Colour


class Heat(Struct, frozen=True, forbid_unknown_fields=True):
    """The steps of the map of evidence, from few to many, and the look of none."""

    step: tuple[HeatStep, ...]
    none: HeatStep


class Theme(Struct, frozen=True, forbid_unknown_fields=True):
    """Everything of one theme that is a colour or a sign."""

    title: str
    dark: bool
    colour: dict[str, Colour]
    kind: dict[str, KindLook]
    state: dict[str, StateLook]
    heat: Heat


class TypeLook(Struct, frozen=True, forbid_unknown_fields=True):
    """A role of type: size and line height in logical pixels, and weight."""

    size: int
    line: int
    weight: int


class FontLook(Struct, frozen=True, forbid_unknown_fields=True):
    """The typeface and the range of the one factor that all sizes are multiplied by."""

    family: str
    least_factor: float
    most_factor: float
    columns: str
    widest_line: int


class Scale(Struct, frozen=True):
    """The sizes that all themes share."""

    font: FontLook
    type: dict[str, TypeLook]
    space: dict[str, int | tuple[int, ...]]
    radius: dict[str, int]
    motion: dict[str, int]


def read_theme(resources: Path, name: str) -> Theme:
    """Return a theme by its file's name, or raise `BadToml` with the line that is wrong."""
    return _read(resources, name, Theme)


def read_scale(resources: Path) -> Scale:
    """Return the sizes that all themes share."""
    return _read(resources, "scale", Scale)


def _read(resources: Path, name: str, shape: type[T]) -> T:
    text = (resources / "themes" / f"{name}.toml").read_text(encoding="utf-8")
    return read_toml(text, shape)[0]


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours (#rrggbb), as WCAG 2.2 defines it."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    def linear(part: str) -> float:
        value = int(part, 16) / 255
        return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4  # noqa: PLR2004 - the constants of the standard

    red, green, blue = (linear(colour[n : n + 2]) for n in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
