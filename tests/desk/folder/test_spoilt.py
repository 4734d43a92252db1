# SPDX-License-Identifier: Apache-2.0
"""What a folder does to files, copies, halves and names that are taken, costs no evidence."""

from collections.abc import Mapping
from types import MappingProxyType

import pytest

from peerdesk.desk.errors import NameTaken
from peerdesk.desk.folder.chosen import asking
from peerdesk.desk.folder.errors import NotThere, UnfitFile
from peerdesk.desk.folder.outbox import (
    Leaving,
    Outbox,
    carry,
    leaving,
    next_leaving,
    share_into_folder,
)
from peerdesk.team.bundle import bundle_name
from peerdesk.team.errors import BundleError, NotReadBack
from peerdesk.transport.errors import BadFileName, FileTooLarge, NotReadable, StoreUnreachable
from tests.desk.exchanging import shared, texts
from tests.desk.going import going, sync
from tests.fakes.book import MemoryBook
from tests.fakes.store import MemoryStore
from tests.fakes.team import write_notes


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


def test_however_many_names_are_taken_by_whatever_the_next_free_one_is_found(
    team: list[MemoryBook],
) -> None:
    lead = team[0]
    store = MemoryStore()
    bundle = Leaving("a.peerdesk", 1, b"content")
    store.files["a.peerdesk"] = b"larger than what is carried"
    for number in range(2, 400):
        name = bundle_name(lead.challenge_id, lead.device, number)
        store.files[name] = b"x" * (number % 20)
    free = bundle_name(lead.challenge_id, lead.device, 400)
    assert carry(store, asking(lead), bundle) == free
    assert store.files[free] == b"content"
    assert store.asked["names"] == 1
    assert store.asked["get"] < 30  # those of another size are not even read
    assert carry(store, asking(lead), bundle) == free  # and it is found again, not carried twice


def test_what_cannot_be_read_where_the_name_is_taken_is_another_file(
    team: list[MemoryBook],
) -> None:
    lead = team[0]

    class Closed(MemoryStore):
        def get(self, name, limit):  # type: ignore[no-untyped-def] # noqa: ANN001, ANN202, ARG002 - as in the fake
            raise NotReadable if name == "a.peerdesk" else NotThere

        def names(self):  # type: ignore[no-untyped-def] # noqa: ANN202 - as in the fake
            return ()  # as where folders bear the names of bundles

    store = Closed()
    for name in ("a.peerdesk", bundle_name(lead.challenge_id, lead.device, 2)):
        store.files[name] = b"other"
    after = bundle_name(lead.challenge_id, lead.device, 3)
    assert carry(store, asking(lead), Leaving("a.peerdesk", 1, b"content")) == after


def test_a_store_that_takes_no_name_at_all_is_said_to(
    team: list[MemoryBook], monkeypatch: pytest.MonkeyPatch
) -> None:
    class Full(MemoryStore):
        def put(self, name, write, read_back):  # type: ignore[no-untyped-def] # noqa: ANN001, ANN202, ARG002 - as in the fake
            raise NameTaken(name)

    monkeypatch.setattr("peerdesk.desk.folder.outbox._TRIES", 40)
    with pytest.raises(NameTaken):
        carry(Full(), asking(team[0]), Leaving("a.peerdesk", 1, b"content"))


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
    monkeypatch.setattr("peerdesk.desk.folder.fetching._MOST", 1)
    assert len(list(reader.offers())) < 3
    monkeypatch.undo()
    assert len(list(reader.offers())) == 3


def test_what_is_spoilt_between_the_offer_and_the_taking_is_refused_and_said(
    team: list[MemoryBook],
) -> None:
    lead, peer, _ = team
    write_notes(lead, "heard")
    store = MemoryStore()
    sync(lead, store)
    round_ = going(peer, store)
    (offer,) = round_.offers()
    store.files[offer.lying.name] = b"rot" + store.files[offer.lying.name][3:]
    with pytest.raises(BundleError) as told:
        round_.take(offer)
    assert round_.refused == {offer.lying.name: told.value.user_message}
    assert texts(peer) == set()


