# SPDX-License-Identifier: Apache-2.0
"""A vault's tables hold what counts, weigh anew when the roster changes, and pass the rest on."""

from collections.abc import Callable
from itertools import permutations

import pytest
from msgspec.structs import replace

from peerdesk.desk.errors import NotFound
from peerdesk.desk.exchange import take_in
from peerdesk.desk.query import NoteQuery
from peerdesk.domain.facts import MemberAdmitted, NoteMarked
from peerdesk.domain.note import Note
from peerdesk.domain.roster import Roster
from peerdesk.domain.words import Authority, Stance
from peerdesk.ledger.replay import replay
from peerdesk.team.keys import DeviceKeys
from peerdesk.vault.book import OpenVault
from peerdesk.vault.errors import NotSaved
from peerdesk.vault.ledger import LedgerTables
from peerdesk.vault.refusals import REFUSED
from peerdesk.vault.weighing import Weighing
from tests.builders import all_changes, chain, dump, message, note
from tests.fakes.apart import ASIDE, apart, take_all
from tests.fakes.team import PEERS
from tests.vault.conftest import Made

Open = Callable[[Made], OpenVault]


def test_every_order_of_import_leaves_the_same_tables(joining: Made) -> None:
    with joining.open() as book:
        evening = apart(book.identity)
    dumps = []
    for number, order in enumerate(permutations(evening.bundles.values())):
        with joining.copy(joining.folder.parent / f"order-{number}").open() as book:
            take_all(book, order)
            dumps.append((dump(book), book.set_aside(), book.vector()))
            assert book.set_aside() == ASIDE
            if number % 6 == 0:
                assert book.upkeep.verify().ok
    assert all(one == dumps[0] for one in dumps)


def test_what_a_lowered_laptop_wrote_leaves_lists_search_and_count(empty: OpenVault) -> None:
    evening = apart(empty.identity)
    take_all(empty, [evening.bundles["ann"], evening.bundles["dan"]])
    assert [n.id for n in empty.notes(NoteQuery(words="dan"))] == [evening.dans]
    before = empty.count_notes(NoteQuery())
    take_in(empty, evening.bundles["mia"])
    assert empty.notes(NoteQuery(words="dan")) == ()
    assert empty.count_notes(NoteQuery()) == before - 1 + 12
    with pytest.raises(NotFound):
        empty.note(evening.dans)
    assert empty.history("note", evening.dans) == ()
    assert empty.set_aside() == 1
    assert empty.upkeep.verify().ok


def test_tables_a_replay_and_a_rebuild_say_the_same(joining: Made) -> None:
    with joining.open() as book:
        evening = apart(book.identity)
        take_all(book, list(evening.bundles.values()))
        state = replay(all_changes(book))
        stands = {(sort, name): book.note(name) for sort, name in state if sort == "note"}
        assert stands == {thing: v for thing, v in state.items() if isinstance(v, Note)}
        assert book.note(evening.note).text == "People own the plan"
        assert not book.note(evening.note).withdrawn
        before = dump(book)
        book.upkeep.rebuild()
        assert (dump(book), book.set_aside()) == (before, ASIDE)
    with joining.open() as book:
        assert (dump(book), book.set_aside()) == (before, ASIDE)
        assert book.roster().authority(evening.dan.device) == "observer"
        assert book.upkeep.verify().ok


def test_a_founding_is_remembered_and_no_second_one_is_taken(joining: Made) -> None:
    with joining.open() as book:
        evening = apart(book.identity)
        take_all(book, list(evening.bundles.values()))
        founder = book.roster().founder
        assert book.challenge().founder.device == founder
    with joining.open() as book:
        assert book.roster().founder == founder
        assert founder in {change.header.device for change in all_changes(book)}


def test_ones_own_lines_just_typed_leave_the_tables_when_a_lead_says_so(empty: OpenVault) -> None:
    evening = apart(empty.identity, lowered=True)
    take_in(empty, evening.bundles["ann"])
    empty.append(note("Typed before"))
    empty.append(note("Typed just now"))
    assert empty.is_behind
    take_in(empty, evening.bundles["mia"])
    assert empty.notes(NoteQuery(words="typed")) == ()
    assert empty.set_aside() == 2
    empty.append(note("Typed after"))
    assert empty.notes(NoteQuery(words="typed")) == ()
    assert empty.set_aside() == 3
    assert empty.upkeep.verify().ok


