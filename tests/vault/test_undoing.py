# SPDX-License-Identifier: Apache-2.0
"""Undoing an import leaves every table as it was, and goes no further than it can."""

import random
from collections.abc import Iterator
from contextlib import ExitStack
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from peerdesk.desk.attachments import Prepared, attach, look_at
from peerdesk.desk.capture import write_line
from peerdesk.desk.carrying import Arriving
from peerdesk.desk.erasing import erase
from peerdesk.desk.errors import NoChallenge
from peerdesk.desk.evidence import mark, revise, tag, withdraw
from peerdesk.desk.exchange import admit, export, identity_file, take_in
from peerdesk.desk.exchange_errors import CannotUndo
from peerdesk.desk.messages import draft_message, link_note, reword
from peerdesk.desk.query import NoteQuery
from peerdesk.desk.undoing import undo, why_kept
from peerdesk.domain.attachment import CHUNK
from peerdesk.domain.team import Person
from peerdesk.domain.words import ErasureReason, MessageKind, Relation, Role, Stance
from peerdesk.ledger.store import Span
from peerdesk.team.receipt import Counts, Receipt
from peerdesk.vault.book import OpenVault
from peerdesk.vault.chains import place_of
from peerdesk.vault.creation import create_vault
from peerdesk.vault.derivation import FLOOR
from peerdesk.vault.errors import NotSaved
from peerdesk.vault.indexing import USUAL_PARTS
from peerdesk.vault.opening import open_vault
from tests.builders import chain, note
from tests.fakes.stick import Stick
from tests.fakes.three import everybody_gets, three

DEV = Person("Dev Anand", Role.MEMBER_PEER)
_SHADOWS = "note_search_"


@pytest.fixture
def team(tmp_path: Path) -> Iterator[list[OpenVault]]:
    """Return three laptops."""
    with ExitStack() as stack:
        books = three("vault", tmp_path, stack)
        yield [book for book in books if isinstance(book, OpenVault)]


def tables(vault: OpenVault) -> dict[str, list[Any]]:
    """Return all rows of all tables, and of the search index what it knows of every word."""
    vault.catch_up()
    database = vault._ledger.database
    names = [
        row[0]
        for row in database.rows("SELECT name FROM sqlite_schema WHERE type = 'table'")
        if not row[0].startswith(_SHADOWS) and row[0] not in {"arrival", "note_search"}
    ]
    found = {
        name: sorted(database.rows(f"SELECT * FROM {name}"), key=repr)  # noqa: S608 - our own names
        for name in names
    }
    database.run(
        "CREATE VIRTUAL TABLE temp.words USING fts5vocab('main', 'note_search', 'instance')"
    )
    found["words"] = sorted(database.rows("SELECT * FROM temp.words"))
    database.run("DROP TABLE temp.words")
    return found


def worked(book: OpenVault, others: list[str], chance: random.Random) -> list[str]:
    """Write something of every sort, on one's own notes and on others'."""
    mine = [write_line(book, f"+ line {chance.random()} on thresholds").note for _ in range(6)]
    theme = book.themes()[0].id
    for each in chance.sample([*mine, *others], 4):
        mark(book, each, chance.choice([Stance.STRENGTH, Stance.CONSIDERATION]))
        tag(book, each, book.kloes()[0].id)
    revise(book, mine[0], "another wording altogether")
    withdraw(book, mine[1])
    message = draft_message(book, MessageKind.STRENGTH, theme, "Practice is strong.")
    link_note(book, message, mine[2], Relation.SUPPORTS)
    reword(book, message, "Practice is consistently strong.")
    return [mine[0], *mine[2:]]


def bundle_of(book: OpenVault) -> bytes:
    stick = Stick()
    return stick.files[export(book, stick).name]


@pytest.mark.parametrize("seed", range(4))
def test_everything_is_as_it_was(team: list[OpenVault], seed: int) -> None:
    chance = random.Random(seed)
    lead, bo, carys = team
    theirs = worked(lead, [], chance)
    everybody_gets(Stick(), lead, [bo, carys])
    worked(bo, theirs, chance)
    worked(carys, theirs, chance)
    take_in(lead, bundle_of(carys))
    data = bundle_of(bo)
    before = tables(lead)
    receipt = take_in(lead, data)
    assert sum(span.last - span.first + 1 for span in receipt.spans) == receipt.counts.new
    assert {span.device for span in receipt.spans} == {bo.device}
    whole = tables(lead)
    assert whole != before
    undo(lead, receipt)
    assert tables(lead) == before
    assert lead.upkeep.verify().findings == ()
    assert take_in(lead, data).counts == receipt.counts
    again = tables(lead)
    for name in ("change", "note", "note_facet", "entity", "aside", "words", "message_note"):
        assert again[name] == whole[name]


