# SPDX-License-Identifier: Apache-2.0
"""Whose erasures count, what they let go, and what a restated note stands for."""

from itertools import permutations

import pytest

from peerdesk.domain import custody, facts
from peerdesk.domain.entry import Entry
from peerdesk.domain.erasure import (
    Erasure,
    also,
    contents_of,
    lets_go,
    lets_go_restated,
    named,
    reduce_erasure,
    to_go,
)
from peerdesk.domain.hold import reduce_hold
from peerdesk.domain.identifiers import mint
from peerdesk.domain.kinds import may_lack_contents
from peerdesk.domain.note import reduce_note
from peerdesk.domain.standing import counting
from peerdesk.domain.team import Member
from peerdesk.domain.words import ErasureReason, HoldReason, Source, Stance, Voice
from tests.domain.test_standing import ANN, BO, DEV, TEAM, entry, written

NOTE = mint(BO.device)


def erased(by: Member, note: str = NOTE, *changes: str, erasure: str = "") -> Entry:
    return entry(
        by,
        custody.NoteErased(
            erasure=erasure or mint(by.device), note=note, reason=ErasureReason.NOT_NEEDED,
            authority="Team leader", erases=changes,
        ),
    )  # fmt: skip


def held(by: Member, *notes: str) -> Entry:
    return entry(
        by,
        custody.HoldPlaced(hold="h", reason=HoldReason.LEGAL, reference="L", notes=notes),
    )


def restated(by: Member, *changes: str, text: str = "anew", depth: int = 9) -> Entry:
    fact = custody.NoteRestated(
        note=NOTE, author=by.person, text=text, source=Source.READ, at=7, offset=0, erases=changes,
        stance=Stance.STRENGTH, kloes=("k",), voices=(Voice.MEMBERS,),
    )  # fmt: skip
    return entry(by, fact, depth)


@pytest.mark.parametrize(("by", "counts"), [(ANN, True), (BO, True), (DEV, False)])
def test_a_lead_erases_and_the_laptop_on_which_the_note_was_begun(
    by: Member,
    counts: bool,  # noqa: FBT001 - parametrized
) -> None:
    assert bool(counting([erased(by)], TEAM)) is counts


def test_nobody_takes_another_erasure_over() -> None:
    first = erased(ANN, NOTE, "a", erasure=mint(ANN.device))
    second = erased(BO, NOTE, "b", erasure=first.fact.entity)
    for order in permutations([first, second]):
        assert counting(order, TEAM) == [first]


def test_an_extension_says_nothing_without_its_erasure() -> None:
    first = erased(ANN, NOTE, "a")
    more = entry(DEV, custody.ErasureExtended(erasure=first.fact.entity, erases=("b",)))
    assert reduce_erasure(counting([more], TEAM)) is None
    whole = reduce_erasure(counting([more, first], TEAM))
    assert whole is not None
    assert whole.erases == ("a", "b")


def stands(note: str = NOTE) -> Erasure:
    erasure = reduce_erasure([erased(ANN, note, "a")])
    assert erasure is not None
    return erasure


def test_a_hold_keeps_what_it_covers_and_nothing_else() -> None:
    everything, other = reduce_hold([held(BO)]), reduce_hold([held(BO, "other")])
    assert everything is not None
    assert other is not None
    assert to_go([stands()], []) == {NOTE}
    assert to_go([stands()], [other]) == {NOTE}
    assert to_go([stands(), stands("else")], [other, everything]) == set()


def test_an_erasure_lets_go_what_is_about_the_note_and_its_attachments() -> None:
    of_note = written(BO, NOTE)
    added = custody.AttachmentAdded(
        attachment="x", note=NOTE, name="n", media="m", size=1, digest="d", chunks=("d",)
    )
    off = entry(BO, custody.AttachmentWithdrawn(attachment="x"))
    notes = frozenset({NOTE})
    assert lets_go(of_note, notes, frozenset())
    assert lets_go(entry(BO, added), notes, frozenset())
    assert lets_go(off, notes, frozenset({"x"}))
    assert not lets_go(off, notes, frozenset())
    assert not lets_go(written(BO, "other"), notes, frozenset())
    assert not lets_go(erased(ANN), notes, frozenset())


def test_a_laptop_restates_only_what_it_wrote_itself() -> None:
    mine, theirs = written(BO, NOTE), entry(DEV, facts.NoteTagged(note=NOTE, kloe="k"))
    anew = restated(BO, mine.hash, theirs.hash)
    assert lets_go_restated(mine, anew)
    assert not lets_go_restated(theirs, anew)
    assert not lets_go_restated(mine, mine)
    excused = named([], [anew])
    assert excused.excuses(BO.device, mine.hash)
    assert not excused.excuses(DEV.device, theirs.hash)
    assert also(excused, [theirs.hash]).excuses(DEV.device, theirs.hash)
    assert named([stands()], []).excuses(DEV.device, "a")


def test_who_takes_a_restated_note_away_names_what_it_had_replaced() -> None:
    anew = restated(BO, "old")
    assert contents_of([anew]) == {anew.hash, "old"}


def test_a_restated_note_stands_alone_whether_what_it_replaced_is_here_or_not() -> None:
    first = written(BO, NOTE, depth=1)
    once = restated(BO, first.hash, text="once")
    twice = restated(BO, first.hash, once.hash, text="twice", depth=11)
    alone = reduce_note([twice])
    assert alone is not None
    assert (alone.text, alone.at, alone.stance, alone.kloe_ids) == (
        "twice", 7, Stance.STRENGTH, ("k",),
    )  # fmt: skip
    for order in permutations([first, once, twice]):
        assert reduce_note(counting(order, TEAM)) == alone
    tagged = entry(DEV, facts.NoteTagged(note=NOTE, kloe="other"), 12)
    both = reduce_note([twice, tagged, first])
    assert both is not None
    assert both.kloe_ids == ("k", "other")
    assert both.revisions == 1


def test_only_what_is_about_notes_and_attachments_may_lack_its_contents() -> None:
    for kind in ("NoteWritten", "NoteRestated", "AttachmentAdded", "FromTheFuture"):
        assert may_lack_contents(kind)
    for kind in ("MemberAdmitted", "ChallengeFounded", "NoteErased", "HoldPlaced"):
        assert not may_lack_contents(kind)
