# SPDX-License-Identifier: Apache-2.0
"""Edited slides find their messages again, and whatever is not plain is told as a doubt."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peerdesk.compose.aligning import align
from peerdesk.compose.edited import EditedDeck, EditedSlide, EditedText
from peerdesk.compose.read_back import DOUBTS, Aligned, Doubt, ReadBack, Written, plain

THRESHOLDS = "Partners would benefit from one shared understanding of thresholds"
ADVICE = "The council may want to consider opening the schools’ advice line to health settings"
REASONS = "The reason for each decision could travel with it, so that the next worker sees it"
CONTACTS = "Repeat contacts may tell more if they are looked at together each month"
MINE = (
    Written("m1", THRESHOLDS, "aa"),
    Written("m2", ADVICE, "bb"),
    Written("m3", REASONS, "cc"),
    Written("m4", CONTACTS, "dd"),
)


def slide(
    number: int, texts: Sequence[str], anchors: Sequence[str] = (), shape: int = 1
) -> EditedSlide:
    return EditedSlide(
        number, f"Slide {number}", tuple(EditedText(t, shape, tuple(anchors)) for t in texts)
    )


def deck(*slides: EditedSlide) -> EditedDeck:
    return EditedDeck(slides)


def whole(*texts: str) -> EditedDeck:
    return deck(slide(1, texts, ("aa", "bb", "cc", "dd", "foreign")))


def nothing(back: ReadBack) -> bool:
    """Say whether the file is as it was handed out."""
    return not (back.reworded or back.gone or back.added)


def only(found: Sequence[Aligned]) -> Aligned:
    (one,) = found
    return one


def test_slides_that_nobody_touched_propose_nothing() -> None:
    back = align(MINE, whole(THRESHOLDS, ADVICE, REASONS, CONTACTS))
    assert [aligned.message for aligned in back.found] == ["m1", "m2", "m3", "m4"]
    assert nothing(back)


def test_an_edited_point_is_a_proposed_rewording_without_doubt() -> None:
    edited = THRESHOLDS.replace("one shared", "a single")
    back = align(MINE, whole(edited, ADVICE, REASONS, CONTACTS))
    found = only(back.reworded)
    assert (found.message, found.before, found.after) == ("m1", THRESHOLDS, edited)
    assert found.doubts == ()
    assert found.spot.title == "Slide 1"


def test_order_does_not_matter_and_neither_do_curly_quotes() -> None:
    straight = ADVICE.replace("’", "'").replace(" ", "\u00a0", 1)
    back = align(MINE, whole(CONTACTS, straight, THRESHOLDS, REASONS))
    assert back.reworded == ()
    assert {aligned.message for aligned in back.found} == {"m1", "m2", "m3", "m4"}


def test_a_point_that_was_taken_out_is_told() -> None:
    back = align(MINE, whole(THRESHOLDS, ADVICE, CONTACTS))
    assert [written.message for written in back.gone] == ["m3"]


def test_a_point_that_is_nobodys_message_is_told() -> None:
    new = "Housing was named by every group as what holds up a move to independence"
    back = align(MINE, whole(THRESHOLDS, ADVICE, REASONS, CONTACTS, new))
    assert [added.text for added in back.added] == [new]
    assert not back.gone
    assert not back.reworded


def test_labels_and_usual_sentences_are_no_news() -> None:
    usual = "Thank you to everybody who met the team and made time for it"
    back = align(
        MINE, whole(THRESHOLDS, ADVICE, REASONS, CONTACTS, "45 meetings", f"{usual}."), [usual]
    )
    assert back.added == ()


def test_a_point_written_anew_in_its_old_place_is_proposed_with_doubt() -> None:
    anew = "Housing was named by every group as what holds up independence"
    back = align(MINE, whole(THRESHOLDS, anew, REASONS, CONTACTS))
    found = only(back.reworded)
    assert (found.message, found.after) == ("m2", anew)
    assert Doubt.LITTLE_LEFT in found.doubts
    assert not back.gone
    assert not back.added


def test_a_point_in_whose_place_stands_something_else_altogether_is_doubted_too() -> None:
    anew = "Zigzag: quick trams buzz by jumpy owls"
    back = align(MINE, whole(THRESHOLDS, anew, REASONS, CONTACTS))
    found = only(back.reworded)
    assert (found.message, found.after) == ("m2", anew)
    assert found.likeness < 40
    assert found.doubts == (Doubt.LITTLE_LEFT,)


UNRELATED = (
    "Swimming pools were closed on Mondays and nobody knew when they would open again.",
    "The museum lends its boats to fishing clubs, which mend them over the winter months.",
    "Bus drivers said that the new timetable leaves them no break before the evening run.",
    "Allotments are let by the parish, and the queue for one is longer than in years past.",
)
SUPERVISION = (
    "Supervision is regular and valued by frontline staff, from the newest to the most experienced."
)


@pytest.mark.parametrize("anew", UNRELATED)
@pytest.mark.parametrize("wording", [THRESHOLDS, ADVICE, REASONS, CONTACTS, SUPERVISION])
def test_a_sentence_about_something_else_is_not_the_same_point(anew: str, wording: str) -> None:
    back = align((Written("m", wording, "aa"),), deck(slide(1, [anew], ("aa",))))
    assert not any(one.same_point for one in back.found)


@pytest.mark.parametrize(
    "edited",
    [
        "Supervision is regular and valued",
        "Frontline staff value their regular supervision",
        "Supervision is regular, and staff of every length of experience value it.",
    ],
)
def test_a_point_cut_short_or_turned_round_stays_the_same_point(edited: str) -> None:
    back = align((Written("m", SUPERVISION, "aa"),), deck(slide(1, [edited], ("aa",))))
    assert only(back.found).same_point


def test_a_new_point_in_the_place_of_one_that_was_moved_is_new() -> None:
    new = "Housing was named by every group as what holds up independence"
    back = align(MINE, deck(
        slide(1, [THRESHOLDS, new, REASONS, CONTACTS], ("aa", "bb", "cc", "dd")),
        slide(7, [ADVICE], shape=2),
    ))  # fmt: skip
    assert [added.text for added in back.added] == [new]
    assert not back.reworded
    assert not back.gone


def test_a_point_moved_to_another_slide_is_found_there_and_doubted_only_if_edited() -> None:
    edited = f"{CONTACTS}, and with schools"
    back = align(MINE, deck(
        slide(1, [THRESHOLDS, ADVICE, REASONS], ("aa", "bb", "cc", "dd")),
        slide(2, [edited]),
    ))  # fmt: skip
    found = only(back.reworded)
    assert (found.message, found.spot.slide) == ("m4", 2)
    assert found.doubts == (Doubt.UNMARKED,)
    moved = align(
        MINE, deck(slide(1, [THRESHOLDS], ("aa",)), slide(2, [CONTACTS, ADVICE, REASONS]))
    )
    assert not moved.reworded
    assert not moved.gone


def test_without_any_mark_points_are_found_by_likeness() -> None:
    edited = THRESHOLDS.replace("would benefit from", "may want")
    back = align(MINE, deck(slide(1, [edited, ADVICE]), slide(2, [REASONS, CONTACTS])))
    found = only(back.reworded)
    assert found.message == "m1"
    assert Doubt.UNMARKED in found.doubts
    assert back.gone == ()


def test_what_was_never_handed_out_cannot_be_gone() -> None:
    back = align([Written("m1", THRESHOLDS)], deck(slide(1, [ADVICE])))
    assert back.gone == ()
    assert [added.text for added in back.added] == [ADVICE]


def test_two_messages_that_are_nearly_alike_are_both_possible() -> None:
    twins = (
        Written("m1", f"{THRESHOLDS} in the north of the county", "aa"),
        Written("m2", f"{THRESHOLDS} in the south of the county", "bb"),
    )
    back = align(twins, deck(slide(1, [f"{THRESHOLDS} in the east of the county"], ("aa", "bb"))))
    assert Doubt.RIVAL in only(back.reworded).doubts


def test_a_message_on_two_slides_that_was_edited_on_one_says_so() -> None:
    edited = THRESHOLDS.replace("one shared", "a single")
    back = align(MINE, deck(slide(1, [THRESHOLDS], ("aa",)), slide(9, [edited], ("aa",))))
    found = only(back.reworded)
    assert (found.after, found.spot.slide) == (edited, 9)
    assert found.doubts == (Doubt.ELSEWHERE,)


def test_a_message_edited_otherwise_on_two_slides_has_to_be_looked_at() -> None:
    one, other = THRESHOLDS.replace("one shared", "a single"), f"{THRESHOLDS} and risk"
    back = align(MINE, deck(slide(1, [one], ("aa",)), slide(9, [other], ("aa",))))
    assert only(back.reworded).doubts == (Doubt.DIFFERS,)


def test_what_stands_on_every_slide_is_no_news() -> None:
    notice = "Confidential until the report has been published"
    slides = [slide(number, [notice], shape=number) for number in range(1, 4)]
    assert align(MINE, deck(*slides)).added == ()
    assert len(align(MINE, deck(*slides[:2])).added) == 2


def test_a_message_edited_alike_on_two_slides_is_proposed_once() -> None:
    edited = THRESHOLDS.replace("one shared", "a single")
    back = align(MINE, deck(slide(1, [edited], ("aa",)), slide(9, [edited], ("aa",))))
    assert only(back.reworded).doubts == ()


def parted(text: str, words: int = 14) -> tuple[str, str]:
    """Return the first words of a text, and the rest."""
    found = text.split()
    return " ".join(found[:words]), " ".join(found[words:])


LONG = f"{THRESHOLDS}, and {ADVICE.lower()}, for {REASONS.lower()}"


def test_a_point_continued_on_the_next_slide_is_one_point() -> None:
    first, second = parted(LONG)
    written = (Written("m1", LONG, "aa"), *MINE[3:])
    back = align(
        written, deck(slide(4, [first], ("aa",)), slide(5, [second, CONTACTS], ("aa", "dd")))
    )
    assert nothing(back)


def test_a_point_broken_into_two_and_edited_is_put_together_with_doubt() -> None:
    edited = LONG.replace("one shared", "a single")
    first, second = parted(edited)
    back = align((Written("m1", LONG, "aa"),), deck(slide(4, [first, second], ("aa",))))
    found = only(back.reworded)
    assert plain(found.after) == plain(edited)
    assert Doubt.JOINED in found.doubts
    assert back.added == ()


def test_an_empty_file_has_nothing_and_everything_is_gone() -> None:
    back = align(MINE, deck(slide(1, ["", " "])))
    assert not back.found
    assert not back.added
    assert len(back.gone) == len(MINE)


@pytest.mark.parametrize("doubt", Doubt)
def test_every_doubt_is_said_in_a_sentence(doubt: Doubt) -> None:
    assert DOUBTS[doubt].endswith(".")


HEARD = ("heard", "seen", "school", "council", "family", "worker", "plan", "review", "team")
WORDINGS = st.lists(
    st.lists(st.sampled_from(HEARD), min_size=5, max_size=14).map(" ".join),
    min_size=1, max_size=12, unique=True,
)  # fmt: skip


@given(WORDINGS, st.integers(1, 5))
def test_whatever_was_handed_out_and_not_touched_comes_back_whole(
    texts: list[str], many: int
) -> None:
    written = [Written(f"m{n}", text, f"a{n}") for n, text in enumerate(texts)]
    slides = [
        slide(place + 1, texts[place : place + many], [f"a{n}" for n in range(place, place + many)])
        for place in range(0, len(texts), many)
    ]
    back = align(written, deck(*slides))
    assert nothing(back)
    assert [aligned.message for aligned in back.found] == [one.message for one in written]
