# SPDX-License-Identifier: Apache-2.0
"""The tables are put right in slices, whole at every moment, wherever it is broken off."""

import contextlib
from collections.abc import Callable, Iterator
from itertools import count

import pytest

from peerdesk.desk.erasing import erase
from peerdesk.desk.query import NoteQuery
from peerdesk.domain.facts import Fact, MemberAdmitted, NoteRevised, NoteTagged
from peerdesk.domain.team import Person
from peerdesk.domain.words import ErasureReason, Role
from peerdesk.team.keys import DeviceKeys
from peerdesk.vault.book import OpenVault
from peerdesk.vault.errors import Interrupted, NotSaved
from peerdesk.vault.slices import SliceSize
from tests.builders import dump, message, note, session
from tests.vault.conftest import Made


@pytest.fixture
def filled(vault: OpenVault, monkeypatch: pytest.MonkeyPatch) -> OpenVault:
    """Return a vault that takes a good many slices to make anew."""
    monkeypatch.setattr(SliceSize.__init__, "__defaults__", (7,))
    monkeypatch.setattr("peerdesk.vault.slices._MOST", 7)
    vault.append(*(note(f"line {n}") for n in range(90)))
    vault.append(session(), message())
    return vault


def meanwhile(vault: OpenVault, write: Callable[[int], Fact]) -> list[Fact]:
    """Have something written between all slices, and return what was."""
    written: list[Fact] = []

    def between() -> None:
        fact = write(len(written))
        vault.append(fact)
        written.append(fact)

    vault.share_thread(between)
    return written


def holds(vault: OpenVault) -> bool:
    """Say whether nothing is found, once nobody writes any more."""
    vault.share_thread(lambda: None)
    return vault.upkeep.verify().findings == ()


def test_the_tables_come_out_as_they_were(filled: OpenVault) -> None:
    before = dump(filled)
    assert filled.upkeep.rebuild() == 93
    assert dump(filled) == before
    assert holds(filled)


def test_lines_are_saved_and_found_in_the_middle(filled: OpenVault) -> None:
    written = meanwhile(filled, lambda n: note(f"typed {n}"))
    filled.upkeep.rebuild()
    assert len(written) > 10
    assert filled.count_notes(NoteQuery(words="typed")) == len(written)
    assert filled.count_notes(NoteQuery()) == 90 + len(written)
    assert holds(filled)


def test_notes_on_either_side_can_be_edited_in_the_middle(filled: OpenVault) -> None:
    notes = filled.notes(NoteQuery(newest_first=False), 0, 90)

    def edit(number: int) -> Fact:
        one = notes[number * 29 % 90]
        if number % 2:
            return NoteTagged(note=one.id, kloe="k1")
        heads = filled.history("note", one.id)
        return NoteRevised(note=one.id, text=f"edited {number}", replaces=(heads[-1].hash,))

    written = meanwhile(filled, edit)
    filled.upkeep.rebuild()
    assert len(written) > 10
    assert filled.count_notes(NoteQuery(words="edited")) > 5
    assert holds(filled)


def test_whoever_is_admitted_in_the_middle_is_weighed_by_from_then_on(filled: OpenVault) -> None:
    def admit(_: int) -> Fact:
        person = Person("Bo Lindqvist", Role.OFFICER_PEER)
        member = DeviceKeys.generate().member(person)
        return MemberAdmitted(device=member.device, member=member)

    written = meanwhile(filled, admit)
    filled.upkeep.rebuild()
    assert len(filled.members()) == 1 + len(written)
    assert holds(filled)


def test_the_lists_are_whole_at_every_moment(filled: OpenVault) -> None:
    before, seen = dump(filled), []

    def look() -> None:
        assert dump(filled) == before
        assert filled.count_notes(NoteQuery(words="line")) == 90
        seen.append(1)

    filled.share_thread(look)
    filled.upkeep.rebuild()
    assert len(seen) > 10


def refused_at(vault: OpenVault, which: int) -> int:
    """Have the disk refuse one transaction of a rebuild, and return how many it began."""
    database, begun = vault._ledger.database, 0
    real = database.transaction

    @contextlib.contextmanager
    def transaction() -> Iterator[None]:
        nonlocal begun
        begun += 1
        database.run(f"PRAGMA query_only = {begun == which}")
        with real():
            yield

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(database, "transaction", transaction)
        with contextlib.suppress(NotSaved):
            vault.upkeep.rebuild()
    database.run("PRAGMA query_only = OFF")
    return begun


DAMAGE = (
    "DELETE FROM note_facet WHERE number % 9 = 0",
    "DELETE FROM note WHERE number % 10 = 0",
    "UPDATE note SET body = replace(body, 'line 3', 'lime 3')",
    "UPDATE note_facet SET day = '2026-05-13' WHERE number % 11 = 0",
    "INSERT INTO entity VALUES ('theme', 'odd', 1, '', '{}')",
    "DELETE FROM entity WHERE sort = 'message'",
)


