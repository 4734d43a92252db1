# SPDX-License-Identifier: Apache-2.0
"""What was looked up once is not looked up again, and is never told once it is not so."""

import secrets
from collections.abc import Iterator
from pathlib import Path

import pytest

from peerdesk.vault.database import Database
from peerdesk.vault.remembered import Remembered


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    opened = Database(tmp_path / "vault.db", secrets.token_bytes(32), create=True)
    opened.run("CREATE TABLE seen (name TEXT)")
    yield opened
    opened.close()


class Looking:
    """Counts rows, and how often it was asked to."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self.times = 0

    def __call__(self) -> int:
        self.times += 1
        return int(self._database.value("SELECT count(*) FROM seen"))


def test_what_was_asked_twice_is_looked_up_once(database: Database) -> None:
    remembered, looking = Remembered(database), Looking(database)
    assert [remembered.get("rows", looking) for _ in range(3)] == [0, 0, 0]
    assert looking.times == 1


def test_every_row_that_is_written_is_seen(database: Database) -> None:
    remembered, looking = Remembered(database), Looking(database)
    found = [remembered.get("rows", looking)]
    for _ in range(3):
        database.run("INSERT INTO seen VALUES ('one')")
        found.append(remembered.get("rows", looking))
    database.run("DELETE FROM seen")
    assert [*found, remembered.get("rows", looking)] == [0, 1, 2, 3, 0]


def test_what_was_seen_in_a_transaction_goes_with_it(database: Database) -> None:
    remembered, looking = Remembered(database), Looking(database)

    def write_and_fail() -> None:
        with database.transaction():
            database.run("INSERT INTO seen VALUES ('one')")
            assert remembered.get("rows", looking) == 1
            raise LookupError

    with pytest.raises(LookupError):
        write_and_fail()
    assert remembered.get("rows", looking) == 0


def test_another_file_in_its_place_is_looked_at_anew(database: Database, tmp_path: Path) -> None:
    remembered, looking = Remembered(database), Looking(database)
    assert remembered.get("rows", looking) == 0
    key = secrets.token_bytes(32)
    copy = Database(tmp_path / "copy.db", key, create=True)
    copy.run("CREATE TABLE seen (name TEXT)")
    copy.run("INSERT INTO seen VALUES ('one')")
    copy.close()
    database.give_way_to(tmp_path / "copy.db", key)
    assert remembered.get("rows", looking) == 1


def test_more_than_a_hundred_answers_are_not_held(database: Database) -> None:
    remembered, looking = Remembered(database), Looking(database)
    for asked in range(150):
        remembered.get(asked, looking)
    assert len(remembered._known) <= 100
