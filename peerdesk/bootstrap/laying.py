# SPDX-License-Identifier: Apache-2.0
"""Papers laid out for the preview: of slides only those that changed are made anew.

A slide is a page by itself, whatever stands on the others; a document flows, and is made whole.
"""

from collections.abc import Callable, Sequence
from itertools import groupby

from msgspec import Struct
from msgspec.structs import replace

from peerdesk.bootstrap.pdfium import read_pages
from peerdesk.compose.blocks import Deck, Document
from peerdesk.ui.laid import Laid, LaidPage, Section

Makes = Callable[[Document, bool], bytes]
"""Returns a document as PDF, in large print or not."""
MakesSlides = Callable[[Deck, int], bytes]
"""Returns slides as PDF, numbered from a number."""


class _Source(Struct, frozen=True):
    """All that the pages of a section depend on."""

    paper: Document | Deck
    number: int = 0
    large: bool = False


def lay_document(document: Document, before: Laid, make: Makes, *, large: bool) -> Laid:
    """Return a document's pages: the same as before where nothing has changed."""
    source = _Source(document, large=large)
    if [section.source for section in before.sections] == [source]:
        return before
    return Laid((Section(source, read_pages(make(document, large))),))


def lay_deck(deck: Deck, before: Laid, make: MakesSlides) -> Laid:
    """Return a deck's pages, one a slide, making only those that are not among `before`."""
    known = {section.source: section.pages for section in before.sections}
    alone = [replace(deck, slides=(slide,)) for slide in deck.slides]
    sources = [_Source(one, number) for number, one in enumerate(alone, 1)]
    sections: list[Section] = []
    for is_known, group in groupby(sources, key=known.__contains__):
        run = list(group)
        if is_known:
            sections += [Section(source, known[source]) for source in run]
        else:
            first = run[0].number
            part = replace(deck, slides=deck.slides[first - 1 : first - 1 + len(run)])
            sections += _told_apart(run, read_pages(make(part, first)))
    return Laid(tuple(sections))


def _told_apart(run: Sequence[_Source], pages: Sequence[LaidPage]) -> list[Section]:
    """Return a section a slide."""
    return [Section(source, (page,)) for source, page in zip(run, pages, strict=True)]
