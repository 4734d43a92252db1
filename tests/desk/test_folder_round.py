# SPDX-License-Identifier: Apache-2.0
"""Going to the team folder: what leaves gets there, what comes is offered once, nothing is lost."""

from collections.abc import Callable
from contextlib import suppress
from typing import TypeVar

import pytest

from peerdesk.desk.book import TeamBook
from peerdesk.desk.erasing import erase
from peerdesk.desk.errors import NameTaken, NothingToShare
from peerdesk.desk.exchange import admit, export, identity_file, take_in
from peerdesk.desk.folder_round import FolderRound
from peerdesk.desk.outbox import (
    Leaving,
    Outbox,
    carry,
    leaving,
    next_leaving,
    share_into_folder,
)
from peerdesk.desk.team_folder import (
    Memory,
    TeamFolder,
    asking,
    choose,
    prefix_of,
    team_folder,
)
from peerdesk.domain.words import ErasureReason
from peerdesk.team.bundle import bundle_name
from peerdesk.team.errors import NotReadBack
from peerdesk.transport.errors import StoreUnreachable
from tests.desk.exchanging import joined, shared, texts
from tests.fakes.book import MemoryBook
from tests.fakes.stick import Stick
from tests.fakes.store import MemoryStore
from tests.fakes.team import PEERS, contents_of, everything, founded, sealed, write_notes

T = TypeVar("T")
FOLDER = TeamFolder(address="/srv/team")


def going(book: MemoryBook, store: MemoryStore) -> FolderRound:
    def run(work: Callable[[TeamBook], T]) -> T:
        return work(book)

    return FolderRound(run, store)


def sync(book: MemoryBook, store: MemoryStore) -> int:
    """Go to the folder as `peerdesk team folder sync --yes` does; return what was new."""
    round_ = going(book, store)
    new = sum(round_.take(offer).counts.new for offer in round_.offers())
    with suppress(NothingToShare):
        share_into_folder(book)
    round_.bring()
    return new


@pytest.fixture(params=[True, False], ids=["listed", "asked"])
def store(request: pytest.FixtureRequest) -> MemoryStore:
    """Return a folder that is listed, and one whose names are asked for."""
    return MemoryStore(is_listed=request.param)


@pytest.fixture
def team() -> list[MemoryBook]:
    """Return the laptops of a lead and two peers, each with the same folder."""
    lead = founded()
    books = [lead, *joined(lead, *PEERS[:2])]
    for book in books:
        choose(book, FOLDER)
    return books


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


def test_a_copy_called_otherwise_is_read_and_brings_nothing_new(team: list[MemoryBook]) -> None:
    lead, peer, _ = team
    store = MemoryStore()
    write_notes(lead, "heard")
    sync(lead, store)
    (name,) = store.files
    store.files[name.replace(".", " (1).")] = store.files[name]
    store.files[name.upper()] = store.files[name]
    assert sync(peer, store) == 1
    assert texts(peer) == {"heard"}
    store.asked.clear()
    assert list(going(peer, store).offers()) == []
    assert store.asked["get"] == 0


