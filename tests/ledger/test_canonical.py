# SPDX-License-Identifier: Apache-2.0
"""Claims about the one way of writing a record."""

import hashlib
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peerdesk.domain.facts import Fact, NoteTagged, NoteWritten
from peerdesk.domain.kinds import KINDS
from peerdesk.domain.words import Source
from peerdesk.ledger.canonical import DEPTH, LARGEST, check_any, decode, encode
from peerdesk.ledger.change import Change, Head, Header, payload_digest
from peerdesk.ledger.errors import NotCanonical
from tests.strategies import ledgers

VECTORS = json.loads(Path(__file__).with_name("vectors.json").read_text("utf-8"))


@pytest.mark.parametrize("vector", VECTORS["payloads"], ids=lambda v: v["kind"])
def test_payload_vectors_hold(vector: dict[str, str]) -> None:
    data = vector["canonical"].encode()
    kind = KINDS[vector["kind"]]
    assert encode(decode(data, kind)) == data
    assert hashlib.sha256(data).hexdigest() == vector["sha256"]
    assert payload_digest(bytes.fromhex(vector["salt"]), data) == vector["digest"]


@pytest.mark.parametrize("vector", VECTORS["headers"], ids=lambda v: v["hash"][:8])
def test_header_vectors_hold(vector: dict[str, str]) -> None:
    data = vector["canonical"].encode()
    assert encode(decode(data, Header)) == data
    assert Change(data, None, None).hash == vector["hash"]


def test_every_kind_of_fact_has_a_vector() -> None:
    assert {vector["kind"] for vector in VECTORS["payloads"]} == set(KINDS)


@given(ledgers())
def test_decoding_what_was_encoded_gives_it_back(changes: list[Change]) -> None:
    for change in changes:
        fact = change.fact
        assert isinstance(fact, Fact)
        assert encode(fact) == change.payload
        assert encode(change.header) == change.header_bytes


GOOD = encode(NoteTagged(note="n", kloe="k"))


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"null",
        GOOD + b" ",
        GOOD.replace(b":", b": "),
        b'{"note":"n","kloe":"k"}',
        b'{"kloe":"k","kloe":"k","note":"n"}',
        b'{"kloe":"k","note":"n","note":"n"}',
        b'{"extra":1,"kloe":"k","note":"n"}',
        b'{"kloe":"\\u006b","note":"n"}',
        b'{"kloe":1,"note":"n"}',
        b'{"kloe":"k"}',
        b'{"kloe":"\\ud800","note":"n"}',
        b'{"kloe":"\xff","note":"n"}',
        b'{"kloe":NaN,"note":"n"}',
    ],
)
def test_any_other_way_of_writing_it_is_refused(data: bytes) -> None:
    with pytest.raises(NotCanonical):
        decode(data, NoteTagged)


@pytest.mark.parametrize(
    "data",
    [
        b"1.0",
        b"1e9",
        b"1e999",
        b"-0.0",
        b"NaN",
        b"9007199254740993",
        b'{"\xc3\xa9":1}',
        b'{"a":1,"a":1}',
        b'{"b":1,"a":1}',
        b"[" * (DEPTH + 1) + b"]" * (DEPTH + 1),
        b"[" * 100_000,
        b'["' + b"x" * LARGEST + b'"]',
    ],
    ids=lambda data: repr(data[:24]),
)
def test_an_unknown_kind_keeps_to_the_same_bounds(data: bytes) -> None:
    with pytest.raises(NotCanonical):
        check_any(data)


def test_brackets_inside_texts_do_not_count_as_depth() -> None:
    check_any(encode({"a": "[[[[[[[[[[[[[[" + '\\"{{{{{{{{{{'}))


json_values = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.text(),
    lambda children: (
        st.lists(children, max_size=4)
        | st.dictionaries(st.text(st.characters(max_codepoint=127)), children, max_size=4)
    ),
    max_leaves=8,
)


@given(st.lists(json_values, max_size=3))
def test_what_we_encode_of_any_kind_we_accept(value: list[object]) -> None:
    data = encode(value)
    depth = max((json.dumps(value).count("["), 0))
    if depth <= DEPTH // 2:
        check_any(data)


@given(st.integers(0, 400), st.integers(1, 255))
def test_any_flipped_byte_is_noticed(place: int, flip: int) -> None:
    fact = NoteWritten(note="n1", author="p1", text="Schools ring the worker", source=Source.HEARD)
    data = bytearray(encode(fact))
    digest = payload_digest(b"s" * 16, bytes(data))
    data[place % len(data)] ^= flip
    assert payload_digest(b"s" * 16, bytes(data)) != digest


@pytest.mark.parametrize(
    "digits", [str(2**53 + 1), str(-(2**53) - 1), str(2**64), "1" + "0" * 5000], ids=len
)
def test_a_number_too_large_for_any_database_is_refused_in_a_known_kind(digits: str) -> None:
    data = b'{"device":"d","epoch":"e","hash":"h","number":%s}'
    assert decode(data % b"5", Head) == Head("d", "e", 5, "h")
    with pytest.raises(NotCanonical, match="too large"):
        decode(data % digits.encode(), Head)


def test_digits_inside_a_text_are_no_number() -> None:
    fact = NoteTagged(note="n" * 32, kloe=":12345678901234567890")
    assert decode(encode(fact), NoteTagged) == fact


@pytest.mark.parametrize("end", [b"", b"\\"])
def test_hostile_quotation_marks_cost_linear_time(end: bytes) -> None:
    hostile = b"[" * (DEPTH + 1) + b'"' + b'\\"' * 500_000 + end  # hours, if tried again and again
    with pytest.raises(NotCanonical):
        check_any(hostile)