@pytest.mark.parametrize("damage", [(), DAMAGE], ids=["sound", "damaged"])
def test_whichever_transaction_the_disk_refuses_the_lists_stay_whole(
    filled: OpenVault, damage: tuple[str, ...]
) -> None:
    sound = dump(filled)
    for which in count(1):
        for statement in damage:
            filled._ledger.database.run(statement)
        filled._ledger.entities.forget()
        before = set(filled.notes(NoteQuery(), 0, 100))
        begun = refused_at(filled, which)
        after = set(filled.notes(NoteQuery(), 0, 100))
        assert {note.id for note in before} <= {note.id for note in after}
        if begun < which:
            break
        assert begun == which
        assert damage or dump(filled) == sound
        assert filled.upkeep.rebuild() == 93
        assert dump(filled) == sound
        assert holds(filled)
    assert which > 10


def test_a_full_disk_takes_nothing_away_and_it_is_done_when_there_is_room(
    filled: OpenVault,
) -> None:
    database = filled._ledger.database
    sound = dump(filled)
    database.run("DELETE FROM note WHERE number % 2 = 0")
    database.write_anew()
    left = {note.id for note in filled.notes(NoteQuery(), 0, 100)}
    database.run(f"PRAGMA max_page_count = {database.value('PRAGMA page_count')}")
    with pytest.raises(NotSaved):
        filled.upkeep.rebuild()
    assert left <= {note.id for note in filled.notes(NoteQuery(), 0, 100)}
    database.run("PRAGMA max_page_count = 1073741823")
    assert filled.upkeep.rebuild() == 93
    assert dump(filled) == sound
    assert holds(filled)


def test_broken_off_it_leaves_the_lists_whole(made: Made, filled: OpenVault) -> None:
    before = dump(filled)
    calls: list[int] = []

    def stop() -> None:
        calls.append(1)
        if len(calls) == 4:
            raise Interrupted

    filled.share_thread(stop)
    with pytest.raises(Interrupted):
        filled.upkeep.rebuild()
    assert dump(filled) == before
    filled.share_thread(lambda: None)
    typed = note("typed after it was broken off")
    filled.append(typed)
    filled.close()
    with made.open() as again:
        assert again.count_notes(NoteQuery()) == 91
        assert again.note(typed.note).text == typed.text
        assert holds(again)


def test_tables_of_another_version_broken_off_are_filled_at_the_next_opening(
    made: Made, filled: OpenVault
) -> None:
    before = dump(filled)
    with filled._ledger.database.transaction():
        filled._ledger.settings.projection = 1
    parts = filled._ledger.projection.filling(lambda: 7)
    for _ in range(4):
        with filled._ledger.database.transaction():
            next(parts)
    del parts
    assert filled.count_notes(NoteQuery()) < 90
    filled._ledger.database.close()  # as a crash leaves it
    filled._holding.lock.release()  # type: ignore[union-attr] # it is open
    with made.open() as again:
        assert dump(again) == before
        assert holds(again)


def test_notes_whose_rows_are_lost_can_be_edited_and_erased_meanwhile(filled: OpenVault) -> None:
    notes = list(filled.notes(NoteQuery(newest_first=False), 0, 90))
    filled._ledger.database.run("DELETE FROM note_facet")
    erased: list[str] = []

    def change() -> None:
        filled.append(NoteTagged(note=notes.pop().id, kloe="k1"))
        erased.append(notes.pop().id)
        erase(filled, erased[-1], ErasureReason.SUBJECT_REQUEST, "Team leader")

    filled.share_thread(change)
    filled.upkeep.rebuild()
    assert len(erased) > 5
    assert filled.count_notes(NoteQuery(words="line")) == 90 - len(erased)
    assert holds(filled)


def test_an_index_that_knows_other_words_is_made_anew(filled: OpenVault) -> None:
    filled._ledger.database.run("UPDATE note SET body = replace(body, 'line 3', 'lime 3')")
    assert filled.upkeep.rebuild() == 93
    assert filled.count_notes(NoteQuery(words="lime")) == 0
    assert filled.count_notes(NoteQuery(words="line")) == 90
    assert holds(filled)


def test_what_is_written_while_wrong_rows_are_mended_stays(filled: OpenVault) -> None:
    for statement in DAMAGE:
        filled._ledger.database.run(statement)
    written = meanwhile(filled, lambda n: note(f"typed {n}"))
    filled.upkeep.rebuild()
    assert filled.count_notes(NoteQuery(words="typed")) == len(written)
    assert filled.count_notes(NoteQuery()) == 90 + len(written)
    assert holds(filled)


def test_it_can_be_begun_again_after_it_was_broken_off(filled: OpenVault) -> None:
    filled.share_thread(lambda: (_ for _ in ()).throw(Interrupted()))
    with pytest.raises(Interrupted):
        filled.upkeep.rebuild()
    filled.share_thread(lambda: None)
    assert filled.upkeep.rebuild() == 93
    assert holds(filled)


def test_it_is_said_how_far_it_has_come(filled: OpenVault) -> None:
    told: list[str] = []
    filled.upkeep.rebuild(told.append)
    assert told[-1] == "93 entries made anew"
    assert len(told) > 10
