# SPDX-License-Identifier: Apache-2.0
"""From the first line to the disposal, no file that a vault leaves or held shows the evidence.

What is attached, held, erased, backed up, rehearsed, sent, put back, salvaged and disposed of.
"""

import random
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from msgspec import structs

from peerdesk.desk.attachments import Prepared, attach, look_at, release, take_off
from peerdesk.desk.briefings import arrange
from peerdesk.desk.clock import FixedClock
from peerdesk.desk.closing import order_closing
from peerdesk.desk.erasing import erase
from peerdesk.desk.exchange import admit, export, identity_file
from peerdesk.desk.holds import lift_hold, place_hold
from peerdesk.desk.query import NoteQuery
from peerdesk.desk.scope import found_challenge
from peerdesk.domain.team import Person
from peerdesk.domain.words import ErasureReason, HoldReason, ReleaseReason, Role
from peerdesk.transport.folder import FolderCarrier
from peerdesk.vault.book import OpenVault
from peerdesk.vault.copying import copy_closed
from peerdesk.vault.derivation import FLOOR
from peerdesk.vault.disposal import begin_disposal, go_on
from peerdesk.vault.drill import drill
from peerdesk.vault.files import BACKUPS, CLEARED
from peerdesk.vault.generations import UNREAD, Occasion
from peerdesk.vault.header import read_header
from peerdesk.vault.keys import VaultKeys
from peerdesk.vault.opening import open_vault
from peerdesk.vault.restoring import restore
from peerdesk.vault.rewrapping import change_passphrase, confirm
from peerdesk.vault.salvage import salvage
from peerdesk.vault.slots import PASSPHRASE, open_with_passphrase
from tests.builders import message, note, session
from tests.disk.leaking import MARKERS, found_in, found_written
from tests.disk.tracing import calls, needs_strace, watched_child
from tests.fakes.challenge import FRAMEWORK, SCOPE
from tests.issuing import issue_all
from tests.vault.conftest import NOON, SECRET, Made, make
from tests.vault.damage import destroy

pytestmark = pytest.mark.usefixtures("quick_keys")

NEW = "velvet comet harbour thistle orchard"
DAY = "2026-05-12"


class Places(NamedTuple):
    """Where the copies of a vault go that are made outside it."""

    stick: Path
    restored: Path
    salvaged: Path
    marks: Path


@pytest.fixture
def places(tmp_path: Path) -> Places:
    """Return the folders outside the vault, the stick's alone made."""
    outside = tmp_path / "outside"
    (outside / "stick").mkdir(parents=True)
    return Places(*(outside / name for name in Places._fields))


@pytest.fixture
def led(tmp_path: Path) -> Made:
    """Return the vault of a team leader who has not founded anything yet."""
    return make(tmp_path / "led", Person("Helen Okafor", Role.TEAM_LEADER))


def _use(vault: OpenVault, mark: Iterator[str]) -> None:
    """Put markers into everything that can be attached to, held, erased, or said of a note."""
    found_challenge(vault, FRAMEWORK, structs.replace(SCOPE, council=next(mark)))
    kept, gone = note(next(mark), case=next(mark)), note(next(mark), case=next(mark))
    vault.append(kept, gone, session(next(mark), place=next(mark)), message(next(mark)))
    for fact, sheets in ((kept, 30_000), (gone, 3_000)):  # of two pieces, and of one
        content = b"\xff\xd8" + f"a sheet of the wall: {next(mark)} ".encode() * sheets
        held = attach(vault, fact.note, f"{next(mark)}.jpg", Prepared("image/jpeg", content))
        assert look_at(vault, held.id).content == content
        release(vault, held.id, ReleaseReason.ASKED_BY_OWNER)
    take_off(vault, held.id)
    hold = place_hold(vault, HoldReason.SUBJECT_ACCESS, next(mark), [gone.note])
    lift_hold(vault, hold.id)
    vault.keep_draft(f"capture {next(mark)}", next(mark))
    arrange(vault, DAY, practical=[next(mark)])
    issue_all(vault, DAY)
    for marker in mark:
        vault.append(note(f"{marker} and {marker.upper()}"))
        assert vault.count_notes(NoteQuery(words=marker)) == 1
    vault.upkeep.backup(Occasion.ASKED)
    erase(vault, gone.note, ErasureReason.SUBJECT_REQUEST, MARKERS[0])
    vault.upkeep.purge()


