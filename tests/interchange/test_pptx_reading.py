# SPDX-License-Identifier: Apache-2.0
"""An edited presentation is read back whole: slides in order, paragraphs, tags, notes."""

import zipfile
from collections.abc import Callable, Mapping
from io import BytesIO
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE as RELATION
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI
from pptx.oxml import parse_xml
from pptx.util import Pt

from peerdesk.compose.blocks import Copy, Deck
from peerdesk.compose.edited import EditedDeck, EditedText
from peerdesk.compose.presentation import compose_deck
from peerdesk.interchange.errors import InterchangeError
from peerdesk.interchange.pptx_errors import NoPresentation, TooManySlides
from peerdesk.interchange.pptx_reading import read_presentation
from peerdesk.render.pptx import render_pptx
from tests.compose.casebooks import small
from tests.render.reading import FONTS

NAMES = (
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
TAGS = "application/vnd.openxmlformats-officedocument.presentationml.tags+xml"


@pytest.fixture(scope="module")
def deck() -> Deck:
    return compose_deck(small().casebook(), Copy.TEAM)


@pytest.fixture(scope="module")
def data(deck: Deck) -> bytes:
    return render_pptx(deck, FONTS).content


def edited(data: bytes, *edits: Callable[[Any], None]) -> EditedDeck:
    """Return what is read of a file after these edits."""
    return read_presentation(changed(data, *edits))


def changed(data: bytes, *edits: Callable[[Any], None]) -> bytes:
    presentation = Presentation(BytesIO(data))
    for edit in edits:
        edit(presentation)
    written = BytesIO()
    presentation.save(written)
    return written.getvalue()


def tag(slide: Any, values: Mapping[str, str]) -> None:
    """Put tags on the body of a slide, as add-ins do."""
    inside = "".join(f'<p:tag name="{name}" val="{value}"/>' for name, value in values.items())
    blob = f"<p:tagLst {NAMES}>{inside}</p:tagLst>".encode()
    name = PackURI(f"/ppt/tags/tag{slide.slide_id}.xml")
    part = Part(name, TAGS, slide.part.package, blob)
    key = slide.part.relate_to(part, RELATION.TAGS)
    shape = slide.placeholders[1]._element
    shape.nvSpPr.nvPr.append(
        parse_xml(f'<p:custDataLst {NAMES}><p:tags r:id="{key}"/></p:custDataLst>')
    )


def texts(found: EditedDeck) -> list[str]:
    return [text.text for slide in found.slides for text in slide.texts]


def test_every_slide_has_its_number_title_points_and_notes(deck: Deck, data: bytes) -> None:
    found = read_presentation(data)
    assert [slide.number for slide in found.slides] == list(range(1, len(deck.slides) + 1))
    assert [slide.title for slide in found.slides] == [slide.title for slide in deck.slides]
    for slide, made in zip(found.slides, deck.slides, strict=True):
        said = [text.text for text in slide.texts]
        assert all(point.text in said for point in made.points)
        assert slide.notes == "\n".join(made.crib)


def test_foot_and_number_of_a_slide_are_not_read(data: bytes) -> None:
    said = texts(read_presentation(data))
    assert not [text for text in said if "12 to 14 May 2026" in text and "Council" in text]
    assert "‹#›" not in said


def test_slides_come_in_the_order_of_the_presentation_and_hidden_ones_say_so(data: bytes) -> None:
    def turn_round(presentation: Any) -> None:
        slides = presentation.slides._sldIdLst
        slides.insert(0, slides[-1])
        presentation.slides[3]._element.set("show", "0")

    found = edited(data, turn_round)
    assert found.slides[0].title == "Questions"
    assert [slide.number for slide in found.slides if slide.hidden] == [4]


def test_boxes_tables_groups_and_line_breaks_are_read(data: bytes) -> None:
    def add(presentation: Any) -> None:
        slide = presentation.slides[2]
        box = slide.shapes.add_textbox(Pt(9), Pt(9), Pt(90), Pt(90))
        box.text_frame.text = "Broken\vinto two"
        group = slide.shapes.add_group_shape()
        group.shapes.add_textbox(Pt(9), Pt(9), Pt(90), Pt(90)).text_frame.text = "In a group"
        table = slide.shapes.add_table(1, 2, Pt(9), Pt(9), Pt(90), Pt(90)).table
        table.cell(0, 1).text = "In a cell"

    said = [text.text for text in edited(data, add).slides[2].texts]
    assert said[-3:] == ["Broken into two", "In a group", "In a cell"]


def test_tags_are_read_as_words_by_shape_whoever_put_them_there(data: bytes) -> None:
    def mark(presentation: Any) -> None:
        tag(presentation.slides[6], {"ONE": "aa11  bb22", "THINKCELL": "foreign"})

    found = edited(data, mark)
    marked = {text.anchors for text in found.slides[6].texts}
    assert ("aa11", "bb22", "foreign") in marked
    assert found.anchors == {"aa11", "bb22", "foreign"}
    assert not [text for text in found.slides[7].texts if text.anchors]


def test_texts_are_cleaned_and_on_one_line(data: bytes) -> None:
    def spoil(presentation: Any) -> None:
        presentation.slides[6].placeholders[1].text_frame.text = "A \u202e\u200b  B\t C"

    said = [text.text for text in edited(data, spoil).slides[6].texts]
    assert said[0] == "A ‹RLO› B C"


@pytest.mark.parametrize(
    "content", [b"", b"%PDF-1.7", b"slides", b"PK\x05\x06" + bytes(18)], ids=repr
)
def test_what_is_no_presentation_is_refused(content: bytes) -> None:
    with pytest.raises(NoPresentation):
        read_presentation(content)


def rewritten(data: bytes, name: str, content: bytes) -> bytes:
    """Return a file with one part replaced."""
    written = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as source, zipfile.ZipFile(written, "w") as target:
        for entry in source.infolist():
            part = content if entry.filename == name else source.read(entry)
            target.writestr(entry.filename, part)
    return written.getvalue()


def test_a_word_file_under_another_name_is_refused(data: bytes) -> None:
    with pytest.raises(NoPresentation):
        read_presentation(rewritten(data, "ppt/presentation.xml", b"<document/>"))


def test_more_slides_than_anybody_presents_are_refused(data: bytes) -> None:
    listed = b"".join(b'<p:sldId id="%d" r:id="rId9"/>' % number for number in range(256, 700))
    many = f"<p:presentation {NAMES}><p:sldIdLst>".encode() + listed
    with pytest.raises(TooManySlides) as refused:
        read_presentation(
            rewritten(data, "ppt/presentation.xml", many + b"</p:sldIdLst></p:presentation>")
        )
    assert refused.value.slides == 444


def test_a_damaged_list_of_tags_loses_its_mark_and_nothing_else(data: bytes) -> None:
    def mark(presentation: Any) -> None:
        tag(presentation.slides[6], {"ONE": "aa11"})

    whole = changed(data, mark)
    with zipfile.ZipFile(BytesIO(whole)) as package:
        name = next(name for name in package.namelist() if "/tags/" in name)
    found = read_presentation(rewritten(whole, name, b"<broken"))
    assert found.anchors == frozenset()
    assert texts(found) == texts(read_presentation(data))


def test_a_part_that_is_not_there_leaves_an_empty_slide(data: bytes) -> None:
    written = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as source, zipfile.ZipFile(written, "w") as target:
        for entry in source.infolist():
            if entry.filename != "ppt/slides/slide3.xml":
                target.writestr(entry.filename, source.read(entry))
    found = read_presentation(written.getvalue())
    assert found.slides[2].texts == ()
    assert found.slides[2].title == ""


@given(st.integers(0, 2**16), st.integers(0, 255))
@settings(max_examples=60, deadline=None)
def test_a_damaged_file_is_read_or_refused_and_nothing_else(
    data: bytes, place: int, byte: int
) -> None:
    spoilt = bytearray(data)
    spoilt[place % len(spoilt)] = byte
    found: EditedDeck | None
    try:
        found = read_presentation(bytes(spoilt))
    except InterchangeError as refused:
        found = EditedDeck() if refused.user_message else None
    assert found is not None
    assert all(isinstance(text, EditedText) for slide in found.slides for text in slide.texts)
