# SPDX-License-Identifier: Apache-2.0
"""Every text in a Word file: body, tables, text boxes, headers, notes, comments, tracked changes.

What was taken out under tracked changes and what is hidden is read too: it is still in the file.
"""

from collections.abc import Iterator

from lxml import etree

from peerdesk.compose.checks.finding import Piece, Where
from peerdesk.compose.phrases import shortened
from peerdesk.interchange.office_package import Package
from peerdesk.interchange.office_words import attribute, drawn, local, packed, properties, tidy

_TITLE = 40
"""Letters of a heading by which a place is told."""
_OTHER_PARTS = {
    "header": ("Header of the page", Where.BODY),
    "footer": ("Foot of the page", Where.BODY),
    "footnotes": ("Footnote", Where.NOTES),
    "endnotes": ("Endnote", Where.NOTES),
    "comments": ("Comment", Where.COMMENT),
    "glossary/document": ("Building block", Where.BODY),
}
_BODY = "word/document.xml"


def texts_of_docx(package: Package) -> Iterator[Piece]:
    """Yield the pieces of a document in reading order, then what belongs to all of it."""
    root = package.root(_BODY)
    headings = _heading_styles(package.root("word/styles.xml"))
    under, counted = "Before the first heading", 0
    for paragraph in _paragraphs(root):
        text, where = _words(paragraph), _where(paragraph, headings)
        counted += 1
        if where is Where.HEADING and text:
            under, counted = f"Under “{shortened(text, _TITLE)}”", 0
            yield Piece(text, under.replace("Under", "Heading", 1), where)
        elif text:
            sort = "table" if where is Where.TABLE else f"paragraph {counted}"
            yield Piece(text, f"{under}, {sort}", where)
        yield from _taken_out(paragraph, under)
    yield from _said_of(root)
    yield from _other_parts(package)
    yield from _changed_by(package)
    yield from properties(package)
    yield from packed(package)


def _other_parts(package: Package) -> Iterator[Piece]:
    for name in package.names("word/"):
        short = name.removeprefix("word/").removesuffix(".xml")
        found = next((v for k, v in _OTHER_PARTS.items() if short.rstrip("0123456789") == k), None)
        root = package.root(name) if found or short.startswith(("charts/", "diagrams/")) else None
        if found and root is not None:
            place, where = found
            for paragraph in _paragraphs(root):
                if text := _words(paragraph):
                    yield Piece(text, place, where)
                yield from _taken_out(paragraph, place)
            yield from _said_of(root)
        elif root is not None:
            yield from drawn(root, "In a drawing")


def _paragraphs(root: "etree._Element") -> Iterator["etree._Element"]:
    """Yield the paragraphs, those of text boxes among them, once each."""
    return (p for p in root.iter("{*}p") if not _spare(p) and "drawingml" not in str(p.tag))


def _spare(element: "etree._Element") -> bool:
    """Say whether this is the second writing of something, for older programs."""
    return any(local(parent) == "Fallback" for parent in element.iterancestors())


def _words(paragraph: "etree._Element") -> str:
    """Return what a paragraph says, without what was taken out of it and its text boxes' words."""
    parts = []
    for element in paragraph.iter("{*}t", "{*}tab", "{*}br", "{*}cr", "{*}noBreakHyphen"):
        if _owner(element) is not paragraph:
            continue
        if local(element) == "t":
            parts.append(element.text or "")
        else:
            parts.append("-" if local(element) == "noBreakHyphen" else " ")
    return tidy("".join(parts))


def _owner(element: "etree._Element") -> "etree._Element | None":
    return next((p for p in element.iterancestors() if local(p) == "p"), None)


def _where(paragraph: "etree._Element", headings: frozenset[str]) -> Where:
    style = next(paragraph.iterfind("{*}pPr/{*}pStyle"), None)
    level = next(paragraph.iterfind("{*}pPr/{*}outlineLvl"), None)
    if level is not None or (style is not None and attribute(style, "val") in headings):
        return Where.HEADING
    inside = any(local(parent) == "tc" for parent in paragraph.iterancestors())
    return Where.TABLE if inside else Where.BODY


def _heading_styles(styles: "etree._Element") -> frozenset[str]:
    """Return the styles of headings by identifier; programs name them in their own language."""
    found = {"Title", *(f"Heading{number}" for number in range(1, 10))}
    for style in styles.iter("{*}style"):
        name = next((attribute(e, "val").lower() for e in style.iterfind("{*}name")), "")
        if name.startswith(("heading", "title")) or style.find(".//{*}outlineLvl") is not None:
            found.add(attribute(style, "styleId"))
    return frozenset(found)


def _taken_out(paragraph: "etree._Element", place: str) -> Iterator[Piece]:
    """Yield what tracked changes took out, and what fields ask for without showing it."""
    taken = tidy("".join(e.text or "" for e in paragraph.iter("{*}delText")))
    if taken:
        yield Piece(taken, f"{place}, taken out by a tracked change", Where.COMMENT)
    asked = tidy("".join(e.text or "" for e in paragraph.iter("{*}instrText")))
    if asked and not asked.startswith(("TOC", "PAGE", "NUMPAGES", "REF", "SEQ", "STYLEREF")):
        yield Piece(asked, f"{place}, field", Where.PROPERTY)


def _said_of(root: "etree._Element") -> Iterator[Piece]:
    """Yield the alternative texts of pictures, drawings and tables."""
    seen: set[str] = set()
    for element in root.iter(
        "{*}docPr", "{*}cNvPr", "{*}shape", "{*}tblCaption", "{*}tblDescription"
    ):
        keys = ("val",) if local(element).startswith("tbl") else ("descr", "title", "alt")
        for key in keys:
            text = tidy(attribute(element, key))
            if text and text not in seen:
                seen.add(text)
                yield Piece(text, "Alternative text", Where.ALT)


def _changed_by(package: Package) -> Iterator[Piece]:
    """Yield who commented or changed something, by the names that the file keeps, once each."""
    seen: set[str] = set()
    for name in package.names("word/"):
        for element in package.root(name).iter("{*}comment", "{*}ins", "{*}del", "{*}person"):
            author = tidy(attribute(element, "author"))
            if author and author not in seen:
                seen.add(author)
                yield Piece(author, "Property: author of comments and changes", Where.PROPERTY)
