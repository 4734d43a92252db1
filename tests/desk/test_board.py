# SPDX-License-Identifier: Apache-2.0
"""The board at the end of the day, on laptops that met only through each other."""

from datetime import UTC, datetime

import pytest

from peerdesk.desk.attachments import Prepared, attach, take_off
from peerdesk.desk.board import team_board
from peerdesk.desk.capture import write_line
from peerdesk.desk.clock import FixedClock
from peerdesk.desk.exchange import admit, export, identity_file, take_in
from peerdesk.desk.scope import found_challenge
from peerdesk.team.asking import Ask
from peerdesk.team.board import Missing
from peerdesk.team.board_words import sentence
from peerdesk.team.lacking_bytes import Unheld
from tests.desk.exchanging import joined, shared
from tests.fakes.book import MemoryBook
from tests.fakes.challenge import FRAMEWORK, SCOPE
from tests.fakes.stick import Stick
from tests.fakes.team import PEERS, founded, write_notes

NOON = datetime(2026, 5, 12, 12, tzinfo=UTC)
MINUTE = 60_000


@pytest.fixture
def lead() -> MemoryBook:
    return founded()


def test_it_asks_for_the_one_stick_that_brings_everything(lead: MemoryBook) -> None:
    bo, dev = joined(lead, PEERS[0], PEERS[2])
    write_notes(bo, "one", "two")
    take_in(dev, shared(bo))
    write_notes(dev, "three")
    shared(dev)  # the stick on which Bo's notes lie stays in a pocket
    write_notes(dev, "four")
    later = shared(dev)
    take_in(lead, later)
    board = team_board(lead)
    assert board.ask == Ask((dev.device,), 4)  # one of them waits here for the one before it
    assert sentence(board) == "Ask for Dev’s stick: it has the 4 changes that this laptop lacks."
    assert {missing.device: missing.changes for missing in board.missing} == {
        bo.device: 2, dev.device: 2,
    }  # fmt: skip


def test_a_bundle_that_was_written_and_never_came_is_named(lead: MemoryBook) -> None:
    bo, dev = joined(lead, PEERS[0], PEERS[2])
    write_notes(bo, "one")
    first = shared(bo)
    take_in(lead, first)
    take_in(dev, first)
    write_notes(bo, "two")
    take_in(dev, shared(bo))
    write_notes(bo, "three")
    take_in(dev, shared(bo))
    write_notes(dev, "four")
    take_in(lead, shared(dev))
    assert team_board(lead).missing == ()  # whatever the way that it came
    write_notes(bo, "five")
    shared(bo)
    write_notes(bo, "six")
    take_in(lead, shared(bo))
    (missing,) = team_board(lead).missing
    assert missing == Missing(bo.device, 2, (bo.device,))
    write_notes(dev, "seven")
    shared(dev)
    write_notes(lead, "eight")
    take_in(dev, shared(lead))
    write_notes(dev, "nine")
    passed_on = shared(dev)
    take_in(bo, passed_on)
    take_in(lead, shared(bo, whole=True))
    (missing,) = [m for m in team_board(lead).missing if m.device == dev.device]
    assert missing.bundles == (2, 3)


@pytest.mark.parametrize("ahead", [90, -90])
def test_a_wrong_clock_is_told_in_both_ways_and_changes_nothing_else(ahead: int) -> None:
    right, wrong = FixedClock(NOON), FixedClock(NOON)
    wrong.forward(seconds=60 * ahead)
    lead, bo = MemoryBook(clock=right), MemoryBook(PEERS[0], clock=wrong)
    found_challenge(lead, FRAMEWORK, SCOPE)
    admit(lead, identity_file(bo))
    take_in(bo, shared(lead))
    write_notes(bo, "one")
    take_in(lead, shared(bo))
    board = team_board(lead, right.now()[0])
    (row,) = [row for row in board.rows if not row.own]
    assert row.ahead == ahead * MINUTE
    assert row.heard_here == right.now()[0]
    assert not board.own_clock_doubtful
    assert board.complete
    write_notes(lead, "two")
    take_in(bo, shared(lead))
    assert team_board(bo, wrong.now()[0]).rows[0].ahead == -ahead * MINUTE


def test_what_this_laptop_has_shared_with_nobody_is_counted(lead: MemoryBook) -> None:
    (bo,) = joined(lead, PEERS[0])
    write_notes(lead, "one", "two")
    assert team_board(lead).unshared == 2
    assert not team_board(lead).all_shared
    shared(lead)
    assert team_board(lead).all_shared
    assert team_board(lead).unshared == 0
    write_notes(bo, "three")
    take_in(lead, shared(bo))
    assert team_board(bo).all_shared  # what came from the lead is with everybody already


def test_a_practice_challenge_tells_its_own_times() -> None:
    lead = MemoryBook(clock=FixedClock(NOON), practice=True)
    bo = MemoryBook(PEERS[0], clock=FixedClock(NOON.replace(year=2030)), practice=True)
    found_challenge(lead, FRAMEWORK, SCOPE, practice=True)
    admit(lead, identity_file(bo))
    take_in(bo, shared(lead))
    write_notes(bo, "one")
    take_in(lead, shared(bo))
    assert [row.ahead for row in team_board(lead, lead.clock.now()[0]).rows] == [0, 0]


def test_a_laptop_is_not_complete_before_every_attachment_is_there(lead: MemoryBook) -> None:
    bo, dev = joined(lead, PEERS[0], PEERS[2])
    photo = Prepared("image/jpeg", b"a photograph")
    held = attach(bo, write_line(bo, "+ A wall").note, "wall.jpg", photo)
    stick = Stick()
    exported = export(bo, stick)
    for book in (lead, dev):
        take_in(book, stick.files[exported.name])
    board = team_board(lead)
    assert not any(row.to_come for row in board.rows if row.device != dev.device)
    assert board.unheld == Unheld(1, (bo.device,))
    assert {row.device: row.attachments for row in board.rows}[lead.device] == 1
    assert not board.complete
    assert sentence(board).startswith("1 attachment is missing here; Bo has it.")
    take_in(lead, stick.files[exported.parts[0].name])
    take_in(lead, shared(dev))
    board = team_board(lead)
    assert (board.unheld, board.all_shared) == (Unheld(), False)
    assert {row.device: row.attachments for row in board.rows} == {
        lead.device: 0, bo.device: 0, dev.device: 1,
    }  # fmt: skip
    take_off(lead, held.id)
    assert not any(row.attachments for row in team_board(lead).rows)


def test_an_attachment_is_missing_everywhere_where_its_writer_lacks_it_too(
    lead: MemoryBook,
) -> None:
    bo, dev = joined(lead, PEERS[0], PEERS[2])
    attach(bo, write_line(bo, "+ A wall").note, "wall.jpg", Prepared("image/jpeg", b"a photograph"))
    bo.chunks.clear()
    take_in(dev, shared(bo))
    take_in(lead, shared(dev))
    assert team_board(lead).unheld == Unheld(1, (), 1)
