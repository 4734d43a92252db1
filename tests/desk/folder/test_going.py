# SPDX-License-Identifier: Apache-2.0
"""Going to the team folder: what leaves gets there, what comes is offered once, nothing is lost."""

import pytest

from peerdesk.desk.erasing import erase
from peerdesk.desk.exchange import admit, export, identity_file, take_in
from peerdesk.desk.folder.chosen import Memory, TeamFolder, asking, choose, prefix_of, team_folder
from peerdesk.desk.folder.outbox import carry, leaving, next_leaving, share_into_folder
from peerdesk.desk.joining import accept_terms
from peerdesk.desk.undoing import undo
from peerdesk.domain.words import ErasureReason
from peerdesk.team.bundle import bundle_name
from tests.desk.exchanging import joined, shared, texts
from tests.desk.going import going, sync
from tests.fakes.book import MemoryBook
from tests.fakes.inviting import TERMS, InvitedBook, challenge_to_join, invitation_from
from tests.fakes.stick import Stick
from tests.fakes.store import MemoryStore
from tests.fakes.team import PEERS, contents_of, everything, founded, sealed, write_notes


def test_what_each_brings_the_others_take(store: MemoryStore, team: list[MemoryBook]) -> None:
    for number, book in enumerate(team):
        write_notes(book, f"heard by {number}")
    for _ in range(2):
        for book in team:
            sync(book, store)
    assert all(texts(book) == {"heard by 0", "heard by 1", "heard by 2"} for book in team)
    assert all(leaving(book) == () for book in team)


def test_what_was_taken_is_not_read_again(store: MemoryStore, team: list[MemoryBook]) -> None:
    lead, peer, _ = team
    write_notes(lead, "heard")
    sync(lead, store)
    assert sync(peer, store) == 1
    sync(lead, store)
    store.asked.clear()
    going(peer, store)
    list(going(peer, store).offers())
    gets = store.asked["get"] - store.asked["missed"]
    assert gets == 0


def test_the_next_is_asked_for_by_name_once_there_was_a_listing(team: list[MemoryBook]) -> None:
    lead, peer, third = team
    store = MemoryStore(is_listed=False)
    reader = going(peer, store)
    assert list(reader.offers()) == []
    for colleague in (lead, third):
        write_notes(colleague, "heard by somebody")
        sync(colleague, store)
    store.asked.clear()
    taken = [reader.take(offer).counts.new for offer in reader.offers()]
    assert sum(taken) == 2
    assert store.asked["names"] == 0
    store.asked.clear()
    assert list(reader.offers()) == []
    assert store.asked == {"get": 2, "missed": 2}


def test_bundles_that_went_by_stick_leave_no_gap_in_the_asking(team: list[MemoryBook]) -> None:
    lead, peer, _ = team
    store = MemoryStore(is_listed=False)
    reader = going(peer, store)
    list(reader.offers())
    for number in range(3):
        write_notes(lead, f"heard {number}")
        take_in(peer, shared(lead))
    write_notes(lead, "in the folder")
    share_into_folder(lead)
    going(lead, store).bring()
    assert [reader.take(offer).counts.new for offer in reader.offers()] == [1]
    assert "in the folder" in texts(peer)
    write_notes(lead, "after that")
    share_into_folder(lead)
    going(lead, store).bring()
    store.asked.clear()
    assert [reader.take(offer).counts.new for offer in reader.offers()] == [1]
    assert store.asked["names"] == 0


def test_an_offer_that_was_not_taken_stays_and_is_not_read_again(
    store: MemoryStore, team: list[MemoryBook]
) -> None:
    lead, peer, _ = team
    write_notes(lead, "heard")
    sync(lead, store)
    reader = going(peer, store)
    (first,) = reader.offers()
    assert first.brings
    assert first.preview.counts.new == 1
    store.asked.clear()
    (again,) = reader.offers()
    assert again == first
    assert store.asked["get"] == store.asked["missed"]


def test_a_strangers_bundle_is_kept_and_comes_in_with_the_admission(store: MemoryStore) -> None:
    lead = founded()
    (peer,) = joined(lead, PEERS[0])
    late = MemoryBook(PEERS[1])
    admit(lead, identity_file(late))
    lead._shared = tuple(lead.vector())  # as if a bundle with the admission had been lost
    take_in(late, shared(lead, whole=True))
    write_notes(late, "heard by somebody new")
    own = [span for span in everything(late)[0] if span.device == late.device]
    data = sealed(late, contents_of(late, list(late.changes(own))))
    store.files["early.peerdesk"] = data
    reader = going(peer, store)
    assert list(reader.offers()) == []
    (sentence,) = reader.refused.values()
    assert "nobody has admitted" in sentence
    store.asked.clear()
    assert list(going(peer, store).offers()) == []
    assert store.asked["get"] == 0
    store.files["whole.peerdesk"] = shared(lead, whole=True)
    again = going(peer, store)
    assert sum(again.take(offer).counts.new for offer in again.offers()) > 0
    assert "heard by somebody new" in texts(peer)


def test_ones_own_bundle_is_passed_by_in_silence_before_the_admission(store: MemoryStore) -> None:
    newcomer = InvitedBook(invitation_from(challenge_to_join()))
    accept_terms(newcomer, TERMS)
    store.files["own.peerdesk"] = shared(newcomer)
    reader = going(newcomer, store)
    assert list(reader.offers()) == []
    assert reader.refused == {}
    assert newcomer.parked() == ()
    store.asked.clear()
    assert list(reader.offers()) == []
    assert store.asked["get"] == store.asked["missed"]


