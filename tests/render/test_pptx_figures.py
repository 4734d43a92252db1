# SPDX-License-Identifier: Apache-2.0
"""Tables, maps, charts and tags on slides: native, said in words, and within their slide."""

import re
import zipfile
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import openpyxl
import pytest
from msgspec import structs

from peerdesk.compose.blocks import (
    Copy,
    Deck,
    HeatMap,
    HeatRow,
    Point,
    Sign,
    Slide,
    SlideKind,
    Table,
)
from peerdesk.compose.charts import Bar, Bars, Moment, Timeline
from peerdesk.compose.presentation import compose_deck
from peerdesk.interchange.pptx_reading import read_presentation
from peerdesk.render.palette import COVER, HEAT
from peerdesk.render.pptx import render_pptx
from peerdesk.render.pptx_relations import TAG
from tests.compose.casebooks import small
from tests.render import samples
from tests.render.office import DRAWN, contrast, outward, sizes, slides
from tests.render.reading import FONTS, every_word, parts

PIXEL = 9525
DECORATIVE = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"
MAP = HeatMap(
    ("Line of enquiry", "Heard", "Read"),
    (HeatRow("Leadership"), HeatRow("Vision", (7, 0), "reading"), HeatRow("Scrutiny", (1, 2))),
)


def deck(*made: Slide, copy: Copy = Copy.SPONSOR) -> Deck:
    base = compose_deck(small().casebook(), copy)
    return structs.replace(base, slides=made or base.slides)


def drawn(figure: Any, **changes: Any) -> Slide:
    return Slide(kind=SlideKind.FIGURE, title="Where the evidence is", figure=figure, **changes)


def render(*made: Slide, large: bool = False) -> bytes:
    return render_pptx(deck(*made), FONTS, large=large).content


def frame(data: bytes) -> Any:
    return next(s for s in slides(data).slides[0].shapes if s.has_table or s.has_chart)


def described(shape: Any) -> str:
    return str(shape._element.xpath(".//p:cNvPr/@descr")[0])


def test_a_map_is_a_native_table_with_its_heading_row_marked() -> None:
    shape = frame(render(drawn(MAP)))
    assert shape.table.first_row
    rows = [[cell.text for cell in row.cells] for row in shape.table.rows]
    assert rows == [
        ["Line of enquiry", "Heard", "Read", "Still thin"],
        ["Leadership", "", "", ""],
        ["Vision", "7", "–", "reading"],
        ["Scrutiny", "1", "2", ""],
    ]
    assert shape.table.cell(1, 0).is_merge_origin
    assert f"#{shape.table.cell(2, 1).fill.fore_color.rgb}" == HEAT[4][0]


def test_what_a_figure_shows_is_said_in_words() -> None:
    assert "Vision: Heard 7, Read 0 (reading)" in described(frame(render(drawn(MAP))))
    assert described(frame(render(drawn(MAP, alt="In my own words")))) == "In my own words"
    assert "Members 0" in described(frame(render(drawn(samples.MET))))


def test_bars_are_a_native_chart_with_its_numbers() -> None:
    chart = frame(render(drawn(samples.MET))).chart
    (plot,) = chart.plots
    assert list(plot.categories) == [
        "Social workers",
        "Partners: schools, health and police",
        "Members",
    ]
    assert list(plot.series[0].values) == [42, 24, 0]
    assert plot.series[0].data_labels.show_value


def test_the_workbook_of_a_chart_holds_words_and_never_formulas() -> None:
    bars = Bars("_x000D_", (Bar("=HYPERLINK(1)", 3), Bar("+1", 2), Bar("@x", 1)))
    book = parts(render(drawn(bars)))["ppt/embeddings/Bars1.xlsx"]
    sheet = openpyxl.load_workbook(BytesIO(book))["Bars"]
    cells = [[cell.value for cell in row] for row in sheet.iter_rows()]
    # spreadsheets take "_x005F_" back, this library does not in words that stand in a cell
    assert cells == [["", "_x005F_x000D_"], ["=HYPERLINK(1)", 3], ["+1", 2], ["@x", 1]]
    assert [row[0].data_type for row in sheet.iter_rows()][1:] == ["s", "s", "s"]
    with zipfile.ZipFile(BytesIO(book)) as package:
        assert not any("<f>" in package.read(name).decode() for name in package.namelist())
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_a_timeline_is_a_table_of_when_and_what() -> None:
    table = frame(render(drawn(Timeline("Life", (Moment("Tue 09:40", "First note"),))))).table
    assert [[c.text for c in row.cells] for row in table.rows] == [
        ["When", "What happened"], ["Tue 09:40", "First note"],
    ]  # fmt: skip


