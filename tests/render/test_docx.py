# SPDX-License-Identifier: Apache-2.0
"""A document in Word: real headings, lists and tables, and nothing of the machine that made it."""

import re
from xml.etree import ElementTree as ET

import pytest
from msgspec import Struct, structs

from peerdesk.compose.blocks import (
    Bullets,
    Copy,
    Document,
    Figure,
    Figures,
    Heading,
    Numbered,
    PageBreak,
    Paragraph,
    Point,
    Rule,
    Sign,
    Table,
)
from peerdesk.compose.passages import Change, Passage, Run
from peerdesk.domain.words import Marking
from peerdesk.render.docx import render_docx
from peerdesk.render.docx_styles import ADDED, LEAST_LARGE, STYLES, TAKEN, sizes
from peerdesk.render.notices import PRACTICE_NOTICE, TEAM_NOTICE
from tests.render import samples
from tests.render.office import WORD, contrast, opened, outward, root, texts
from tests.render.reading import every_word, parts, squeezed

_DECORATIVE = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"
_PLACE = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"


def render(document: Document, *, large: bool = False) -> bytes:
    return render_docx(document, large=large).content


def made(*blocks: object, copy: Copy = Copy.SPONSOR) -> Document:
    return structs.replace(samples.document(copy), blocks=blocks)


@pytest.fixture(scope="module")
def whole() -> bytes:
    return render(samples.document())


def test_every_block_says_its_words(whole: bytes) -> None:
    said = squeezed(every_word(whole))
    for words in (
        samples.WORDS, "Front door", "Emerging strengths", "practice", "observations",
        "What the team still asks for", "Request 30", "Told daily", "not understand",
        "Partners: schools, health and police", "Told to the sponsor as written", "senior only",
    ):  # fmt: skip
        assert squeezed(words) in said


def test_headings_are_in_the_styles_that_word_knows_as_headings(whole: bytes) -> None:
    found = [(p.style.name, p.text.strip()) for p in opened(whole).paragraphs]
    assert ("Title", "Daily summary 2") in found
    assert ("Heading 1", "Front door") in found
    assert ("Heading 2", "Emerging strengths") in found


def test_no_level_of_heading_is_left_out() -> None:
    data = render(made(Heading("a", 2), Paragraph("x"), Heading("b", 1), Heading("c", 3)))
    styles = [p.style.name for p in opened(data).paragraphs if p.style.name.startswith("Head")]
    assert styles == ["Heading 1", "Heading 1", "Heading 2"]


def test_points_are_items_of_real_lists(whole: bytes) -> None:
    points = [p for p in opened(whole).paragraphs if p.style.name == "List Bullet"]
    assert [p.text for p in points[:3]] == [f"{n}. {samples.WORDS}" for n in (1, 2, 3)]
    style = points[0].style.element
    assert style.pPr.numPr.numId.val == 1


def test_each_numbered_group_begins_at_its_own_number() -> None:
    data = render(made(Numbered((Point("a"),), start=9), Numbered((Point("b"), Point("c")))))
    items = [p for p in opened(data).paragraphs if p.style.name == "List Number"]
    first, second, third = (p._p.pPr.numPr.numId.val for p in items)
    assert second == third != first
    starts = {
        num.get(f"{WORD}numId"): num.find(f".//{WORD}startOverride").get(f"{WORD}val")
        for num in root(data, "word/numbering.xml").iter(f"{WORD}num")
        if num.find(f".//{WORD}startOverride") is not None
    }
    assert (starts[str(first)], starts[str(second)]) == ("9", "1")


def test_every_table_has_a_heading_row_that_is_repeated_and_words_for_it(whole: bytes) -> None:
    tables = opened(whole).tables
    assert len(tables) == 5
    for table in tables:
        first, *rest = table.rows
        assert first._tr.find(f".//{WORD}tblHeader") is not None
        assert not any(row._tr.find(f".//{WORD}tblHeader") is not None for row in rest)
        assert table._tbl.find(f".//{WORD}tblDescription").get(f"{WORD}val")
        assert table._tbl.find(f".//{WORD}tblLook").get(f"{WORD}firstRow") == "1"
        assert all(cell.text for cell in first.cells)


