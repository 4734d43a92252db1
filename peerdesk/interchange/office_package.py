# SPDX-License-Identifier: Apache-2.0
"""The parts of a Word, PowerPoint or Excel file, unpacked within limits and parsed safely.

Such a file is an archive of XML. Every part is unpacked once, within one limit for all; nothing
that a part names is opened, neither on the disk nor elsewhere, and a part with a document type of
its own is refused: Office never writes one, and a few bytes of it can fill a laptop's memory.
"""

import posixpath
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from urllib.parse import unquote

from lxml import etree
from msgspec import Struct

from peerdesk.interchange.text_errors import BrokenDocument, DocumentTooLarge, LockedDocument

LARGEST = 128 << 20
"""Bytes of a file."""
UNPACKED = 256 << 20
"""Bytes of its parts of text together, when unpacked."""
MOST_PARTS = 8_000
_OLE = b"\xd0\xcf\x11\xe0"
"""How a file with a password begins, and so do those of Office before 2007."""
_FOREIGN = (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, OSError,
            KeyError, ValueError, OverflowError)  # fmt: skip
"""What the archive's reader is known to raise for damaged files."""
_READ = (".xml", ".rels", ".vml")
_PACKED = (".xlsx", ".docx", ".pptx", ".xlsm")


class Relation(Struct, frozen=True):
    """What a part points to: a part by its name, or something outside by its address."""

    id: str
    kind: str
    target: str
    outside: bool


class Package:
    """The parts of text of one file by name, and the files packed inside it.

    Raises `LockedDocument`, `DocumentTooLarge` and `BrokenDocument`.
    """

    def __init__(self, content: bytes) -> None:
        if len(content) > LARGEST:
            raise DocumentTooLarge("bytes", LARGEST)
        if content.startswith(_OLE):
            raise LockedDocument
        try:
            self._parts, self.packed = _unpacked(content)
        except _FOREIGN as error:
            raise BrokenDocument from error

    def names(self, begins: str = "", ends: str = ".xml") -> list[str]:
        """Return the names of parts that begin and end so, in an order people would count in."""
        found = (n for n in self._parts if n.startswith(begins) and n.endswith(ends))
        return sorted(found, key=lambda name: (len(name), name))

    def holds(self, name: str) -> bool:
        """Say whether there is a part of this name."""
        return name in self._parts

    def main(self) -> str:
        """Return the name of the document or presentation itself, or "" where none is named."""
        named = (r.target for r in self.relations("") if r.kind == "officeDocument")
        return next(named, "")

    def root(self, name: str) -> "etree._Element":
        """Return a part as a tree, empty where it is not there, or raise `BrokenDocument`."""
        if name not in self._parts:
            return etree.Element("none")
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False,
            remove_comments=True, remove_pis=True,
        )  # fmt: skip
        try:
            root = etree.fromstring(self._parts[name], parser)
        except (etree.XMLSyntaxError, ValueError) as error:
            raise BrokenDocument from error
        if root.getroottree().docinfo.doctype:
            raise BrokenDocument
        return root

    def relations(self, name: str) -> Iterator[Relation]:
        """Yield what a part points to."""
        folder, _, file = name.rpartition("/")
        for element in self.root(f"{folder}/_rels/{file}.rels".lstrip("/")):
            target = element.get("Target", "")
            outside = element.get("TargetMode") == "External"
            if not outside:
                joined = target if target.startswith("/") else f"/{folder}/{target}"
                target = posixpath.normpath(joined).lstrip("/")
            kind = element.get("Type", "").rpartition("/")[2]
            yield Relation(element.get("Id", ""), kind, target, outside)

    def addresses(self) -> Iterator[str]:
        """Yield every address outside the file that any part points to, once each."""
        seen: set[str] = set()
        for rels in self.names(ends=".rels"):
            folder, _, file = rels.rpartition("/")
            owner = f"{folder.removesuffix('_rels')}{file.removesuffix('.rels')}"
            for relation in self.relations(owner):
                if relation.outside and relation.target not in seen:
                    seen.add(relation.target)
                    yield unquote(relation.target)


def _unpacked(content: bytes) -> tuple[dict[str, bytes], dict[str, bytes]]:
    """Return the parts of text, and the office files packed inside, by name."""
    parts: dict[str, bytes] = {}
    packed: dict[str, bytes] = {}
    left = UNPACKED
    with zipfile.ZipFile(BytesIO(content)) as archive:
        entries = archive.infolist()
        if len(entries) > MOST_PARTS:
            raise DocumentTooLarge("parts", MOST_PARTS)
        for entry in entries:
            name = entry.filename.lstrip("/")
            if not name.lower().endswith((*_READ, *_PACKED)):
                continue
            if entry.file_size > left:
                raise DocumentTooLarge("bytes of text", UNPACKED)
            with archive.open(entry) as opened:
                unpacked = opened.read(left + 1)
            left -= len(unpacked)
            (packed if name.lower().endswith(_PACKED) else parts)[name] = unpacked
    return parts, packed
