# SPDX-License-Identifier: Apache-2.0
"""Notes from JSON lines: what is read, and which line is refused for what."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peerdesk.desk.intake import NoteRow
from peerdesk.interchange.errors import NotText
from peerdesk.interchange.notes_jsonl import parse_jsonl


def test_lists_may_be_lists_or_one_text() -> None:
    data = b'{"text":"One","kloes":["vision"],"voices":"members, partners"}\n'
    (row,) = parse_jsonl(data).rows
    assert row == NoteRow(number=1, text="One", kloes=("vision",), voices=("members", "partners"))


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("[1]", "wrong type"),
        ("{", "not JSON"),
        ('{"text": "a", "text": "b"}', "twice"),
        ('{"text": "a", "te\\u0078t": "b"}', "twice"),
        ('{"text": 3}', "wrong type"),
        ('{"text": "a", "kloes": [1]}', "wrong type"),
        ('{"session": "a"}', "missing"),
        ('{"text": "a", "rating": "b"}', "no column"),
        ("[" * 100_000, "wrong type"),
        (json.dumps({"text": "x" * 1_100_000}), "longer"),
    ],
)
def test_a_bad_line_is_reported_by_number_and_without_its_text(line: str, says: str) -> None:
    parsed = parse_jsonl(f'{{"text":"One"}}\n\n{line}\n{{"text":"Two"}}\n'.encode())
    (bad,) = parsed.bad
    assert bad.number == 3
    assert says in bad.reason
    assert [row.number for row in parsed.rows] == [1, 4]


def test_other_encodings_are_refused() -> None:
    with pytest.raises(NotText):
        parse_jsonl('{"text":"One"}'.encode("utf-16"))


@given(st.lists(st.text(max_size=30)))
def test_what_a_program_writes_is_read_back(texts: list[str]) -> None:
    lines = [json.dumps({"text": text}) for text in texts]
    rows = parse_jsonl("\n".join(lines).encode()).rows
    surrogates = [text for text in texts if any("\ud800" <= c <= "\udfff" for c in text)]
    assert [row.text for row in rows] == [text for text in texts if text not in surrogates]
