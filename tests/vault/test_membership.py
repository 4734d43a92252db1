# SPDX-License-Identifier: Apache-2.0
"""Real vaults weigh anew when leads act on the team, whatever came first."""

from collections.abc import Iterator
from contextlib import ExitStack
from itertools import permutations
from pathlib import Path

import pytest

from peerdesk.desk.capture import write_line
from peerdesk.desk.erasing import erase
from peerdesk.desk.errors import ErasedNote, NotFound
from peerdesk.desk.exchange import export, take_in
from peerdesk.desk.membership import change_authority, release, remove_laptop
from peerdesk.desk.query import NoteQuery
from peerdesk.desk.scope import found_challenge
from peerdesk.domain.facts import MemberAdmitted
from peerdesk.domain.team import Member, Person
from peerdesk.domain.words import Authority, ErasureReason, RemovalReason, Role, WhyAside
from peerdesk.ledger.replay import replay
from peerdesk.vault.book import OpenVault
from tests.builders import all_changes, dump
from tests.fakes.apart import take_all
from tests.fakes.book import MemoryBook
from tests.fakes.challenge import FRAMEWORK, SCOPE, share
from tests.fakes.stick import Stick
from tests.fakes.team import PEERS, admit_all, bundle_of, founded, write_notes
from tests.vault.conftest import Made, make
from tests.vault.team import give, join

PEOPLE = {
    "helen": Person("Helen Okafor", Role.TEAM_LEADER),
    "amir": Person("Amir Siddiqui", Role.MANAGER),
    "priya": Person("Priya Nair", Role.OFFICER_PEER),
}
REMOVED, OVERTAKEN = WhyAside.REMOVED, WhyAside.OVERTAKEN


@pytest.fixture(scope="module")
def team_template(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Made]:
    """Return the vaults of two leads and a peer who have joined, made once."""
    folder = tmp_path_factory.mktemp("members")
    team = {name: make(folder / name, person) for name, person in PEOPLE.items()}
    with ExitStack() as stack:
        lead, *others = [stack.enter_context(made.open()) for made in team.values()]
        found_challenge(lead, FRAMEWORK, SCOPE)
        join(lead, *others)
    return team


@pytest.fixture
def team(team_template: dict[str, Made], tmp_path: Path) -> Iterator[dict[str, OpenVault]]:
    """Return open copies of the three vaults."""
    with ExitStack() as stack:
        yield {
            name: stack.enter_context(made.copy(tmp_path / name).open())
            for name, made in team_template.items()
        }


def evening(reader: Member) -> dict[str, bytes]:
    """Return what four laptops share after an evening on which they heard nothing of each other.

    Ann removes Bo; Mia makes an observer of Bo, removes Cat and admits a stranger; Cat, a lead
    too, removes Mia; Bo goes on writing.
    """
    ann = founded()
    bo, mia, cat, fay = (MemoryBook(person) for person in (*PEERS[:3], PEERS[0]))
    admit_all(ann, bo, mia)
    lead = MemberAdmitted(device=cat.device, member=_as_lead(cat.identity))
    ann.append(lead, MemberAdmitted(device=reader.device, member=reader))
    ann.sign()
    for book in (bo, mia, cat):
        share(ann, book)
    write_notes(bo, "before")
    bo.sign()
    for book in (ann, mia):
        share(bo, book)
    write_notes(bo, *(f"after {number}" for number in range(3)))
    remove_laptop(ann, bo.device, RemovalReason.LEFT)
    change_authority(mia, bo.device, Authority.OBSERVER)
    remove_laptop(mia, cat.device, RemovalReason.LEFT)
    admit_all(mia, fay)
    remove_laptop(cat, mia.device, RemovalReason.LEFT)
    write_notes(cat, "by the one who was removed")
    books = {"ann": ann, "bo": bo, "mia": mia, "cat": cat}
    for book in books.values():
        book.sign()
    return {name: bundle_of(book) for name, book in books.items()}


def bring_news(sender: OpenVault, receiver: OpenVault) -> None:
    """Bring to another vault only what it may lack."""
    stick = Stick()
    exported = export(sender, stick)
    take_in(receiver, stick.files[exported.name])


def _as_lead(member: Member) -> Member:
    return Member(
        device=member.device, person=member.person, name=member.name, role=member.role,
        authority=Authority.LEAD, signing_key=member.signing_key, recipient=member.recipient,
        organisation=member.organisation,
    )  # fmt: skip


