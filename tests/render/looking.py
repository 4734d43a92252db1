# SPDX-License-Identifier: Apache-2.0
"""Looking at pages: how large each letter is, how it stands out, and where it stands."""

from collections import Counter
from collections.abc import Iterator

import pypdfium2
import pypdfium2.raw as pdfium
from msgspec import Struct

Colour = tuple[int, int, int]
Box = tuple[float, float, float, float]


class Letters(Struct):
    """Some text on a page as it looks; sizes and places are points from the lower left corner."""

    text: str
    size: float
    page: int
    box: Box
    ink: Colour
    ground: Colour

    @property
    def contrast(self) -> float:
        """How many times lighter one of ink and ground is than the other, as WCAG 2.2 counts."""
        lighter, darker = sorted((_light(self.ink), _light(self.ground)), reverse=True)
        return (lighter + 0.05) / (darker + 0.05)


def letters(data: bytes) -> Iterator[Letters]:
    """Yield every piece of text of a PDF as it looks."""
    with pypdfium2.PdfDocument(data) as document:
        for number, page in enumerate(document):
            seen = page.render(scale=1.5).to_pil().convert("RGB")
            reader = page.get_textpage()
            for thing in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT]):
                box = thing.get_bounds()
                left, bottom, right, top = (round(edge * 1.5) for edge in box)
                if right - left < 1 or top - bottom < 1:
                    continue
                high = seen.height
                part = seen.crop((left - 2, high - top - 2, right + 2, high - bottom + 2))
                (ground, _), *_ = Counter(part.get_flattened_data()).most_common(1)
                text = reader.get_text_bounded(*box).strip()
                yield Letters(text, _size(thing), number + 1, box, _ink(thing), ground)
            reader.close()
            page.close()


def _size(thing: pypdfium2.PdfObject) -> float:
    size = pdfium.c_float()
    pdfium.FPDFTextObj_GetFontSize(thing.raw, size)
    return float(size.value * abs(thing.get_matrix().d))


def _ink(thing: pypdfium2.PdfObject) -> Colour:
    red, green, blue, alpha = (pdfium.c_uint() for _ in range(4))
    pdfium.FPDFPageObj_GetFillColor(thing.raw, red, green, blue, alpha)
    return red.value, green.value, blue.value


def _light(colour: Colour) -> float:
    parts = [part / 255 for part in colour]
    red, green, blue = (p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
