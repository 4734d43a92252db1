# SPDX-License-Identifier: Apache-2.0
"""Reading Word and PowerPoint files back: their parts, relations and templates made for tests."""

import re
import zipfile
from io import BytesIO
from typing import Any

import docx
import pptx
from lxml import etree

from tests.render.reading import parts

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
DRAWN = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


def opened(data: bytes) -> Any:
    """Return a Word file as python-docx reads it."""
    return docx.Document(BytesIO(data))


def slides(data: bytes) -> Any:
    """Return a PowerPoint file as python-pptx reads it."""
    return pptx.Presentation(BytesIO(data))


def saved(file: Any) -> bytes:
    """Return a file of either library as bytes."""
    written = BytesIO()
    file.save(written)
    return written.getvalue()


def with_parts(data: bytes, changes: dict[str, bytes | str]) -> bytes:
    """Return a package with parts put in or in the place of others."""
    whole = {**parts(data), **{name: _bytes(part) for name, part in changes.items()}}
    written = BytesIO()
    with zipfile.ZipFile(written, "w") as package:
        for name, part in whole.items():
            package.writestr(name, part)
    return written.getvalue()


def _bytes(part: bytes | str) -> bytes:
    return part.encode() if isinstance(part, str) else part


def root(data: bytes, name: str) -> Any:
    """Return one part of a package as XML."""
    return etree.fromstring(parts(data)[name])


def texts(data: bytes) -> list[str]:
    """Return the paragraphs of a Word file's body in order, those in tables too."""
    body = root(data, "word/document.xml")
    return ["".join(t.text or "" for t in p.iter(f"{WORD}t")) for p in body.iter(f"{WORD}p")]


def outward(data: bytes) -> list[str]:
    """Return every relation that leads out of a package, and every address in its fields."""
    found = [
        name for name, part in parts(data).items() if name.endswith(".rels") and b"External" in part
    ]
    for part in parts(data).values():
        found += re.findall(r"INCLUDEPICTURE|DDEAUTO|HYPERLINK \"", part.decode(errors="replace"))
    return found


def sizes(data: bytes) -> set[float]:
    """Return every size of type that slides of a PowerPoint file ask for themselves, in points."""
    return {
        int(element.get("sz")) / 100
        for name in parts(data)
        if re.match(r"ppt/slides/slide\d+\.xml", name)
        for element in root(data, name).iter()
        if element.get("sz") and element.tag != f"{DRAWN}endParaRPr"
    }


def contrast(ink: str, ground: str) -> float:
    """Return the contrast of two colours as WCAG 2.2 reckons it, from 1 to 21."""
    bright, dark = sorted((_light(ink), _light(ground)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


def _light(colour: str) -> float:
    parts_of = (int(colour.lstrip("#")[n : n + 2], 16) / 255 for n in (0, 2, 4))
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in parts_of]
    return sum(share * c for share, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))
