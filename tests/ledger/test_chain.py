# SPDX-License-Identifier: Apache-2.0
"""Claims about chains and signed heads."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peerdesk.domain.facts import NoteTagged
from peerdesk.ledger.canonical import encode
from peerdesk.ledger.chain import SignedHead, verify_head, verify_run
from peerdesk.ledger.change import Change, following, make_change
from peerdesk.ledger.errors import BadSignature, BrokenChain, LedgerError
from peerdesk.team.keys import DeviceKeys
from tests.strategies import Laptop


def laptop_with(changes: int) -> Laptop:
    laptop = Laptop(name="d" * 32)
    for number in range(changes):
        laptop.write(NoteTagged(note="n1", kloe=f"k{number}"))
    return laptop


def test_an_honest_chain_holds() -> None:
    laptop = laptop_with(5)
    verify_run(laptop.own, laptop.own[-1].head)


def test_the_rest_of_a_chain_holds_without_its_beginning() -> None:
    laptop = laptop_with(5)
    verify_run(laptop.own[2:], laptop.own[-1].head)


def test_an_erased_payload_leaves_the_chain_whole() -> None:
    laptop = laptop_with(3)
    erased = Change(laptop.own[1].header_bytes, None, None)
    verify_run([laptop.own[0], erased, laptop.own[2]], laptop.own[-1].head)
    assert erased.fact is None


@pytest.mark.parametrize("missing", range(4))
def test_a_missing_change_is_noticed(missing: int) -> None:
    laptop = laptop_with(5)
    run = [change for index, change in enumerate(laptop.own) if index != missing + 1]
    with pytest.raises(BrokenChain):
        verify_run(run, laptop.own[-1].head)


def test_changes_out_of_order_are_noticed() -> None:
    laptop = laptop_with(4)
    one, two, three, four = laptop.own
    with pytest.raises(BrokenChain):
        verify_run([one, three, two, four], four.head)


def test_a_change_of_another_laptop_is_noticed() -> None:
    laptop, other = laptop_with(2), Laptop(name="f" * 32)
    other.write(NoteTagged(note="n1", kloe="k"))
    with pytest.raises(BrokenChain):
        verify_run([other.own[0], laptop.own[1]], laptop.own[-1].head)


def test_a_chain_that_starts_in_its_middle_pretending_to_be_first_is_noticed() -> None:
    first = laptop_with(1).own[0]
    link = replace_link(first, previous="a" * 64)
    with pytest.raises(BrokenChain):
        verify_run([link], link.head)


def replace_link(change: Change, **fields: object) -> Change:
    header = change.header
    forged = type(header)(**{**{f: getattr(header, f) for f in header.__struct_fields__}, **fields})
    return Change(encode(forged), change.salt, change.payload)


@given(st.integers(0, 2), st.sampled_from(["header_bytes", "salt", "payload"]), st.data())
def test_a_flipped_byte_anywhere_is_refused(index: int, part: str, data: st.DataObject) -> None:
    laptop = laptop_with(3)
    run = list(laptop.own)
    before = bytearray(getattr(run[index], part))
    place = data.draw(st.integers(0, len(before) - 1))
    before[place] ^= data.draw(st.integers(1, 255))
    parts = {name: getattr(run[index], name) for name in ("header_bytes", "salt", "payload")}
    run[index] = Change(**{**parts, part: bytes(before)})
    with pytest.raises(LedgerError):
        verify_run(run, laptop.own[-1].head)


def test_a_signed_head_says_who_signed_it() -> None:
    laptop = laptop_with(2)
    claim = verify_head(laptop.signed_head(), laptop.keys.signing_key)
    assert claim.head == laptop.own[-1].head


def test_a_head_signed_by_somebody_else_is_refused() -> None:
    laptop = laptop_with(2)
    with pytest.raises(BadSignature):
        verify_head(laptop.signed_head(), DeviceKeys.generate().signing_key)


@pytest.mark.parametrize("key", ["", "zz", "00" * 31, "00" * 32])
def test_a_key_that_is_none_is_refused(key: str) -> None:
    with pytest.raises(BadSignature):
        verify_head(laptop_with(1).signed_head(), key)


@given(st.integers(0, 10_000), st.integers(1, 255), st.booleans())
def test_a_flipped_byte_in_a_signed_head_is_refused(place: int, flip: int, claim: bool) -> None:  # noqa: FBT001 - drawn
    laptop = laptop_with(1)
    signed = laptop.signed_head()
    parts = [bytearray(signed.claim_bytes), bytearray(signed.signature)]
    part = parts[0 if claim else 1]
    part[place % len(part)] ^= flip
    with pytest.raises(LedgerError):
        verify_head(SignedHead(bytes(parts[0]), bytes(parts[1])), laptop.keys.signing_key)


def test_the_next_change_follows_the_deepest_it_knows() -> None:
    change = laptop_with(3).own[-1]
    link = following(change, depth_known=40)
    assert (link.number, link.depth, link.previous) == (4, 41, change.hash)


def test_the_same_line_twice_has_two_digests() -> None:
    laptop = laptop_with(1)
    link = following(laptop.own[0])
    fact = NoteTagged(note="n1", kloe="k")
    assert (
        make_change(fact, link, 1, 0).header.digest != make_change(fact, link, 1, 0).header.digest
    )
