# SPDX-License-Identifier: Apache-2.0
"""What a removed laptop wrote counts where a lead releases it, and its person's words go on."""

from peerdesk.domain import facts
from peerdesk.domain.custody import NoteErased
from peerdesk.domain.entry import Entry
from peerdesk.domain.identifiers import mint
from peerdesk.domain.membership import ChangesReleased
from peerdesk.domain.standing import counting, excusing
from peerdesk.domain.words import Authority, ErasureReason, RemovalReason
from tests.domain.acting import Laptop, counts, team, together

_LEAD, _PEER, _OBSERVER = Authority.LEAD, Authority.PEER, Authority.OBSERVER


def rewords(by: Laptop, note: Entry, text: str = "better") -> Entry:
    return by.says(facts.NoteRevised(note=note.fact.entity, text=text, replaces=(note.hash,)))


def erases(by: Laptop, note: Entry) -> Entry:
    return by.says(
        NoteErased(
            erasure=mint(by.device), note=note.fact.entity, reason=ErasureReason.NOT_NEEDED,
            authority="somebody", erases=(note.hash,),
        )
    )  # fmt: skip


def test_only_what_a_lead_released_counts_and_only_of_the_laptop_named() -> None:
    ann, bo, dev = team("Ann", "Bo", "Dev")
    ann.removes(bo)
    ann.removes(dev)
    one, two, other = bo.writes(), bo.writes(), dev.writes()
    ann.hears(bo, dev)
    ann.says(ChangesReleased(device=bo.device, changes=(one.hash, other.hash)))
    roster = together(ann, bo, dev)
    assert [counts(entry, roster) for entry in (one, two, other)] == [True, False, False]


def test_a_release_behind_its_writers_own_removal_does_not_count() -> None:
    ann, mia, bo = team("Ann", "Mia", "Bo", leads=2)
    ann.removes(bo)
    after = bo.writes()
    mia.hears(ann, bo)
    ann.removes(mia)
    mia.releases(after)
    assert not counts(after, together(ann, mia, bo))


def test_no_release_lets_an_act_about_the_team_count() -> None:
    ann, bo = team("Ann", "Bo")
    act = bo.changes(bo, _LEAD)
    ann.hears(bo)
    ann.releases(act)
    assert together(ann, bo).members[bo.device].authority is _PEER


def test_a_released_rewording_of_a_colleagues_note_counts() -> None:
    ann, bo, dev = team("Ann", "Bo", "Dev")
    note = bo.writes()
    dev.hears(bo)
    reworded = rewords(dev, note)
    ann.hears(bo, dev)
    assert counting([note, reworded], together(ann, bo, dev)) == [note]
    ann.releases(reworded)
    assert counting([note, reworded], together(ann, bo, dev)) == [note, reworded]


def test_a_persons_new_laptop_rewords_what_was_written_on_the_lost_one() -> None:
    ann, bo = team("Ann", "Bo")
    note = bo.writes()
    ann.hears(bo)
    ann.removes(bo, RemovalReason.LOST)
    new, stranger = Laptop("Bo", person=bo.member.person), Laptop("Eve")
    ann.admits(new)
    ann.admits(stranger)
    new.hears(ann)
    stranger.hears(ann)
    by_new, by_stranger = rewords(new, note), rewords(stranger, note)
    roster = together(ann, bo, new, stranger)
    assert counting([note, by_new, by_stranger], roster) == [note, by_new]


def test_what_a_laptop_orders_to_be_erased_after_its_removal_does_not_count() -> None:
    ann, mia, bo = team("Ann", "Mia", "Bo", leads=2)
    note, own = bo.writes(), mia.writes()
    mia.hears(bo)
    in_time = erases(mia, note)
    ann.hears(mia)
    ann.removes(mia)
    late = [erases(mia, note), erases(mia, own)]
    roster = together(ann, mia, bo)
    assert counts(in_time, roster)
    assert not any(counts(erasure, roster) for erasure in late)
    assert all(excusing([erasure], roster) for erasure in late)
    assert not excusing([erases(bo, own)], roster)
