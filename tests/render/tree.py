# SPDX-License-Identifier: Apache-2.0
"""Reading a PDF's structure tree back, each element with the text that its marked parts hold."""

import ctypes
from collections.abc import Iterator
from io import BytesIO

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium
from msgspec import Struct, field

Parts = dict[tuple[int, int], str]
_PAINTING = {
    *("Tj", "TJ", "'", '"', "S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "Do", "sh", "BI"),
}


class Node(Struct):
    """An element: its name in PDF, the text of its own parts, what else it says, its kids."""

    kind: str
    text: str = ""
    alt: str = ""
    scope: str = ""
    jumps: int = 0
    kids: list["Node"] = field(default_factory=list)

    def walk(self) -> Iterator["Node"]:
        """Yield the element and all below it, in reading order."""
        yield self
        for kid in self.kids:
            yield from kid.walk()

    def of(self, *kinds: str) -> list["Node"]:
        """Return every element of a kind."""
        return [node for node in self.walk() if node.kind in kinds]

    def all_text(self) -> str:
        """Return the text of the element and of all below it."""
        return " ".join(node.text for node in self.walk() if node.text)


def tree(data: bytes) -> Node:
    """Return the tree of a PDF."""
    parts = texts(data)
    with pikepdf.open(BytesIO(data)) as pdf:
        pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
        (top,) = pdf.Root.StructTreeRoot.K
        return _node(top, pages, parts)


def texts(data: bytes) -> Parts:
    """Return the text of each marked part by page and number; -1 is what belongs to none."""
    found: Parts = {}
    with pypdfium2.PdfDocument(data) as document:
        for number, page in enumerate(document):
            reader = page.get_textpage()
            for thing in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT]):
                place = number, pdfium.FPDFPageObj_GetMarkedContentID(thing.raw)
                before = found.get(place, "")
                found[place] = f"{before} {_text(thing.raw, reader.raw)}".strip()
            reader.close()
            page.close()
    return found


def page_parts(data: bytes) -> list[set[int]]:
    """Return the numbers of the marked parts of each page, as its content says them."""
    with pikepdf.open(BytesIO(data)) as pdf:
        return [
            {
                int(what.operands[1].MCID)
                for what in pikepdf.parse_content_stream(page)
                if str(what.operator) == "BDC" and "/MCID" in what.operands[1]
            }
            for page in pdf.pages
        ]


def painted_outside(data: bytes) -> list[str]:
    """Return what is painted on pages and belongs neither to an element nor to the furniture."""
    found: list[str] = []
    with pikepdf.open(BytesIO(data)) as pdf:
        for page in pdf.pages:
            depth = 0
            for what in pikepdf.parse_content_stream(page):
                name = str(what.operator)
                depth += {"BDC": 1, "BMC": 1, "EMC": -1}.get(name, 0)
                assert depth in {0, 1}, "no marked part stands inside another"
                if depth == 0 and name in _PAINTING:
                    found.append(name)
            assert depth == 0
    return found


def furniture(data: bytes) -> str:
    """Return the text of all pages that belongs to no element."""
    return "\n".join(text for (_, part), text in texts(data).items() if part < 0)


def _node(element: pikepdf.Object, pages: dict[tuple[int, int], int], parts: Parts) -> Node:
    node = Node(str(element.S)[1:], alt=str(element.get("/Alt", "")))
    for owner in _each(element, "/A"):
        node.scope = str(owner.get("/Scope", ""))[1:] or node.scope
    for kid in _each(element, "/K"):
        kind = str(kid.get("/Type"))
        if kind == "/MCR":
            said = parts.get((pages[kid.Pg.objgen], int(kid.MCID)), "")
            node.text = f"{node.text} {said}".strip()
        elif kind == "/OBJR":
            node.jumps += 1
        else:
            assert kid.P.objgen == element.objgen
            node.kids.append(_node(kid, pages, parts))
    return node


def _each(element: pikepdf.Object, key: str) -> list[pikepdf.Object]:
    """Return what stands under a key, which may be one thing or several."""
    if key not in element:
        return []
    found = element[key]
    return list(found) if isinstance(found, pikepdf.Array) else [found]


def _text(thing: object, reader: object) -> str:
    size = pdfium.FPDFTextObj_GetText(thing, reader, None, 0)
    buffer = ctypes.create_string_buffer(size)
    letters = ctypes.cast(buffer, ctypes.POINTER(pdfium.FPDF_WCHAR))
    pdfium.FPDFTextObj_GetText(thing, reader, letters, size)
    return buffer.raw.decode("utf-16-le").rstrip("\0")
