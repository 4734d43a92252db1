# SPDX-License-Identifier: Apache-2.0
"""Claims about frames: what is written is read, and nothing else is."""

import random
import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peerdesk.ledger.canonical import LARGEST
from peerdesk.ledger.chain import SignedHead
from peerdesk.ledger.change import Change
from peerdesk.team.errors import DamagedBundle
from peerdesk.team.frames import FrameReader, blocks, padded, piece_blocks

SIZES = st.integers(1, 300)
HEADS = st.lists(
    st.builds(SignedHead, st.binary(min_size=1, max_size=90), st.binary(min_size=64, max_size=64))
)
CHANGES = st.lists(
    st.one_of(
        st.builds(
            Change,
            st.binary(min_size=1, max_size=90),
            st.binary(min_size=16, max_size=16),
            st.binary(max_size=300),
        ),
        st.builds(Change, st.binary(min_size=1, max_size=90), st.none(), st.none()),
    )
)


def parts(change: Change) -> tuple[bytes, bytes | None, bytes | None]:
    return change.header_bytes, change.salt, change.payload


@given(CHANGES, HEADS, st.integers(1, 4000))
def test_whatever_is_written_is_read_in_pieces_of_any_size(
    changes: list[Change], heads: list[SignedHead], piece: int
) -> None:
    data = b"".join(blocks(changes, heads))
    reader = FrameReader(len(changes), len(heads))
    for place in range(0, len(data), piece):
        reader.feed(data[place : place + piece])
    reader.finish()
    assert [parts(c) for c in reader.changes] == [parts(c) for c in changes]
    assert reader.heads == heads


def test_a_large_payload_comes_through_whole() -> None:
    change = Change(b"h", bytes(16), random.Random(1).randbytes(LARGEST))
    data = b"".join(blocks([change], []))
    reader = FrameReader(1, 0)
    for place in range(0, len(data), 8192):
        reader.feed(data[place : place + 8192])
    reader.finish()
    assert parts(reader.changes[0]) == parts(change)


@pytest.mark.parametrize(
    "frame",
    [
        struct.pack(">cII", b"C", 0, 1),
        struct.pack(">cII", b"C", LARGEST + 1, 1),
        struct.pack(">cII", b"C", 1, LARGEST + 1),
        struct.pack(">cII", b"C", 0xFFFFFFFF, 0xFFFFFFFF),
        struct.pack(">cII", b"E", 1, 1),
        struct.pack(">cII", b"H", 1, 63),
        struct.pack(">cII", b"A", 0, 0),
        struct.pack(">cII", b"A", LARGEST + 1, 0),
        struct.pack(">cII", b"A", 1, 1),
        struct.pack(">cII", b"X", 1, 1),
        struct.pack(">cII", b"\0", 0, 0),
    ],
    ids=repr,
)
def test_a_length_is_refused_before_anything_is_read_by_it(frame: bytes) -> None:
    with pytest.raises(DamagedBundle):
        FrameReader(9, 9).feed(frame)


def test_more_or_fewer_records_than_announced_are_refused() -> None:
    change = Change(b"h", bytes(16), b"p")
    signed = SignedHead(b"c", bytes(64))
    one = b"".join(blocks([change], [signed]))
    for announced in ((0, 1), (1, 0)):
        with pytest.raises(DamagedBundle):
            FrameReader(*announced).feed(one)
    for announced in ((2, 1), (1, 2)):
        reader = FrameReader(*announced)
        reader.feed(one)
        with pytest.raises(DamagedBundle, match="missing"):
            reader.finish()


@given(st.lists(st.binary(min_size=1, max_size=90_000), max_size=5), st.integers(1, 70_000))
def test_pieces_of_attachments_come_through_whole(pieces: list[bytes], step: int) -> None:
    data = b"".join(piece_blocks(pieces))
    reader = FrameReader(0, 0, len(pieces))
    for place in range(0, len(data), step):
        reader.feed(data[place : place + step])
    reader.finish()
    assert reader.pieces == pieces
    if pieces:
        with pytest.raises(DamagedBundle, match="more records"):
            FrameReader(0, 0, len(pieces) - 1).feed(data)


def test_a_record_that_is_cut_off_is_refused() -> None:
    data = b"".join(blocks([Change(b"h", bytes(16), b"p")], []))
    for size in range(1, len(data)):
        reader = FrameReader(1, 0)
        reader.feed(data[:size])
        with pytest.raises(DamagedBundle, match="cut off"):
            reader.finish()


@given(st.integers(0, 1 << 40))
def test_padding_adds_at_most_an_eighth_and_hides_the_size(size: int) -> None:
    full = padded(size)
    assert full >= max(size, 4096)
    assert full <= max(size * 1.12, 4096)
    assert padded(full) == full


def test_few_sizes_are_left_to_be_seen() -> None:
    assert len({padded(size) for size in range(1_000_000)}) < 200
