# SPDX-License-Identifier: Apache-2.0
"""Whatever was edited in a file and is no wording is told: nothing of it is lost unsaid."""

from collections.abc import Callable

from msgspec import structs

from peerdesk.compose.aligning import align
from peerdesk.compose.blocks import Copy, Deck
from peerdesk.compose.edited import EditedDeck, EditedSlide, EditedText
from peerdesk.compose.read_back import Written
from peerdesk.compose.rearranged import rearranged
from peerdesk.domain.words import MessageKind
from tests.compose.casebooks import Builder
from tests.compose.decks import deck

STRENGTHS = (
    "Supervision is regular and valued by staff of every length of service",
    "Leaders know the families in need and describe them in the same words",
    "Volunteers stay for years and bring others along with them every summer",
)
CONSIDER = "The council may want to ask young people sooner which adviser they would choose"


def challenge() -> Deck:
    builder = Builder()
    theme = builder.theme("Front door")
    for wording in STRENGTHS:
        builder.message(wording, theme)
    builder.message(CONSIDER, theme, MessageKind.CONSIDERATION)
    return deck(builder, Copy.TEAM)


def as_file(made: Deck) -> list[EditedSlide]:
    return [
        EditedSlide(
            number, slide.title,
            tuple(EditedText(point.text, 1) for point in slide.points), "\n".join(slide.crib),
        )
        for number, slide in enumerate(made.slides, 1)
    ]  # fmt: skip


def seen(made: Deck, slides: list[EditedSlide]) -> tuple[str, ...]:
    """Return what is said of a file; its slides are numbered as they come."""
    file = EditedDeck(tuple(structs.replace(s, number=n) for n, s in enumerate(slides, 1)))
    points = {p.message: p.text for s in made.slides for p in s.points if p.message}
    back = align([Written(m, text) for m, text in points.items()], file)
    return rearranged(made, file, back)


def changed(
    slides: list[EditedSlide], title: str, change: Callable[[EditedSlide], EditedSlide]
) -> list[EditedSlide]:
    return [change(slide) if slide.title == title else slide for slide in slides]


def test_a_file_that_nobody_touched_says_nothing() -> None:
    made = challenge()
    assert seen(made, as_file(made)) == ()


def test_a_title_that_was_changed_is_told_with_both() -> None:
    made = challenge()
    slides = changed(
        as_file(made), "Strengths: front door", lambda s: structs.replace(s, title="What works")
    )
    (said,) = seen(made, slides)
    assert "is now “What works”; here it is “Strengths: front door”." in said


def test_the_title_of_a_slide_without_points_is_known_by_its_neighbours() -> None:
    made = challenge()
    slides = as_file(made)
    slides[1] = structs.replace(slides[1], title="Who we are")
    (said,) = seen(made, slides)
    assert said == f"Slide 2 is now “Who we are”; here it is “{made.slides[1].title}”."


def test_a_slide_that_was_moved_is_told_alone() -> None:
    made = challenge()
    slides = as_file(made)
    slides.insert(1, slides.pop(-2))
    (said,) = seen(made, slides)
    assert said == (
        f"Slide 2 “{made.slides[-2].title}” was moved: here it is slide {len(made.slides) - 1}."
    )


def test_points_in_another_order_are_told() -> None:
    made = challenge()
    slides = changed(
        as_file(made), "Strengths: front door",
        lambda s: structs.replace(s, texts=s.texts[::-1]),
    )  # fmt: skip
    (said,) = seen(made, slides)
    assert said.endswith("“Strengths: front door” stand in another order.")


def test_a_point_on_another_slide_is_told_with_both_slides() -> None:
    made = challenge()
    title = "Areas for consideration: front door"
    slides = changed(
        as_file(made), "Strengths: front door", lambda s: structs.replace(s, texts=s.texts[1:])
    )
    moved = EditedText(STRENGTHS[0], 1)
    slides = changed(slides, title, lambda s: structs.replace(s, texts=(*s.texts, moved)))
    (said,) = seen(made, slides)
    assert said.startswith("“Supervision is regular")
    assert title in said
    assert said.endswith("here it is on “Strengths: front door”.")


def test_notes_of_the_speaker_are_told_and_the_programs_own_are_not() -> None:
    made = challenge()
    slides = changed(
        as_file(made), "Strengths: front door",
        lambda s: structs.replace(s, notes=f"{s.notes}\nTell of the letter here"),
    )  # fmt: skip
    (said,) = seen(made, slides)
    assert "In the speaker’s notes of slide" in said
    assert said.endswith("“Tell of the letter here”.")


def test_slides_added_taken_out_and_hidden_are_told() -> None:
    made = challenge()
    slides = as_file(made)
    lost = slides.pop(-2)
    slides.insert(-1, EditedSlide(0, "With thanks"))
    slides.insert(2, EditedSlide(0, "A break"))
    slides[0] = structs.replace(slides[0], hidden=True)
    said = " ".join(seen(made, slides))
    assert "Slide 3 “A break” is not among the slides here." in said
    assert f"“{lost.title}”" in said
    assert f"Slide 1 “{slides[0].title}” is hidden, so it is not presented." in said
