# SPDX-License-Identifier: Apache-2.0
"""The tables are made anew in slices, whatever is written meanwhile and wherever it breaks off."""

from collections.abc import Callable

import pytest

from peerdesk.desk.query import NoteQuery
from peerdesk.domain.facts import Fact, MemberAdmitted, NoteRevised, NoteTagged
from peerdesk.domain.team import Person
from peerdesk.domain.words import Role
from peerdesk.team.keys import DeviceKeys
from peerdesk.vault.book import OpenVault
from peerdesk.vault.errors import Interrupted
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


def test_broken_off_it_is_done_at_the_next_opening(made: Made, filled: OpenVault) -> None:
    before = dump(filled)
    calls: list[int] = []

    def stop() -> None:
        calls.append(1)
        if len(calls) == 4:
            raise Interrupted

    filled.share_thread(stop)
    with pytest.raises(Interrupted):
        filled.upkeep.rebuild()
    assert filled.count_notes(NoteQuery()) < 90
    filled.share_thread(lambda: None)
    typed = note("typed after it was broken off")
    filled.append(typed)
    filled.close()
    with made.open() as again:
        assert again.count_notes(NoteQuery()) == 91
        assert again.note(typed.note).text == typed.text
        assert holds(again)
        assert dump(again) != before


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
