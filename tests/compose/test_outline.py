# SPDX-License-Identifier: Apache-2.0
"""The outline keeps a lead's order within theme and kind, and ticking moves nothing."""

from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from peerdesk.compose.outline import casebook_kloes, chosen, outline, swapped, ticked_of
from peerdesk.domain import facts
from peerdesk.domain.message import Message
from peerdesk.domain.words import MessageKind
from tests.compose.casebooks import DAY_ONE, Builder

KINDS = (MessageKind.STRENGTH, MessageKind.CONSIDERATION)
THEMES = ("theme-a", "theme-b")


def built() -> tuple[Message, ...]:
    """Return twelve messages over two themes, two kinds and a line of enquiry or none."""
    builder = Builder()
    made = []
    for number in range(12):
        theme, kind = THEMES[number % 2], KINDS[number // 2 % 2]
        kloe = "kloe-1" if number % 3 == 0 else ""
        made.append(builder.message(f"Message {number}.", theme, kind, kloe=kloe))
    return tuple(builder.read(message) for message in made)


MESSAGES = built()
NAMES = [message.id for message in MESSAGES]
TICKED = st.lists(st.sampled_from(NAMES), unique=True)


def arranged(points: list[str]) -> list[str]:
    return [m.id for m in outline(MESSAGES, THEMES, {"kloe-1": 1}, points)]


@given(TICKED)
def test_every_message_stands_once_by_theme_and_kind(points: list[str]) -> None:
    order = outline(MESSAGES, THEMES, {"kloe-1": 1}, points)
    assert sorted(m.id for m in order) == sorted(NAMES)
    groups = [(THEMES.index(m.theme), KINDS.index(m.kind)) for m in order]
    assert groups == sorted(groups)


@given(TICKED)
def test_within_a_group_ticked_points_keep_the_order_they_were_given(points: list[str]) -> None:
    order = arranged(points)
    by_id = {m.id: m for m in MESSAGES}
    for theme in THEMES:
        for kind in KINDS:
            mine = [p for p in points if (by_id[p].theme, by_id[p].kind) == (theme, kind)]
            assert [m for m in order if m in mine] == mine


@given(TICKED, st.sampled_from(NAMES))
def test_ticking_a_point_moves_no_row(points: list[str], other: str) -> None:
    order = arranged(points)
    assert arranged([name for name in order if name in {*points, other}]) == order


@given(TICKED, st.sampled_from(NAMES))
def test_taking_a_point_out_leaves_the_others_in_their_order(points: list[str], out: str) -> None:
    rest = [name for name in arranged(points) if name in points and name != out]
    assert [name for name in arranged(rest) if name in rest] == rest


@given(TICKED, st.sampled_from(NAMES), st.sampled_from((-1, 1)))
def test_a_move_and_its_way_back_leave_everything_as_it_was(
    points: list[str], moved: str, by: int
) -> None:
    order = outline(MESSAGES, THEMES, {}, points)
    ticked = ticked_of(MESSAGES, points)
    there = swapped(order, ticked, THEMES, (moved, by))
    assert sorted(there) == sorted(points)
    before = [m.id for m in order if m.id in ticked]
    if list(there) != before:
        again = outline(MESSAGES, THEMES, {}, there)
        assert [m.id for m in again if m.id in ticked] == list(there)
        assert list(swapped(again, ticked, THEMES, (moved, -by))) == before


def test_by_itself_a_line_of_enquiry_keeps_its_points_together() -> None:
    builder = Builder()
    theme = builder.theme("T")
    late, early = builder.kloe(theme, "First"), builder.kloe(theme, "Second")
    names = [builder.message(f"{n}.", theme, kloe=k) for n, k in enumerate((early, late, "", late))]
    casebook = builder.casebook()
    order = outline(casebook.standing, (theme,), casebook_kloes(casebook), ())
    assert [m.id for m in order] == [names[2], names[1], names[3], names[0]]


def test_a_point_ticked_before_it_was_merged_enters_as_the_one_that_stands_for_it() -> None:
    builder = Builder()
    theme = builder.theme("T")
    kept, gone = builder.message("Kept.", theme), builder.message("Gone.", theme)
    assert ticked_of([builder.read(kept)], [gone]) == frozenset()
    merged = structs.replace(builder.read(kept), also=(gone,))
    assert ticked_of([merged], [gone]) == {kept}


def test_what_nobody_ticked_or_nobody_says_any_more_is_not_chosen() -> None:
    builder = Builder()
    message = builder.message("A point.", builder.theme("T"))
    assert chosen(builder.casebook(), DAY_ONE) == ()
    builder.arrange(DAY_ONE)
    builder.add(facts.MessageWithdrawn(message=message))
    assert chosen(builder.casebook(), DAY_ONE) == ()
