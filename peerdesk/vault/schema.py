# SPDX-License-Identifier: Apache-2.0
"""The tables of the database, in two groups.

KEPT is the ledger and what belongs to this laptop alone; alembic brings it from version to
version. PROJECTION is what the ledger comes to: when its version changes it is made anew.
"""

from sqlalchemy import (
    BLOB,
    Column,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
    text,
)

PROJECTION_VERSION = 7
"""Raised whenever the tables of the projection, or what a reducer makes, change."""

NUMBERS = 40
"""Bits of a change's number within its `place`; above them stands its chain's code."""

KEPT = MetaData()
PROJECTION = MetaData()

chain = Table(
    "chain",
    KEPT,
    Column("code", Integer, primary_key=True),
    Column("device", Text, nullable=False),
    Column("epoch", Text, nullable=False),
    Column("seen", Integer, nullable=False, server_default="0"),
    UniqueConstraint("device", "epoch"),
    comment="Chains met; `seen` is up to where this laptop's own chain says it knew it.",
)

change = Table(
    "change",
    KEPT,
    Column("place", Integer, primary_key=True),
    Column("entity", Text),
    Column("header", BLOB, nullable=False),
    Column("salt", BLOB),
    Column("payload", BLOB),
    Index("change_entity", "entity", sqlite_where=text("entity IS NOT NULL")),
    comment="Applied changes as received; `place` is the chain's code and the number in it.",
)

waiting = Table(
    "waiting",
    KEPT,
    Column("place", Integer, primary_key=True),
    Column("header", BLOB, nullable=False),
    Column("salt", BLOB),
    Column("payload", BLOB),
    comment="Changes whose predecessors have not all arrived.",
)

forked = Table(
    "forked",
    KEPT,
    Column("hash", Text, primary_key=True),
    Column("header", BLOB, nullable=False),
    Column("salt", BLOB),
    Column("payload", BLOB),
    comment="Changes whose number was taken by another content of the same laptop.",
)

signed_head = Table(
    "signed_head",
    KEPT,
    Column("chain", Integer, primary_key=True),
    Column("number", Integer, nullable=False),
    Column("claim", BLOB, nullable=False),
    Column("signature", BLOB, nullable=False),
)

setting = Table(
    "setting",
    KEPT,
    Column("name", Text, primary_key=True),
    Column("value", BLOB, nullable=False),
    comment="This laptop's identity and keys, its epoch, the challenge, the projection's version.",
)

draft = Table(
    "draft",
    KEPT,
    Column("key", Text, primary_key=True),
    Column("words", Text, nullable=False),
)

receipt = Table(
    "receipt",
    KEPT,
    Column("number", Integer, primary_key=True),
    Column("body", Text, nullable=False),
)

bundle = Table(
    "bundle",
    KEPT,
    Column("number", Integer, primary_key=True),
    Column("at", Integer, nullable=False),
    Column("body", Text, nullable=False, server_default="{}"),
    comment="Bundles that this laptop wrote; `body` is what each brought, and where it went.",
)

arrival = Table(
    "arrival",
    KEPT,
    Column("name", Text, primary_key=True),
    Column("receipt", Integer),
    Column("body", BLOB, nullable=False),
    comment="What stood before an import: of one under way, or of one that may be undone still.",
)

shared = Table(
    "shared",
    KEPT,
    Column("chain", Integer, primary_key=True),
    Column("number", Integer, nullable=False),
    Column("hash", Text, nullable=False),
    comment="Up to where this laptop's bundles have brought every chain.",
)

chunk = Table(
    "chunk",
    KEPT,
    Column("digest", Text, primary_key=True),
    Column("content", BLOB, nullable=False),
    comment="Pieces of attachments, by their SHA-256; what two attachments share is kept once.",
)

gap = Table(
    "gap",
    KEPT,
    Column("chain", Integer, primary_key=True),
    Column("first", Integer, primary_key=True),
    Column("last", Integer, nullable=False),
    comment="Numbers of a chain that were here once, or are known to exist, and are missing.",
)

parked = Table(
    "parked",
    KEPT,
    Column("name", Text, primary_key=True),
    Column("sender", Text, nullable=False),
    Column("at", Integer, nullable=False),
    Column("why", Text, nullable=False),
    Column("content", BLOB, nullable=False),
    comment="Bundles as received that are not in the ledger yet: `why` is 'stranger' for one whose "
    "sender nobody has admitted so far, 'unfinished' for one whose import was under way.",
)

entity = Table(
    "entity",
    PROJECTION,
    Column("sort", Text, primary_key=True),
    Column("id", Text, primary_key=True),
    Column("depth", Integer, nullable=False),
    Column("hash", Text, nullable=False),
    Column("body", Text, nullable=False),
    comment="All that stands but notes; depth and hash are those of what happened first.",
)

note = Table(
    "note",
    PROJECTION,
    Column("number", Integer, primary_key=True),
    Column("body", Text, nullable=False),
    comment="Notes as they stand; the number grows with the time of writing.",
)

note_facet = Table(
    "note_facet",
    PROJECTION,
    Column("number", Integer, primary_key=True),
    Column("id", Text, nullable=False),
    Column("session", Text, nullable=False),
    Column("author", Text, nullable=False),
    Column("case_file", Text, nullable=False),
    Column("record", Text, nullable=False),
    Column("day", Text, nullable=False),
    Column("stance", Text, nullable=False),
    Column("source", Text, nullable=False),
    Column("kloes", Text, nullable=False),
    Column("voices", Integer, nullable=False),
    Column("withdrawn", Integer, nullable=False),
    Column("unsettled", Integer, nullable=False),
    Index("note_facet_withdrawn", "withdrawn", sqlite_where=text("withdrawn = 1")),
    Index("note_facet_unsettled", "unsettled", sqlite_where=text("unsettled = 1")),
    Index("note_facet_record", "record", sqlite_where=text("record != ''")),
    comment="What notes are filtered by: narrow and nearly without indexes, for looking through "
    "all of them is quick, and every index would make each line slower to save.",
)

aside = Table(
    "aside",
    PROJECTION,
    Column("hash", Text, primary_key=True),
    Column("sort", Text, nullable=False),
    Column("entity", Text, nullable=False),
    Index("aside_entity", "entity"),
    comment="Changes that do not count, by what they are about.",
)

message_note = Table(
    "message_note",
    PROJECTION,
    Column("note", Text, primary_key=True),
    Column("message", Text, primary_key=True),
    sqlite_with_rowid=False,
    comment="Links of messages that stand; a note may be linked before it has arrived.",
)

SEARCH = (
    """
    CREATE VIEW note_text AS
    SELECT number, json_extract(body, '$.texts[#-1].text') AS text FROM note
    """,
    """
    CREATE VIRTUAL TABLE note_search USING fts5(
        text, content='note_text', content_rowid='number', columnsize=0, prefix='1 2 3',
        tokenize='unicode61 remove_diacritics 2'
    )
    """,
    "INSERT INTO note_search (note_search, rank) VALUES ('secure-delete', 1)",
    "INSERT INTO note_search (note_search, rank) VALUES ('pgsz', 3950)",
)
"""The search index: of the words shown, in the order of the notes' numbers.

One page of it fills one of the database's, which has 4,016 bytes beside its MAC; at FTS5's usual
size each would need a second one.
"""
