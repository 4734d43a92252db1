# SPDX-License-Identifier: Apache-2.0
"""Every text in a PowerPoint file: slides, tables, charts, notes, comments, alternative texts.

Hidden slides, what lies beside the slide and what stands on masters and layouts is read too, for
whoever gets the file can find it.
"""

import re
from collections.abc import Iterator

from lxml import etree

from peerdesk.compose.checks.finding import Piece, Where
from peerdesk.interchange.office_package import Package, Relation
from peerdesk.interchange.office_words import attribute, drawn, local, packed, properties, tidy

_TITLES = {"title", "ctrTitle"}
_PROMPTS = {"title", "ctrTitle", "subTitle", "body", "sldNum", "dt", "ftr", "hdr", "obj", "pic",
            "chart", "tbl", "clipArt", "dgm", "media", "sldImg"}  # fmt: skip
_PLAIN_NAME = re.compile(r"[A-Za-z ]*(?: \d+)?")
"""Names that programs give to shapes: "Title 1", "Content Placeholder 2"."""
_DRAWN = {"chart", "chartEx", "diagramData", "chartUserShapes"}
_PRESENTATION = "ppt/presentation.xml"


def texts_of_pptx(package: Package) -> Iterator[Piece]:
    """Yield the pieces of a presentation, slide by slide, then what belongs to all of it."""
    for number, name in enumerate(_slides(package), 1):
        yield from _slide(package, name, number)
    for sort in ("slideMasters", "slideLayouts", "notesMasters", "handoutMasters"):
        for name in package.names(f"ppt/{sort}/"):
            yield from _standing(package.root(name), "Master of the slides")
    yield from _people(package)
    yield from properties(package)
    yield from packed(package)


def _slides(package: Package) -> list[str]:
    """Return the slides in their order, and behind them those that no order names."""
    targets = {r.id: r.target for r in package.relations(_PRESENTATION)}
    listed = [
        targets.get(next((v for k, v in e.attrib.items() if k.endswith("}id")), ""), "")
        for e in package.root(_PRESENTATION).iter("{*}sldId")
    ]
    ordered = [name for name in dict.fromkeys(listed) if package.holds(name)]
    return ordered + [name for name in package.names("ppt/slides/") if name not in ordered]


def _slide(package: Package, name: str, number: int) -> Iterator[Piece]:
    on = f"Slide {number}"
    root = package.root(name)
    if root.get("show") in {"0", "false"}:
        on = f"{on} (hidden)"
    yield from _shapes(root, on, number)
    for relation in package.relations(name):
        if not relation.outside:
            yield from _beside(package, relation, on, number)


def _beside(package: Package, relation: Relation, on: str, number: int) -> Iterator[Piece]:
    """Yield what a slide carries with it: notes, comments, charts."""
    root = package.root(relation.target)
    if relation.kind == "notesSlide":
        for text in _paragraphs(root):
            yield Piece(text, f"{on}, notes", Where.NOTES, page=number)
        yield from _alternatives(root, f"{on}, notes", number)
    elif relation.kind == "comments":
        texts = [*_paragraphs(root), *(tidy(e.text or "") for e in root.iter("{*}text"))]
        for text in filter(None, texts):
            yield Piece(text, f"{on}, comment", Where.COMMENT, page=number)
    elif relation.kind in _DRAWN:
        yield from drawn(root, on)


def _shapes(root: "etree._Element", on: str, number: int) -> Iterator[Piece]:
    """Yield titles, bullets, cells and alternative texts in the order of the slide."""
    counted = 0
    for frame in root.iter("{*}txBody", "{*}tc"):
        if local(frame) == "txBody" and _inside(frame, "tc"):
            continue
        where, sort = _of_frame(frame)
        for text in _paragraphs(frame):
            if where is Where.BODY:
                counted += 1
                yield Piece(text, f"{on}, bullet {counted}", where, page=number)
            else:
                yield Piece(text, f"{on}, {sort}", where, page=number)
    yield from _alternatives(root, on, number)


def _of_frame(frame: "etree._Element") -> tuple[Where, str]:
    if local(frame) == "tc":
        return Where.TABLE, "table"
    kind = _placeholder(frame.getparent())
    return (Where.HEADING, "title") if kind in _TITLES else (Where.BODY, "bullet")


def _placeholder(shape: "etree._Element | None") -> str | None:
    """Return of which sort of placeholder a shape is, or None where it is none."""
    found = None if shape is None else next(shape.iter("{*}ph"), None)
    return None if found is None else str(found.get("type", "obj"))


def _paragraphs(root: "etree._Element") -> Iterator[str]:
    """Yield each paragraph's text; the end of a line becomes a space, a slide's number goes."""
    for paragraph in root.iter("{*}p"):
        parts = []
        for element in paragraph.iter("{*}t", "{*}br", "{*}fld"):
            if local(element) == "br":
                parts.append(" ")
            elif local(element) == "t" and not _is_number_field(element):
                parts.append(element.text or "")
        if text := tidy("".join(parts)):
            yield text


def _is_number_field(text: "etree._Element") -> bool:
    parent = text.getparent()
    return parent is not None and local(parent) == "fld" and parent.get("type") == "slidenum"


def _alternatives(root: "etree._Element", on: str, number: int) -> Iterator[Piece]:
    """Yield what is said of shapes, and names that somebody gave them."""
    for element in root.iter("{*}cNvPr"):
        for key in ("descr", "title"):
            if text := tidy(element.get(key, "")):
                yield Piece(text, f"{on}, alternative text", Where.ALT, page=number)
        name = tidy(element.get("name", ""))
        if not _PLAIN_NAME.fullmatch(name):
            yield Piece(name, f"{on}, name of a shape", Where.ALT, page=number)


def _standing(root: "etree._Element", place: str) -> Iterator[Piece]:
    """Yield what a master or layout shows on every slide, prompts for texts left out."""
    for frame in root.iter("{*}txBody"):
        if _placeholder(frame.getparent()) not in _PROMPTS:
            for text in _paragraphs(frame):
                yield Piece(text, place)
    yield from _alternatives(root, place, 0)


def _people(package: Package) -> Iterator[Piece]:
    """Yield who commented, by the names that the file keeps."""
    for name in ("ppt/commentAuthors.xml", "ppt/authors.xml"):
        for element in package.root(name):
            if text := tidy(attribute(element, "name")):
                yield Piece(text, "Property: author of comments", Where.PROPERTY)


def _inside(element: "etree._Element", tag: str) -> bool:
    return any(local(parent) == tag for parent in element.iterancestors())
