# SPDX-License-Identifier: Apache-2.0
"""Reading documents back: pages as text, and what is inside the files."""

import zipfile
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree as ET

import pikepdf
import pypdfium2
from pptx import Presentation

from peerdesk.bootstrap.resources import resource_root

FONTS: Path = resource_root() / "fonts"
_TEXT = "{http://schemas.openxmlformats.org/drawingml/2006/main}t"


def squeezed(text: str) -> str:
    """Return a text without any space, so that where lines end does not matter."""
    return "".join(text.split())


def pages(data: bytes) -> list[str]:
    """Return the text of every page of a PDF."""
    found = []
    with pypdfium2.PdfDocument(data) as document:
        for page in document:
            text = page.get_textpage()
            found.append(text.get_text_range().replace("\r\n", "\n").replace("\ufffe", "-"))
            text.close()
            page.close()
    return found


def pdf_text(data: bytes) -> str:
    """Return all the text of a PDF."""
    return "\n".join(pages(data))


def lowest_large_text(data: bytes, size: float = 15) -> float:
    """Return how near to the foot of any page text higher than a size comes, in points."""
    lowest: list[float] = []
    with pypdfium2.PdfDocument(data) as document:
        for page in document:
            text = page.get_textpage()
            boxes = [text.get_rect(place) for place in range(text.count_rects())]
            lowest += [bottom for _, bottom, _, top in boxes if top - bottom > size]
            text.close()
            page.close()
    return min(lowest)


def outline(data: bytes) -> list[str]:
    """Return the bookmarks of a PDF."""
    with pikepdf.open(BytesIO(data)) as document, document.open_outline() as found:
        return [item.title for item in found.root]


def fonts(data: bytes) -> dict[str, bool]:
    """Return the fonts of a PDF, each with whether it is embedded."""
    with pikepdf.open(BytesIO(data)) as document:
        return {
            str(thing.BaseFont): "/FontFile2" in thing.FontDescriptor
            if "/FontDescriptor" in thing
            else False
            for thing in document.objects
            if isinstance(thing, pikepdf.Dictionary) and thing.get("/Type") == "/Font"
        }


def slide_texts(data: bytes) -> list[str]:
    """Return the text of every slide of a PowerPoint file, title first."""
    return [
        "\n".join(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)
        for slide in Presentation(BytesIO(data)).slides
    ]


def parts(data: bytes) -> dict[str, bytes]:
    """Return every part of a PowerPoint file by name."""
    with zipfile.ZipFile(BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def every_word(data: bytes) -> str:
    """Return the text of all parts of a PowerPoint file: slides, notes, layouts, properties."""
    return "\n".join(
        "".join(ET.fromstring(part).itertext())  # noqa: S314 - a file that we just wrote
        for name, part in parts(data).items()
        if name.endswith((".xml", ".rels"))
    )
