# SPDX-License-Identifier: Apache-2.0
"""The encrypted database: the settings it is safe with, and errors that give nothing away."""

import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import text

import peerdesk
from peerdesk.vault.database import CACHE, PLAINTEXT, Database
from peerdesk.vault.errors import DamagedDatabase, NotSaved, PlaintextDatabase, RowTaken, VaultError

KEY = bytes(range(32))


@pytest.fixture
def database(tmp_path: Path) -> Database:
    made = Database(tmp_path / "evidence.db", KEY, create=True)
    made.run("CREATE TABLE line (number INTEGER PRIMARY KEY, words TEXT)")
    return made


@pytest.mark.parametrize(
    ("pragma", "value"),
    [
        ("cipher_status", "1"),
        ("journal_mode", "truncate"),
        ("synchronous", 3),
        ("temp_store", 2),
        ("secure_delete", 1),
        ("foreign_keys", 1),
        ("trusted_schema", 0),
        ("cache_size", -CACHE),
    ],
)
def test_every_connection_has_the_settings_that_were_measured(
    database: Database, pragma: str, value: object
) -> None:
    assert database.value(f"PRAGMA {pragma}") == value
    database.close()
    again = Database(database.path, KEY)
    assert again.value(f"PRAGMA {pragma}") == value
    assert again.value("PRAGMA mmap_size") in {0, None}
    again.close()


def test_fewer_pages_are_held_for_a_while_only(database: Database) -> None:
    database.hold(500)
    assert database.value("PRAGMA cache_size") == -500
    database.hold()
    assert database.value("PRAGMA cache_size") == -CACHE


def test_a_database_without_its_key_is_never_plaintext(database: Database) -> None:
    database.run("INSERT INTO line (words) VALUES (?)", ("kestrel",))
    database.close()
    data = database.path.read_bytes()
    assert not data.startswith(PLAINTEXT)
    assert b"kestrel" not in data
    assert b"CREATE TABLE" not in data


def test_another_key_opens_nothing(database: Database) -> None:
    database.close()
    with pytest.raises(DamagedDatabase):
        Database(database.path, bytes(32))


def test_a_driver_that_cannot_encrypt_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import sqlite3  # noqa: PLC0415 - stands in for a driver built without SQLCipher

    monkeypatch.setattr("peerdesk.vault.database.dbapi2.connect", sqlite3.connect)
    with pytest.raises(PlaintextDatabase):
        Database(tmp_path / "evidence.db", KEY, create=True)


def test_errors_name_neither_key_nor_words(database: Database) -> None:
    database.run("INSERT INTO line VALUES (1, 'kestrel')")
    with pytest.raises(RowTaken) as ours, database.transaction():
        database.run("INSERT INTO line VALUES (?, ?)", (1, "kestrel in the corridor"))
    with pytest.raises(VaultError) as composed:
        database.select(text("SELECT nothing FROM line WHERE words = :w").bindparams(w="kestrel"))
    for raised in (ours.value, composed.value):
        error: BaseException | None = raised
        while error is not None:
            assert "kestrel" not in str(error)
            assert KEY.hex() not in str(error)
            error = error.__cause__
    assert KEY.hex() not in repr(database.connection.engine.url)
    database.close()


def test_what_a_transaction_wrote_is_taken_back_when_anything_in_it_fails(
    database: Database,
) -> None:
    with pytest.raises(RowTaken), database.transaction():
        database.run("INSERT INTO line VALUES (?, ?)", [(1, "one"), (1, "again")])
    assert database.value("SELECT count(*) FROM line") == 0
    with database.transaction():
        database.run("INSERT INTO line VALUES (?, ?)", [(1, "one"), (2, "two")])
        database.run("INSERT INTO line VALUES (?, ?)", [])
    assert database.value("SELECT count(*) FROM line") == 2
    database.close()


def test_a_transaction_within_another_is_a_mistake_and_harms_neither(database: Database) -> None:
    with database.transaction():
        database.run("INSERT INTO line VALUES (1, 'one')")
        with pytest.raises(RuntimeError), database.transaction():
            pass
    assert database.value("SELECT count(*) FROM line") == 1
    database.close()


def test_a_full_disk_says_not_saved_and_can_be_helped(database: Database) -> None:
    pages = database.value("PRAGMA page_count")
    database.run(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(NotSaved, match="full"), database.transaction():
        database.run("INSERT INTO line VALUES (1, ?)", ("x" * 50_000,))
    assert database.value("SELECT count(*) FROM line") == 0
    database.run("PRAGMA max_page_count = 100000")
    with database.transaction():
        database.run("INSERT INTO line VALUES (1, ?)", ("x" * 50_000,))
    database.close()


SORTS = """
import os, pathlib, sys, threading
from peerdesk.vault.database import Database

folder, setting = sys.argv[1:]
base = Database(pathlib.Path(folder, "evidence.db"), bytes(32), create=True)
base.run("CREATE TABLE line (words TEXT)")
rows = [(f"{n * 7919 % 100003} kestrel" * 20,) for n in range(4000)]
with base.transaction():
    base.run("INSERT INTO line VALUES (?)", rows)
base.run("PRAGMA cache_size = 10")
if setting:
    base.run(f"PRAGMA temp_store = {setting}")
seen = set()
done = threading.Event()

def watch():
    while not done.is_set():
        for name in os.listdir("/proc/self/fd"):
            try:
                seen.add(os.readlink(f"/proc/self/fd/{name}"))
            except OSError:
                pass

watcher = threading.Thread(target=watch)
watcher.start()
for _ in range(3):
    base.rows("SELECT words FROM line ORDER BY words DESC")
done.set()
watcher.join()
print(sum("etilqs" in name for name in seen))
"""


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="open files are listed in /proc")
@pytest.mark.parametrize(("setting", "leaks"), [("", False), ("FILE", True)])
def test_nothing_is_written_to_temporary_files(tmp_path: Path, setting: str, leaks: bool) -> None:  # noqa: FBT001 - a column of the table above
    """A big sort writes a temporary file in clear, unless our settings keep it in memory."""
    done = subprocess.run(
        [sys.executable, "-c", SORTS, str(tmp_path), setting],
        env={"TMPDIR": str(tmp_path), "PYTHONPATH": str(Path(peerdesk.__file__).parents[1])},
        capture_output=True,
        check=True,
        text=True,
    )
    assert (int(done.stdout) > 0) == leaks