def test_an_admission_that_is_undone_makes_all_to_be_weighed_again(
    team: list[OpenVault], tmp_path: Path
) -> None:
    lead, bo, carys = team
    with ExitStack() as stack:
        made = create_vault(tmp_path / "dev", DEV, "ripple anvil quiet lantern moss", cost=FLOOR)
        dev = stack.enter_context(made.vault)
        admit(lead, identity_file(dev))
        everybody_gets(Stick(), lead, [dev, carys])
        write_line(dev, "+ a newcomer's line")
        take_in(carys, bundle_of(dev))
        before = tables(bo)
        receipt = take_in(bo, bundle_of(carys))
        assert len(bo.members()) == 4
        undo(bo, receipt)
        assert len(bo.members()) == 3
        assert tables(bo) == before


def test_a_challenge_that_came_with_it_goes_with_it(team: list[OpenVault], tmp_path: Path) -> None:
    lead, *_ = team
    with ExitStack() as stack:
        made = create_vault(tmp_path / "dev", DEV, "ripple anvil quiet lantern moss", cost=FLOOR)
        dev = stack.enter_context(made.vault)
        admit(lead, identity_file(dev))
        data = bundle_of(lead)
        before = tables(dev)
        receipt = take_in(dev, data)
        undo(dev, receipt)
        assert dev.challenge_id == ""
        assert tables(dev) == before
        with pytest.raises(NoChallenge):
            dev.challenge()
        assert take_in(dev, data).counts == receipt.counts
        assert len(dev.members()) == 4


def test_what_had_waited_waits_again(team: list[OpenVault]) -> None:
    lead, bo, _ = team
    write_line(bo, "+ one")
    first = bundle_of(bo)
    write_line(bo, "+ two")
    second = bundle_of(bo)
    empty = tables(lead)
    waits = take_in(lead, second)
    assert waits.counts.waiting == 1
    held = tables(lead)
    receipt = take_in(lead, first)
    assert lead.count_notes(NoteQuery()) == 2
    assert len(receipt.spans) == 1
    undo(lead, receipt)
    assert tables(lead) == held
    undo(lead, waits)
    assert tables(lead) == empty
    take_in(lead, first)
    take_in(lead, second)
    assert lead.count_notes(NoteQuery()) == 2


def test_pieces_of_attachments_go_too(team: list[OpenVault]) -> None:
    lead, bo, _ = team
    note = write_line(bo, "+ a wall").note
    held = attach(bo, note, "wall.jpg", Prepared("image/jpeg", random.randbytes(CHUNK + 1)))
    stick = Stick()
    exported = export(bo, stick)
    take_in(lead, stick.files[exported.name])
    before = tables(lead)
    receipt = take_in(lead, stick.files[exported.parts[0].name])
    look_at(lead, held.id)
    undo(lead, receipt)
    assert tables(lead) == before
    assert not lead.is_here(held)


def test_it_can_be_undone_after_the_vault_was_locked(tmp_path: Path) -> None:
    with ExitStack() as stack:
        lead, bo, _ = three("vault", tmp_path, stack)
        write_line(bo, "+ one")
        assert isinstance(lead, OpenVault)
        assert isinstance(bo, OpenVault)
        receipt = take_in(lead, bundle_of(bo))
        lead.close()
        with open_vault(lead.folder, "ripple anvil quiet lantern moss") as again:
            assert why_kept(again, receipt) == ""
            undo(again, receipt)
            assert again.count_notes(NoteQuery()) == 0
            assert again.receipts() == ()


def test_nothing_is_undone_on_which_something_rests(team: list[OpenVault]) -> None:
    lead, bo, carys = team
    write_line(bo, "+ one")
    data = bundle_of(bo)
    first = take_in(lead, data)
    write_line(carys, "+ two")
    later = take_in(lead, bundle_of(carys))
    with pytest.raises(CannotUndo, match="undo that one first"):
        undo(lead, first)
    undo(lead, later)
    write_line(lead, "+ three")
    with pytest.raises(CannotUndo, match="written on this laptop"):
        undo(lead, first)
    second = take_in(carys, data)
    export(carys, Stick(), everything=True)
    with pytest.raises(CannotUndo, match="shared a bundle"):
        undo(carys, second)
    with pytest.raises(CannotUndo, match="rests on it"):
        undo(bo, second)
    assert lead.count_notes(NoteQuery()) == 2


