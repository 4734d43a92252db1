# SPDX-License-Identifier: Apache-2.0
"""A prep card fits its two minutes and its page, and names nobody."""

from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from peerdesk.compose.blocks import Copy
from peerdesk.compose.prep import (
    EVERYTHING,
    READ_IN_TWO_MINUTES,
    PrepCard,
    PrepLine,
    PrepMessage,
    PrepPoint,
    PrepQuestion,
    count_words,
    is_thin,
    prep_document,
    printings,
    shown_at_first,
    thinness,
)
from peerdesk.domain.words import MessageKind, Source, Stance
from peerdesk.render.pdf import render_document
from tests.fakes.challenge import FOCUS_GROUP, SCOPE
from tests.render.reading import FONTS, pages

POINT = PrepPoint(Source.HEARD, Stance.STRENGTH, "Supervision happens every month", "Interview")
counts = st.dictionaries(st.sampled_from(Source), st.integers(0, 60))


def card(lines: int = 3, points: int = 8, prompts: int = 4) -> PrepCard:
    line = PrepLine(
        kloe="k",
        code="vision",
        title="Vision",
        question="Do people own the vision, whoever is asked and wherever they work?",
        prompts=("Unprompted, and in their own words?",) * prompts,
        notes={Source.HEARD: 3},
        points=(POINT,) * points,
        messages=(PrepMessage(MessageKind.STRENGTH, "A vision is shared"),),
    )
    return PrepCard(
        id="s",
        session=FOCUS_GROUP,
        with_me=("Priya Nair",),
        questions=(PrepQuestion("q", "Does it reach the night shift?"),),
        lines=(line,) * lines,
    )


@given(st.integers(0, 12), st.integers(0, 8), st.integers(0, 8))
def test_what_is_shown_first_never_takes_longer_unless_it_cannot_be_less(
    lines: int, points: int, prompts: int
) -> None:
    made = card(lines, points, prompts)
    first = shown_at_first(made)
    least = count_words(made, printings(made)[-1])
    assert count_words(made, first) <= max(READ_IN_TWO_MINUTES, least)
    assert count_words(made, first) <= count_words(made, EVERYTHING)
    longer = [count_words(made, shown) for shown in printings(made)]
    assert longer == sorted(longer, reverse=True)


@given(counts)
def test_thin_is_little_or_of_one_kind(notes: dict[Source, int]) -> None:
    kinds = [source for source, count in notes.items() if count]
    assert is_thin(notes) == (sum(notes.values()) < 3 or len(kinds) == 1)
    for source in kinds:
        assert source.value in thinness(notes)
    assert (thinness(notes) == "Nothing yet") == (not kinds)


def test_how_much_there_is_is_said_in_words() -> None:
    assert thinness({Source.READ: 1}) == "1 note, read only"
    assert thinness({Source.READ: 2, Source.HEARD: 1_000}) == "1,002 notes: heard and read"


def test_on_paper_it_is_the_teams_copy_and_names_nobody() -> None:
    made = card()
    ways = [prep_document(made, SCOPE, shown, practice=False) for shown in printings(made)]
    assert {document.copy for document in ways} == {Copy.TEAM}
    printed = (pages(render_document(document, FONTS)) for document in ways)
    (page,) = next(found for found in printed if len(found) == 1)
    for said in ("Focus group: social workers", "night shift", "Vision", "Heard: Supervision"):
        assert said in page
    assert "Priya" not in page


def test_a_card_without_anything_is_still_a_page() -> None:
    empty = PrepCard(id="s", session=FOCUS_GROUP)
    document = prep_document(empty, SCOPE, shown_at_first(empty), practice=True)
    assert len(pages(render_document(document, FONTS))) == 1


def test_a_session_nobody_is_named_for_and_without_a_place_has_no_line_of_facts() -> None:
    bare = structs.replace(FOCUS_GROUP, groups=(), place="")
    empty = PrepCard(id="s", session=bare)
    document = prep_document(empty, SCOPE, shown_at_first(empty), practice=False)
    assert document.blocks == ()


def test_a_line_knows_whether_it_is_thin_and_from_which_sides_it_is_known() -> None:
    (line, *_) = card().lines
    assert (line.thin, line.sources, line.words) == (True, (Source.HEARD,), "3 notes, heard only")


def test_roles_are_told_with_their_number() -> None:
    assert card().people == ("8 × Social workers",)
