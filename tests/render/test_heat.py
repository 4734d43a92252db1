# SPDX-License-Identifier: Apache-2.0
"""The map on paper prints every number, a dash in every gap, and its columns on every page."""

from peerdesk.compose.blocks import Copy, Document, HeatMap, HeatRow
from peerdesk.render.heat import NONE
from peerdesk.render.pdf import render_document
from tests.render.reading import FONTS, pages, squeezed

COLUMNS = ("", "Interview", "Focus group", "Case record", "Observed", "Document", "Data")


def _pages(*rows: HeatRow) -> list[str]:
    document = Document(
        title="Where the evidence comes from",
        subtitle="",
        council="Marlowe Vale Council",
        offer="Small Peer Challenge",
        copy=Copy.TEAM,
        blocks=(HeatMap(COLUMNS, rows),),
    )
    return [squeezed(page) for page in pages(render_document(document, FONTS))]


def test_each_count_and_gap_is_printed() -> None:
    (page,) = _pages(
        HeatRow("Front door"),
        HeatRow("Thresholds", (17, 23, 0, 0, 41, 0), "senior only"),
        HeatRow("Response", (0, 0, 0, 0, 0, 0), "nothing yet"),
    )
    for words in ("Frontdoor", "Thresholds", "17", "23", "41", "senioronly", "nothingyet"):
        assert words in page
    assert page.count(NONE) >= 9
    assert "Team" in page


def test_a_long_map_names_its_columns_on_every_page() -> None:
    found = _pages(*(HeatRow(f"Line {number}", (1, 2, 3, 4, 5, 6)) for number in range(90)))
    assert len(found) > 1
    assert all("Focusgroup" in page for page in found)
    assert "Line89" in found[-1]


def test_a_map_without_rows_is_its_columns() -> None:
    (page,) = _pages()
    assert "Interview" in page


def test_what_heads_rows_does_not_end_a_page() -> None:
    for before in range(20, 40):
        rows = [HeatRow(f"Line {number}", (1, 2, 3, 4, 5, 6)) for number in range(before)]
        after = HeatRow("Thresholds", (1, 2, 3, 4, 5, 6))
        found = _pages(*rows, HeatRow("Front door"), after, after, after)
        (page,) = (page for page in found if "Frontdoor" in page)
        assert "Thresholds" in page
