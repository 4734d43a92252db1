# SPDX-License-Identifier: Apache-2.0
"""Every PDF can be read aloud: its tree names what each part is, and holds all of its text."""

import shutil
import subprocess
from collections import Counter
from collections.abc import Callable
from functools import cache
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from peerdesk.compose.alternative import alternative
from peerdesk.compose.blocks import (
    Block,
    Bullets,
    Callout,
    Copy,
    Document,
    Heading,
    Paragraph,
    Point,
    Rule,
    Table,
)
from peerdesk.compose.summary import compose_summary
from peerdesk.domain.words import Marking
from peerdesk.render.deck_pdf import render_deck_pdf
from peerdesk.render.notices import TEAM_NOTICE
from peerdesk.render.pdf import render_document
from tests.compose.casebooks import DAY_TWO, small
from tests.render import samples
from tests.render.reading import FONTS, pages, squeezed
from tests.render.tree import Node, furniture, page_parts, painted_outside, texts, tree


def papers(copy: Copy, *, large: bool) -> Callable[[], bytes]:
    return lambda: render_document(samples.document(copy), FONTS, large=large)


FILES: dict[str, Callable[[], bytes]] = {
    **{f"{copy.value}, usual": papers(copy, large=False) for copy in Copy},
    **{f"{copy.value}, large": papers(copy, large=True) for copy in Copy},
    "report": lambda: render_document(samples.report(), FONTS),
    "report, large": lambda: render_document(samples.report(), FONTS, large=True),
    "slides": lambda: render_deck_pdf(samples.deck(), FONTS),
    "slides, large": lambda: render_deck_pdf(
        samples.deck(Copy.TEAM, marking=Marking.OFFICIAL), FONTS, large=True
    ),
    "a composed summary": lambda: render_document(
        compose_summary(small().casebook(), DAY_TWO, Copy.TEAM), FONTS
    ),
}


def parents_of(pdf: pikepdf.Pdf) -> dict[int, pikepdf.Object]:
    numbers = list(pdf.Root.StructTreeRoot.ParentTree.Nums)
    return dict(zip(map(int, numbers[::2]), numbers[1::2], strict=True))


@cache
def file(name: str) -> bytes:
    return FILES[name]()


def paper(*blocks: Block) -> Document:
    return samples.document(blocks=blocks)


def read(*blocks: Block) -> Node:
    return tree(render_document(paper(*blocks), FONTS))


@pytest.fixture(params=FILES)
def data(request: pytest.FixtureRequest) -> bytes:
    return file(request.param)


def test_nothing_is_painted_that_is_neither_content_nor_furniture(data: bytes) -> None:
    assert painted_outside(data) == []


def test_each_marked_part_has_one_element_and_leads_back_to_it(data: bytes) -> None:
    with pikepdf.open(BytesIO(data)) as pdf:
        parents = parents_of(pdf)
        named: Counter[tuple[tuple[int, int], int]] = Counter()
        for element in pdf.objects:
            if not (
                isinstance(element, pikepdf.Dictionary) and "/K" in element and "/S" in element
            ):
                continue
            kids = element.K if isinstance(element.K, pikepdf.Array) else [element.K]
            for kid in kids:
                if kid.get("/Type") == "/MCR":
                    named[kid.Pg.objgen, int(kid.MCID)] += 1
                    back = parents[int(kid.Pg.StructParents)][int(kid.MCID)]
                    assert back.objgen == element.objgen
        wanted = {
            (page.obj.objgen, part)
            for page, parts in zip(pdf.pages, page_parts(data), strict=True)
            for part in parts
        }
        assert set(named) == wanted
        assert set(named.values()) == {1}


def test_the_tree_says_all_that_the_pages_say(data: bytes) -> None:
    read_aloud = squeezed(tree(data).all_text() + furniture(data))
    on_pages = squeezed("".join(pages(data)))
    assert Counter(read_aloud) == Counter(on_pages)


