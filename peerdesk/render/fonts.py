# SPDX-License-Identifier: Apache-2.0
"""The fonts that are shipped with the program, made known to reportlab."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFError, TTFont

from peerdesk.render.errors import FontMissing

REGULAR = "AtkinsonHyperlegibleNext-Regular"
ITALIC = "AtkinsonHyperlegibleNext-Italic"
MEDIUM = "AtkinsonHyperlegibleNext-Medium"
SEMIBOLD = "AtkinsonHyperlegibleNext-SemiBold"
BOLD = "AtkinsonHyperlegibleNext-Bold"
FALLBACK = "LiberationSans-Regular"
"""For letters that Atkinson Hyperlegible Next does not have; also the metric twin of Arial."""
FALLBACK_BOLD = "LiberationSans-Bold"
_UNIT = 1000.0
_ALL = (REGULAR, ITALIC, MEDIUM, SEMIBOLD, BOLD, FALLBACK, FALLBACK_BOLD)


class Faces:
    """The shipped fonts of one folder, ready for reportlab; names are the files' own."""

    def __init__(self, folder: Path) -> None:
        fonts = [_load(folder, name) for name in _ALL]
        for font in fonts:
            pdfmetrics.registerFont(font)
        self._letters = {f.fontName: frozenset(map(chr, f.face.charWidths)) for f in fonts}
        # reportlab keeps the first font that was registered under a name, whoever asks again
        self._fonts = {name: pdfmetrics.getFont(name) for name in _ALL}

    def letters(self, font: str) -> frozenset[str]:
        """Return the letters that one of the fonts has."""
        return self._letters[font]

    def width(self, text: str, size: float, font: str = REGULAR) -> float:
        """Return how wide a text is, in the unit of the size."""
        wide: float = self._fonts[font].stringWidth(text, size)
        return wide

    @contextmanager
    def measuring(self) -> Iterator[None]:
        """Remember widths of words while a document is laid out, and none of them after it."""
        try:
            yield
        finally:
            for font in self._fonts.values():
                if isinstance(font, _Font):
                    font.forget()


class _Font(TTFont):  # type: ignore[misc]  # reportlab has no types
    """A font that measures each word once: reportlab adds up letter by letter, every time."""

    def __init__(self, name: str, file: Path) -> None:
        super().__init__(name, file)
        self._known: dict[str, float] = {}

    def stringWidth(self, text: str, size: float, encoding: str = "utf8") -> float:  # noqa: N802 - reportlab's name
        """Return how wide a text is at a size, in its unit."""
        wide = self._known.get(text)
        if wide is None:
            wide = self._known[text] = super().stringWidth(text, _UNIT, encoding) / _UNIT
        return wide * size

    def forget(self) -> None:
        """Drop the words that were measured; they were somebody's evidence."""
        self._known.clear()


def _load(folder: Path, name: str) -> _Font:
    try:
        return _Font(name, folder / f"{name}.ttf")
    except (TTFError, OSError, ValueError) as error:
        raise FontMissing(name) from error


@lru_cache(maxsize=4)
def load_faces(folder: Path) -> Faces:
    """Return the fonts of a folder; reading them takes longer than a page, so it is done once.

    Raises `FontMissing` for the first that is not there or cannot be read.
    """
    return Faces(folder)
