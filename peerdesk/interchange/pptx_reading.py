# SPDX-License-Identifier: Apache-2.0
"""An edited presentation read back: titles, paragraphs, tags of shapes and notes, slide by slide.

The file was in other hands, so it is unpacked within limits and only its XML is looked at; see
`peerdesk.interchange.office_package`. Whatever program saved it, a paragraph is an `a:p`: in a
placeholder, in a box drawn by hand, in a group or in a cell of a table. The tags of a shape are
read as words, ours or anybody's; which of them are ours only the vault can tell.
"""

from collections.abc import Iterator

from lxml import etree

from peerdesk.compose.edited import EditedDeck, EditedSlide, EditedText
from peerdesk.interchange.office_package import Package
from peerdesk.interchange.office_words import tidy
from peerdesk.interchange.pptx_errors import NoPresentation, TooManySlides
from peerdesk.interchange.text_errors import BrokenDocument

MOST_SLIDES = 400
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_TITLES = {"title", "ctrTitle"}
_FURNITURE = {"ftr", "sldNum", "dt", "hdr"}
"""Placeholders that stand on every slide alike."""
_HIDDEN = {"0", "false"}
_BROKEN = {f"{_A}br", f"{_A}tab"}
_ARCHIVE = b"PK"


def read_presentation(data: bytes) -> EditedDeck:
    """Return the slides of a PowerPoint file in their order.

    Raises `NoPresentation`, `TooManySlides` and what `Package` raises.
    """
    if not data.startswith(_ARCHIVE):
        raise NoPresentation
    package = Package(data)
    main = package.main()
    root = package.root(main)
    if root.tag != f"{_P}presentation":
        raise NoPresentation
    listed = [one.get(f"{_R}id", "") for one in root.iter(f"{_P}sldId")]
    if len(listed) > MOST_SLIDES:
        raise TooManySlides(len(listed), MOST_SLIDES)
    targets = {r.id: r.target for r in package.relations(main) if not r.outside}
    names = [targets[key] for key in listed if key in targets]
    return EditedDeck(tuple(_slides(package, names)))


def _slides(package: Package, names: list[str]) -> Iterator[EditedSlide]:
    for number, name in enumerate(names, 1):
        root = package.root(name)
        shapes = list(root.iter(f"{_P}sp", f"{_P}graphicFrame"))
        titles = [shape for shape in shapes if _placeholder(shape) in _TITLES]
        inside = {r.id: r.target for r in package.relations(name) if not r.outside}
        notes = next((r.target for r in package.relations(name) if r.kind == "notesSlide"), "")
        yield EditedSlide(
            number=number,
            title=" ".join(text for shape in titles for text in _paragraphs(shape)),
            texts=tuple(_texts(package, shapes, inside)),
            notes=_notes(package, notes),
            hidden=root.get("show", "1") in _HIDDEN,
        )


def _texts(
    package: Package, shapes: list["etree._Element"], inside: dict[str, str]
) -> Iterator[EditedText]:
    """Yield the paragraphs of a slide but those of its title and of what stands on every slide."""
    for number, shape in enumerate(shapes, 1):
        if _placeholder(shape) in _TITLES | _FURNITURE:
            continue
        anchors = tuple(_anchors(package, shape, inside))
        for text in _paragraphs(shape):
            yield EditedText(text, number, anchors)


def _placeholder(shape: "etree._Element") -> str:
    """Return which placeholder a shape is, "body" where it does not say, or "" for none."""
    found = shape.find(f"{_P}nvSpPr/{_P}nvPr/{_P}ph")
    return "" if found is None else str(found.get("type", "body"))


def _paragraphs(shape: "etree._Element") -> Iterator[str]:
    """Yield the paragraphs of a shape that have words, each on one line."""
    for paragraph in shape.iter(f"{_A}p"):
        pieces = (
            " " if piece.tag in _BROKEN else piece.text or ""
            for piece in paragraph.iter(f"{_A}t", *_BROKEN)
        )
        if text := tidy("".join(pieces)):
            yield text


def _anchors(package: Package, shape: "etree._Element", inside: dict[str, str]) -> Iterator[str]:
    """Yield every word in the tags of a shape; a list of tags that is damaged says nothing."""
    for tags in shape.iter(f"{_P}tags"):
        name = inside.get(tags.get(f"{_R}id", ""), "")
        try:
            found = [tag.get("val", "") for tag in package.root(name).iter(f"{_P}tag")]
        except BrokenDocument:
            continue
        for value in found:
            yield from value.split()


def _notes(package: Package, name: str) -> str:
    bodies = [s for s in package.root(name).iter(f"{_P}sp") if _placeholder(s) == "body"]
    return "\n".join(text for shape in bodies for text in _paragraphs(shape))
