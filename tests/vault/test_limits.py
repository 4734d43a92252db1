# SPDX-License-Identifier: Apache-2.0
"""Whatever somebody puts in the place of a vault's small files is refused at a fixed price.

The header has its own tests; here are the head, the mark, tries, the end's marker, the names of
backups, the confirmation, and what a fact says of an attachment.
"""

import json
import tracemalloc
from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace

from peerdesk.desk.attachments import Prepared, attach
from peerdesk.desk.clock import FixedClock
from peerdesk.desk.closing import order_closing
from peerdesk.desk.errors import DamagedAttachment
from peerdesk.domain.attachment import LARGEST
from peerdesk.errors import PeerDeskError
from peerdesk.ledger.canonical import encode
from peerdesk.team.confirmation import read_cleared
from peerdesk.team.errors import DamagedConfirmation
from peerdesk.vault.disposal import begin_disposal, go_on
from peerdesk.vault.ending_errors import ConfirmationLost
from peerdesk.vault.errors import DamagedHead, DamagedHeader
from peerdesk.vault.files import BACKUPS, DISPOSAL, HEAD, HEADER, TRIES
from peerdesk.vault.generations import backups, last_backup, made_at, superseded
from peerdesk.vault.head import HeadFile
from peerdesk.vault.header import read_header
from peerdesk.vault.marks import MarkFile
from peerdesk.vault.shredding import destroy_keys
from peerdesk.vault.tries import Tries
from tests.builders import note
from tests.hostile_names import HOSTILE
from tests.vault.conftest import NOON, Made

HUGE = 64 << 20
MODEST = 2 << 20
"""Bytes that reading a file of any size may take."""
SPOILT = {
    "empty": b"",
    "no JSON": b"\xff\xfe\x00",
    "another thing": b"[]",
    "nothing in it": b"{}",
    "deep": b"[" * 100_000,
    "deep in a field": b'{"head":' + b'{"a":' * 50_000,
    "a long number": b'{"count":' + b"9" * 5_000 + b"}",
    "a long text": b'{"mac":"' + b"A" * 500_000 + b'"}',
    "twice": b'{"count":1,"count":2}',
    "no letters in a key": b'{"co\xb6unt":1}',
    "no letters in a head": b'{"head":{"device":"\xb6"},"mac":""}',
    "no number": b'{"count":NaN,"last":Infinity}',
}


def huge(path: Path) -> None:
    """Put a file without end in a small one's place; it takes no room on the disk."""
    path.parent.mkdir(exist_ok=True, parents=True)
    with path.open("wb") as file:
        file.write(b'{"')
        file.truncate(HUGE)


def _head(made: Made, _: Path) -> object:
    return HeadFile(made.folder, made.keys.head).read()


def _header(made: Made, _: Path) -> object:
    return read_header(made.folder)


def _mark(made: Made, outside: Path) -> object:
    return MarkFile(outside, made.keys.mark, made.folder).read()


def _tries(made: Made, _: Path) -> object:
    Tries(made.folder, FixedClock(NOON)).begin()
    return None


def _end(made: Made, _: Path) -> object:
    destroy_keys(made.folder)
    return go_on(made.folder, FixedClock(NOON))


READERS: dict[str, tuple[Callable[[Made, Path], object], str, type[PeerDeskError] | None]] = {
    "the header": (_header, HEADER, DamagedHeader),
    "the head": (_head, HEAD, DamagedHead),
    "the mark": (_mark, "", None),
    "the tries": (_tries, TRIES, None),
    "the end's marker": (_end, DISPOSAL, ConfirmationLost),
}


def _place(made: Made, outside: Path, name: str) -> Path:
    return made.folder / name if name else MarkFile(outside, made.keys.mark, made.folder).paths[0]


@pytest.mark.parametrize("reader", READERS.values(), ids=READERS)
@pytest.mark.parametrize("data", SPOILT.values(), ids=SPOILT)
def test_what_is_spoilt_is_refused_in_words_or_accuses_nobody(
    made: Made,
    tmp_path: Path,
    reader: tuple[Callable[[Made, Path], object], str, type[PeerDeskError] | None],
    data: bytes,
) -> None:
    read, name, refusal = reader
    path = _place(made, tmp_path / "marks", name)
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(data)
    if refusal is None:
        assert read(made, tmp_path / "marks") is None
        return
    with pytest.raises(refusal) as refused:
        read(made, tmp_path / "marks")
    assert refused.value.user_message


