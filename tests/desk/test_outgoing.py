# SPDX-License-Identifier: Apache-2.0
"""An export tells how far it is, can be broken off, and leaves whole files or none."""

import random
from contextlib import ExitStack
from pathlib import Path

import pytest

from peerdesk.desk.attachments import Prepared, attach
from peerdesk.desk.book import TeamBook
from peerdesk.desk.capture import write_line
from peerdesk.desk.exchange import export, take_in
from peerdesk.desk.exchange_errors import Cancelled
from peerdesk.desk.outgoing import SMALLEST_PART, Way
from peerdesk.domain.attachment import CHUNK
from peerdesk.team.errors import NotReadBack
from peerdesk.team.opener import open_bundle
from peerdesk.transport.folder import FolderCarrier, bundles_in
from tests.fakes.stick import Stick
from tests.fakes.three import three


@pytest.fixture
def team(tmp_path: Path) -> list[TeamBook]:
    """Return three laptops in memory; the second has a note with a large photograph."""
    books = three("memory", tmp_path, ExitStack())
    note = write_line(books[1], "+ a wall").note
    photo = Prepared("image/jpeg", random.Random(3).randbytes(3 * CHUNK))
    attach(books[1], note, "wall.jpg", photo)
    return books


def test_it_tells_how_far_it_is(team: list[TeamBook]) -> None:
    heard: list[tuple[int, int]] = []
    export(team[1], Stick(), way=Way(told=lambda done, of: heard.append((done, of))))
    assert heard == sorted(heard)
    assert len({of for _, of in heard}) == 1
    assert heard[-1][0] > 0.9 * heard[-1][1]
    assert len(heard) > 20


def stop_after(calls: int) -> Way:
    heard: list[int] = []

    def told(done: int, of: int) -> None:
        heard.append(done)
        assert of >= done
        if len(heard) > calls:
            raise Cancelled

    return Way(told=told, part=SMALLEST_PART)


@pytest.mark.parametrize("calls", range(0, 109, 5))
def test_whatever_is_broken_off_leaves_whole_files_only_and_nothing_is_lost(
    team: list[TeamBook], calls: int, tmp_path: Path
) -> None:
    lead, bo, _ = team
    folder = tmp_path / "stick"
    folder.mkdir()
    carrier = FolderCarrier(folder)
    with pytest.raises(Cancelled):
        export(bo, carrier, way=stop_after(calls))
    for path in bundles_in(folder):
        open_bundle(path.read_bytes(), lead.keys)
    assert sorted(folder.iterdir()) == sorted(bundles_in(folder))
    export(bo, carrier)
    for path in bundles_in(folder):
        take_in(lead, path.read_bytes())
    assert lead.wanting() == ()
    assert lead.is_here(lead.attachments()[0])


def test_what_does_not_read_back_is_told_as_that(team: list[TeamBook]) -> None:
    with pytest.raises(NotReadBack):
        export(team[1], Stick(rot=lambda data: data[:-1]))
