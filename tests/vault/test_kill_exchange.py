# SPDX-License-Identifier: Apache-2.0
"""An import or export that is killed anywhere goes on, or has never been; nothing is in between."""

import contextlib
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

from peerdesk.desk.attachments import Prepared, attach, look_at
from peerdesk.desk.capture import write_line
from peerdesk.desk.clock import SystemClock
from peerdesk.desk.errors import NothingToShare
from peerdesk.desk.exchange import admit, export, go_on, identity_file, take_in
from peerdesk.desk.query import NoteQuery
from peerdesk.desk.scope import found_challenge
from peerdesk.desk.undoing import undo
from peerdesk.domain.attachment import CHUNK
from peerdesk.transport.folder import FolderCarrier, bundles_in
from peerdesk.vault.book import OpenVault
from tests.builders import dump, note
from tests.fakes.book import LEADER
from tests.fakes.challenge import FRAMEWORK, SCOPE
from tests.fakes.stick import Stick
from tests.vault.conftest import Made, make
from tests.vault.killing import Acknowledge, in_a_child

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there is no fork on Windows")

KILLS = 25
SOAK = 1_000
LINES = 900
_LONGEST = 0.6


class Two(NamedTuple):
    """A lead's vault and a peer's, both closed, of one team."""

    lead: Made
    peer: Made


@pytest.fixture
def two(joining: Made, tmp_path: Path) -> Two:
    """Return two vaults that have the challenge; the peer has written lines and a photograph."""
    made = make(tmp_path / "leader", LEADER)
    with made.open() as lead, joining.open() as peer:
        found_challenge(lead, FRAMEWORK, SCOPE)
        admit(lead, identity_file(peer))
        stick = Stick()
        take_in(peer, stick.files[export(lead, stick).name])
        for start in range(0, LINES, 300):
            peer.append(*(note(f"line {n}") for n in range(start, start + 300)))
        photo = Prepared("image/jpeg", bytes(range(256)) * (CHUNK // 128))
        attach(peer, write_line(peer, "+ a wall").note, "wall.jpg", photo)
    return Two(made, joining)


@pytest.fixture
def bundles(two: Two) -> list[bytes]:
    """Return what the peer shares: the changes, and the photograph."""
    stick = Stick()
    with two.peer.open() as peer:
        export(peer, stick)
    return list(stick.files.values())


def comes_to(vault: OpenVault) -> tuple[bytes, bytes]:
    """Return all that stands, and the photograph."""
    (held,) = vault.attachments()
    return dump(vault), look_at(vault, held.id).content


@pytest.mark.parametrize("kills", [KILLS, pytest.param(SOAK, marks=pytest.mark.soak)])
def test_an_import_that_is_killed_goes_on_by_itself(
    two: Two, bundles: list[bytes], tmp_path: Path, kills: int
) -> None:
    whole = two.lead.copy(tmp_path / "whole")
    with whole.open() as vault:
        receipts = [take_in(vault, data) for data in bundles]
        expected = comes_to(vault)

    def take_all(vault: OpenVault, acknowledge: Acknowledge) -> None:
        done = vault.count_notes(NoteQuery())
        acknowledge(done)
        for data in bundles:
            take_in(vault, data, lambda done, _: acknowledge(done))
        while True:
            acknowledge(done)

    ended = {"through": 0, "begun": 0}
    for kill in range(kills):
        one = two.lead.copy(tmp_path / f"{kill}")
        in_a_child(one, take_all, _LONGEST * (kill + 1) / kills)
        with one.open() as vault:
            under_way = len(vault.broken_off())
            ended["begun" if under_way else "through"] += 1
            brought = go_on(vault)
            assert len(brought) == under_way
            assert vault.broken_off() == ()
            assert vault.parked() == ()
            for data in bundles:
                take_in(vault, data)
            assert comes_to(vault) == expected
            first = vault.receipts()[-1]
            assert first.counts == receipts[0].counts
            assert first.spans == receipts[0].spans
            assert vault.upkeep.verify().findings == ()
        for path in sorted(one.folder.rglob("*"), reverse=True):
            path.unlink() if path.is_file() else path.rmdir()
    assert ended["begun"], "no import was broken off, so this proves nothing"


def test_an_import_that_went_on_can_be_undone_as_a_whole(
    two: Two, bundles: list[bytes], tmp_path: Path
) -> None:
    def take_one(vault: OpenVault, acknowledge: Acknowledge) -> None:
        take_in(vault, bundles[0], lambda done, _: acknowledge(done))
        while True:
            acknowledge(0)

    for attempt in range(40):
        one = two.lead.copy(tmp_path / f"{attempt}")
        with one.open() as vault:
            before = dump(vault)
        in_a_child(one, take_one)
        with one.open(SystemClock()) as vault:
            if vault.broken_off():
                (receipt,) = go_on(vault)
                assert receipt.counts.new > LINES
                undo(vault, receipt)
                assert dump(vault) == before
                return
    pytest.fail("no import was broken off, so this proves nothing")


@pytest.mark.parametrize("kills", [KILLS, pytest.param(SOAK, marks=pytest.mark.soak)])
def test_an_export_that_is_killed_leaves_whole_bundles_or_none(
    two: Two, tmp_path: Path, kills: int
) -> None:
    broken = 0
    for kill in range(kills):
        peer, folder = two.peer.copy(tmp_path / f"peer {kill}"), tmp_path / f"stick {kill}"
        folder.mkdir()

        def share(vault: OpenVault, acknowledge: Acknowledge, folder: Path = folder) -> None:
            acknowledge(0)
            export(vault, FolderCarrier(folder))
            while True:
                acknowledge(1)

        acknowledged = in_a_child(peer, share, 0.25 * (kill + 1) / kills)
        broken += 1 not in acknowledged
        with peer.open(SystemClock()) as vault, contextlib.suppress(NothingToShare):
            export(vault, FolderCarrier(folder))
        lead = two.lead.copy(tmp_path / f"lead {kill}")
        with lead.open(SystemClock()) as vault:
            for path in bundles_in(folder):
                take_in(vault, path.read_bytes())
            assert vault.count_notes(NoteQuery()) == LINES + 1
            assert vault.wanting() == ()
        assert sorted(folder.iterdir()) == sorted(bundles_in(folder))
        for made in (peer, lead):
            for path in sorted(made.folder.rglob("*"), reverse=True):
                path.unlink() if path.is_file() else path.rmdir()
    assert broken, "no export was broken off, so this proves nothing"