def test_every_order_of_import_leaves_the_same_team_and_tables(joining: Made) -> None:
    with joining.open() as book:
        bundles = evening(book.identity)
    found = []
    for number, order in enumerate(permutations(bundles.values())):
        with joining.copy(joining.folder.parent / f"order-{number}").open() as book:
            take_all(book, order)
            roster = book.roster()
            found.append((dump(book), book.aside_changes(), roster.former, book.vector()))
            if number % 6 == 0:
                assert book.upkeep.verify().ok
                assert {note.text for note in book.notes(NoteQuery())} == {"before"}
                names = [former.member.name for former in roster.former.values()]
                assert names == [PEERS[0].name, PEERS[2].name]
                assert len(roster.members) == 4
                whys = sorted(one.why for one in book.aside_changes())
                assert whys == sorted([REMOVED] * 5)
    assert all(one == found[0] for one in found)


def test_tables_a_rebuild_a_replay_and_the_next_opening_say_the_same(joining: Made) -> None:
    with joining.open() as book:
        take_all(book, list(evening(book.identity).values()))
        before = (dump(book), book.aside_changes(), book.roster())
        notes = {name for sort, name in replay(all_changes(book)) if sort == "note"}
        assert notes == {note.id for note in book.notes(NoteQuery())}
        book.upkeep.rebuild()
        assert (dump(book), book.aside_changes(), book.roster()) == before
    with joining.open() as book:
        assert (dump(book), book.aside_changes(), book.roster()) == before
        assert book.upkeep.verify().ok


def test_what_is_released_is_found_again_in_lists_and_search(team: dict[str, OpenVault]) -> None:
    helen, amir, priya = team.values()
    remove_laptop(helen, priya.device, RemovalReason.LEFT)
    write_line(priya, "Thresholds are well understood")
    give(priya, amir)
    assert amir.count_notes(NoteQuery(words="thresholds")) == 1
    give(helen, amir)
    assert amir.count_notes(NoteQuery(words="thresholds")) == 0
    assert amir.upkeep.verify().ok
    assert release(amir, [one.hash for one in amir.aside_changes()]) == 1
    assert amir.count_notes(NoteQuery(words="thresholds")) == 1
    give(amir, helen)
    assert helen.count_notes(NoteQuery(words="thresholds")) == 1
    assert helen.aside_changes() == amir.aside_changes() == ()
    assert amir.upkeep.verify().ok


def test_a_removal_weighs_nothing_again_that_lies_before_its_cut(
    team: dict[str, OpenVault],
) -> None:
    helen, _, priya = team.values()
    for number in range(20):
        write_line(priya, f"line {number}")
    give(priya, helen)
    old = helen.roster()
    remove_laptop(helen, priya.device, RemovalReason.LEFT)
    weighing = helen._ledger.projection._weighing
    assert weighing.touched(old, helen.roster()) == {priya.device}


def test_words_erased_by_a_lead_removed_before_come_back_from_whoever_still_has_them(
    team: dict[str, OpenVault],
) -> None:
    helen, amir, priya = team.values()
    note = write_line(priya, "What the finder of a laptop wanted gone").note
    for book in (helen, amir):
        give(priya, book)
    bring_news(helen, priya)
    remove_laptop(helen, amir.device, RemovalReason.LOST)
    erase(amir, note, ErasureReason.NOT_NEEDED, "nobody")
    give(amir, priya)
    with pytest.raises(ErasedNote):
        priya.note(note)
    bring_news(helen, priya)
    assert priya.erasures() == ()
    with pytest.raises(NotFound):
        priya.note(note)
    bring_news(priya, helen)
    assert helen.note(note).text == "What the finder of a laptop wanted gone"
    bring_news(helen, priya)
    assert priya.note(note).text == "What the finder of a laptop wanted gone"
    assert dump(priya) == dump(helen)
    assert [one.why for one in priya.aside_changes()] == [REMOVED] * len(priya.aside_changes())
    for book in (helen, priya):
        assert book.upkeep.verify().ok


def test_words_stay_where_the_removal_was_heard_of_first(team: dict[str, OpenVault]) -> None:
    helen, amir, priya = team.values()
    note = write_line(priya, "What the finder of a laptop wanted gone").note
    give(priya, amir)
    remove_laptop(helen, amir.device, RemovalReason.LOST)
    erase(amir, note, ErasureReason.NOT_NEEDED, "nobody")
    give(helen, priya)
    give(amir, priya)
    assert priya.note(note).text == "What the finder of a laptop wanted gone"
    give(priya, helen)
    assert dump(priya) == dump(helen)
    for book in (helen, priya):
        assert book.upkeep.verify().ok
