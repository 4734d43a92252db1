# SPDX-License-Identifier: Apache-2.0
"""A presentation in PowerPoint: native and editable, and clean of whoever made it."""

from io import BytesIO
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from msgspec import structs
from pptx import Presentation
from pptx.enum.lang import MSO_LANGUAGE_ID
from pptx.enum.shapes import PP_PLACEHOLDER

from peerdesk.compose.blocks import Copy, Deck, Point, Sign, Slide, SlideKind
from peerdesk.compose.measure import wrap_by
from peerdesk.compose.paging import BODY_HEIGHT
from peerdesk.compose.presentation import compose_deck
from peerdesk.compose.slide_type import STANDARD, row_type
from peerdesk.domain.words import MessageKind, Role
from peerdesk.render.deck_pdf import render_deck_pdf
from peerdesk.render.fonts import FALLBACK, FALLBACK_BOLD, Faces, load_faces
from peerdesk.render.notices import PRACTICE_NOTICE, TEAM_NOTICE
from peerdesk.render.palette import HUES
from peerdesk.render.pptx import render_pptx
from tests.compose.casebooks import Builder, small
from tests.render.reading import FONTS, every_word, pages, parts, slide_texts, squeezed

PIXEL = 9525


def render(deck: Deck) -> bytes:
    return render_pptx(deck, FONTS).content


def read(data: bytes) -> Any:
    return Presentation(BytesIO(data))


@pytest.fixture
def deck() -> Deck:
    return compose_deck(small().casebook(), Copy.SPONSOR)


def test_every_slide_has_its_words(deck: Deck) -> None:
    found = [squeezed(text) for text in slide_texts(render(deck))]
    for text, slide in zip(found, deck.slides, strict=True):
        words = [slide.title, slide.subtitle, *(point.text for point in slide.points)]
        words += [cell for row in slide.rows for cell in row]
        words += [t for f in slide.figures for t in (str(f.number), f.label, f.detail)]
        assert all(squeezed(word) in text for word in words)


def test_titles_are_real_titles_and_unique(deck: Deck) -> None:
    titles = [slide.shapes.title.text_frame.text for slide in read(render(deck)).slides]
    assert titles == [slide.title for slide in deck.slides]
    assert len(set(titles)) == len(titles)


def test_points_are_paragraphs_of_the_body_one_each(deck: Deck) -> None:
    for sheet, slide in zip(read(render(deck)).slides, deck.slides, strict=True):
        if slide.kind in {SlideKind.POINTS, SlideKind.PLAIN}:
            body = sheet.placeholders[1].text_frame
            assert [p.text for p in body.paragraphs] == [point.text for point in slide.points]


def test_no_placeholder_is_left_empty(deck: Deck) -> None:
    for sheet in read(render(deck)).slides:
        for placeholder in sheet.placeholders:
            assert placeholder.text_frame.text.strip()


def test_size_and_type_are_in_master_and_layouts(deck: Deck) -> None:
    data = render(deck)
    presentation = read(data)
    assert (presentation.slide_width, presentation.slide_height) == (1280 * PIXEL, 720 * PIXEL)
    assert [layout.name for layout in presentation.slide_layouts] == [
        "Cover", "Points under a sign", "Text", "Names and what supports them", "Title only",
    ]  # fmt: skip
    theme = next(part for name, part in parts(data).items() if name.endswith("theme1.xml"))
    assert theme.count(b'<a:latin typeface="Arial"/>') == 2
    assert b"Calibri" not in b"".join(parts(data).values())


def test_the_bar_has_the_colour_of_the_kind(deck: Deck) -> None:
    for sheet, slide in zip(read(render(deck)).slides, deck.slides, strict=True):
        if slide.sign:
            bars = (shape for shape in sheet.shapes if shape.name.startswith("Bar "))
            bar = next(shape for shape in bars if shape.width == 16 * PIXEL)
            assert f"#{bar.fill.fore_color.rgb}" == HUES[slide.sign].ink
            assert bar.height == 720 * PIXEL


@pytest.mark.parametrize("sign", [sign for sign in Sign if sign])
def test_every_sign_is_drawn(deck: Deck, sign: Sign) -> None:
    slide = Slide(kind=SlideKind.POINTS, title="T", sign=sign, points=(Point("x"),))
    sheet = read(render(structs.replace(deck, slides=(slide,)))).slides[0]
    group = next(shape for shape in sheet.shapes if shape.name.startswith("Sign "))
    assert len(group.shapes) >= 2


