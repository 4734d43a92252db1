# SPDX-License-Identifier: Apache-2.0
"""The language check knows headings, bullets and recommendations, and where nobody speaks."""

from msgspec.structs import replace

from peerdesk.compose.checks.finding import Check, Piece, Where
from peerdesk.compose.checks.language import LONGEST, language
from peerdesk.compose.checks.lists import Own, make_lists
from tests.fakes.aids import shipped_check_words

LISTS = make_lists(shipped_check_words())
CONSIDERING = Piece("Areas for consideration: front door", "h", Where.HEADING)
STRENGTHS = Piece("Strengths", "h", Where.HEADING)
RECOMMENDING = Piece("Key recommendations", "h", Where.HEADING)
HARD = Piece("Leaders must decide, and partners should attend.", "p")
ORDER = Piece("Review the threshold document.", "p")


def kinds(*pieces: Piece) -> list[str]:
    return [finding.kind for finding in language(pieces, LISTS)]


def test_an_order_is_told_under_considerations_alone() -> None:
    assert kinds(CONSIDERING, ORDER) == ["no-soft-modal"]
    assert kinds(STRENGTHS, ORDER) == []
    assert kinds(CONSIDERING, STRENGTHS, ORDER) == []


def test_a_message_knows_whether_it_is_a_consideration_whatever_its_heading() -> None:
    lists = replace(LISTS, own=Own(considerations=frozenset({"m1"})))
    own, other = replace(ORDER, message="m1"), replace(ORDER, message="m2")
    assert [f.message for f in language([STRENGTHS, own, CONSIDERING, other], lists)] == ["m1"]


def test_recommendations_may_say_must() -> None:
    assert kinds(RECOMMENDING, HARD) == []
    assert kinds(STRENGTHS, HARD) == ["must-should", "must-should"]


def test_one_must_is_no_harm_but_a_document_full_of_them_is() -> None:
    once = Piece("Leaders must decide.", "p")
    assert kinds(once) == []
    assert kinds(*[once] * 4) == ["must-should"] * 4
    rest = Piece("A plan is written with the family and looked at often. " * 60, "p")
    assert kinds(*[once] * 4, rest) == []


def test_a_bullet_is_measured_whole_and_a_paragraph_by_its_sentences() -> None:
    sentence = " ".join(["word"] * (LONGEST - 10)) + "."
    two = f"{sentence} {sentence}"
    assert kinds(Piece(two, "p")) == []
    assert kinds(Piece(two, "p", message="m1")) == ["overlong"]
    (found,) = language([Piece(f"Short. {'word ' * (LONGEST + 1)}end.", "p")], LISTS)
    assert found.found.startswith("word")


def test_people_speak_for_themselves_in_notes_and_remarks() -> None:
    for where in (Where.NOTES, Where.COMMENT, Where.PROPERTY):
        assert kinds(Piece("We heard this.", "p", where)) == []
        assert kinds(Piece("It is inadequate.", "p", where)) == ["grades"]
    assert kinds(Piece("We heard this.", "p", Where.ALT)) == ["first-person"]


def test_a_finding_says_where_what_and_what_instead() -> None:
    (found,) = language([Piece("It requires improvement.", "Slide 3", message="m1")], LISTS)
    assert (found.check, found.found, found.place, found.message) == (
        Check.LANGUAGE, "requires improvement", "Slide 3", "m1",
    )  # fmt: skip
    assert found.words
    assert found.suggestion


def test_a_consideration_that_says_how_it_is_orders_nothing() -> None:
    assert kinds(CONSIDERING, Piece("Partners see thresholds in two ways.", "p")) == []
