# SPDX-License-Identifier: Apache-2.0
"""Claims about letting go of facts that were looked at: a change says the same afterwards."""

import pytest

from peerdesk.domain.facts import NoteWritten
from peerdesk.domain.identifiers import mint
from peerdesk.domain.words import Source
from peerdesk.ledger.change import Change, Link, following, make_change
from peerdesk.ledger.errors import NotCanonical

_LINK = Link(
    challenge="c" * 32, device="d" * 32, epoch="e", number=1, previous="", knew=(), depth=1
)


@pytest.fixture
def change() -> Change:
    """Return a change as it is received."""
    made = make_change(
        NoteWritten(note=mint(), author="a", text="one", source=Source.HEARD), _LINK, 1, 60
    )
    return Change(made.header_bytes, made.salt, made.payload)


def test_a_fact_that_was_let_go_is_read_again(change: Change) -> None:
    fact = change.fact
    assert change.fact is fact
    change.forget()
    assert change.fact == fact
    assert change.fact is not fact
    assert fact is not None


def test_what_was_never_looked_at_is_looked_at_in_full_whoever_forgets_it(change: Change) -> None:
    other = Change(change.header_bytes, change.salt, (change.payload or b"") + b" ")
    other.forget()
    with pytest.raises(NotCanonical):
        _ = other.fact


def test_a_change_without_contents_has_none_after_it_was_forgotten(change: Change) -> None:
    bare = Change(change.header_bytes, None, None)
    assert bare.fact is None
    bare.forget()
    assert bare.fact is None


def test_headers_of_a_chain_share_their_texts(change: Change) -> None:
    again = Change(bytes(bytearray(change.header_bytes)), None, None)
    assert again.header == change.header
    assert again.header.device is change.header.device


def test_a_header_that_was_folded_up_is_written_again_as_the_same_bytes(change: Change) -> None:
    as_received, header = change.header_bytes, change.header
    change.fold()
    change.fold()
    assert change.header_bytes == as_received
    assert change.header_bytes is not as_received
    assert change.header is header
    assert change.hash == Change(as_received, None, None).hash


def test_what_follows_on_another_has_one_copy_of_its_hash_with_it(change: Change) -> None:
    two = NoteWritten(note=mint(), author="a", text="two", source=Source.HEARD)
    made = make_change(two, following(change), 2, 60)
    after = Change(made.header_bytes, made.salt, made.payload)
    other = Change(made.header_bytes, made.salt, made.payload)
    other.fold(after)
    assert other.header.previous == change.hash
    after.fold(change)
    assert after.header.previous is change.hash
    assert (after.header_bytes, after.hash) == (made.header_bytes, made.hash)


def test_a_header_that_cannot_be_read_is_not_folded_up(change: Change) -> None:
    damaged = Change(change.header_bytes + b" ", change.salt, change.payload)
    with pytest.raises(NotCanonical):
        damaged.fold()
    assert damaged.header_bytes == change.header_bytes + b" "