def test_a_caption_stands_above_its_table_and_stays_with_it() -> None:
    data = render(made(Table(("a", "b"), (("1", "2"),), caption="What it shows")))
    caption = next(p for p in opened(data).paragraphs if p.text == "What it shows")
    assert caption.style.name == "Caption"
    assert caption.style.paragraph_format.keep_with_next


def test_a_table_that_cannot_be_read_so_wide_is_set_row_by_row() -> None:
    wide = Table(tuple(f"Column {n}" for n in range(9)), (tuple("word" * 4 for _ in range(9)),))
    (table,) = opened(render(made(wide), large=True)).tables
    assert len(table.columns) == 2
    assert "Column 8: wordwordwordword" in table.rows[1].cells[1].text


def test_counts_stand_above_what_they_count() -> None:
    figures = tuple(Figure(n, f"things {n}", "in all") for n in range(7))
    tables = opened(render(made(Figures(figures)))).tables
    said = [(t.rows[0].cells[0].text, t.rows[1].cells[0].text) for t in tables]
    assert said == [("0", "things 0\nin all"), ("4", "things 4\nin all")]


def test_a_chart_is_native_with_words_and_a_workbook_of_its_own(whole: bytes) -> None:
    chart = parts(whole)["word/charts/chart1.xml"].decode()
    assert re.findall(r"<c:v>([^<]*)</c:v>", chart) == [
        "People met, by group", "Social workers", "Partners: schools, health and police",
        "Members", "42", "24", "0",
    ]  # fmt: skip
    assert "word/embeddings/Bars1.xlsx" in parts(whole)
    named = [p.get("descr") for p in root(whole, "word/document.xml").iter(_PLACE)]
    assert any("Members 0" in name for name in named)


def test_drawings_have_words_or_are_marked_as_decoration(whole: bytes) -> None:
    numbers = []
    for name in parts(whole):
        if re.match(r"word/(document|header\d|footer\d)\.xml", name):
            for place in root(whole, name).iter(_PLACE):
                marked = place.find(f".//{_DECORATIVE}") is not None
                assert marked != bool(place.get("descr"))
                numbers.append(place.get("id"))
    assert len(numbers) > 4
    assert len(numbers) == len(set(numbers))


def test_what_changed_is_told_by_underline_and_stroke_too() -> None:
    change = Passage((Run("a "), Run("b", Change.TAKEN), Run("c", Change.ADDED), Run(" d")))
    data = render(made(change))
    line = next(p for p in opened(data).paragraphs if p.text == "a bc d")
    assert [run.style.style_id for run in line.runs][1:3] == [TAKEN, ADDED]
    styles = {style.style_id: style for style in opened(data).styles}
    assert styles[TAKEN].font.strike
    assert styles[ADDED].font.underline


def test_contents_list_the_headings_as_links_within_the_file() -> None:
    data = render(samples.report())
    body = root(data, "word/document.xml")
    links = [link.get(f"{WORD}anchor") for link in body.iter(f"{WORD}hyperlink")]
    places = {mark.get(f"{WORD}name") for mark in body.iter(f"{WORD}bookmarkStart")}
    headings = [p for p in opened(data).paragraphs if p.style.name in {"Heading 1", "Heading 2"}]
    signed = sum(isinstance(b, Heading) and b.sign is not Sign.NONE for b in samples.blocks())
    assert len(links) == len(headings) - signed > 6
    assert set(links) <= places
    assert "TOC" in every_word(data)


