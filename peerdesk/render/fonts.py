# SPDX-License-Identifier: Apache-2.0
"""The fonts that are shipped with the program, made known to reportlab."""

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
_ALL = (REGULAR, ITALIC, MEDIUM, SEMIBOLD, BOLD, FALLBACK, FALLBACK_BOLD)


class Faces:
    """The shipped fonts of one folder, ready for reportlab; names are the files' own."""

    def __init__(self, folder: Path) -> None:
        fonts = [_load(folder, name) for name in _ALL]
        for font in fonts:
            pdfmetrics.registerFont(font)
        self._widths = {font.fontName: font.face.charWidths for font in fonts}

    def covers(self, letter: str) -> bool:
        """Say whether the type itself has a letter."""
        return self.has(letter, REGULAR)

    def has(self, letter: str, font: str) -> bool:
        """Say whether one of the fonts has a letter."""
        return ord(letter) in self._widths[font]

    def width(self, text: str, size: float, font: str = REGULAR) -> float:
        """Return how wide a text is, in the unit of the size."""
        wide: float = pdfmetrics.stringWidth(text, font, size)
        return wide


def _load(folder: Path, name: str) -> TTFont:
    try:
        return TTFont(name, folder / f"{name}.ttf")
    except (TTFError, OSError, ValueError) as error:
        raise FontMissing(name) from error


@lru_cache(maxsize=4)
def load_faces(folder: Path) -> Faces:
    """Return the fonts of a folder; reading them takes longer than a page, so it is done once.

    Raises `FontMissing` for the first that is not there or cannot be read.
    """
    return Faces(folder)
