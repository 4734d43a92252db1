# SPDX-License-Identifier: Apache-2.0
"""One bit flipped anywhere in a vault's files is noticed; the database alone has tests beside."""

import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from peerdesk.desk.attachments import Prepared, attach
from peerdesk.errors import PeerDeskError
from peerdesk.vault.backup_files import check_copy
from peerdesk.vault.files import BACKUPS, DATABASE, HEAD, HEADER
from peerdesk.vault.generations import Occasion
from peerdesk.vault.header import read_header_file
from peerdesk.vault.marks import MarkFile
from peerdesk.vault.opening import open_with_key
from tests.builders import note, session
from tests.vault.conftest import SECRET, Made

FLIPS = [100, pytest.param(4_000, marks=pytest.mark.soak)]
"""Of each sort of file."""


@pytest.fixture
def kept(made: Made) -> Made:
    """Return a closed vault with everything in it that a vault's folder has."""
    with open_with_key(made.folder, made.keys, marks=_outside(made)) as vault:
        vault.append(session(), *(note(f"line {n}") for n in range(20)))
        written = note("with a picture")
        vault.append(written)
        attach(vault, written.note, "a.jpg", Prepared("image/jpeg", bytes(range(256)) * 100))
        vault.upkeep.backup(Occasion.ASKED)
    return made


def _outside(made: Made) -> Path:
    return made.folder.parent / "marks"


def _found_by_opening(made: Made, _: Path) -> bool:
    with open_with_key(made.folder, made.keys) as vault:
        return not vault.upkeep.verify().ok


def _found_in_backup(made: Made, path: Path) -> bool:
    check_copy(path, made.keys)
    return False


def _found_beside_backup(_: Made, path: Path) -> bool:
    return not all(slot.whole for slot in read_header_file(path).slots)


def _found_in_mark(made: Made, _: Path) -> bool:
    return MarkFile(_outside(made), made.keys.mark, made.folder).read() is None


SORTS: dict[str, tuple[str, Callable[[Made, Path], bool]]] = {
    "database": (DATABASE, _found_by_opening),
    "header": (HEADER, _found_by_opening),
    "head": (HEAD, _found_by_opening),
    "backup": (f"{BACKUPS}/*.db", _found_in_backup),
    "header of a backup": (f"{BACKUPS}/*.json", _found_beside_backup),
    "mark": ("../marks/*", _found_in_mark),
}


def test_no_file_of_a_vault_is_forgotten_here(kept: Made) -> None:
    sorts = {path for glob, _ in SORTS.values() for path in kept.folder.glob(glob)}
    files = {path for path in kept.folder.rglob("*") if path.is_file() and path.stat().st_size}
    assert files <= sorts
    assert len(sorts) == len(SORTS)


@pytest.mark.parametrize("flips", FLIPS)
@pytest.mark.parametrize("sort", SORTS)
def test_every_flipped_bit_is_noticed(kept: Made, sort: str, flips: int) -> None:
    glob, found = SORTS[sort]
    (path,) = kept.folder.glob(glob)
    data = path.read_bytes()
    chance = random.Random(f"{sort} {flips}")
    for _ in range(flips):
        place, bit = chance.randrange(len(data)), chance.randrange(8)
        path.write_bytes(data[:place] + bytes([data[place] ^ 1 << bit]) + data[place + 1 :])
        assert _is_noticed(found, kept, path), (place, bit)
    path.write_bytes(data)
    assert not _is_noticed(found, kept, path)


def _is_noticed(found: Callable[[Made, Path], bool], made: Made, path: Path) -> bool:
    try:
        return found(made, path)
    except PeerDeskError:
        return True


def test_without_codes_on_the_pages_flipped_bits_would_be_read_as_evidence(tmp_path: Path) -> None:
    """The negative control: encrypted all the same, and nobody notices."""
    path = tmp_path / "plain.db"
    connection = _without_codes(path)
    connection.execute("CREATE TABLE note (text TEXT)")
    connection.executemany("INSERT INTO note VALUES (?)", [(f"line {n} " * 9,) for n in range(200)])
    connection.commit()
    connection.close()
    whole, data = _read(path), path.read_bytes()
    chance, unnoticed = random.Random(SECRET), 0
    for _ in range(200):
        place = chance.randrange(4096, len(data))
        shutil.copyfile(path, tmp_path / "flipped.db")
        flipped = bytes([data[place] ^ 1 << chance.randrange(8)])
        (tmp_path / "flipped.db").write_bytes(data[:place] + flipped + data[place + 1 :])
        seen = _read(tmp_path / "flipped.db")
        unnoticed += seen is not None and seen != whole
    assert unnoticed > 20


def _without_codes(path: Path) -> "dbapi2.Connection":
    connection = dbapi2.connect(str(path))
    for pragma in ("cipher_log_level = NONE", f"key = \"x'{'5' * 64}'\"", "cipher_use_hmac = OFF"):
        connection.execute(f"PRAGMA {pragma}")
    return connection


def _read(path: Path) -> list[tuple[object, ...]] | None:
    """Return every row, or None where SQLite notices damage."""
    connection = _without_codes(path)
    connection.text_factory = bytes
    try:
        rows = connection.execute("SELECT text FROM note").fetchall()
        checked = connection.execute("PRAGMA integrity_check").fetchall()
    except dbapi2.DatabaseError:
        return None
    else:
        return rows if checked == [(b"ok",)] else None
    finally:
        connection.close()