def test_a_cover_says_the_council_as_its_title_on_a_ground_of_its_own() -> None:
    paragraphs = opened(render(samples.report())).paragraphs
    title = next(p for p in paragraphs if p.style.name == "Title")
    assert title.text == "Marlowe Vale Council"
    shade = title._p.find(f".//{WORD}shd").get(f"{WORD}fill")
    assert (shade, str(title.runs[0].font.color.rgb)) == ("0A3F4A", "FFFFFF")


def test_rules_and_new_pages_leave_no_empty_paragraph() -> None:
    blocks = (Heading("a"), Paragraph("x"), Rule(), Heading("b"), PageBreak(), Paragraph("y"))
    paragraphs = opened(render(made(*blocks))).paragraphs
    assert all(p.text for p in paragraphs)
    found = {p.text: p for p in paragraphs}
    assert found["b"]._p.find(f".//{WORD}pBdr") is not None
    assert found["y"].paragraph_format.page_break_before


def test_the_last_point_never_begins_a_page_alone() -> None:
    data = render(made(Bullets((Point("a"), Point("b"), Point("c")), Sign.STRENGTH)))
    kept = {p.text: p.paragraph_format.keep_with_next for p in opened(data).paragraphs}
    assert (kept["a"], kept["b"], kept["c"]) == (None, True, None)


def test_the_speaking_note_has_boxes_that_the_keyboard_ticks() -> None:
    document = made(Bullets((Point("a", "m1"), Point("b", "m2"))), copy=Copy.SPEAKING_NOTE)
    body = root(render(document), "word/document.xml")
    boxes = list(body.iter("{http://schemas.microsoft.com/office/word/2010/wordml}checkbox"))
    assert len(boxes) == 6
    assert "m1" not in every_word(render(document))
    assert b"checkbox" not in parts(render(samples.document()))["word/document.xml"]


def test_copy_marking_and_practice_stand_on_every_page() -> None:
    document = samples.document(Copy.TEAM, practice=True, marking=Marking.OFFICIAL_SENSITIVE)
    data = render(document)
    section = opened(data).sections[0]
    for foot in (section.first_page_footer, section.footer):
        said = "\n".join(p.text for p in foot.paragraphs)
        for words in (TEAM_NOTICE, PRACTICE_NOTICE, "OFFICIAL-SENSITIVE", "Team’s copy", "Page"):
            assert words in said
    for head in (section.first_page_header, section.header):
        assert "OFFICIAL-SENSITIVE" in "\n".join(p.text for p in head.paragraphs)
    assert TEAM_NOTICE not in every_word(render(samples.document()))


def test_the_sponsors_copy_holds_no_identifier() -> None:
    point = Point("Said", "0198-identifier")
    assert "identifier" not in every_word(render(made(Bullets((point,)))))


def test_properties_say_title_language_and_organisation_and_nobody(whole: bytes) -> None:
    core = ET.fromstring(parts(whole)["docProps/core.xml"])  # noqa: S314 - just written by us
    assert {element.tag.rsplit("}", 1)[1]: element.text for element in core} == {
        "title": "Daily summary 2, Wednesday 13 May 2026, Marlowe Vale Council",
        "subject": "Children’s Services Peer Challenge",
        "language": "en-GB",
    }
    program = parts(whole)["docProps/app.xml"].decode()
    assert re.findall(r"<(\w+)>([^<]+)</", program) == [
        ("Application", "PeerDesk"), ("Company", "Peer team at Marlowe Vale Council"),
    ]  # fmt: skip
    assert not [name for name in parts(whole) if "thumbnail" in name or "customXml" in name]
    assert b"rsid" not in parts(whole)["word/document.xml"]


def test_nothing_outside_the_file_is_referred_to(whole: bytes) -> None:
    assert outward(whole) == []


def test_the_language_is_said_of_all_text() -> None:
    data = render(samples.document(language="cy-GB"))
    language = root(data, "word/styles.xml").find(f".//{WORD}docDefaults//{WORD}lang")
    assert language.get(f"{WORD}val") == "cy-GB"


