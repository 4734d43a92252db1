# SPDX-License-Identifier: Apache-2.0
"""The tables are what a replay of the ledger says, whatever happened in whatever order."""

import random

import msgspec
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from peerdesk.desk.query import NoteQuery
from peerdesk.domain.note import Note
from peerdesk.ledger.replay import replay
from peerdesk.vault.book import OpenVault
from peerdesk.vault.note_rows import Turn, _Crowd, _Crowds
from peerdesk.vault.numbering import SLOTS
from tests.builders import all_changes, chain, dump, note, session
from tests.strategies import Laptop, random_fact
from tests.vault.conftest import Made


def _stands(vault: OpenVault) -> dict[tuple[str, str], bytes]:
    """Return what the tables say, as bytes by sort and identifier."""
    found: dict[tuple[str, str], msgspec.Struct] = {}
    for bin_too in (False, True):
        for one in vault.notes(NoteQuery(withdrawn=bin_too), 0, 1_000):
            found["note", one.id] = one
        for message in vault.messages(withdrawn=bin_too):
            found["message", message.id] = message
    found["challenge", vault.challenge_id] = vault.challenge()
    return {thing: msgspec.json.encode(value) for thing, value in found.items()}


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(seed=st.integers(0, 2**32), count=st.integers(1, 60))
def test_the_tables_equal_a_replay_after_anything_anybody_does(
    made: Made, seed: int, count: int
) -> None:
    chance = random.Random(seed)
    copy = made.copy(made.folder.parent / f"copy-{len(list(made.folder.parent.iterdir()))}")
    colleague = Laptop(name="b" * 32)
    with copy.open() as vault:
        for step in range(count):
            _anything(vault, colleague, chance, step)
        before = _stands(vault)
        assert before == {
            thing: msgspec.json.encode(value) for thing, value in replay(all_changes(vault)).items()
        }
        assert vault.upkeep.verify().findings == ()
        vault.upkeep.rebuild()
        assert _stands(vault) == before
        after = dump(vault)
    with copy.open() as vault:
        assert dump(vault) == after


def _anything(vault: OpenVault, colleague: Laptop, chance: random.Random, step: int) -> None:
    """Do one of the things that change a vault, or look at it, which may index lines."""
    here = Laptop(ledger={change.hash: change for change in all_changes(vault)})
    match chance.randrange(8):
        case 0 | 1 | 2:
            vault.append(*(random_fact(here, chance) for _ in range(chance.randrange(1, 4))))
        case 3:
            vault.append(note(f"line {step}"))
        case 4:
            colleague.receive(list(here.ledger.values()))
        case 5:
            colleague.write(random_fact(colleague, chance), at=chance.randrange(10**12))
        case 6:
            vault.accept(chance.sample(colleague.own, len(colleague.own)), [])
        case _:
            vault.notes(NoteQuery(words="line"))


def test_tables_of_an_older_program_are_made_anew(made: Made) -> None:
    with made.open() as vault:
        vault.append(*(note(f"line {n}") for n in range(9)))
        before = dump(vault)
        vault._ledger.database.run("DROP TABLE note_facet")
        vault._ledger.database.run("DROP TABLE note_search")
        vault._ledger.settings.projection = 0
    with made.open() as vault:
        assert dump(vault) == before
        assert vault.count_notes(NoteQuery(words="line")) == 9
        assert vault.upkeep.verify().ok


def test_lines_not_indexed_yet_are_in_a_rebuild(vault: OpenVault) -> None:
    vault.append(note("kestrel"))
    assert vault.is_behind
    assert vault.upkeep.rebuild() == 2
    assert vault._ledger.index.behind == {}
    assert vault.count_notes(NoteQuery(words="kestrel")) == 1
    assert vault.upkeep.verify().ok


def test_kinds_that_a_later_program_knows_are_filed_by_its_rebuild(
    vault: OpenVault,
) -> None:
    theirs = chain([note("from the future")])
    vault.accept(theirs, [])
    database = vault._ledger.database
    place = vault._ledger.chains.place(theirs[0])
    with database.transaction():  # as if its kind had been unknown when it came
        database.run("UPDATE change SET entity = NULL WHERE place = ?", (place,))
    vault.upkeep.rebuild()
    assert vault.count_notes(NoteQuery(words="future")) == 1
    assert vault.upkeep.verify().ok


def test_clocks_that_are_absurdly_wrong_are_only_shown(vault: OpenVault) -> None:
    for number, at in enumerate((-(10**15), 0, 10**15, 2**53)):
        vault.accept(chain([note(f"odd {number}")], device=f"{number:032x}", at=at), [])
    vault.append(note("sound"))
    texts = [one.text for one in vault.notes(NoteQuery())]
    assert texts == ["odd 3", "odd 2", "sound", "odd 1", "odd 0"]
    assert vault.upkeep.verify().ok
    assert isinstance(vault.notes(NoteQuery())[0], Note)


def test_a_note_that_turns_out_to_be_of_another_time_changes_its_place(vault: OpenVault) -> None:
    vault.append(note("first"), note("second"), session())
    first = vault.notes(NoteQuery(newest_first=False))[0]
    turn = Turn(first, msgspec.structs.replace(first, at=first.at + 10_000_000))
    with vault._ledger.database.transaction():
        vault._ledger.projection.notes.write([turn])
    assert vault.notes(NoteQuery(newest_first=False))[-1].id == first.id
    assert vault.count_notes(NoteQuery(words="first")) == 1
    vault.upkeep.rebuild()
    assert vault.notes(NoteQuery(newest_first=False))[0].id == first.id
    assert vault.upkeep.verify().ok


def test_a_note_is_found_in_the_moment_after_a_full_one(vault: OpenVault) -> None:
    rows = vault._ledger.projection.notes
    vault.append(*(note(f"line {n}") for n in range(3)), session())
    name = vault.notes(NoteQuery())[0].id
    number = rows.numbers(vault.notes(NoteQuery()))[name]
    crowds = _Crowds(vault._ledger.database)
    tick = number >> SLOTS
    crowds._read[tick - 1] = _Crowd({}, frozenset(range(1 << SLOTS)))
    assert crowds.find((tick - 1) << SLOTS, name) == number
    assert crowds.find(tick << SLOTS, "nobody") is None