def test_of_a_stranger_no_more_is_kept_than_may_be(
    team: list[MemoryBook], monkeypatch: pytest.MonkeyPatch
) -> None:
    lead, peer, _ = team
    late = MemoryBook(PEERS[2])
    admit(lead, identity_file(late))
    take_in(late, shared(lead, whole=True))
    reader_store = MemoryStore()
    reader_store.files["early.peerdesk"] = sealed(late, contents_of(late, (), ()))
    monkeypatch.setattr("peerdesk.desk.strangers.MOST", 10)
    reader = going(peer, reader_store)
    assert list(reader.offers()) == []
    assert peer.parked() == ()
    monkeypatch.undo()
    assert list(reader.offers()) == []
    assert list(going(peer, reader_store).offers()) == []
    assert len(peer.parked()) == 2  # the bundle, and its sender among those who ask


def test_a_laptop_without_a_challenge_waits_for_the_founding() -> None:
    lead, store = founded(), MemoryStore()
    joined(lead, PEERS[0])
    fresh = MemoryBook(PEERS[2])
    admit(lead, identity_file(fresh))
    lead._shared = tuple(lead.vector())  # as if it had been shared with the newcomer
    write_notes(lead, "later")
    store.files["later.peerdesk"] = shared(lead)
    reader = going(fresh, store)
    assert list(reader.offers()) == []
    assert len(reader.refused) == 1
    store.asked.clear()
    assert list(reader.offers()) == []
    assert store.asked["get"] == 0
    store.files["whole.peerdesk"] = shared(lead, whole=True)
    (offer,) = reader.offers()
    assert offer.preview.first
    reader.take(offer)
    assert [reader.take(offer).counts.new for offer in reader.offers()] == [0]


def test_a_program_that_ended_behind_the_last_step_brings_nothing_twice(
    store: MemoryStore, team: list[MemoryBook]
) -> None:
    lead = team[0]
    write_notes(lead, "heard")
    share_into_folder(lead)
    bundle = next_leaving(lead)
    assert bundle is not None
    assert carry(store, asking(lead), bundle) == bundle.name
    assert carry(store, asking(lead), bundle) == bundle.name
    assert list(store.files) == [bundle.name]


def test_what_was_undone_is_offered_again_and_marked_until_somebody_takes_it(
    store: MemoryStore, team: list[MemoryBook]
) -> None:
    lead, peer, _ = team
    reader = going(peer, store)
    list(reader.offers())
    write_notes(lead, "heard")
    sync(lead, store)
    receipts = [(offer.undone, reader.take(offer)) for offer in reader.offers()]
    assert [undone for undone, _ in receipts] == [False]
    assert list(reader.offers()) == []
    undo(peer, receipts[0][1])
    assert texts(peer) == set()
    (again,) = reader.offers()
    assert again.undone
    assert again.brings
    assert reader.take(again).counts.new == 1
    assert texts(peer) == {"heard"}
    assert asking(peer).memory.undone == ()
    assert list(going(peer, store).offers()) == []


def test_a_copy_under_another_name_is_offered_again_as_well(team: list[MemoryBook]) -> None:
    lead, peer, _ = team
    store = MemoryStore()
    write_notes(lead, "heard")
    store.files["copy (1).peerdesk"] = shared(lead)
    reader = going(peer, store)
    (receipt,) = [reader.take(offer) for offer in reader.offers()]
    undo(peer, receipt)
    (again,) = going(peer, store).offers()
    assert again.undone


def test_without_a_folder_undoing_remembers_nothing_of_one(team: list[MemoryBook]) -> None:
    lead, peer, _ = team
    choose(peer, None)
    write_notes(lead, "heard")
    undo(peer, take_in(peer, shared(lead)))
    assert asking(peer).memory == Memory()


def test_without_a_folder_nothing_is_replaced(team: list[MemoryBook]) -> None:
    lead, store = team[0], MemoryStore()
    (note,) = write_notes(lead, "about somebody by name")
    export(lead, Stick())
    erase(lead, note, ErasureReason.SUBJECT_REQUEST, "Team leader")
    choose(lead, None)
    going(lead, store).bring()
    assert store.files == {}


def test_names_that_are_gone_are_forgotten_and_never_read_again_by_number(
    team: list[MemoryBook],
) -> None:
    lead, peer, _ = team
    store = MemoryStore()
    write_notes(lead, "heard")
    sync(lead, store)
    sync(peer, store)
    assert asking(peer).memory.done
    following = asking(peer).following(lead.device)
    assert following > 1
    store.files.clear()
    list(going(peer, store).offers())
    assert asking(peer).memory.done == {}
    assert asking(peer).following(lead.device) == following


def test_another_folder_is_read_from_the_beginning(team: list[MemoryBook]) -> None:
    lead, peer, _ = team
    store = MemoryStore()
    write_notes(lead, "heard")
    sync(lead, store)
    sync(peer, store)
    assert asking(peer).memory != Memory()
    choose(peer, TeamFolder(address="/srv/team", taking=True))
    assert asking(peer).memory != Memory()
    choose(peer, TeamFolder(address="/srv/other"))
    assert asking(peer).memory == Memory()
    assert team_folder(peer) == TeamFolder(address="/srv/other")
    choose(peer, None)
    assert team_folder(peer) is None


def test_a_challenges_folder_in_a_store_says_nothing_of_it(team: list[MemoryBook]) -> None:
    lead = team[0]
    prefix = prefix_of(lead.challenge_id)
    assert len(prefix) == 32
    assert prefix != prefix_of("another")
    assert lead.challenge_id not in prefix
    assert not bundle_name(lead.challenge_id, lead.device, 0).startswith(prefix)
