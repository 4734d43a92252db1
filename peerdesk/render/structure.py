# SPDX-License-Identifier: Apache-2.0
"""The structure tree of a finished PDF: what a screen reader reads, in its order.

reportlab writes pages and knows no tags. The pages already hold numbered parts
(`peerdesk.render.tagging`); here the tree over them is added with pikepdf, and the other way
round a list that leads from each part to its element. No identifier of PDF/UA is written: a
file may only carry one where a validator has passed it.
"""

from collections.abc import Iterator
from io import BytesIO
from xml.sax.saxutils import escape

import pikepdf
from msgspec import Struct
from pikepdf import Array, Dictionary, Name, Object, Pdf, String

from peerdesk.render.clean import line
from peerdesk.render.tagging import Element, Kid, Mark

_EVEN_WHEN_EMPTY = {"TD", "TH"}
"""A row keeps its cells, or its columns would not be counted right."""
_PRINTED = 4
"""A link is there on paper as on the screen."""
_METADATA = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF
 xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title><rdf:Alt><rdf:li
 xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title><dc:language><rdf:Bag><rdf:li
>{language}</rdf:li></rdf:Bag></dc:language></rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>"""


def with_structure(file: bytes, root: Element) -> bytes:
    """Return a PDF with the tree in it; `root` is the element "Document" of what was drawn.

    Equal files and trees give equal bytes. The cost is linear in elements and pages.
    """
    written = BytesIO()
    with Pdf.open(BytesIO(file)) as pdf:
        _Tree(pdf).plant(root)
        _describe(pdf)
        pdf.save(
            written,
            deterministic_id=True,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
        )
    return written.getvalue()


class _Parents(Struct):
    """Which element each part and each link of the pages belongs to."""

    parts: dict[int, dict[int, Object]]
    jumps: dict[tuple[int, int], Object]


class _Tree:
    """The tree of one file while it is planted."""

    def __init__(self, pdf: Pdf) -> None:
        self._pdf = pdf
        self._pages = [page.obj for page in pdf.pages]
        self._links = [_links(page) for page in self._pages]
        self._parents = _Parents({}, {})

    def plant(self, root: Element) -> None:
        """Write tree, parents, and what the catalog says of them."""
        top = self._pdf.make_indirect(Dictionary({"/Type": Name.StructTreeRoot}))
        top.K = Array([self._element(root, top)])
        top.ParentTree = self._pdf.make_indirect(Dictionary({"/Nums": Array(self._numbers())}))
        top.ParentTreeNextKey = len(self._pages) + len(self._parents.jumps)
        self._pdf.Root.StructTreeRoot = top
        self._pdf.Root.MarkInfo = Dictionary({"/Marked": True})

    def _element(self, element: Element, parent: Object) -> Object:
        made = self._pdf.make_indirect(_described(element))
        made.P = parent
        kids = [self._kid(kid, made) for kid in element.kids if _is_seen(kid)]
        if kids:
            made.K = kids[0] if len(kids) == 1 else Array(kids)
        return made

    def _kid(self, kid: Kid, parent: Object) -> Object:
        if isinstance(kid, Element):
            return self._element(kid, parent)
        page = self._pages[kid.page - 1]
        if isinstance(kid, Mark):
            self._parents.parts.setdefault(kid.page, {})[kid.number] = parent
            return Dictionary({"/Type": Name.MCR, "/Pg": page, "/MCID": kid.number})
        self._parents.jumps[kid.page, kid.number] = parent
        link = self._links[kid.page - 1][kid.number]
        return Dictionary({"/Type": Name.OBJR, "/Pg": page, "/Obj": link})

    def _numbers(self) -> Iterator[object]:
        """Yield the parents by number: first one list a page, then one element a link."""
        for number, page in enumerate(self._pages):
            page.StructParents = number
            page.Tabs = Name.S
            parts = self._parents.parts.get(number + 1, {})
            yield number
            yield self._pdf.make_indirect(Array([parts[part] for part in sorted(parts)]))
        for number, (place, parent) in enumerate(
            sorted(self._parents.jumps.items()), len(self._pages)
        ):
            link = self._links[place[0] - 1][place[1]]
            link.StructParent = number
            link.F = _PRINTED
            yield number
            yield parent


def _is_seen(kid: Kid) -> bool:
    """Say whether anything of an element came onto a page."""
    if not isinstance(kid, Element):
        return True
    return kid.kind in _EVEN_WHEN_EMPTY or any(_is_seen(inner) for inner in kid.kids)


def _described(element: Element) -> Dictionary:
    made: dict[str, object] = {"/Type": Name.StructElem, "/S": Name(f"/{element.kind}")}
    if element.alt:
        made["/Alt"] = String(line(element.alt))
    about = [Dictionary(owned) for owned in _attributes(element)]
    if about:
        made["/A"] = about[0] if len(about) == 1 else Array(about)
    return Dictionary(made)


def _attributes(element: Element) -> Iterator[dict[str, object]]:
    if element.scope:
        span = {"/ColSpan": element.span} if element.span > 1 else {}
        yield {"/O": Name.Table, "/Scope": Name(f"/{element.scope}"), **span}
    if element.listed:
        yield {"/O": Name.List, "/ListNumbering": Name(f"/{element.listed}")}
    if element.summary:
        yield {"/O": Name.Table, "/Summary": String(element.summary)}
    if element.box:
        box = Array([round(part, 2) for part in element.box])
        yield {"/O": Name.Layout, "/Placement": Name.Block, "/BBox": box}


def _links(page: Object) -> list[Object]:
    return list(page.Annots) if "/Annots" in page else []


def _describe(pdf: Pdf) -> None:
    """Say title and language once more, where newer programs look for them."""
    title = escape(str(pdf.docinfo.get("/Title", "")))
    words = _METADATA.format(title=title, language=escape(str(pdf.Root.get("/Lang", ""))))
    metadata = pdf.make_stream(words.encode(), Type=Name.Metadata, Subtype=Name.XML)
    pdf.Root.Metadata = metadata
