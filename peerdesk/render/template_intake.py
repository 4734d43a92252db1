# SPDX-License-Identifier: Apache-2.0
"""A team's own template taken in: only what gives pages their look, and nothing that reaches out.

Templates come by e-mail from anywhere. Links, macros, embedded files, comments and the names of
people are left behind before a library sees the file.
"""

import zipfile
from collections.abc import Iterator
from io import BytesIO
from posixpath import dirname, join

from lxml import etree
from msgspec import Struct

from peerdesk.render.errors import TemplateUnusable
from peerdesk.render.foreign import Foreign
from peerdesk.render.zipping import zipped

_TYPES = "[Content_Types].xml"
_MOST_BYTES, _MOST_UNPACKED, _MOST_PARTS = 60_000_000, 250_000_000, 5_000
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_WRITTEN = (".xml", ".rels", ".vml")
_APP = "docProps/app.xml"
_APP_TYPE = "application/vnd.openxmlformats-officedocument.extended-properties+xml"
_LEFT_BEHIND = frozenset(
    {"vbaProject", "wordVbaData", "oleObject", "package", "control", "activeXControlBinary",
     "customXml", "thumbnail", "printerSettings", "comments", "commentsExtended", "commentsIds",
     "commentsExtensible", "commentAuthors", "authors", "people", "custom-properties", "tags",
     "webSettings", "glossaryDocument", "mailMergeSource", "mailMergeHeaderSource",
     "attachedTemplate", "audio", "video", "media", "ui", "extensibility",
     "keyMapCustomizations", "attachedToolbars", "recipientData", "extended-properties",
     "core-properties", "stylesWithEffects", "afChunk", "subDocument", "frame",
     "classificationlabels"}
)  # fmt: skip
"""Kinds of relations, by the end of their names, that a template has no need of."""
_WHOLE = frozenset({"drawing", "pict", "object", "pic", "graphicFrame", "AlternateContent"})
"""What goes as a whole if a part of it is left behind."""


class Kind(Struct, frozen=True):
    """A kind of file: its name for people, its main content type, and others that will do."""

    name: str
    main: str
    others: tuple[str, ...]


_OPEN = "application/vnd.openxmlformats-officedocument."
WORD = Kind(
    ".docx",
    f"{_OPEN}wordprocessingml.document.main+xml",
    (
        f"{_OPEN}wordprocessingml.template.main+xml",
        "application/vnd.ms-word.document.macroEnabled.main+xml",
        "application/vnd.ms-word.template.macroEnabledTemplate.main+xml",
    ),
)
SLIDES = Kind(
    ".pptx",
    f"{_OPEN}presentationml.presentation.main+xml",
    (
        f"{_OPEN}presentationml.template.main+xml",
        f"{_OPEN}presentationml.slideshow.main+xml",
        "application/vnd.ms-powerpoint.presentation.macroEnabled.main+xml",
        "application/vnd.ms-powerpoint.template.macroEnabled.main+xml",
        "application/vnd.ms-powerpoint.slideshow.macroEnabled.main+xml",
    ),
)


def taken_in(template: bytes, kind: Kind) -> bytes:
    """Return the template as a plain document of its kind, without what it has no need of.

    Raises `TemplateUnusable`.
    """
    parts = dict(_unpacked(template, kind))
    written = (part for name, part in parts.items() if name.endswith(_WRITTEN))
    if any(b"<!DOCTYPE" in part or b"<!ENTITY" in part for part in written):
        raise TemplateUnusable(kind.name)
    try:
        parts[_TYPES] = _typed(parts[_TYPES], kind)
        for name in [name for name in parts if name.endswith(".rels")]:
            _cut(parts, name)
        parts["_rels/.rels"] = _with_program(parts["_rels/.rels"])
    except (etree.XMLSyntaxError, KeyError, ValueError) as error:
        raise TemplateUnusable(kind.name) from error
    parts[_APP] = b"<Properties/>"
    return zipped(parts)


