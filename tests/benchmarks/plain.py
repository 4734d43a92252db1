# SPDX-License-Identifier: Apache-2.0
"""The same work by the bare libraries: what everything here is measured against."""

import sqlite3
from collections.abc import Iterable
from pathlib import Path

import sqlcipher3.dbapi2 as sqlcipher

_KIB = 64 * 1024
"""Page cache in KiB, as the vault has."""


def plain_database(path: Path) -> sqlite3.Connection:
    """Return a plain SQLite database in the vault's journal mode, with one table of texts."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("pragma journal_mode=truncate")
    connection.execute("pragma synchronous=extra")
    connection.execute("create table line (id integer primary key, text text)")
    return connection


def plain_index(path: Path, texts: Iterable[str]) -> sqlite3.Connection:
    """Return plain SQLite with the texts in a full-text index with prefixes, as the vault has."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute(f"pragma cache_size=-{_KIB}")
    connection.execute(
        "create virtual table line using fts5"
        "(text, prefix='1 2 3', tokenize='unicode61 remove_diacritics 2')"
    )
    connection.execute("begin")
    connection.executemany("insert into line(text) values (?)", ((text,) for text in texts))
    connection.execute("commit")
    return connection


def plain_search(connection: sqlite3.Connection, words: str) -> list[tuple[str]]:
    """Return the newest 50 texts that hold every word as a prefix, from plain FTS5."""
    query = " ".join(f'"{word}"*' for word in words.split())
    return connection.execute(
        "select text from line where line match ? order by rowid desc limit 50", (query,)
    ).fetchall()


def encrypted_database(path: Path, key: bytes) -> sqlcipher.Connection:
    """Return a bare SQLCipher database with a raw key and the vault's pragmas that cost time."""
    connection = sqlcipher.connect(str(path), isolation_level=None)
    connection.execute(f"pragma key=\"x'{key.hex()}'\"")
    connection.execute("pragma journal_mode=truncate")
    connection.execute("pragma synchronous=extra")
    connection.execute("pragma temp_store=memory")
    connection.execute("pragma secure_delete=on")
    connection.execute(f"pragma cache_size=-{_KIB}")
    return connection