def test_it_says_it_in_the_order_of_the_pages_with_words_apart(data: bytes) -> None:
    said = [text for (_, part), text in texts(data).items() if part >= 0]
    assert said
    order = [node.text for node in tree(data).walk() if node.text]
    together = " ".join(order).split()
    assert Counter(together) == Counter(" ".join(said).split())


def test_title_language_and_order_of_tabs_are_said(data: bytes) -> None:
    with pikepdf.open(BytesIO(data)) as pdf:
        assert pdf.Root.MarkInfo.Marked == True  # noqa: E712 - a PDF object
        assert pdf.Root.Lang == "en-GB"
        assert pdf.Root.ViewerPreferences.DisplayDocTitle == True  # noqa: E712 - a PDF object
        assert all(page.Tabs == "/S" for page in pdf.pages)
        metadata = pdf.Root.Metadata.read_bytes().decode()
        assert str(pdf.docinfo["/Title"]) in metadata
        assert "pdfuaid" not in metadata, "nobody has run a validator"
        for secret in ("CreateDate", "creator", "Producer", "pikepdf"):
            assert secret not in metadata


def test_headings_begin_at_the_first_level_and_leave_none_out(data: bytes) -> None:
    levels = [
        int(n.kind[1:]) for n in tree(data).walk() if n.kind[0] == "H" and n.kind[1:].isdigit()
    ]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_rows_have_as_many_cells_as_columns_and_header_cells_say_what_they_head(
    data: bytes,
) -> None:
    for table in tree(data).of("Table"):
        rows = [[c for c in row.kids if c.kind in {"TH", "TD"}] for row in table.of("TR")]
        heads = rows[0]
        assert all(cell.kind == "TH" and cell.scope == "Column" for cell in heads)
        for row in rows[1:]:
            assert len(row) in {len(heads), 1}
            assert all(cell.scope == "Row" for cell in row if cell.kind == "TH")


def test_every_drawing_has_an_alternative(data: bytes) -> None:
    assert all(figure.alt for figure in tree(data).of("Figure"))


def test_items_of_lists_have_a_body_and_bullets_a_label() -> None:
    root = read(Bullets(samples.points(3)))
    items = root.of("LI")
    assert [item.kids[0].text for item in items] == ["•"] * 3
    assert [[kid.kind for kid in item.kids] for item in items] == [["Lbl", "LBody"]] * 3
    assert squeezed(items[1].kids[1].text) == squeezed(f"2. {samples.WORDS}")


def test_numbers_of_recommendations_go_on_where_they_are_told_to() -> None:
    root = tree(file("sponsor, usual"))
    labels = [label.text for label in root.of("Lbl")]
    assert labels[-3:] == ["9.", "10.", "11."]


def test_evidence_below_a_point_is_a_list_in_it() -> None:
    root = tree(file("team, usual"))
    first = next(item for item in root.of("LI") if "Heard once." in item.all_text())
    inner = first.of("L")
    assert [item.kids[1].text for item in inner[0].of("LI")] == ["A note of it", "Another"]


def test_the_heading_row_is_read_once_however_many_pages_it_stands_on() -> None:
    data = render_document(paper(Heading("Requests"), samples.REQUESTS), FONTS)
    found = pages(data)
    assert len(found) > 1
    assert all("Request to the council" in page for page in found)
    assert tree(data).all_text().count("Request to the council") == 1
    assert furniture(data).count("Request to the council") == len(found) - 1


def test_a_table_is_one_table_over_all_its_pages_with_its_caption() -> None:
    (table,) = read(samples.REQUESTS).of("Table")
    assert len(table.of("TR")) == 31
    assert table.of("Caption")[0].text == "What the team still asks for"


def test_drawings_say_in_words_what_they_show() -> None:
    root = tree(file("sponsor, usual"))
    assert [f.alt for f in root.of("Figure")] == [
        alternative(samples.MET), alternative(samples.LIFE),
    ]  # fmt: skip