def test_half_a_file_is_taken_once_it_is_whole(team: list[MemoryBook]) -> None:
    lead, peer, _ = team
    whole, store = MemoryStore(), MemoryStore()
    write_notes(lead, "heard")
    sync(lead, whole)
    ((name, data),) = whole.files.items()
    reader = going(peer, store)
    for length in (0, 10, len(data) // 2, len(data) - 1):
        store.files[name] = data[:length]
        assert list(reader.offers()) == []
        assert name in reader.refused
        store.asked.clear()
        assert list(reader.offers()) == []
        assert store.asked["get"] == 0
    store.files[name] = data
    assert [reader.take(offer).counts.new for offer in reader.offers()] == [1]
    assert reader.refused == {}


def test_a_file_that_vanishes_between_listing_and_reading_is_passed_over(
    team: list[MemoryBook],
) -> None:
    lead, peer, _ = team

    class Fleeting(MemoryStore):
        def names(self):  # type: ignore[no-untyped-def] # noqa: ANN202 - as in the fake
            found = super().names()
            self.files.clear()
            return found

    store = Fleeting()
    write_notes(lead, "heard")
    share_into_folder(lead)
    going(lead, store).bring()
    assert list(going(peer, store).offers()) == []


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


def test_what_cannot_get_there_now_goes_the_next_time(
    store: MemoryStore, team: list[MemoryBook]
) -> None:
    lead, peer, _ = team
    store.pull()
    for number in range(2):
        write_notes(lead, f"heard {number}")
        share_into_folder(lead)
        with pytest.raises(StoreUnreachable):
            going(lead, store).bring()
    assert len(leaving(lead)) == 2
    store.away = None
    told: list[str] = []
    assert going(lead, store).bring(told.append) == 2
    assert told == list(store.files)
    assert leaving(lead) == ()
    assert sync(peer, store) == 2


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


def test_a_name_with_other_bytes_is_left_and_the_next_one_taken(
    store: MemoryStore, team: list[MemoryBook]
) -> None:
    lead, peer, _ = team
    write_notes(lead, "heard")
    share_into_folder(lead)
    bundle = next_leaving(lead)
    assert bundle is not None
    store.files[bundle.name] = b"what this laptop wrote before it was put back"
    going(lead, store).bring()
    after = bundle_name(lead.challenge_id, lead.device, bundle.number + 1)
    assert list(store.files) == [bundle.name, after]
    assert sync(peer, store) == 1


def test_names_that_are_all_taken_are_said_to_be(team: list[MemoryBook]) -> None:
    lead, store = team[0], MemoryStore()
    bundle = Leaving("a.peerdesk", 1, b"content")
    store.files["a.peerdesk"] = b"other"
    for number in range(40):
        store.files[bundle_name(lead.challenge_id, lead.device, number)] = b"other"
    with pytest.raises(NameTaken):
        carry(store, asking(lead), bundle)


def test_a_store_that_changes_bytes_is_noticed_and_the_bundle_stays(
    team: list[MemoryBook],
) -> None:
    lead = team[0]

    class Rotten(MemoryStore):
        def put(self, name, write, read_back):  # type: ignore[no-untyped-def] # noqa: ANN001, ANN202 - as in the fake
            return super().put(name, lambda file: file.write(b"rot"), read_back) or write

    write_notes(lead, "heard")
    share_into_folder(lead)
    with pytest.raises(NotReadBack):
        going(lead, Rotten()).bring()
    assert len(leaving(lead)) == 1


def test_what_cannot_be_read_back_from_the_vault_is_not_kept(team: list[MemoryBook]) -> None:
    outbox = Outbox(team[0], "/srv/team")

    def refuse(_: object) -> None:
        raise NotReadBack

    with pytest.raises(NotReadBack):
        outbox.put("a.peerdesk", lambda file: file.write(b"x"), refuse)
    assert leaving(team[0]) == ()
    assert outbox.put("a.peerdesk", lambda file: file.write(b"x"), lambda file: file.read()) == (
        "/srv/team/a.peerdesk"
    )
    with pytest.raises(NameTaken):
        outbox.put("a.peerdesk", lambda file: file.write(b"x"), lambda file: file.read())


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
    assert asking(lead).memory.removing == (first,)
    store.away = None
    going(lead, store).bring()
    assert first not in store.files
    assert len(store.files) == 1


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


def test_one_colleague_cannot_hold_up_a_round_for_ever(
    team: list[MemoryBook], monkeypatch: pytest.MonkeyPatch
) -> None:
    lead, peer, _ = team
    store = MemoryStore(is_listed=False)
    reader = going(peer, store)
    list(reader.offers())
    for number in range(3):
        write_notes(lead, f"heard {number}")
        share_into_folder(lead)
        going(lead, store).bring()
    monkeypatch.setattr("peerdesk.desk.fetching._MOST", 1)
    assert len(list(reader.offers())) < 3
    monkeypatch.undo()
    assert len(list(reader.offers())) == 3
