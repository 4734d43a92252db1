# SPDX-License-Identifier: Apache-2.0
"""Own bundles in the team folder: replaced after an erasure, and nothing else is taken away."""

import pytest

from peerdesk.desk.carried import Removing, is_the_one
from peerdesk.desk.erasing import erase
from peerdesk.desk.exchange import export
from peerdesk.desk.folder.chosen import TeamFolder, asking, choose
from peerdesk.desk.folder.outbox import leaving, share_into_folder
from peerdesk.domain.words import ErasureReason
from peerdesk.team.bundle import bundle_name
from peerdesk.transport.errors import NotReadable, StoreUnreachable
from tests.desk.exchanging import shared, texts
from tests.desk.going import going, sync
from tests.fakes.book import MemoryBook
from tests.fakes.stick import Stick
from tests.fakes.store import MemoryStore
from tests.fakes.team import write_notes


def test_own_bundles_with_something_erased_are_replaced_and_taken_away(
    store: MemoryStore, team: list[MemoryBook]
) -> None:
    lead, peer, third = team
    export(lead, Stick(), everything=True)
    note, _ = write_notes(lead, "about somebody by name", "about nobody")
    share_into_folder(lead)
    going(lead, store).bring()
    (first,) = store.files
    write_notes(lead, "on the next day")
    share_into_folder(lead)
    erase(lead, note, ErasureReason.SUBJECT_REQUEST, "Team leader")
    going(lead, store).bring()
    assert first not in store.files
    assert leaving(lead) == ()
    assert asking(lead).memory.removing == ()
    count = len(store.files)
    going(lead, store).bring()
    assert len(store.files) == count
    sync(peer, store)
    sync(third, store)
    for book in (peer, third):
        assert {"about nobody", "on the next day"} <= texts(book)
        assert "about somebody by name" not in texts(book)


def test_what_is_to_be_replaced_goes_only_after_the_new_has_arrived(
    team: list[MemoryBook],
) -> None:
    lead, store = team[0], MemoryStore()
    (note,) = write_notes(lead, "about somebody by name")
    share_into_folder(lead)
    going(lead, store).bring()
    (first,) = store.files
    erase(lead, note, ErasureReason.SUBJECT_REQUEST, "Team leader")
    store.pull()
    for _ in range(2):
        with pytest.raises(StoreUnreachable):
            going(lead, store).bring()
    assert list(store.files) == [first]
    assert asking(lead).memory.removing[0].name == first
    store.away = None
    going(lead, store).bring()
    assert first not in store.files
    assert len(store.files) == 1


def test_an_erasure_takes_away_what_was_carried_under_another_name_and_nothing_else(
    store: MemoryStore, team: list[MemoryBook]
) -> None:
    lead = team[0]
    earlier = bundle_name(lead.challenge_id, lead.device, lead.next_bundle())
    store.files[earlier] = b"what this laptop wrote before it was put back, the only copy"
    (note,) = write_notes(lead, "about somebody by name")
    share_into_folder(lead)
    told: list[str] = []
    going(lead, store).bring(told.append)
    (carried_as,) = told
    assert carried_as != earlier
    erase(lead, note, ErasureReason.SUBJECT_REQUEST, "Team leader")
    going(lead, store).bring()
    assert store.files[earlier].startswith(b"what this laptop wrote before")
    assert carried_as not in store.files
    assert len(store.files) == 2
    assert asking(lead).memory.removing == ()


def test_a_file_that_has_taken_the_place_of_an_own_bundle_is_let_lie(
    team: list[MemoryBook],
) -> None:
    lead, store = team[0], MemoryStore()
    (note,) = write_notes(lead, "about somebody by name")
    share_into_folder(lead)
    going(lead, store).bring()
    (name,) = store.files
    store.files[name] = b"somebody's own"
    erase(lead, note, ErasureReason.SUBJECT_REQUEST, "Team leader")
    going(lead, store).bring()
    assert store.files[name] == b"somebody's own"
    assert asking(lead).memory.removing == ()


def test_what_cannot_be_read_is_not_taken_away_but_tried_again(team: list[MemoryBook]) -> None:
    lead = team[0]

    class Closed(MemoryStore):
        closed = ""

        def get(self, name, limit):  # type: ignore[no-untyped-def] # noqa: ANN001, ANN202 - as in the fake
            if name == self.closed:
                raise NotReadable
            return super().get(name, limit)

    store = Closed()
    (note,) = write_notes(lead, "about somebody by name")
    share_into_folder(lead)
    going(lead, store).bring()
    (store.closed,) = store.files
    erase(lead, note, ErasureReason.SUBJECT_REQUEST, "Team leader")
    going(lead, store).bring()
    (removing,) = asking(lead).memory.removing
    assert removing.name == store.closed
    assert store.closed in store.files
    store.closed = ""
    going(lead, store).bring()
    assert removing.name not in store.files
    assert asking(lead).memory.removing == ()


@pytest.mark.parametrize("kept", [True, False], ids=["as written", "another"])
def test_what_was_exported_into_the_folder_by_hand_goes_by_its_own_word(
    team: list[MemoryBook], *, kept: bool
) -> None:
    lead, peer, _ = team

    class Inside(Stick):
        def put(self, name, write, read_back):  # type: ignore[no-untyped-def] # noqa: ANN001, ANN202 - as in the fake
            super().put(name, write, read_back)
            return f"/srv/team/{name}"

    stick, store = Inside(), MemoryStore()
    (note,) = write_notes(lead, "about somebody by name")
    name = export(lead, stick).name
    write_notes(peer, "heard by a peer")
    other = shared(peer)
    store.files[name] = stick.files[name] if kept else other
    erase(lead, note, ErasureReason.SUBJECT_REQUEST, "Team leader")
    going(lead, store).bring()
    assert (name in store.files) is not kept
    assert asking(lead).memory.removing == ()


def test_no_bundle_at_all_under_the_name_of_one_exported_by_hand_stays(
    team: list[MemoryBook],
) -> None:
    lead = team[0]
    assert not is_the_one(lead, Removing("a.peerdesk", 1), b"no bundle")


def test_in_a_folder_chosen_since_nothing_of_the_earlier_one_is_taken_away(
    team: list[MemoryBook],
) -> None:
    lead, store = team[0], MemoryStore()
    (note,) = write_notes(lead, "about somebody by name")
    share_into_folder(lead)
    going(lead, store).bring()
    (name,) = store.files
    choose(lead, TeamFolder(address="/srv/other"))
    erase(lead, note, ErasureReason.SUBJECT_REQUEST, "Team leader")
    going(lead, store).bring()
    assert name in store.files