def test_a_change_of_wording_says_that_it_is_one() -> None:
    spans = read(samples.CHANGES).of("Span")
    assert [span.alt for span in spans] == [
        "taken out: not understand", "added: not yet share one understanding of",
    ]  # fmt: skip


def test_the_list_of_contents_leads_to_every_heading_but_groups_under_a_sign() -> None:
    data = file("report")
    root = tree(data)
    listed = {entry.all_text().rstrip(" 0123456789") for entry in root.of("TOCI")}
    assert "Front door" in listed
    assert "How the wording changed" in listed
    assert "Emerging strengths" not in listed
    assert all(link.jumps == 1 for link in root.of("Link"))
    with pikepdf.open(BytesIO(data)) as pdf:
        parents = parents_of(pdf)
        links = [link for page in pdf.pages for link in page.get("/Annots", [])]
        assert len(links) == len(root.of("Link"))
        for link in links:
            assert parents[int(link.StructParent)].S == "/Link"
            assert str(link.Contents) in listed


def test_the_list_of_contents_names_the_page_on_which_a_heading_stands() -> None:
    data = file("report")
    found = pages(data)
    for entry in tree(data).of("TOCI"):
        title, _, number = entry.all_text().rpartition(" ")
        assert squeezed(title) in squeezed(found[int(number) - 1])


def test_copy_and_marking_are_read_once_and_stand_on_every_page() -> None:
    document = samples.document(Copy.TEAM, marking=Marking.OFFICIAL_SENSITIVE)
    data = render_document(document, FONTS)
    said = tree(data).all_text()
    assert said.count(TEAM_NOTICE) == said.count("OFFICIAL-SENSITIVE") == 1
    assert all(page.count("OFFICIAL-SENSITIVE") == 2 for page in pages(data))


def test_an_element_of_which_nothing_was_drawn_is_not_in_the_tree() -> None:
    root = read(Bullets(()), Paragraph(""), Heading("Last"))
    assert root.of("L") == []
    assert all(node.text or node.kids for node in root.walk() if node.kind not in {"TD", "TH"})


@pytest.mark.skipif(shutil.which("pdfinfo") is None, reason="poppler is not installed")
def test_another_reader_finds_the_same_tree(tmp_path: Path) -> None:
    path = tmp_path / "document.pdf"
    path.write_bytes(file("sponsor, usual"))
    command = ["pdfinfo", "-struct-text", "-enc", "UTF-8", str(path)]
    shown = subprocess.run(
        command, capture_output=True, check=True, encoding="utf-8", errors="replace"
    )
    assert shown.stderr == ""
    assert '"Emerging strengths"' in shown.stdout
    assert shown.stdout.count("Table (") == 3


TEXT = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), min_size=1, max_size=60)
BLOCK: st.SearchStrategy[Block] = st.one_of(
    st.builds(Heading, TEXT, st.integers(1, 4)),
    st.builds(Paragraph, TEXT, st.booleans()),
    st.builds(Callout, TEXT),
    st.builds(Rule),
    st.lists(st.builds(Point, TEXT, trail=st.lists(TEXT, max_size=2).map(tuple)), max_size=4).map(
        lambda found: Bullets(tuple(found))
    ),
    st.lists(st.tuples(TEXT, TEXT), max_size=4).map(
        lambda rows: Table(("One", "Two"), tuple(rows))
    ),
)


@settings(max_examples=25, deadline=None)
@given(st.lists(BLOCK, max_size=8))
def test_whatever_a_document_is_made_of_its_tree_is_whole(blocks: list[Block]) -> None:
    data = render_document(paper(*blocks), FONTS)
    assert painted_outside(data) == []
    on_pages = squeezed("".join(pages(data)))
    assert len(squeezed(tree(data).all_text() + furniture(data))) >= len(on_pages) * 0.9
