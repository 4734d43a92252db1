# SPDX-License-Identifier: Apache-2.0
"""A document on paper holds its words, says whose it is on every page, and breaks well."""

import re
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from msgspec import structs

from peerdesk.compose.blocks import (
    COPY_NAMES,
    Bullets,
    Copy,
    Document,
    Heading,
    Paragraph,
    Point,
    Rule,
    Sign,
    Table,
)
from peerdesk.compose.summary import compose_issue, compose_summary, issued_points
from peerdesk.domain.words import Marking
from peerdesk.render.errors import FontMissing
from peerdesk.render.notices import PRACTICE_NOTICE, TEAM_NOTICE, TEAM_SHORT
from peerdesk.render.page import page_for
from peerdesk.render.pdf import render_document
from tests.compose.casebooks import DAY_ONE, DAY_TWO, Builder, small
from tests.render.looking import letters
from tests.render.reading import FONTS, fonts, outline, pages, pdf_text, squeezed


def summary(copy: Copy = Copy.SPONSOR, builder: Builder | None = None) -> Document:
    builder = builder or small()
    builder.arrange(DAY_TWO)
    return compose_summary(builder.casebook(), DAY_TWO, copy)


def paper(*blocks: object, copy: Copy = Copy.SPONSOR) -> Document:
    return Document(
        title="Daily summary 3", subtitle="Wednesday", council="Marlowe Vale Council",
        offer="Peer Challenge", copy=copy, dated="Wednesday 13 May 2026",
        blocks=blocks,  # type: ignore[arg-type]  # the test says which
    )  # fmt: skip


def render(document: Document) -> bytes:
    return render_document(document, FONTS)


@pytest.mark.parametrize("copy", list(Copy))
def test_every_word_of_every_point_is_on_the_page(copy: Copy) -> None:
    document = summary(copy)
    text = squeezed(pdf_text(render(document)))
    for point in issued_points(document):
        for words in (point.text, point.weight, *point.trail):
            assert squeezed(words) in text


def test_no_identifier_is_printed() -> None:
    builder = small()
    for copy in Copy:
        text = pdf_text(render(summary(copy, builder)))
        assert "identifier" not in text
        assert "author-of" not in text


@pytest.mark.parametrize("copy", [Copy.SPONSOR, Copy.SPEAKING_NOTE])
def test_outside_the_team_no_weight_or_evidence_is_printed(copy: Copy) -> None:
    text = pdf_text(render(summary(copy)))
    for secret in ("Heard", "Seen once", "three words", "Calls answered", "Okafor"):
        assert secret not in text


def test_every_page_names_council_document_copy_and_its_number() -> None:
    document = paper(*(Paragraph("word " * 200) for _ in range(12)))
    found = pages(render(document))
    assert len(found) > 2
    for number, page in enumerate(found, 1):
        assert "Marlowe Vale Council. Daily summary 3, Wednesday 13 May 2026" in page
        assert "Sponsor’s copy" in page
        assert f"Page {number} of {len(found)}" in page


def test_the_marking_stands_at_head_and_foot_of_every_page() -> None:
    document = paper(*(Paragraph("word " * 200) for _ in range(12)))
    marked = structs.replace(document, marking=Marking.OFFICIAL_SENSITIVE)
    assert all(page.count("OFFICIAL-SENSITIVE") == 2 for page in pages(render(marked)))
    assert "OFFICIAL" not in pdf_text(render(document))


def test_the_team_copy_says_so_on_every_page() -> None:
    document = paper(*(Paragraph("word " * 200) for _ in range(12)), copy=Copy.TEAM)
    assert all(TEAM_NOTICE in page for page in pages(render(document)))
    assert TEAM_NOTICE not in pdf_text(render(summary()))


def test_practice_says_so_on_every_page() -> None:
    document = structs.replace(paper(Paragraph("x")), practice=True)
    assert all(PRACTICE_NOTICE in page for page in pages(render(document)))
    assert PRACTICE_NOTICE not in pdf_text(render(summary()))


def test_only_the_speaking_note_has_boxes_to_tick_one_row_a_message() -> None:
    points = (Point("Told.", "m1"), Point("Told too.", "m2"), Point("No message."))
    block = Bullets(points, Sign.STRENGTH)
    spoken = pdf_text(render(paper(block, copy=Copy.SPEAKING_NOTE)))
    for words in ("Said as written", "Said otherwise", "Not reached"):
        assert spoken.count(words) == 2
    assert "Said as written" not in pdf_text(render(paper(block)))


def test_the_speaking_note_is_set_larger() -> None:
    blocks = [Paragraph("word " * 120) for _ in range(12)]
    assert len(pages(render(paper(*blocks, copy=Copy.SPEAKING_NOTE)))) > len(
        pages(render(paper(*blocks)))
    )


def test_what_changed_stands_behind_its_point() -> None:
    block = Bullets(
        (Point("Supervision is regular", news="reworded, softened", weight="Heard once."),)
    )
    text = " ".join(pdf_text(render(paper(block, copy=Copy.TEAM))).split())
    assert "Supervision is regular. Reworded, softened. Heard once." in text


def test_sections_are_bookmarks() -> None:
    assert outline(render(summary())) == [
        "Where the team has been", "Leadership and management", "Front door",
        "Still thin, and the plan for tomorrow",
    ]  # fmt: skip