def test_all_type_is_arial(whole: bytes) -> None:
    fonts = {
        element.get(f"{WORD}ascii")
        for name in parts(whole)
        if name.startswith("word/") and name.endswith(".xml") and "chart" not in name
        for element in root(whole, name).iter(f"{WORD}rFonts")
    }
    assert fonts == {"Arial"}


@pytest.mark.parametrize("copy", Copy)
def test_nothing_in_large_print_is_below_18_points(copy: Copy) -> None:
    assert min(sizes(copy, large=True).values()) == LEAST_LARGE
    data = render(structs.replace(samples.report(), copy=copy), large=True)
    for name in parts(data):
        if name.startswith("word/") and name.endswith(".xml") and "theme" not in name:
            part = root(data, name)
            half = [int(one.get(f"{WORD}val")) for one in part.iter(f"{WORD}sz")]
            assert all(size >= 36 for size in half), name
            if "chart" in name:
                assert re.findall(r'\bsz="(\d+)"', parts(data)[name].decode()) == ["1800"] * 3


def test_all_letters_stand_out_from_their_ground(whole: bytes) -> None:
    found = []
    for data in (whole, render(samples.report()), render(samples.document(Copy.TEAM))):
        for name in ("word/styles.xml", "word/document.xml", "word/footer1.xml"):
            for letters in root(data, name).iter(f"{WORD}rPr"):
                colour, own = letters.find(f"{WORD}color"), letters.find(f"{WORD}shd")
                around = [own, *(up.find(f"{WORD}pPr/{WORD}shd") for up in letters.iterancestors())]
                around += [up.find(f"{WORD}tcPr/{WORD}shd") for up in letters.iterancestors()]
                grounds = [one.get(f"{WORD}fill") for one in around if one is not None]
                if colour is not None:
                    found.append(contrast(colour.get(f"{WORD}val"), [*grounds, "FFFFFF"][0]))
    assert len(found) > 100
    assert min(found) >= 4.5


def test_every_style_in_use_is_one_that_the_file_has(whole: bytes) -> None:
    have = {style.style_id for style in opened(whole).styles}
    assert set(STYLES) <= have
    for tag in ("pStyle", "rStyle", "tblStyle"):
        used = {e.get(f"{WORD}val") for e in root(whole, "word/document.xml").iter(f"{WORD}{tag}")}
        assert used <= have


def test_equal_documents_are_equal_files(whole: bytes) -> None:
    assert render(samples.document()) == whole


def test_a_document_without_anything_builds() -> None:
    bare = Document(title="", subtitle="", council="", offer="", copy=Copy.SPONSOR)
    assert [text for text in texts(render(bare)) if text] == []


def test_paper_and_word_say_the_same() -> None:
    document = samples.document()
    said = squeezed(every_word(render(document)))
    for block in document.blocks:
        for text in words_of(block):
            assert squeezed(text) in said


def words_of(block: Struct) -> list[str]:
    """Return every word that a block holds, whatever its fields are called."""
    found: list[str] = []
    for value in structs.asdict(block).values():
        for one in value if isinstance(value, tuple) else (value,):
            if isinstance(one, str) and not isinstance(one, Sign | Change):
                found.append(one)
            elif isinstance(one, tuple):
                found += [cell for cell in one if isinstance(cell, str)]
            elif isinstance(one, Point):
                found.append(one.text)
            elif isinstance(one, Struct):
                found += words_of(one)
    return found


def test_no_row_of_a_table_goes_over_the_page_alone() -> None:
    rows = tuple((f"Row {number}", "What was asked") for number in range(5))
    (table,) = opened(render(made(Table(("A", "B"), rows)))).tables
    kept = [all(p.paragraph_format.keep_with_next for p in row.cells[0].paragraphs)
            for row in table.rows]  # fmt: skip
    assert kept == [True, True, False, False, True, False]
