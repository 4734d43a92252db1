# SPDX-License-Identifier: Apache-2.0
"""What every kind of Office file holds beside its pages: properties, links, files packed inside."""

import re
from collections.abc import Iterator

from lxml import etree

from peerdesk.compose.checks.finding import Piece, Where
from peerdesk.domain.text import sanitise
from peerdesk.interchange.office_package import Package
from peerdesk.interchange.text_errors import BrokenDocument, DocumentTooLarge

_NOT_WORDS = {"created", "modified", "lastPrinted", "revision", "language", "lastPrintedBy"}
_OF_PROGRAM = ("Company", "Manager", "HyperlinkBase", "Template")
_DEFAULT_TEMPLATES = {"Normal.dotm", "Normal.dot", "Normal", "Office Theme"}
_OURS = re.compile(r"https?://schemas\.|^\.\./|^#")


def local(element: "etree._Element") -> str:
    """Return an element's name without its namespace; "" for what is no element."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def attribute(element: "etree._Element", name: str) -> str:
    """Return an attribute's value, whatever its namespace, or ""."""
    for key, value in element.attrib.items():
        if key.rpartition("}")[2] == name:
            return str(value)
    return ""


def tidy(text: str) -> str:
    """Return a text on one line as it is compared: without what nobody sees."""
    return " ".join(sanitise(text).split())


def properties(package: Package, begins: str = "Property") -> Iterator[Piece]:
    """Yield what the file says of itself, of its makers, and where it points to."""
    for element in package.root("docProps/core.xml"):
        if local(element) not in _NOT_WORDS and (text := _all_text(element)):
            yield Piece(text, f"{begins}: {_named(local(element))}", Where.PROPERTY)
    for element in package.root("docProps/app.xml"):
        text = _all_text(element)
        if local(element) in _OF_PROGRAM and text and text not in _DEFAULT_TEMPLATES:
            yield Piece(text, f"{begins}: {local(element).lower()}", Where.PROPERTY)
    for text, sort in _attached(package):
        yield Piece(text, f"{begins}: {sort}", Where.PROPERTY)


def _attached(package: Package) -> Iterator[tuple[str, str]]:
    """Yield what somebody added to the file's own properties, and addresses that it points to."""
    for element in package.root("docProps/custom.xml"):
        yield tidy(f"{attribute(element, 'name')} {_all_text(element)}"), "custom"
    for name in package.names("customXml/item"):
        if text := _all_text(package.root(name)):
            yield text, "attached XML"
    for address in package.addresses():
        if not _OURS.search(address):
            yield tidy(address), "link"


def packed(package: Package) -> Iterator[Piece]:
    """Yield the words of workbooks and documents packed inside, as behind a chart."""
    for name, content in sorted(package.packed.items()):
        place = f"Packed inside: {name.rpartition('/')[2]}"
        try:
            inner = Package(content)
        except (BrokenDocument, DocumentTooLarge):
            yield Piece(name, place, Where.PROPERTY)
            continue
        yield from properties(inner, f"{place}, property")
        for part in (*inner.names("xl/"), *inner.names("word/"), *inner.names("ppt/slides")):
            for element in inner.root(part).iter("{*}si", "{*}is", "{*}p"):
                if text := _all_text(element):
                    yield Piece(text, place, Where.TABLE)


def drawn(root: "etree._Element", place: str) -> Iterator[Piece]:
    """Yield titles, labels and names kept in a chart or a drawing made of parts."""
    seen: set[str] = set()
    for element in root.iter("{*}t", "{*}v", "{*}f"):
        text = tidy(element.text or "")
        if local(element) != "f" and text and not _is_number(text) and text not in seen:
            seen.add(text)
            yield Piece(text, f"{place}, chart", Where.TABLE)


def _is_number(text: str) -> bool:
    return bool(re.fullmatch(r"-?[\d.,]+%?", text)) and len(text) < 6  # noqa: PLR2004 - a count


def _all_text(element: "etree._Element") -> str:
    return tidy(" ".join(str(part) for part in element.itertext() if str(part).strip()))


def _named(tag: str) -> str:
    """Return a property's name as people say it: "lastModifiedBy" becomes "last modified by"."""
    return re.sub(r"(?<=[a-z])([A-Z])", lambda m: f" {m[1].lower()}", tag).lower()