def test_the_file_has_title_and_language_and_no_author_or_clock() -> None:
    with pikepdf.open(BytesIO(render(summary()))) as document:
        info = document.docinfo
        assert info["/Title"] == "Daily summary 1, Wednesday 13 May 2026, Marlowe Vale Council"
        assert info["/Subject"] == "Children’s Services Peer Challenge"
        assert {"/Author", "/CreationDate", "/ModDate"} & set(info.keys()) == set()
        assert document.Root.Lang == "en-GB"
        assert document.Root.ViewerPreferences.DisplayDocTitle == True  # noqa: E712 - a PDF object


def test_all_fonts_are_embedded() -> None:
    builder = small()
    builder.message("Русский → Ελληνικά", builder.themes[0].id)
    for copy in Copy:
        found = fonts(render(summary(copy, builder)))
        assert found
        assert all(found.values()), found


def test_equal_documents_are_equal_files() -> None:
    assert render(summary(Copy.TEAM)) == render(summary(Copy.TEAM))


def test_a_frozen_issue_prints_as_the_summary_did() -> None:
    builder = small()
    builder.arrange(DAY_ONE)
    frozen = compose_issue(builder.casebook(), DAY_ONE)
    again = structs.replace(frozen, copy=Copy.TEAM)
    assert "Heard once." in pdf_text(render(again))


def test_no_heading_ends_a_page_whatever_stands_before_it() -> None:
    for lines in range(20, 40):
        filler = [Paragraph(f"line {n}") for n in range(lines)]
        blocks = (
            *filler, Rule(), Heading("Front door"), Heading("Emerging strengths", 2, Sign.STRENGTH),
            Bullets(tuple(Point(f"Point {n}.") for n in "ABC"), Sign.STRENGTH),
        )  # fmt: skip
        found = pages(render(paper(*blocks)))
        page = next(page for page in found if "Front door" in page)
        assert "Emerging strengths" in page
        assert "Point A." in page


def test_no_point_begins_a_page_alone() -> None:
    for lines in range(20, 40):
        filler = [Paragraph(f"line {n}") for n in range(lines)]
        points = Bullets(tuple(Point(f"Point {n}.") for n in "ABCD"))
        found = pages(render(paper(*filler, Heading("Front door"), points)))
        last = next(page for page in found if "Point D." in page)
        assert "Point C." in last


def test_a_table_stays_with_its_heading_and_repeats_its_own_over_pages() -> None:
    for lines in range(20, 40):
        filler = [Paragraph(f"line {n}") for n in range(lines)]
        rows = tuple((str(n), f"Request {n}.") for n in range(1, 36))
        table = Table(("No.", "Request to the council"), rows)
        found = pages(render(paper(*filler, Heading("Questions and requests"), table)))
        page = next(page for page in found if "Questions and requests" in page)
        assert "Request 1." in page
        assert all("Request to the council" in p for p in found if re.search(r"Request \d+\.", p))


def test_a_very_long_table_is_whole() -> None:
    rows = tuple((str(n), f"Request {n}.") for n in range(1, 121))
    text = pdf_text(render(paper(Table(("No.", "Request"), rows))))
    assert [f"Request {n}." in text for n in range(1, 121)].count(False) == 0


def test_a_rule_at_the_head_of_a_page_is_not_drawn() -> None:
    def lines_drawn(*blocks: object) -> int:
        with pikepdf.open(BytesIO(render(paper(*blocks)))) as document:
            content = document.pages[0].Contents
            streams = content if isinstance(content, pikepdf.Array) else [content]
            return sum(stream.read_bytes().count(b" l S") for stream in streams)

    plain = lines_drawn(Paragraph("x"))
    assert lines_drawn(Paragraph("x"), Rule(), Paragraph("y")) == plain + 1


def test_a_group_without_a_sign_has_its_name_all_the_same() -> None:
    assert "Plain group" in pdf_text(render(paper(Heading("Plain group", 2), Paragraph("x"))))


def test_an_empty_document_is_one_page() -> None:
    found = pages(render(paper()))
    assert len(found) == 1
    assert "Page 1 of 1" in found[0]


def test_an_empty_group_and_a_table_without_rows_are_nothing() -> None:
    found = pdf_text(render(paper(Bullets(()), Table(("No.", "Request"), ()), Heading("Last"))))
    assert "Request" in found
    assert "Last" in found


def test_what_would_not_fit_the_foot_is_cut_there_and_nowhere_else() -> None:
    document = structs.replace(paper(Paragraph("x")), council="Council of " + "Everywhere " * 20)
    page = pages(render(document))[0]
    assert "…" in page
    assert "Page 1 of 1" in page


def test_missing_fonts_are_named(tmp_path: Path) -> None:
    with pytest.raises(FontMissing) as refused:
        render_document(paper(), tmp_path)
    assert "install it again" in refused.value.user_message
    (tmp_path / f"{refused.value.name}.ttf").write_bytes(b"not a font")
    with pytest.raises(FontMissing):
        render_document(paper(), tmp_path)


@pytest.mark.parametrize("copy", Copy)
def test_the_foot_of_large_print_takes_two_lines_at_most(copy: Copy) -> None:
    document = structs.replace(
        paper(Paragraph("x"), copy=copy), marking=Marking.OFFICIAL_SENSITIVE, practice=True
    )
    data = render_document(document, FONTS, large=True)
    foot = {round(it.box[1]) for it in letters(data) if it.box[1] < 80}
    assert len(foot) <= 4
    assert page_for(document, large=True).foot < 90
    (page,) = pages(data)
    assert PRACTICE_NOTICE in page
    assert (TEAM_SHORT in page) == (copy is Copy.TEAM)
    assert page.count("OFFICIAL-SENSITIVE") == 2
    assert COPY_NAMES[copy] in page
