# SPDX-License-Identifier: Apache-2.0
"""Lines of a TOML text are found whatever stands in its values."""

from enum import StrEnum

import msgspec
import pytest

from peerdesk.domain.toml_text import BadToml, Lines, read_toml

TEXT = '''\
# [not a table]
name = "a = b # [[still.text]]"
long = """
key = "in a text"
[[also.in.it]]
"""
plain = \'\'\'
[x]
\'\'\'
matrix = [
    [1, 2],  # a remark with a ] in it
    [3,
     4],
]
told = [
    { what = "one", of = [1, 2] },

    { what = "two, and ] more" },
]

[table.inner]
deep.key = 1

[[list]]
first = 1
[[list.part]]
value = 1
[[list.part]]
value = 2
[[list]]
[[list.part]]
value = 3
'''


@pytest.mark.parametrize(
    ("path", "line"),
    [
        (("name",), 2),
        (("long",), 3),
        (("plain",), 7),
        (("matrix",), 10),
        (("matrix", 0), 11),
        (("matrix", 1), 12),
        (("told", 0), 16),
        (("told", 1), 18),
        (("told", 1, "what"), 18),
        (("table", "inner"), 21),
        (("table", "inner", "deep", "key"), 22),
        (("list", 0, "first"), 25),
        (("list", 0, "part", 1), 28),
        (("list", 0, "part", 1, "value"), 29),
        (("list", 1, "part", 0, "value"), 32),
        (("list", 1, "nowhere", "at all"), 30),
        (("nowhere",), 1),
    ],
)
def test_the_line_of_a_part_is_found(path: tuple[str | int, ...], line: int) -> None:
    assert Lines(TEXT).at(*path) == line


class Colour(StrEnum):
    """A closed list."""

    RED = "red"


class Pair(msgspec.Struct, forbid_unknown_fields=True):
    """A shape to read into."""

    left: int
    right: int = 0
    colour: Colour = Colour.RED


def test_a_good_text_becomes_a_value_and_its_lines() -> None:
    value, lines = read_toml("left = 1\nright = 2\n", Pair)
    assert (value.left, value.right) == (1, 2)
    assert lines.at("right") == 2


def test_a_text_that_breaks_off_is_wrong_on_its_last_line() -> None:
    with pytest.raises(BadToml) as caught:
        read_toml("left = 1\nright = [1,\n", Pair)
    assert caught.value.line == 2


def test_a_value_of_a_foreign_type_is_named() -> None:
    with pytest.raises(BadToml) as caught:
        read_toml("right = 1\nleft = 2026-05-12\n", Pair)
    assert caught.value.line == 2
    assert "“left”" in caught.value.what


def test_a_word_outside_a_closed_list_is_named() -> None:
    with pytest.raises(BadToml) as caught:
        read_toml('left = 1\ncolour = "blue"\n', Pair)
    assert caught.value.line == 2
    assert "“colour” cannot be read" in caught.value.what
    assert "blue" in caught.value.what


@pytest.mark.parametrize("text", ["left = 1", "left = 1\n# a remark", "left = [\n1,\n]"])
def test_a_text_without_a_last_line_end_is_scanned_to_its_end(text: str) -> None:
    assert Lines(text).at("left") == 1