@pytest.mark.parametrize("reader", READERS.values(), ids=READERS)
def test_a_file_without_end_takes_no_memory(
    made: Made,
    tmp_path: Path,
    reader: tuple[Callable[[Made, Path], object], str, type[PeerDeskError] | None],
) -> None:
    read, name, refusal = reader
    huge(_place(made, tmp_path / "marks", name))
    tracemalloc.start()
    try:
        if refusal is None:
            assert read(made, tmp_path / "marks") is None
        else:
            with pytest.raises(refusal):
                read(made, tmp_path / "marks")
        assert tracemalloc.get_traced_memory()[1] < MODEST
    finally:
        tracemalloc.stop()


def test_a_file_read_whole_would_be_seen_to_take_memory(tmp_path: Path) -> None:
    """The negative control."""
    huge(tmp_path / "head")
    tracemalloc.start()
    try:
        assert (tmp_path / "head").read_bytes()
        assert tracemalloc.get_traced_memory()[1] >= HUGE
    finally:
        tracemalloc.stop()


def test_a_marker_names_no_file_outside_but_a_mark(made: Made, tmp_path: Path) -> None:
    with made.open() as vault:
        order_closing(vault, "2026-05-12", FixedClock(NOON).now(), none_known=True)
        begin_disposal(vault, FixedClock(NOON))
    marks = tmp_path / "state" / "marks"
    marks.mkdir(parents=True)
    mark, letter, other = marks / ("0" * 32), tmp_path / "letter.odt", marks.parent / ("1" * 32)
    for path in (mark, letter, other):
        path.write_bytes(b"somebody else's")
    marker = json.loads((made.folder / DISPOSAL).read_bytes())
    marker["outside"] = [
        str(letter), str(other), f"../{other.name}", "../../letter.odt", mark.name
    ]  # fmt: skip
    (made.folder / DISPOSAL).write_bytes(encode(marker))
    go_on(made.folder, FixedClock(NOON), marks)
    assert letter.read_bytes() == other.read_bytes() == b"somebody else's"
    assert not mark.exists()


NAMES = (
    *HOSTILE, "evidence-.db", "evidence-99999999T999999.999Z-asked.db",
    "evidence-20260512T110000.000Z-../x.db", "evidence-20260512T110000.000Z-asked.db.exe",
    "evidence-20260230T110000.000Z-asked.db", "evidence-20260512T110000.000Z-ASKED.db",
    "evidence-\u0662\u0660\u0662\u0666\u0660\u0665\u0661\u0662T110000.000Z-asked.db",
    "evidence-" + "9" * 200 + ".db", " evidence-20260512T110000.000Z-asked.db",
    "evidence-20260512T110000.000Z-asked.db\n", "evidence-00000000T000000.000Z.db",
)  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_a_file_that_no_backup_is_called_is_none_and_never_goes(tmp_path: Path, name: str) -> None:
    path = tmp_path / name.replace("/", "_").replace("\0", "_")
    newest = tmp_path / "evidence-20260512T110000.000Z-asked.db"
    assert made_at(path) is None
    assert superseded([path] * 30, newest) == ()


def test_strange_files_among_the_backups_neither_count_nor_go(made: Made) -> None:
    with made.open() as vault:
        vault.append(note())
        ours = vault.upkeep.backup("asked")  # type: ignore[arg-type] # as a text
        strange = made.folder / BACKUPS / "evidence-99999999T999999.999Z-asked.db"
        strange.write_bytes(b"somebody else's")
        folder = made.folder / BACKUPS / "evidence-20260512T110000.000Z-asked.txt"
        folder.mkdir()
        assert last_backup(made.folder) == made_at(ours)
        assert ours in backups(made.folder)
        for _ in range(8):
            vault.append(note())
            vault.upkeep.backup("asked")  # type: ignore[arg-type] # likewise
    assert strange.read_bytes() == b"somebody else's"
    assert folder.is_dir()


@pytest.mark.parametrize("data", SPOILT.values(), ids=SPOILT)
def test_a_confirmation_that_is_spoilt_is_refused_in_words(data: bytes) -> None:
    with pytest.raises(DamagedConfirmation):
        read_cleared(data)


def test_a_fact_cannot_make_an_attachment_too_large_or_of_pieces_too_many(made: Made) -> None:
    with made.open() as vault:
        written = note("a line")
        vault.append(written)
        held = attach(vault, written.note, "a.jpg", Prepared("image/jpeg", b"as it was"))
        lies = [
            replace(held, size=size, chunks=held.chunks * count)
            for size, count in (
                (LARGEST + 1, 1),
                (1 << 62, 1),
                (9, 1_000_000),
                (9, 0),
            )
        ]
        for lie in lies:
            tracemalloc.start()
            try:
                with pytest.raises(DamagedAttachment):
                    vault.attachment_bytes(lie)
                assert tracemalloc.get_traced_memory()[1] < MODEST
            finally:
                tracemalloc.stop()
        assert vault.attachment_bytes(held) == b"as it was"
        assert len(encode(held)) < 10_000
