# SPDX-License-Identifier: Apache-2.0
"""Bars, timelines, differences and boxes stand on paper whatever is in them, and what is not."""

import pytest
from msgspec import structs

from peerdesk.compose.blocks import (
    Block,
    Bullets,
    Callout,
    Copy,
    Heading,
    HeatMap,
    HeatRow,
    Point,
    Slide,
    SlideKind,
    Table,
)
from peerdesk.compose.charts import Bar, Bars, Moment, Timeline
from peerdesk.compose.passages import Change, Passage, Run
from peerdesk.render.deck_pdf import render_deck_pdf
from peerdesk.render.flowables import OutcomeBoxes
from peerdesk.render.fonts import load_faces
from peerdesk.render.pdf import render_document
from peerdesk.render.styles import styles_for
from peerdesk.render.tagging import Element
from tests.render import samples
from tests.render.reading import FONTS, pages, squeezed
from tests.render.tree import painted_outside, tree


def said(*blocks: Block, large: bool = False) -> str:
    data = render_document(samples.document(blocks=blocks), FONTS, large=large)
    assert painted_outside(data) == []
    return " ".join(tree(data).all_text().split())


def slides(*shown: Slide, large: bool = False) -> list[str]:
    return pages(render_deck_pdf(samples.deck(slides=shown), FONTS, large=large))


def test_bars_and_timelines_of_nothing_are_their_titles() -> None:
    text = said(Bars("People met", ()), Timeline("A life", ()), Bars("", ()))
    assert "People met" in text
    assert "A life" in text


def test_every_bar_has_its_label_and_number_and_nothing_is_a_number_too() -> None:
    text = said(Bars("Met", (Bar("Members", 0), Bar("Partners", 1200))))
    assert "Members 0" in text
    assert "Partners 1,200" in text


def test_bars_of_nothing_but_zeros_are_drawn() -> None:
    assert "Members 0" in said(Bars("Met", (Bar("Members", 0),)))


def test_a_passage_of_one_run_or_none_is_drawn_as_well() -> None:
    text = said(
        Passage((Run("All of it is new " * 30, Change.ADDED),)), Passage(()), Heading("Last")
    )
    assert text.count("All of it is new") == 30
    assert text.endswith("Last")


def test_what_was_taken_and_what_came_for_it_do_not_run_together() -> None:
    runs = (Run("not understand", Change.TAKEN), Run("not yet share", Change.ADDED))
    assert "not understand not yet share" in said(Passage(runs))


def test_a_statement_longer_than_a_page_goes_on_upon_the_next() -> None:
    assert said(Callout("word " * 1500)).count("word") == 1500
    assert said(Callout("word " * 500), large=True).count("word") == 500


def test_a_point_with_much_evidence_goes_over_pages_but_does_not_begin_alone() -> None:
    trail = tuple(f"Note {n} of what was heard in one of many sessions" for n in range(120))
    points = Bullets((Point("The point.", "m", trail=trail),))
    found = pages(render_document(samples.document(Copy.TEAM, blocks=(points,)), FONTS))
    assert len(found) > 2
    (page,) = (page for page in found if "The point." in page)
    assert "Note 1 of" in page
    assert "Note 117 of" in found[-1]


def test_boxes_to_tick_stand_below_each_other_where_the_page_is_narrow() -> None:
    boxes = OutcomeBoxes(styles_for(Copy.SPEAKING_NOTE), load_faces(FONTS), Element("P"))
    assert boxes.wrap(120, 900)[1] > boxes.wrap(450, 900)[1]


def test_a_map_whose_rows_lack_counts_keeps_its_columns() -> None:
    short = HeatMap(("", "Interview", "Data"), (HeatRow("One", (3,)), HeatRow("Two", (1, 2), "x")))
    data = render_document(samples.document(blocks=(short,)), FONTS)
    (table,) = tree(data).of("Table")
    assert {len(row.kids) for row in table.of("TR")} == {4}


def test_what_heads_no_rows_is_said_in_large_print_too() -> None:
    last = structs.replace(samples.MAP, rows=(*samples.MAP.rows, HeatRow("Heads nothing")))
    assert "Heads nothing" in said(last, large=True)


def test_an_empty_cell_is_not_named_in_large_print() -> None:
    rows = (("Point", samples.WORDS, "", samples.WORDS, "Reworded"),)
    text = said(structs.replace(samples.COMPARED, rows=rows), large=True)
    assert "Told daily:" in text
    assert "In the slides:" not in text


def test_a_table_without_rows_is_nothing_in_large_print_where_it_does_not_fit() -> None:
    columns = tuple(f"Responsibilities {n}" for n in range(8))
    assert "Last" in said(Table(columns, ()), Heading("Last"), large=True)


def test_a_title_in_other_letters_stands_at_the_foot_of_every_page() -> None:
    document = samples.document(council="Совет")
    assert all("Совет" in page for page in pages(render_document(document, FONTS)))


@pytest.mark.parametrize("large", [False, True])
def test_drawings_with_more_than_a_slide_holds_go_on_upon_another(*, large: bool) -> None:
    many = Bars("Met", tuple(Bar(f"Group {n:02}", n) for n in range(60)))
    life = Timeline("A life", tuple(Moment(f"{n:02}:00", f"Deed {n:02}") for n in range(60)))
    for figure, word in ((many, "Group"), (life, "Deed")):
        found = slides(Slide(kind=SlideKind.FIGURE, title="Drawn", figure=figure), large=large)
        assert len(found) > 1
        text = squeezed("".join(found))
        assert all(f"{word}{n:02}" in text for n in range(60))


def test_a_slide_that_shows_nothing_is_its_title() -> None:
    (page,) = slides(Slide(kind=SlideKind.FIGURE, title="Nothing yet"))
    assert "Nothing yet" in page


def test_a_row_longer_than_a_slide_is_drawn_from_its_top() -> None:
    table = Table(("One", "Two"), (("Firstly", "word " * 900), ("Secondly", "x")))
    found = slides(Slide(kind=SlideKind.FIGURE, title="Long", figure=table))
    assert "Firstly" in found[0]
    assert "Secondly" in found[-1]


def test_an_alternative_for_a_slide_is_one_for_its_drawing() -> None:
    shown = Slide(kind=SlideKind.FIGURE, title="Met", figure=samples.MET, alt="Mostly workers")
    root = tree(render_deck_pdf(samples.deck(slides=(shown,)), FONTS))
    assert [figure.alt for figure in root.of("Figure")] == ["Mostly workers"]


def test_rows_that_fit_a_slide_in_large_print_stay_as_they_are_dealt() -> None:
    few = (("A peer", "Elsewhere"), ("Another", "There"))
    found = slides(
        Slide(kind=SlideKind.PEOPLE, title="The team", rows=few, subtitle="All of it"), large=True
    )
    assert len(found) == 1