def _unpacked(template: bytes, kind: Kind) -> Iterator[tuple[str, bytes]]:
    if len(template) > _MOST_BYTES:
        raise TemplateUnusable(kind.name)
    try:
        with zipfile.ZipFile(BytesIO(template)) as package:
            entries = package.infolist()
            if len(entries) > _MOST_PARTS or sum(e.file_size for e in entries) > _MOST_UNPACKED:
                raise TemplateUnusable(kind.name)
            for entry in entries:
                if not entry.is_dir():
                    yield entry.filename, package.read(entry)
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, OSError, EOFError) as error:
        raise TemplateUnusable(kind.name) from error


def _typed(content: bytes, kind: Kind) -> bytes:
    """Return the list of content types, a template's own type turned into a document's."""
    types = _parsed(content)
    found = [one for one in types if one.get("ContentType") in {kind.main, *kind.others}]
    if not found:
        raise TemplateUnusable(kind.name)
    for one in found:
        one.set("ContentType", kind.main)
    for one in [one for one in types if one.get("PartName", "").lower() == f"/{_APP}".lower()]:
        types.remove(one)
    program = etree.SubElement(types, types.tag.replace("}Types", "}Override"))
    program.set("PartName", f"/{_APP}")
    program.set("ContentType", _APP_TYPE)
    return _written(types)


def _with_program(content: bytes) -> bytes:
    relations = _parsed(content)
    added = etree.SubElement(relations, _RELATION)
    added.set("Id", "rIdProgram")
    added.set("Type", f"{_OFFICE}/extended-properties")
    added.set("Target", _APP)
    return _written(relations)


def _cut(parts: dict[str, bytes], name: str) -> None:
    """Take out relations that reach out or are not wanted, and what hangs on them."""
    relations = _parsed(parts[name])
    gone = {one.get("Id"): one for one in relations if not _stays(one)}
    if not gone:
        return
    for one in gone.values():
        relations.remove(one)
    parts[name] = _written(relations)
    source = join(dirname(dirname(name)), name.rsplit("/", 1)[-1].removesuffix(".rels"))
    if source in parts and parts[source].lstrip()[:1] == b"<":
        element = _parsed(parts[source])
        _unhang(element, frozenset(filter(None, gone)))
        parts[source] = _written(element)


def _stays(relation: Foreign) -> bool:
    sort = (relation.get("Type") or "").rsplit("/", 1)[-1]
    return relation.get("TargetMode") != "External" and sort not in _LEFT_BEHIND


def _unhang(root: Foreign, gone: frozenset[str]) -> None:
    """Take out the elements that name a relation which is gone; words in a link stay."""
    hanging = [
        element
        for element in root.iter(etree.Element)
        if any(
            value in gone and name.startswith(f"{{{_OFFICE}}}")
            for name, value in element.attrib.items()
        )
    ]
    for element in hanging:
        if element.tag == f"{_WORD}hyperlink":
            _unwrap(element)
            continue
        whole = [one for one in element.iterancestors() if _local(one) in _WHOLE]
        if _local(element) not in {"hlinkClick", "hlinkHover", "hlinkMouseOver"} and whole:
            element = whole[-1]  # noqa: PLW2901 - what goes is larger than what was found
        parent = element.getparent()
        if parent is not None:
            parent.remove(element)


def _unwrap(element: Foreign) -> None:
    parent = element.getparent()
    place = parent.index(element)
    for child in reversed(list(element)):
        parent.insert(place, child)
    parent.remove(element)


def _local(element: Foreign) -> str:
    return str(element.tag).rsplit("}", 1)[-1]


def _parsed(content: bytes) -> Foreign:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    return etree.fromstring(content, parser)


def _written(element: Foreign) -> bytes:
    return bytes(etree.tostring(element, xml_declaration=True, encoding="UTF-8", standalone=True))