def _look_after(vault: OpenVault, peer: bytes, stick: Path) -> None:
    """Rehearse a restore, send everything, and change key and passphrase."""
    assert drill(vault).ok
    admit(vault, peer)
    export(vault, FolderCarrier(stick), everything=True)
    confirm(vault.upkeep.rotate(SECRET))
    change_passphrase(vault.folder, SECRET, NEW, cost=FLOOR)
    vault.upkeep.rebuild()
    vault.upkeep.backup(Occasion.ASKED)
    vault.append(note(MARKERS[1]))


def _copy_elsewhere(made: Made, places: Places) -> None:
    """Copy the locked vault, put a backup back, and salvage what damage leaves."""
    closing = copy_closed(made.folder, 1_800_000_000_000, lambda: False)
    assert closing is not None
    assert closing.suffix == UNREAD
    restore(max((made.folder / BACKUPS).glob("*.db")), NEW, places.restored).close()
    slot = read_header(made.folder).slot(PASSPHRASE)
    keys = VaultKeys.of(open_with_passphrase(slot, NEW))
    damaged = made.copy(places.salvaged.with_name("damaged"))
    destroy(damaged.folder, [3, 9, 20], random.Random(5))
    assert salvage(damaged.folder, keys, places.salvaged).report.damaged == 3


def _dispose(made: Made, marks: Path) -> None:
    """Close the challenge, begin its end, and come to it."""
    clock = FixedClock(NOON)
    with open_vault(made.folder, NEW, marks=marks) as vault:
        order_closing(vault, DAY, clock.now(), none_known=True)
        begin_disposal(vault, clock)
    assert go_on(made.folder, clock) == (made.folder / CLEARED).read_bytes()


def _live(own: Made, other: Made, places: Places) -> None:
    """Have the vault's whole life, but for its end."""
    with other.open() as colleague:
        peer = identity_file(colleague)
    with open_vault(own.folder, SECRET, marks=places.marks) as vault:
        _use(vault, iter(MARKERS))
        _look_after(vault, peer, places.stick)
    _copy_elsewhere(own, places)


def test_a_whole_life_leaves_nothing_in_clear(
    led: Made, joining: Made, tmp_path: Path, places: Places
) -> None:
    _live(led, joining, places)
    with open_vault(led.folder, NEW, marks=places.marks) as vault:
        assert vault.count_notes(NoteQuery(words=MARKERS[30])) == 1  # they are in there
        assert vault.upkeep.verify().findings == ()
        assert found_in(tmp_path) == []
    assert all(any(place.iterdir()) for place in places)
    _dispose(led, places.marks)
    assert found_in(tmp_path) == []
    assert [path.name for path in led.folder.iterdir()] == [CLEARED]


@needs_strace
def test_a_whole_life_writes_nothing_in_clear_even_for_a_moment(
    led: Made, joining: Made, tmp_path: Path, places: Places
) -> None:
    def work(_: object) -> None:
        _live(led, joining, places)
        _dispose(led, places.marks)

    trace = tmp_path / "trace"
    _, code = watched_child(work, trace)
    assert code == 0
    seen = list(calls(trace))
    assert sum(call.name == "pwrite64" for call in seen) > 1_000
    assert any(CLEARED.encode() in text for call in seen for text in call.texts)
    assert found_written(seen) == []


def test_an_attachment_saved_outside_would_be_found_by_content_and_by_name(
    vault: OpenVault, tmp_path: Path
) -> None:
    """The negative control: what is let out on purpose stands in clear where it was put."""
    written = note("a line")
    vault.append(written)
    prepared = Prepared("application/pdf", f"%PDF-1.7 {MARKERS[4]}".encode())
    held = attach(vault, written.note, f"{MARKERS[5]}.pdf", prepared)
    let = release(vault, held.id, ReleaseReason.ASKED_BY_OWNER)
    (tmp_path / "desktop").mkdir()
    (tmp_path / "desktop" / let.name).write_bytes(let.content)
    found = "".join(found_in(tmp_path))
    assert MARKERS[4] in found
    assert f"{MARKERS[5]}.pdf: {MARKERS[5].encode()!r}" in found
