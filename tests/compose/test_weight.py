# SPDX-License-Identifier: Apache-2.0
"""Weight counts separate settings and files, never lines."""

import pytest

from peerdesk.compose.weight import sources_in_words, weigh
from peerdesk.domain.words import Relation, SessionKind, Source, Stance
from tests.compose.casebooks import DAY_ONE, DAY_TWO, Builder


def words(
    builder: Builder, *notes: str, contradicts: tuple[str, ...] = (), day: str = DAY_TWO
) -> str:
    message = builder.message(
        "A point.", builder.theme("Theme"), supports=notes, contradicts=contradicts
    )
    return weigh(builder.casebook(), builder.read(message), day).words


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        (1, "Heard once."),
        (2, "Heard in two settings."),
        (3, "Heard in several settings."),
        (4, "Heard in several settings."),
        (5, "Heard in many settings."),
        (9, "Heard in many settings."),
    ],
)
def test_heard_is_said_by_the_number_of_settings(settings: int, said: str) -> None:
    builder = Builder()
    notes = [builder.note("line", builder.session(f"Group {n}")) for n in range(settings)]
    assert words(builder, *notes) == said


def test_ten_lines_from_one_group_are_one_setting() -> None:
    builder = Builder()
    group = builder.session("Group")
    assert words(builder, *(builder.note("line", group) for _ in range(10))) == "Heard once."


def test_case_files_count_by_file_and_not_by_review() -> None:
    builder = Builder()
    review = builder.session("Files", kind=SessionKind.CASE_REVIEW)
    files = [builder.note("x", review, source=Source.READ, case=f"C-{n}") for n in (1, 2, 3)]
    assert words(builder, files[0]) == "Read in one case file."
    assert words(builder, *files) == "Read in several case files."


def test_files_and_documents_are_said_apart() -> None:
    builder = Builder()
    papers = builder.session("Plans", kind=SessionKind.DOCUMENT_REVIEW)
    review = builder.session("Files", kind=SessionKind.CASE_REVIEW)
    read = builder.note("x", papers, source=Source.READ)
    file = builder.note("x", review, source=Source.READ, case="C-1")
    loose = builder.note("x", source=Source.READ, case="C-2")
    assert words(builder, read) == "Read in documents."
    assert words(builder, read, file, loose) == "Read in two case files, read in documents."


def test_the_way_with_most_settings_comes_first_and_data_last() -> None:
    builder = Builder()
    heard = builder.note("x", builder.session("Group"))
    seen = [
        builder.note(
            "x", builder.session("Visit", kind=SessionKind.OBSERVATION), source=Source.SEEN
        )
        for _ in range(2)
    ]
    data = builder.note("x", source=Source.DATA)
    assert (
        words(builder, heard, *seen, data) == "Seen in two settings, heard once, and shown in data."
    )
    assert words(builder, data) == "Shown in data."


def test_outside_sessions_a_setting_is_one_peer_on_one_day() -> None:
    builder = Builder()
    first = [builder.note("x", day=DAY_ONE), builder.note("y", day=DAY_ONE)]
    assert words(builder, *first) == "Heard once."
    assert words(builder, *first, builder.note("z", day=DAY_TWO)) == "Heard in two settings."


def test_what_speaks_against_a_point_is_said() -> None:
    builder = Builder()
    pro, contra = (builder.note("x", builder.session(name)) for name in ("A", "B"))
    assert words(builder, pro, contradicts=(contra,)) == "Heard once. Contradicted once."


def test_reflections_withdrawn_and_later_notes_weigh_nothing() -> None:
    builder = Builder()
    later = builder.note("x", builder.session("Later", DAY_TWO))
    thought = builder.note("x", builder.session("Team"), stance=Stance.REFLECTION)
    gone = builder.note("x", builder.session("Group"))
    builder.withdraw(gone)
    assert words(builder, later, thought, gone, day=DAY_ONE) == "No evidence linked yet."
    assert words(builder, later, thought, gone, day=DAY_TWO) == "Heard once."


def test_context_and_unknown_notes_weigh_nothing() -> None:
    builder = Builder()
    message = builder.message("A point.", builder.theme("Theme"), supports=["not here"])
    builder.link(message, builder.note("x", builder.session("Group")), Relation.CONTEXT)
    weight = weigh(builder.casebook(), builder.read(message), DAY_TWO)
    assert (weight.words, weight.settings, weight.sources) == ("No evidence linked yet.", 0, ())


def test_the_counts_are_given_beside_the_words() -> None:
    builder = Builder()
    notes = [
        builder.note("x", builder.session("Group")),
        builder.note(
            "x", builder.session("Plans", kind=SessionKind.DOCUMENT_REVIEW), source=Source.READ
        ),
    ]
    message = builder.message("A point.", builder.theme("T"), supports=notes, contradicts=notes[:1])
    weight = weigh(builder.casebook(), builder.read(message), DAY_TWO)
    assert (weight.settings, weight.against) == (2, 1)
    assert weight.sources == (Source.HEARD, Source.READ)


def test_sources_are_listed_as_people_say_them() -> None:
    assert sources_in_words([Source.HEARD]) == "heard"
    assert sources_in_words([Source.HEARD, Source.READ, Source.DATA]) == "heard, read and data"
