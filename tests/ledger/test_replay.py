# SPDX-License-Identifier: Apache-2.0
"""Claims about what stands after everything that happened."""

import random

from hypothesis import given
from hypothesis import strategies as st

from peerdesk.domain.facts import NoteRevised, NoteWritten
from peerdesk.domain.kinds import KINDS
from peerdesk.domain.note import Note
from peerdesk.domain.reduction import REDUCERS, sort_of
from peerdesk.domain.words import Source
from peerdesk.ledger.canonical import encode
from peerdesk.ledger.change import Change, Header
from peerdesk.ledger.replay import replay
from tests.strategies import Laptop, ledgers


@given(ledgers(), st.integers(0, 2**32))
def test_it_does_not_matter_in_which_order_changes_come(changes: list[Change], seed: int) -> None:
    shuffled = list(changes)
    random.Random(seed).shuffle(shuffled)
    assert replay(shuffled) == replay(changes)


@given(ledgers())
def test_the_same_changes_twice_change_nothing(changes: list[Change]) -> None:
    assert replay([*changes, *changes]) == replay(changes)


@given(ledgers(), ledgers())
def test_uniting_commutes(ours: list[Change], theirs: list[Change]) -> None:
    assert replay([*ours, *theirs]) == replay([*theirs, *ours])


@given(st.lists(st.integers(-(10**12), 10**14), min_size=3, max_size=3))
def test_clocks_decide_nothing(clocks: list[int]) -> None:
    laptop = Laptop()
    first = laptop.write(
        NoteWritten(note="n1", author="p", text="one", source=Source.SEEN), at=clocks[0]
    )
    two = NoteRevised(note="n1", text="two", replaces=(first.hash,))
    second = laptop.write(two, at=clocks[1])
    three = NoteRevised(note="n1", text="three", replaces=(second.hash,))
    laptop.write(three, at=clocks[2])
    note = replay(laptop.own)["note", "n1"]
    assert isinstance(note, Note)
    assert [revision.text for revision in note.texts] == ["three"]


def test_a_kind_from_a_later_version_is_kept_and_passed_over() -> None:
    laptop = Laptop()
    known = laptop.write(NoteWritten(note="n1", author="p", text="x", source=Source.SEEN))
    header = known.header
    fields = {name: getattr(header, name) for name in header.__struct_fields__}
    later = Change(encode(Header(**{**fields, "kind": "NoteSung"})), known.salt, known.payload)
    assert later.fact is None
    assert replay([known, later]) == replay([known])


def test_every_sort_of_fact_has_its_reducer() -> None:
    assert {kind.about for kind in KINDS.values()} == set(REDUCERS)
    assert sort_of(NoteWritten(note="n", author="p", text="x", source=Source.SEEN)) == "note"
