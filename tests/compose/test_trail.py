# SPDX-License-Identifier: Apache-2.0
"""The trail says where a point comes from, and never who wrote it down."""

from peerdesk.compose.trail import note_line, trail
from peerdesk.domain.words import Relation, SessionKind, Source, Stance, Voice
from tests.compose.casebooks import DAY_ONE, DAY_TWO, Builder


def test_a_line_says_day_place_case_voice_and_words() -> None:
    builder = Builder()
    review = builder.session("Case record review", DAY_TWO, SessionKind.CASE_REVIEW)
    note = builder.note(
        "Plan in the child’s words", review,
        source=Source.READ, case="C-07", voices=[Voice.FRONTLINE, Voice.MANAGERS],
    )  # fmt: skip
    said = note_line(builder.casebook(), builder.notes[note])
    assert said == (
        "Wed 13 May, Case record review, C-07, frontline, managers: Plan in the child’s words"
    )


def test_a_note_outside_sessions_says_how_it_came() -> None:
    builder = Builder()
    note = builder.note("Rate is 52 per 10,000", source=Source.DATA, day=DAY_TWO)
    assert note_line(builder.casebook(), builder.notes[note]).startswith("Wed 13 May, Data: ")


def test_what_somebody_said_stands_in_quotation_marks() -> None:
    builder = Builder()
    note = builder.note("we know our children", builder.session("Group"), stance=Stance.VERBATIM)
    assert note_line(builder.casebook(), builder.notes[note]).endswith("“we know our children”")


def test_the_author_is_never_named() -> None:
    builder = Builder()
    note = builder.note("x", builder.session("Group"))
    message = builder.message("Point.", builder.theme("T"), supports=[note])
    assert "author" not in " ".join(trail(builder.casebook(), builder.read(message), DAY_TWO))


def test_a_long_note_is_shortened() -> None:
    builder = Builder()
    note = builder.note("word " * 100, builder.session("Group"))
    assert len(note_line(builder.casebook(), builder.notes[note])) < 200


def test_notes_for_a_point_come_by_day_then_those_against_then_context() -> None:
    builder = Builder()
    late, early = builder.session("Late", DAY_TWO), builder.session("Early", DAY_ONE)
    supports = [builder.note("late", late), builder.note("early", early)]
    against = builder.note("against", early)
    message = builder.message(
        "Point.", builder.theme("T"), supports=supports, contradicts=[against]
    )
    builder.link(message, builder.note("context", early), Relation.CONTEXT)
    lines = trail(builder.casebook(), builder.read(message), DAY_TWO)
    assert [line.rsplit(" ", 1)[1] for line in lines] == ["early", "late", "against", "context"]
    assert lines[2].startswith("Against: ")
    assert lines[3].startswith("Context: ")


def test_of_many_notes_the_rest_is_counted_and_none_against_is_hidden() -> None:
    builder = Builder()
    group = builder.session("Group")
    supports = [builder.note(f"for {n}", group) for n in range(20)]
    message = builder.message(
        "Point.", builder.theme("T"),
        supports=supports, contradicts=[builder.note("but not here", group)],
    )  # fmt: skip
    lines = trail(builder.casebook(), builder.read(message), DAY_TWO, longest=8)
    assert len(lines) == 9
    assert lines[-2].endswith("but not here")
    assert lines[-1] == "And 13 more notes."


def test_reflections_are_in_no_trail() -> None:
    builder = Builder()
    thought = builder.note("I worry about this one", stance=Stance.REFLECTION)
    message = builder.message("Point.", builder.theme("T"), supports=[thought])
    assert trail(builder.casebook(), builder.read(message), DAY_TWO) == ()
