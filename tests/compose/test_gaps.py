# SPDX-License-Identifier: Apache-2.0
"""A line of enquiry is thin with few notes, or with one kind of source only."""

from msgspec import structs

from peerdesk.compose.casebook import Coverage
from peerdesk.compose.gaps import plan_points, thin_lines
from peerdesk.domain.words import Source, Stance
from tests.compose.casebooks import DAY_ONE, DAY_THREE, DAY_TWO, Builder


def thin(builder: Builder, *coverage: Coverage) -> list[str]:
    casebook = builder.casebook()
    if coverage:
        casebook = structs.replace(casebook, coverage=coverage)
    return [point.text for point in thin_lines(casebook, DAY_ONE)]


def test_a_line_without_notes_has_nothing_yet() -> None:
    builder = Builder()
    builder.kloe(builder.theme("T"), "Sufficiency")
    assert thin(builder) == ["Sufficiency: nothing yet. Nothing more is planned on it."]


def test_notes_from_one_kind_of_source_are_said_to_be() -> None:
    builder = Builder()
    kloe = builder.kloe(builder.theme("T"), "Sufficiency")
    assert thin(builder, Coverage(kloe, Source.READ, 9)) == [
        "Sufficiency: read only so far. Nothing more is planned on it."
    ]


def test_few_notes_are_counted_with_their_sources() -> None:
    builder = Builder()
    kloe = builder.kloe(builder.theme("T"), "Health")
    covered = (Coverage(kloe, Source.HEARD, 1), Coverage(kloe, Source.DATA, 1))
    assert thin(builder, *covered)[0].startswith("Health: two notes so far, heard and data.")


def test_enough_notes_of_two_kinds_are_not_thin() -> None:
    builder = Builder()
    kloe = builder.kloe(builder.theme("T"), "Health")
    assert thin(builder, Coverage(kloe, Source.HEARD, 2), Coverage(kloe, Source.SEEN, 1)) == []


def test_what_is_planned_on_a_line_is_said() -> None:
    builder = Builder()
    kloe = builder.kloe(builder.theme("T"), "Health")
    builder.session("Nurses", DAY_TWO, kloes=(kloe,))
    assert thin(builder) == ["Health: nothing yet. Wednesday 13 May: one focus group."]
    builder.session("Advisers", DAY_THREE, kloes=(kloe,))
    builder.session("Called off", DAY_THREE, kloes=(kloe,), called_off=True)
    assert thin(builder) == ["Health: nothing yet. Wednesday 13 May: one focus group."]


def test_retired_lines_and_themes_not_chosen_are_not_looked_at() -> None:
    builder = Builder()
    builder.kloe(builder.theme("T"), "Retired", retired=True)
    builder.kloe(builder.theme("Module", chosen=False), "Unchosen")
    assert thin(builder) == []


def test_without_counts_the_notes_at_hand_are_counted_but_no_reflections() -> None:
    builder = Builder()
    kloe = builder.kloe(builder.theme("T"), "Health")
    builder.note("x", kloes=[kloe])
    builder.note("y", kloes=[kloe], stance=Stance.REFLECTION)
    builder.note("z", kloes=["a line that is not here"])
    assert thin(builder)[0].startswith("Health: one note so far, heard.")


def test_counts_of_a_line_that_is_not_here_are_ignored() -> None:
    assert thin(Builder(), Coverage("elsewhere", Source.READ, 1)) == []


def test_a_sponsor_reads_plans_what_is_to_come_and_what_is_bare_and_no_counts() -> None:
    builder = Builder()
    theme = builder.theme("T")
    planned, ahead = builder.kloe(theme, "Neglect"), builder.kloe(theme, "Health")
    builder.kloe(theme, "Housing")
    builder.session("Nurses", DAY_TWO, kloes=(ahead,))
    builder.arrange(DAY_ONE, plans={planned: "the panel is met at ten"})
    covered = tuple(Coverage(planned, source, 4) for source in (Source.HEARD, Source.READ))
    casebook = structs.replace(builder.casebook(), coverage=covered)
    points = plan_points(casebook, DAY_ONE)
    assert points is not None
    assert [point.text for point in points.points] == [
        "Neglect: the panel is met at ten.",
        "With meetings still to come: Health.",
        "Little heard, read or seen so far: Housing.",
    ]
    assert thin_lines(casebook, DAY_ONE)[0].text.startswith("Neglect: several kinds of source")


def test_where_nothing_is_thin_there_is_no_plan() -> None:
    assert plan_points(Builder().casebook(), DAY_ONE) is None


def test_many_thin_lines_are_named_in_points_no_longer_than_a_bullet() -> None:
    builder = Builder()
    theme = builder.theme("T")
    titles = [f"Line {n} about early help" for n in range(20)]
    for title in titles:
        builder.kloe(theme, title)
    bullets = plan_points(builder.casebook(), DAY_ONE)
    assert bullets is not None
    texts = [point.text for point in bullets.points]
    assert all(len(text.split()) <= 45 for text in texts)
    assert len(texts) == 4
    said = "; ".join(text.partition(": ")[2].rstrip(".") for text in texts)
    assert sorted(said.split("; ")) == sorted(titles)