class Odd(MemoryStore):
    """A folder in which some files cannot be read as bundles, each for its own reason."""

    odd: Mapping[str, UnfitFile] = MappingProxyType({})

    def get(self, name: str, limit: int) -> bytes:
        """Refuse the odd ones."""
        if name in self.odd:
            self.asked["odd"] += 1
            raise self.odd[name]
        return super().get(name, limit)


def test_one_odd_file_is_refused_by_name_and_the_rest_comes_in(team: list[MemoryBook]) -> None:
    lead, peer, _ = team
    store = Odd()
    store.odd = {
        "a.peerdesk": FileTooLarge(300, 200),
        "b.peerdesk": NotReadable(),
        "c.peerdesk": BadFileName(),
    }
    store.files.update(dict.fromkeys(store.odd, b"x"))
    write_notes(lead, "heard")
    store.files["m.peerdesk"] = shared(lead)
    reader = going(peer, store)
    assert [reader.take(offer).counts.new for offer in reader.offers()] == [1]
    assert reader.refused == {name: error.user_message for name, error in store.odd.items()}
    for times in (1, 0):  # once more after something came in, and then no more
        store.asked.clear()
        assert list(reader.offers()) == []
        assert store.asked["odd"] == times
    assert list(going(peer, store).offers()) == []
    assert store.asked["odd"] == 1  # whoever owns it may let it be read, without touching it
    for name in store.odd:
        del store.files[name]
    assert list(reader.offers()) == []
    assert reader.refused == {}


def test_one_odd_file_among_the_next_ones_hides_no_later_one(team: list[MemoryBook]) -> None:
    lead, peer, _ = team
    store = Odd(is_listed=False)
    reader = going(peer, store)
    list(reader.offers())
    number = asking(peer).following(lead.device)
    odd = bundle_name(lead.challenge_id, lead.device, number)
    store.odd = {odd: FileTooLarge(300, 200)}
    write_notes(lead, "heard")
    store.files[bundle_name(lead.challenge_id, lead.device, number + 1)] = shared(lead)
    assert sum(reader.take(offer).counts.new for offer in reader.offers()) == 1
    assert odd in reader.refused


def test_what_turns_out_too_large_as_it_is_taken_is_refused(team: list[MemoryBook]) -> None:
    lead, peer, _ = team
    store = Odd()
    write_notes(lead, "heard")
    store.files["m.peerdesk"] = shared(lead)
    reader = going(peer, store)
    (offer,) = reader.offers()
    store.odd = {"m.peerdesk": FileTooLarge(300, 200)}
    with pytest.raises(FileTooLarge):
        reader.take(offer)
    assert "m.peerdesk" in reader.refused
    assert asking(peer).memory.done.keys() == {"m.peerdesk"}


def test_a_name_that_is_no_text_is_passed_over_with_a_sentence(team: list[MemoryBook]) -> None:
    lead, peer, _ = team
    store = MemoryStore()
    store.files["\udcff.peerdesk"] = b"x"
    write_notes(lead, "heard")
    store.files["m.peerdesk"] = shared(lead)
    reader = going(peer, store)
    assert [reader.take(offer).counts.new for offer in reader.offers()] == [1]
    assert reader.refused.keys() == {"?.peerdesk"}
    assert "rename it" in reader.refused["?.peerdesk"]
    assert store.asked["get"] == 2


def test_a_folder_full_of_junk_is_remembered_in_one_go(
    team: list[MemoryBook], monkeypatch: pytest.MonkeyPatch
) -> None:
    peer = team[1]
    store = MemoryStore()
    store.files.update({f"{number}.peerdesk": b"" for number in range(50)})
    kept: list[str] = []
    real = peer.keep_choice

    def keep(name: str, text: str) -> None:
        kept.append(name)
        real(name, text)

    monkeypatch.setattr(peer, "keep_choice", keep)
    assert list(going(peer, store).offers()) == []
    assert len(kept) <= 2  # the listing, and all of what lay there
    store.asked.clear()
    assert list(going(peer, store).offers()) == []
    assert store.asked["get"] == 0
