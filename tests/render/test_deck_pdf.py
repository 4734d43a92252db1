# SPDX-License-Identifier: Apache-2.0
"""A presentation as a PDF: every slide a page, nothing of the team's in the sponsor's copy."""

from io import BytesIO

import pikepdf
import pytest
from msgspec import structs

from peerdesk.compose.blocks import Copy, Deck, Point, Slide, SlideKind
from peerdesk.compose.presentation import compose_deck
from peerdesk.domain.words import MessageKind
from peerdesk.render.deck_pdf import render_deck_pdf
from peerdesk.render.notices import PRACTICE_NOTICE, TEAM_NOTICE
from tests.compose.casebooks import Builder, small
from tests.render.reading import (
    FONTS,
    fonts,
    lowest_large_text,
    outline,
    pages,
    pdf_text,
    squeezed,
)


def render(deck: Deck) -> bytes:
    return render_deck_pdf(deck, FONTS)


@pytest.fixture
def deck() -> Deck:
    return compose_deck(small().casebook(), Copy.SPONSOR)


def test_every_slide_is_a_page_with_all_its_words(deck: Deck) -> None:
    found = [squeezed(page) for page in pages(render(deck))]
    for page, slide in zip(found, deck.slides, strict=True):
        texts = [slide.title, slide.subtitle, *(point.text for point in slide.points)]
        texts += [cell for row in slide.rows for cell in row]
        texts += [t for f in slide.figures for t in (str(f.number), f.label, f.detail)]
        for text in texts:
            assert squeezed(text) in page


def test_every_page_but_the_cover_has_foot_and_number(deck: Deck) -> None:
    _, *rest = pages(render(deck))
    for number, page in enumerate(rest, 2):
        assert "Marlowe Vale Council, Children’s Services Peer Challenge, 12 to 14 May 2026" in page
        assert str(number) in page.split()


def test_marking_team_and_practice_are_said_on_every_page() -> None:
    casebook = small().casebook(practice=True)
    team = pages(render(compose_deck(casebook, Copy.TEAM)))
    assert all(page.count("OFFICIAL") == 2 for page in team)
    assert all(TEAM_NOTICE in page and "(practice)" in page for page in team)
    assert all(PRACTICE_NOTICE in p for p in pages(render(compose_deck(casebook, Copy.SPONSOR))))


def test_nothing_of_the_evidence_is_printed_in_any_copy() -> None:
    for copy in Copy:
        text = pdf_text(render(compose_deck(small().casebook(), copy)))
        secrets = ["three words", "Calls answered", "identifier", "author-of"]
        for secret in (*secrets, *(["Heard"] if copy is not Copy.TEAM else [])):
            assert secret not in text


def test_slides_are_bookmarks_and_the_file_is_titled(deck: Deck) -> None:
    data = render(deck)
    assert outline(data) == [slide.title for slide in deck.slides]
    with pikepdf.open(BytesIO(data)) as document:
        assert str(document.docinfo["/Title"]).startswith("Feedback from the peer team")
        assert "/Author" not in document.docinfo
        assert document.Root.Lang == "en-GB"
        box = document.pages[0].MediaBox
        assert (float(box[2]), float(box[3])) == (960.0, 540.0)


def test_all_fonts_are_embedded_and_equal_decks_are_equal_files(deck: Deck) -> None:
    data = render(deck)
    assert all(fonts(data).values())
    assert render(deck) == data


def test_long_points_stay_above_the_foot() -> None:
    builder = Builder()
    theme = builder.theme("Quality assurance and performance management")
    for number in range(9):
        builder.message(f"{number} " + "would benefit from one agreed way " * 8, theme)
        builder.message(f"{number} " + "W" * 30 + " word" * 45, theme, MessageKind.CONSIDERATION)
    data = render(compose_deck(builder.casebook(), Copy.SPONSOR))
    assert lowest_large_text(data) > (720 - 650) * 0.75


def test_a_long_name_of_a_council_takes_three_lines_at_most(deck: Deck) -> None:
    name = "Council of the United Boroughs of Marlowe Vale and the Riverlands " * 4
    cover = Slide(
        kind=SlideKind.COVER, title=name, subtitle="Feedback\n12 May 2026", points=(Point("x"),)
    )
    page = pages(render(structs.replace(deck, council=name, slides=(cover,))))[0]
    assert "…" in page
    assert "12 May 2026" in page


def test_letters_of_other_scripts_are_drawn_at_the_foot_too(deck: Deck) -> None:
    assert "Совет" in pages(render(structs.replace(deck, council="Совет")))[1]


def test_a_deck_without_days_or_offer_has_no_stray_commas(deck: Deck) -> None:
    bare = structs.replace(deck, offer="", days="")
    assert "Marlowe Vale Council 2\n" in pages(render(bare))[1] + "\n"


def test_the_teams_copy_has_below_each_slide_what_the_notes_of_the_powerpoint_file_say() -> None:
    deck = compose_deck(small().casebook(), Copy.TEAM)
    found = [squeezed(page) for page in pages(render(deck))]
    assert any(slide.crib for slide in deck.slides)
    for page, slide in zip(found, deck.slides, strict=True):
        assert all(squeezed(words) in page for words in slide.crib)


def test_the_sponsors_copy_and_a_preview_have_no_room_for_notes() -> None:
    casebook = small().casebook()
    for data in (
        render(compose_deck(casebook, Copy.SPONSOR)),
        render_deck_pdf(compose_deck(casebook, Copy.TEAM), FONTS, tagged=False),
    ):
        with pikepdf.open(BytesIO(data)) as file:
            assert {tuple(map(float, page.mediabox)) for page in file.pages} == {(0, 0, 960, 540)}


@pytest.mark.parametrize("large", [False, True])
def test_very_long_notes_go_on_and_lose_no_line(*, large: bool) -> None:
    crib = tuple(f"For: place {number}, {'by the river ' * 9}end{number}" for number in range(60))
    slide = Slide(kind=SlideKind.POINTS, title="T", points=(Point("P", "m"),), crib=crib)
    deck = compose_deck(small().casebook(), Copy.TEAM)
    found = pages(render_deck_pdf(structs.replace(deck, slides=(slide,)), FONTS, large=large))
    assert len(found) > 1
    assert all("Slide 1, notes continued: T" in page for page in found[1:])
    said = squeezed("".join(found))
    assert all(squeezed(words) in said for words in crib)
