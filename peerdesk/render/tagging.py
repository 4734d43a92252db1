# SPDX-License-Identifier: Apache-2.0
"""What each part of a page is, noted while it is drawn: heading, list item, cell, or furniture.

The tree of `Element`s is made with the story, in the order in which it is read; a page only adds
which of its marked parts belong to which element, so a paragraph or table may go over pages.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from msgspec import Struct, field
from reportlab.pdfgen.canvas import Canvas

Box = tuple[float, float, float, float]


class Mark(Struct, frozen=True):
    """A marked part of a page: the page from 1 on, and the part's number on it from 0 on."""

    page: int
    number: int


class Jump(Struct, frozen=True):
    """A link on a page, by its place among the page's links."""

    page: int
    number: int


class Element(Struct, eq=False):
    """A node of the tree by its name in PDF ("H1", "TD"); a `Mark` is text or a drawing.

    `alt` is what a drawing shows; `scope` what a heading cell heads, `span` how many
    columns it takes; `listed` how a list counts; `summary` what a table is about.
    """

    kind: str
    kids: list["Kid"] = field(default_factory=list)
    alt: str = ""
    scope: str = ""
    listed: str = ""
    summary: str = ""
    span: int = 1
    box: Box | None = None

    def add(self, kind: str, alt: str = "", scope: str = "", listed: str = "") -> "Element":
        """Return a new element that is read after all that this one has so far."""
        kid = Element(kind, alt=alt, scope=scope, listed=listed)
        self.kids.append(kid)
        return kid


Kid = Element | Mark | Jump


class TaggedCanvas(Canvas):  # type: ignore[misc]  # reportlab has no types
    """A canvas that writes what is drawn as parts of elements, or as furniture of the page.

    What is drawn inside a part belongs to it, whatever it would be by itself: a heading row that
    stands again on the next page is furniture there.
    """

    _code: list[str]

    def __init__(self, *places: object, **options: object) -> None:
        self._parts: dict[int, int] = {}
        self._jumps: dict[int, int] = {}
        self._inside = False
        super().__init__(*places, **options)

    @contextmanager
    def tagged(self, element: Element) -> Iterator[None]:
        """Take what is drawn as the next part of an element."""
        if self._inside:
            yield
            return
        page = self.getPageNumber()
        number = self._parts.get(page, 0)
        self._parts[page] = number + 1
        element.kids.append(Mark(page, number))
        with self._marked(f"/{element.kind} <</MCID {number}>> BDC"):
            yield

    @contextmanager
    def artifact(self, *, pagination: bool = False) -> Iterator[None]:
        """Take what is drawn as decoration, or as what stands on every page."""
        if self._inside:
            yield
            return
        kind = "/Artifact <</Type /Pagination>> BDC" if pagination else "/Artifact BMC"
        with self._marked(kind):
            yield

    def jump(self, element: Element, key: str, words: str, box: Box) -> None:
        """Put a link over a box, counted from where the canvas stands."""
        page = self.getPageNumber()
        number = self._jumps.get(page, 0)
        self._jumps[page] = number + 1
        element.kids.append(Jump(page, number))
        self.linkRect(words, key, box, relative=1, thickness=0)

    def absolute_box(self, width: float, height: float) -> Box:
        """Return a box that begins where the canvas stands, in points of the page."""
        return (*self.absolutePosition(0, 0), *self.absolutePosition(width, height))

    @contextmanager
    def _marked(self, opening: str) -> Iterator[None]:
        self._inside = True
        self._code.append(opening)
        try:
            yield
        finally:
            self._code.append("EMC")
            self._inside = False