@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize(
    "figure",
    [
        HeatMap(MAP.columns, MAP.rows * 12),
        Table(("a", "b"), tuple((f"row {n}", samples.WORDS * 2) for n in range(25))),
        Bars("Many", tuple(Bar(f"Group {n}", n) for n in range(40))),
        Timeline("Long", tuple(Moment(f"Day {n}", samples.WORDS) for n in range(30))),
    ],
    ids=["map", "table", "bars", "timeline"],
)
def test_what_does_not_fit_is_continued_with_its_headings(figure: Any, *, large: bool) -> None:
    data = render(drawn(figure), large=large)
    found = slides(data)
    titles = [slide.shapes.title.text_frame.text.replace("\u00a0", " ") for slide in found.slides]
    assert titles == [
        "Where the evidence is",
        *(f"Where the evidence is ({n + 2})" for n in range(len(titles) - 1)),
    ]
    assert len(titles) > 1
    for slide in found.slides:
        shape = next(s for s in slide.shapes if s.has_table or s.has_chart)
        assert (shape.top + shape.height) / PIXEL <= 644
        assert (shape.left + shape.width) / PIXEL <= 1210
    said = every_word(data)
    first = figure.bars[39].label if isinstance(figure, Bars) else ""
    assert first in said


def test_what_is_only_for_the_eye_is_marked_so() -> None:
    point = Slide(kind=SlideKind.POINTS, title="T", sign=Sign.STRENGTH, points=(Point("x"),))
    for shape in slides(render(point)).slides[0].shapes:
        silent = shape.shape_type is not None and not (
            shape.has_text_frame and shape.text_frame.text
        )
        marked = next(shape._element.iter(DECORATIVE), None) is not None
        assert marked == silent, shape.name


def test_the_title_is_read_first_and_the_foot_after_the_points() -> None:
    for slide in slides(render()).slides:
        names = [shape.name.rsplit(" ", 1)[0] for shape in slide.shapes]
        assert names[0] == "Title"
        if "Text" in names and "Footer" in names:
            assert names.index("Text") < names.index("Footer") < names.index("Slide number")


def test_anchors_stand_in_the_tags_of_the_shape_and_are_read_back() -> None:
    points = (Point("First", "m1"), Point("Second", "m2"), Point("Third", "m3"))
    told = Slide(kind=SlideKind.POINTS, title="Strengths", points=points)
    anchors = {"m1": "k7r2", "m3": "q9w4"}
    data = render_pptx(deck(told, drawn(MAP)), FONTS, anchors=anchors).content
    assert f'name="{TAG}" val="k7r2 - q9w4"' in parts(data)["ppt/tags/tag1.xml"].decode()
    first, second = read_presentation(data).slides
    tagged = [(text.text, text.anchors) for text in first.texts if text.anchors]
    assert tagged == [(point.text, ("k7r2", "-", "q9w4")) for point in points]
    assert not any(text.anchors for text in second.texts)
    assert "m1" not in every_word(data)


def test_without_anchors_there_are_no_tags() -> None:
    assert not [name for name in parts(render()) if "tags" in name]


def test_nothing_in_large_print_is_below_18_points() -> None:
    made = (*deck().slides, drawn(MAP), structs.replace(drawn(samples.MET), title="Met"))
    data = render(*made, large=True)
    assert min(sizes(data)) >= 18
    for name, part in parts(data).items():
        if re.match(
            r"ppt/(slideLayouts/slideLayout|slideMasters/slideMaster|charts/chart)\d", name
        ):
            asked = [int(size) for size in re.findall(r'\bsz="(\d+)"', part.decode())]
            assert min(asked, default=1800) >= 1800, name


def test_all_letters_stand_out_from_their_ground() -> None:
    found = []
    made = (*deck().slides, drawn(MAP), structs.replace(drawn(samples.MET), title="Met"))
    for slide in slides(render_pptx(deck(*made, copy=Copy.TEAM), FONTS).content).slides:
        dark = slide.slide_layout.name == "Cover"
        for letters in slide._element.iter(f"{DRAWN}rPr"):
            (colour,) = [one.get("val") for one in letters.iter(f"{DRAWN}srgbClr")] or [""]
            ground = next(filled(letters), COVER if dark else "FFFFFF")
            if colour:
                found.append(contrast(colour, ground))
    assert len(found) > 20
    assert min(found) >= 4.5


def filled(letters: Any) -> Iterator[str]:
    """Yield the grounds behind letters, the nearest first."""
    for up in letters.iterancestors():
        for holder in (up.find(f"{DRAWN}tcPr"), up.find("{*}spPr")):
            fill = None if holder is None else holder.find(f"{DRAWN}solidFill/{DRAWN}srgbClr")
            if fill is not None:
                yield fill.get("val")


def test_nothing_outside_the_file_is_referred_to_by_figures() -> None:
    assert outward(render(drawn(MAP), structs.replace(drawn(samples.MET), title="Met"))) == []


def test_another_language_is_said_of_every_run() -> None:
    welsh = structs.replace(deck(copy=Copy.TEAM), language="cy-GB")
    data = render_pptx(welsh, FONTS).content
    for name, part in parts(data).items():
        if re.match(r"ppt/slides/slide\d+\.xml", name):
            assert set(re.findall(r'lang="([^"]+)"', part.decode())) == {"cy-GB"}