def test_foot_and_number_are_placeholders_on_every_slide_but_the_cover(deck: Deck) -> None:
    cover, *rest = read(render(deck)).slides
    assert not any(p.placeholder_format.type == PP_PLACEHOLDER.FOOTER for p in cover.placeholders)
    for sheet in rest:
        kinds = {p.placeholder_format.type: p for p in sheet.placeholders}
        assert "12 to 14 May 2026" in kinds[PP_PLACEHOLDER.FOOTER].text_frame.text
        assert PP_PLACEHOLDER.SLIDE_NUMBER in kinds


def test_shapes_of_a_slide_have_numbers_of_their_own(deck: Deck) -> None:
    for sheet in read(render(deck)).slides:
        numbers = sheet.shapes._spTree.xpath("//p:cNvPr/@id")
        assert len(numbers) == len(set(numbers))


def test_notes_are_in_the_team_copy_and_nowhere_else() -> None:
    builder = small()
    team = read(render(compose_deck(builder.casebook(), Copy.TEAM)))
    noted = [s.notes_slide.notes_text_frame.text for s in team.slides if s.has_notes_slide]
    assert any("Heard in two settings." in text for text in noted)
    for copy in (Copy.SPONSOR, Copy.SPEAKING_NOTE):
        data = render(compose_deck(builder.casebook(), copy))
        assert not any(slide.has_notes_slide for slide in read(data).slides)
        assert not any("notes" in name.lower() for name in parts(data))


def test_the_sponsor_copy_holds_nothing_of_the_evidence_anywhere() -> None:
    words = every_word(render(compose_deck(small().casebook(), Copy.SPONSOR)))
    for secret in ("Heard", "three words", "Calls answered", "identifier", "author-of"):
        assert secret not in words


def test_the_team_copy_names_no_author_and_no_identifier() -> None:
    words = every_word(render(compose_deck(small().casebook(), Copy.TEAM)))
    assert "author-of" not in words
    assert "identifier" not in words


def test_marking_team_and_practice_are_said_on_every_slide() -> None:
    casebook = small().casebook(practice=True)
    team = slide_texts(render(compose_deck(casebook, Copy.TEAM)))
    assert all(text.count("OFFICIAL") == 2 for text in team)
    assert all(TEAM_NOTICE in text and "(practice)" in text for text in team)
    sponsor = slide_texts(render(compose_deck(casebook, Copy.SPONSOR)))
    assert all(PRACTICE_NOTICE in text for text in sponsor)


def test_properties_say_title_and_language_and_nobody(deck: Deck) -> None:
    data = render(deck)
    core = ET.fromstring(parts(data)["docProps/core.xml"])  # noqa: S314 - just written by us
    found = {element.tag.rsplit("}", 1)[1]: element.text for element in core}
    assert found == {
        "title": "Feedback from the peer team: Marlowe Vale Council, 12 to 14 May 2026",
        "subject": "Children’s Services Peer Challenge",
        "language": "en-GB",
    }
    assert not [name for name in parts(data) if "thumbnail" in name or "printer" in name]
    assert b"<Application>PeerDesk</Application>" in parts(data)["docProps/app.xml"]


def test_nothing_outside_the_file_is_referred_to(deck: Deck) -> None:
    for name, part in parts(render(deck)).items():
        if name.endswith(".rels"):
            assert b'TargetMode="External"' not in part


def test_runs_are_in_british_english(deck: Deck) -> None:
    for sheet in read(render(deck)).slides:
        for shape in sheet.placeholders:
            for run in (run for p in shape.text_frame.paragraphs for run in p.runs):
                assert run.font.language_id == MSO_LANGUAGE_ID.ENGLISH_UK


def test_equal_decks_are_equal_files() -> None:
    deck = compose_deck(small().casebook(), Copy.TEAM)
    assert render(deck) == render(deck)


