# SPDX-License-Identifier: Apache-2.0
"""From an opened slot to the first list on the screen; deriving the key is slow on purpose."""

from collections.abc import Iterator

from peerdesk.desk.query import NoteQuery
from tests.benchmarks.ground import Built, Ground
from tests.benchmarks.plain import encrypted_database
from tests.benchmarks.table import Goal, Row
from tests.benchmarks.timing import in_turn

_ROUNDS = 15
_GOAL = Goal(most=200)


def measure(ground: Ground, size: int) -> Iterator[Row]:
    """Compare with SQLCipher alone, opening the same file and reading fifty rows of it."""
    with ground.copy(size) as built:
        _ours(built)
        ours, theirs = in_turn([(lambda: _ours(built), lambda: _theirs(built))] * _ROUNDS)
    yield Row(
        "unlock to first list, derivation aside", size, ours.median * 1e3, "ms", _GOAL,
        theirs.median * 1e3, "bare SQLCipher",
    )  # fmt: skip


def _ours(built: Built) -> None:
    with built.open() as book:
        book.challenge()
        book.sessions()
        book.notes(NoteQuery(), count=50)
        book.count_notes(NoteQuery())


def _theirs(built: Built) -> None:
    connection = encrypted_database(built.folder / "evidence.db", built.keys.database)
    connection.execute("select body from note order by number desc limit 50").fetchall()
    connection.close()
