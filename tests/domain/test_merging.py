# SPDX-License-Identifier: Apache-2.0
"""Claims about which messages stand when some were merged into others."""

from hypothesis import given
from hypothesis import strategies as st

from peerdesk.domain import facts, sorting
from peerdesk.domain.entry import Entry
from peerdesk.domain.merging import also_of, survivors
from peerdesk.domain.message import Message, reduce_message
from peerdesk.domain.words import MessageKind

NAMES = "abcdefg"


def message(name: str, *into: str) -> Message:
    drafted = facts.MessageDrafted(
        message=name, author="p", kind=MessageKind.STRENGTH, theme="t", wording=name, position=1
    )
    merged = [sorting.MessageMerged(message=name, into=other) for other in into]
    entries = [
        Entry(f"{name}{depth}", depth, "d", 1, 0, fact)
        for depth, fact in enumerate([drafted, *merged])
    ]
    found = reduce_message(entries)
    assert found is not None
    return found


def test_a_message_stands_for_what_was_merged_into_it_however_often() -> None:
    standing = survivors([message("a", "b"), message("b", "c"), message("c")])
    assert standing == {"a": "c", "b": "c", "c": "c"}
    assert also_of(standing, "c") == ("a", "b")


def test_of_two_merged_into_each_other_the_same_one_stands_everywhere() -> None:
    standing = survivors([message("b", "a"), message("a", "b"), message("c", "b")])
    assert standing == {"a": "a", "b": "a", "c": "a"}


def test_what_was_merged_into_a_message_that_is_not_here_stands() -> None:
    assert survivors([message("a", "z")]) == {"a": "a"}


def test_a_message_merged_into_itself_stands() -> None:
    assert survivors([message("a", "a")]) == {"a": "a"}


def test_taking_it_apart_again_lets_it_stand() -> None:
    merged = message("a", "b")
    apart = sorting.MessageUnmerged(message="a", replaces=merged.merges[0].by)
    entries = [
        Entry("h1", 1, "d", 1, 0, facts.MessageDrafted(
            message="a", author="p", kind=MessageKind.STRENGTH, theme="t", wording="w", position=1,
        )),
        Entry("a1", 2, "d", 1, 0, sorting.MessageMerged(message="a", into="b")),
        Entry("h3", 3, "d", 1, 0, apart),
    ]  # fmt: skip
    found = reduce_message(entries)
    assert found is not None
    assert found.into == ""


@given(st.dictionaries(st.sampled_from(NAMES), st.sampled_from(NAMES + "xy"), min_size=1))
def test_nothing_is_merged_away(into: dict[str, str]) -> None:
    messages = [message(name, other) for name, other in into.items()]
    standing = survivors(messages)
    assert set(standing.values()) <= set(into)
    assert all(standing[stands] == stands for stands in standing.values())
    assert survivors(reversed(messages)) == standing