def test_what_was_set_aside_stands_when_its_laptops_turn_out_to_be_admitted(
    vault: OpenVault,
) -> None:
    bo, friend = (DeviceKeys.generate().member(person) for person in PEERS[:2])
    message_of = message("What the friend says")
    made_lead = replace(bo, authority=Authority.LEAD)
    vault.append(MemberAdmitted(device=bo.device, member=replace(bo, authority=Authority.PEER)))
    vault.accept(chain([MemberAdmitted(device=friend.device, member=friend)], device=bo.device), [])
    vault.accept(chain([note("A friend's line"), message_of], device=friend.device), [])
    assert vault.set_aside() == 3
    assert (vault.count_notes(NoteQuery()), vault.messages()) == (0, ())
    assert vault.upkeep.verify().ok
    vault.append(MemberAdmitted(device=bo.device, member=made_lead))
    assert vault.set_aside() == 0
    assert vault.count_notes(NoteQuery(words="friend")) == 1
    assert [m.wording for m in vault.messages()] == ["What the friend says"]
    assert [m.device for m in vault.members()[1:]] == [friend.device, bo.device]
    assert vault.upkeep.verify().ok


def test_a_roster_that_the_tables_have_lost_is_found_out_and_made_anew(empty: OpenVault) -> None:
    evening = apart(empty.identity)
    take_all(empty, list(evening.bundles.values()))
    dan = evening.dan.device
    with empty._ledger.database.transaction():
        empty._ledger.database.run("DELETE FROM entity WHERE sort = 'device' AND id = ?", (dan,))
    assert "The roster stands otherwise" in " ".join(empty.upkeep.verify().findings)
    empty.upkeep.rebuild()
    assert empty.roster().authority(dan) == "observer"
    assert empty.upkeep.verify().ok


def test_the_roster_is_joined_with_what_arrives_and_not_read_anew(
    empty: OpenVault, monkeypatch: pytest.MonkeyPatch
) -> None:
    evening = apart(empty.identity)
    before = empty.roster()
    read: list[Roster] = []
    anew = Weighing.now

    def noticed(weighing: Weighing) -> Roster:
        read.append(anew(weighing))
        return read[-1]

    monkeypatch.setattr(Weighing, "now", noticed)
    take_all(empty, list(evening.bundles.values()))
    assert read == []
    assert empty.roster() != before
    assert empty.upkeep.verify().ok


def test_what_was_joined_in_a_transaction_that_is_taken_back_is_known_no_more(
    empty: OpenVault, monkeypatch: pytest.MonkeyPatch
) -> None:
    evening = apart(empty.identity)
    before = empty.roster()
    met: list[Roster] = []

    def refuse(*_: object) -> None:
        met.append(empty.roster())
        raise NotSaved(REFUSED)

    with monkeypatch.context() as failing:
        failing.setattr(LedgerTables, "insert", refuse)
        with pytest.raises(NotSaved):
            take_in(empty, evening.bundles["ann"])
    assert met != [before]
    assert empty.roster() == before
    take_in(empty, evening.bundles["ann"])
    assert met[0].members.keys() <= empty.roster().members.keys()
    assert empty.upkeep.verify().ok


def test_two_things_under_one_identifier_are_set_aside_each_for_itself(vault: OpenVault) -> None:
    bo = DeviceKeys.generate().member(PEERS[0])
    observer = replace(bo, authority=Authority.OBSERVER)
    vault.append(MemberAdmitted(device=bo.device, member=observer))
    (own,) = vault.append(note("Counts"))
    vault.accept(
        chain([message("Not an observer\u2019s", message=own.fact.entity)], device=bo.device), []
    )
    (aside,) = vault.aside_changes()
    assert (aside.about, aside.entity, aside.device) == ("message", own.fact.entity, bo.device)
    assert vault.note(own.fact.entity).text == "Counts"
    vault.append(NoteMarked(note=own.fact.entity, stance=Stance.STRENGTH, replaces=(own.hash,)))
    assert vault.aside_changes() == (aside,)
