# SPDX-License-Identifier: Apache-2.0
"""Claims about a note and what happens to it."""

from peerdesk.domain import facts
from peerdesk.domain.entry import Entry
from peerdesk.domain.note import Note, reduce_note
from peerdesk.domain.words import Source, Stance, Voice


def entry(name: str, fact: facts.Fact, depth: int = 1) -> Entry:
    return Entry(name, depth, "d1", 1_000, 60, fact)


WRITTEN = entry(
    "h1",
    facts.NoteWritten(
        note="n1", author="p1", text="Caseloads: two say 24.", source=Source.HEARD,
        stance=Stance.CONSIDERATION, kloes=("k1",), voices=(Voice.FRONTLINE,),
    ),
)  # fmt: skip


def note_of(*entries: Entry) -> Note:
    note = reduce_note(entries)
    assert note is not None
    return note


def test_a_written_line_stands_as_typed() -> None:
    note = note_of(WRITTEN)
    assert (note.text, note.stance) == ("Caseloads: two say 24.", Stance.CONSIDERATION)
    assert (note.kloe_ids, note.voice_list) == (("k1",), (Voice.FRONTLINE,))
    assert not note.withdrawn
    assert not note.clashes


def test_nothing_stands_before_the_first_line_has_arrived() -> None:
    assert reduce_note([entry("h2", facts.NoteTagged(note="n1", kloe="k1"))]) is None


def test_a_revision_replaces_the_wording_and_keeps_count() -> None:
    note = note_of(
        WRITTEN, entry("h2", facts.NoteRevised(note="n1", text="Two say 24.", replaces=("h1",)), 2)
    )
    assert note.text == "Two say 24."
    assert note.revisions == 2
    assert not note.clashes


def test_two_revisions_that_did_not_know_of_each_other_both_stand() -> None:
    one = entry("h2", facts.NoteRevised(note="n1", text="one", replaces=("h1",)), 2)
    two = entry("h3", facts.NoteRevised(note="n1", text="two", replaces=("h1",)), 2)
    assert [r.text for r in note_of(WRITTEN, two, one).texts] == ["one", "two"]
    assert note_of(WRITTEN, one, two).clashes


def test_identical_wordings_are_never_a_clash() -> None:
    one = entry("h2", facts.NoteRevised(note="n1", text="same", replaces=("h1",)), 2)
    two = entry("h3", facts.NoteRevised(note="n1", text="same", replaces=("h1",)), 2)
    assert not note_of(WRITTEN, one, two).clashes


def test_a_later_wording_that_saw_both_settles_them() -> None:
    one = entry("h2", facts.NoteRevised(note="n1", text="one", replaces=("h1",)), 2)
    two = entry("h3", facts.NoteRevised(note="n1", text="two", replaces=("h1",)), 2)
    both = entry("h4", facts.NoteRevised(note="n1", text="both", replaces=("h2", "h3")), 3)
    assert [r.text for r in note_of(both, two, one, WRITTEN).texts] == ["both"]


def test_marking_leaves_the_wording_alone() -> None:
    note = note_of(
        WRITTEN,
        entry("h2", facts.NoteMarked(note="n1", stance=Stance.STRENGTH, replaces=("h1",)), 2),
    )
    assert (note.stance, note.text) == (Stance.STRENGTH, "Caseloads: two say 24.")


def test_untagging_takes_away_only_the_taggings_it_names() -> None:
    untag = entry("h2", facts.NoteUntagged(note="n1", kloe="k1", replaces=("h1",)), 2)
    again = entry("h3", facts.NoteTagged(note="n1", kloe="k1"), 2)
    assert note_of(WRITTEN, untag).kloe_ids == ()
    assert note_of(WRITTEN, untag, again).kloe_ids == ("k1",)
    assert note_of(WRITTEN, again, untag).kloe_ids == ("k1",)


def test_untagging_one_line_leaves_the_others_of_the_same_change() -> None:
    two = entry(
        "h1",
        facts.NoteWritten(
            note="n1", author="p1", text="x", source=Source.HEARD, kloes=("k1", "k2")
        ),
    )
    untag = entry("h2", facts.NoteUntagged(note="n1", kloe="k1", replaces=("h1",)), 2)
    assert note_of(two, untag).kloe_ids == ("k2",)


def test_a_voice_comes_and_goes_like_a_tag() -> None:
    voiced = entry("h2", facts.NoteVoiced(note="n1", voice=Voice.PARTNERS), 2)
    gone = entry("h3", facts.NoteUnvoiced(note="n1", voice=Voice.FRONTLINE, replaces=("h1",)), 3)
    assert note_of(WRITTEN, voiced, gone).voice_list == (Voice.PARTNERS,)


def test_a_withdrawn_note_lies_in_the_bin_until_restored() -> None:
    out = entry("h2", facts.NoteWithdrawn(note="n1"), 2)
    back = entry("h3", facts.NoteRestored(note="n1", replaces=("h2",)), 3)
    assert note_of(WRITTEN, out).withdrawn
    assert not note_of(WRITTEN, out, back).withdrawn


def test_a_withdrawal_that_the_restorer_had_not_seen_still_holds() -> None:
    out = entry("h2", facts.NoteWithdrawn(note="n1"), 2)
    other = entry("h4", facts.NoteWithdrawn(note="n1"), 2)
    back = entry("h3", facts.NoteRestored(note="n1", replaces=("h2",)), 3)
    assert note_of(WRITTEN, out, other, back).withdrawals == ("h4",)