def test_text_fits_its_boxes_in_arial() -> None:
    builder = Builder()
    theme = builder.theme("Quality assurance and performance management")
    for number in range(9):
        builder.message(f"{number} " + "would benefit from one agreed way " * 8, theme)
        builder.message(f"{number} " + "W" * 30 + " word" * 45, theme, MessageKind.CONSIDERATION)
    faces = load_faces(FONTS)
    for sheet in read(render(compose_deck(builder.casebook(), Copy.SPONSOR))).slides:
        title = sheet.shapes.title
        if sheet.slide_layout.name == "Cover":
            continue
        needs = lines(title.text_frame.text, title.width / PIXEL, 42, faces, FALLBACK_BOLD)
        assert needs * 52 <= title.height / PIXEL
        if sheet.slide_layout.name not in {"Points under a sign", "Text"}:
            continue
        body = sheet.placeholders[1]
        assert title.top + title.height <= body.top
        assert (body.top + body.height) / PIXEL <= 644
        room = body.width / PIXEL - 29
        paragraphs = [p.text for p in body.text_frame.paragraphs]
        high = sum(lines(text, room, 28, faces, FALLBACK) * 38 + 18 for text in paragraphs) - 18
        assert high <= body.height / PIXEL


def test_a_title_that_its_number_makes_two_lines_leaves_the_points_their_room() -> None:
    title = "Areas for consideration: leadership and management"
    points = tuple(Point(f"{n} " + "would benefit from one agreed way " * 3) for n in range(5))
    told = Slide(kind=SlideKind.POINTS, title=title, sign=Sign.CONSIDERATION, points=points)
    more = structs.replace(told, title=f"{title} (2)")
    base = compose_deck(small().casebook(), Copy.SPONSOR)
    faces = load_faces(FONTS)
    for sheet in read(render(structs.replace(base, slides=(told, more)))).slides:
        body = sheet.placeholders[1]
        assert sheet.shapes.title.top + sheet.shapes.title.height <= body.top
        room = body.width / PIXEL - 29
        fallen = [lines(p.text, room, 28, faces, FALLBACK) for p in body.text_frame.paragraphs]
        assert sum(fallen) * 38 + (len(fallen) - 1) * 18 <= body.height / PIXEL
        assert (body.top + body.height) / PIXEL <= 644


def lines(text: str, width: float, size: float, faces: Faces, font: str) -> int:
    return len(wrap_by(text, width, lambda part: faces.width(part, size, font)))


def test_a_continued_title_keeps_its_number_with_its_last_word() -> None:
    title = "Areas for consideration: leadership and management (2)"
    slide = Slide(kind=SlideKind.POINTS, title=title, sign=Sign.CONSIDERATION, points=(Point("x"),))
    base = compose_deck(small().casebook(), Copy.SPONSOR)
    sheet = read(render(structs.replace(base, slides=(slide,)))).slides[0]
    assert sheet.shapes.title.text_frame.text.endswith("management\u00a0(2)")
    assert sheet.placeholders[1].top == (140 + 52) * PIXEL


@pytest.mark.parametrize("large", [False, True])
def test_it_pages_as_the_pdf_does(*, large: bool) -> None:
    deck = compose_deck(many_people().casebook(), Copy.SPONSOR)
    slides = Presentation(BytesIO(render_pptx(deck, FONTS, large=large).content)).slides
    assert len(slides) == len(pages(render_deck_pdf(deck, FONTS, large=large)))


@pytest.mark.parametrize("people", [1, 3, 7])
def test_rows_use_the_room_and_are_never_smaller_than_sixteen_points(people: int) -> None:
    rows = tuple((f"Peer {n}", "Officer peer, Harrowmere Council") for n in range(people))
    kind = row_type(rows, BODY_HEIGHT, STANDARD)
    assert kind.support[0] * 0.75 >= 16
    assert kind.row[0] > STANDARD.row[0]
    assert row_type(rows[:1], BODY_HEIGHT, STANDARD).row[0] >= kind.row[0]


def many_people() -> Builder:
    """Return a challenge with a large team and wide themes."""
    builder = small()
    for number in range(7):
        builder.person(
            f"Peer {number}", Role.OFFICER_PEER, "Coldwell Forest and Upper Vale Council"
        )
    for number in range(5):
        theme = builder.theme(f"Theme {number} of what the council asked about")
        for line in range(5):
            builder.kloe(theme, f"A line of enquiry {line} about help for families")
    return builder