def test_an_import_that_took_contents_away_is_not_undone(team: list[OpenVault]) -> None:
    lead, bo, carys = team
    note = write_line(bo, "+ about somebody").note
    everybody_gets(Stick(), bo, [lead, carys])
    erase(bo, note, ErasureReason.SUBJECT_REQUEST, "The monitoring officer")
    receipt = take_in(lead, bundle_of(bo))
    with pytest.raises(CannotUndo, match=r"erased for good|written on this"):
        undo(lead, receipt)


def test_imports_that_brought_nothing_do_not_stand_in_the_way(team: list[OpenVault]) -> None:
    lead, bo, _ = team
    before = tables(lead)
    write_line(bo, "+ one")
    data = bundle_of(bo)
    receipt = take_in(lead, data)
    take_in(lead, data)
    undo(lead, receipt)
    assert tables(lead) == before


def test_undoing_that_the_disk_refuses_changes_nothing(
    team: list[OpenVault], monkeypatch: pytest.MonkeyPatch
) -> None:
    lead, bo, _ = team
    write_line(bo, "+ one")
    receipt = take_in(lead, bundle_of(bo))
    before = tables(lead)
    with monkeypatch.context() as patched:
        patched.setattr(lead._ledger.projection, "rewrite", _refuse)
        with pytest.raises(NotSaved):
            undo(lead, receipt)
    assert tables(lead) == before
    undo(lead, receipt)
    assert lead.count_notes(NoteQuery()) == 0


def _refuse(*_: object) -> None:
    raise NotSaved("the disk refuses")


def test_what_fills_a_gap_is_taken_out_and_the_gap_is_told_again(team: list[OpenVault]) -> None:
    lead, bo, _ = team
    for number in range(3):
        write_line(bo, f"+ line {number}")
    everybody_gets(Stick(), bo, [lead])
    ledger = lead._ledger
    key = next(key for key in ledger.chains.codes if key[0] == bo.device)
    place = place_of(ledger.chains.codes[key], 2)
    with ledger.database.transaction():
        ledger.database.run("DELETE FROM change WHERE place = ?", (place,))
        ledger.chains.gaps[key] = ((2, 2),)
        ledger.tables.keep_gaps(ledger.chains, [key])
    lead.upkeep.rebuild()
    before = tables(lead)
    stick = Stick()
    receipt = take_in(lead, stick.files[export(bo, stick, everything=True).name])
    assert receipt.spans == (Span(*key, 2, 2),)
    assert lead.gaps() == ()
    undo(lead, receipt)
    assert tables(lead) == before
    assert len(lead.gaps()) == 1


def test_a_long_import_leaves_the_search_index_as_it_is_usually(vault: OpenVault) -> None:
    theirs = chain([note(f"line {n}") for n in range(2_100)])
    heard: list[tuple[int, int]] = []
    vault.accept(theirs, [], lambda done, of: heard.append((done, of)))
    assert heard[-1] == (2_100, 2_100)
    database = vault._ledger.database
    parts = database.value("SELECT v FROM note_search_config WHERE k = 'automerge'")
    assert parts == USUAL_PARTS
    assert vault.count_notes(NoteQuery(words="line")) == 2_100
    assert vault.upkeep.verify().findings == ()


def test_what_lies_beside_a_hole_is_told_as_two_runs(vault: OpenVault) -> None:
    arrivals, ledger = vault._arrivals, vault._ledger
    before = arrivals._before(_receipt("one"), ())
    theirs = chain([note(f"line {n}") for n in range(5)])
    vault.accept(theirs, [])
    vault.append(note("typed meanwhile"))
    key = theirs[0].header.device, theirs[0].header.epoch
    with ledger.database.transaction():
        place = place_of(ledger.chains.codes[key], 3)
        ledger.database.run("DELETE FROM change WHERE place = ?", (place,))
    assert tuple(arrivals.spans(before)) == (Span(*key, 1, 2), Span(*key, 4, 5))


def test_each_import_is_found_by_its_own_receipt(vault: OpenVault) -> None:
    for name in ("one", "two"):
        vault.begin_import(
            Arriving(name=name, content=BytesIO(name.encode()), receipt=_receipt(name))
        )
    assert vault.broken_off() == ("one", "two")
    kept = [vault.keep_receipt(_receipt(name)) for name in ("two", "one")]
    assert vault.broken_off() == ()
    assert vault.parked() == ()
    assert [why_kept(vault, receipt) for receipt in kept] == ["", ""]
    assert why_kept(vault, _receipt("three")) != ""


def _receipt(name: str) -> Receipt:
    counts = Counts(
        changes=0, new=0, already=0, waiting=0, notes=0, revised=0, messages=0, withdrawn=0,
        clashes=0, refused=0,
    )  # fmt: skip
    return Receipt(
        sender="Bo", sender_device="b" * 32, number=1, imported_at=0, offset=0, digest="",
        counts=counts, id=name,
    )  # fmt: skip
