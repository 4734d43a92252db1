# SPDX-License-Identifier: Apache-2.0
"""Lines are saved whole, chained, and found again."""

import pytest

from peerdesk.desk.errors import NoChallenge
from peerdesk.desk.query import NoteQuery
from peerdesk.domain.facts import NoteMarked, NoteRevised, NoteWithdrawn
from peerdesk.domain.words import Stance
from peerdesk.ledger.chain import verify_run
from peerdesk.vault.book import OpenVault
from peerdesk.vault.errors import RecordTooLarge
from peerdesk.vault.indexing import MOST
from tests.builders import all_changes, chain, message, note, session
from tests.strategies import CHALLENGE
from tests.vault.conftest import Made, found


def test_nothing_can_be_written_before_a_challenge_is_founded(empty: OpenVault) -> None:
    with pytest.raises(NoChallenge):
        empty.append(note())
    assert empty.vector() == ()
    found(empty)
    assert empty.challenge_id == CHALLENGE
    assert empty.challenge().founder == empty.identity


def test_nothing_happens_where_nothing_is_written(vault: OpenVault) -> None:
    before = vault.vector()
    assert vault.append() == ()
    assert vault.vector() == before


def test_a_line_is_there_with_all_it_was_typed_with(vault: OpenVault) -> None:
    fact = note("Children feel heard", session="s1", kloes=("k1", "k2"), case="7")
    (entry,) = vault.append(fact)
    stands = vault.note(fact.note)
    assert stands.text == "Children feel heard"
    assert stands.kloe_ids == ("k1", "k2")
    assert (stands.session, stands.case, stands.author) == ("s1", "7", fact.author)
    assert vault.notes(NoteQuery()) == (stands,)
    assert vault.history("note", fact.note) == (entry,)


def test_own_changes_form_one_chain(vault: OpenVault) -> None:
    vault.append(note(), session(), message())
    vault.append(note())
    changes = all_changes(vault)
    (own,) = vault.vector()
    verify_run(changes, own)
    assert [change.header.number for change in changes] == [1, 2, 3, 4, 5]


def test_a_line_says_what_was_newly_known_and_says_it_once(vault: OpenVault) -> None:
    theirs = chain([note(), note()])
    vault.accept(theirs, [])
    vault.append(note())
    vault.append(note())
    *_, first, second = [c.header for c in all_changes(vault) if c.header.device == vault.device]
    assert first.knew == (theirs[-1].head,)
    assert first.depth == 3
    assert (second.knew, second.depth) == ((), 4)


def test_what_was_said_to_be_known_is_remembered_after_closing(made: Made) -> None:
    with made.open() as vault:
        vault.accept(chain([note()]), [])
        vault.append(note())
    with made.open() as vault:
        vault.append(note())
        *_, last = [c.header for c in all_changes(vault) if c.header.device == vault.device]
        assert last.knew == ()


def test_a_line_just_typed_can_be_revised_marked_and_withdrawn(vault: OpenVault) -> None:
    fact = note("Mangers listen")
    (entry,) = vault.append(fact)
    vault.append(NoteRevised(note=fact.note, text="Managers listen", replaces=(entry.hash,)))
    vault.append(NoteMarked(note=fact.note, stance=Stance.QUESTION, replaces=(entry.hash,)))
    (found_note,) = vault.notes(NoteQuery(words="managers"))
    assert found_note.stance is Stance.QUESTION
    assert vault.notes(NoteQuery(words="mangers")) == ()
    vault.append(NoteWithdrawn(note=fact.note))
    assert vault.notes(NoteQuery()) == ()
    assert [n.id for n in vault.notes(NoteQuery(withdrawn=True, words="man"))] == [fact.note]
    assert vault.upkeep.verify().ok


@pytest.mark.parametrize("count", [1, MOST, 2 * MOST + 5])
def test_lines_not_indexed_yet_are_listed_counted_and_found(vault: OpenVault, count: int) -> None:
    facts = [note(f"Line {n} of many") for n in range(count)]
    for fact in facts:
        vault.append(fact)
    assert vault.count_notes(NoteQuery()) == count
    assert {n.id for n in vault.notes(NoteQuery(), 0, count)} == {f.note for f in facts}
    assert vault.is_behind
    assert vault.count_notes(NoteQuery(words="many")) == count
    assert vault._ledger.index.behind == {}
    assert vault.upkeep.verify().ok


def test_lines_not_indexed_at_the_end_are_found_after_opening(made: Made) -> None:
    vault = made.open()
    facts = [note("Kestrel in the corridor"), note("Another kestrel")]
    for fact in facts:
        vault.append(fact)
    vault._ledger.database.close()  # as a crash would: nothing is tidied up
    vault._ledger.head.flush()
    vault._holding.lock.release()  # type: ignore[union-attr] # it is open
    with made.open() as again:
        assert again.count_notes(NoteQuery(words="kestrel")) == 2
        assert again.upkeep.verify().ok


def test_one_identifier_written_twice_stands_once(vault: OpenVault) -> None:
    first, second = note("First"), note("Second")
    twice = note("Again", note=first.note)
    vault.append(first)
    vault.append(twice)
    vault.append(second, note("And again", note=second.note))
    assert vault.count_notes(NoteQuery()) == 2
    assert len(vault.history("note", first.note)) == 2
    assert vault.upkeep.verify().ok


def test_a_record_that_nobody_could_take_in_is_not_written(vault: OpenVault) -> None:
    before = vault.vector()
    with pytest.raises(RecordTooLarge):
        vault.append(note("x" * (1 << 20)))
    assert vault.vector() == before
    assert vault.count_notes(NoteQuery()) == 0
