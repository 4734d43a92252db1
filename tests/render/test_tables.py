# SPDX-License-Identifier: Apache-2.0
"""A table goes over a page between its rows, its heading row standing once on each page."""

from peerdesk.compose.blocks import Copy, Document, Heading, Paragraph, Table
from peerdesk.render.pdf import render_document
from tests.render.reading import FONTS, pages, squeezed

LONG = "The same words again and again, so that the cell has several lines. " * 5


def document(above: int, *rows: tuple[str, str]) -> Document:
    """Return a document with so many lines above a table."""
    return Document(
        title="Rows",
        subtitle="",
        council="Marlowe Vale Council",
        offer="Small Peer Challenge",
        copy=Copy.SPONSOR,
        blocks=(
            *(Paragraph(f"Line {number}") for number in range(above)),
            Heading("A table"),
            Table(("Columnone", "Columntwo"), rows),
        ),
    )


def test_wherever_the_table_begins_its_heading_row_stands_once_a_page_and_rows_are_whole() -> None:
    rows = tuple((f"Row {number}", LONG) for number in range(5))
    seen = set()
    for above in range(8, 26):
        found = [squeezed(page) for page in pages(render_document(document(above, *rows), FONTS))]
        counts = [page.count("Columnone") for page in found]
        assert max(counts) == 1
        held = [page.count(squeezed(LONG)) for page in found]
        assert sum(held) == len(rows)
        seen.add(tuple(held))
    assert len(seen) > 2


def test_a_row_longer_than_half_a_page_still_breaks_inside() -> None:
    data = render_document(document(4, ("Row", LONG * 12), ("Row", "short")), FONTS)
    assert len(pages(data)) > 1
    assert squeezed(LONG[:60]) in squeezed("".join(pages(data)))
