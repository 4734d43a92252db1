# SPDX-License-Identifier: Apache-2.0
"""A line saved durably: from Enter until it is on the disk, chained, projected and searchable."""

from collections.abc import Iterator
from itertools import cycle

from peerdesk.desk.capture import write_line
from tests.benchmarks.ground import Ground
from tests.benchmarks.material import note_texts
from tests.benchmarks.plain import plain_database
from tests.benchmarks.table import Goal, Row
from tests.benchmarks.timing import Work, in_turn

_LINES = 300
_GOAL = Goal(ratio=1.5)


def measure(ground: Ground, size: int) -> Iterator[Row]:
    """Compare a line with one row of text committed by plain SQLite, in the same journal mode."""
    with ground.copy(size) as built, built.open() as book:
        plain = plain_database(built.folder / "plain.db")
        sessions = cycle(built.tags[0])

        def ours(text: str) -> Work:
            return lambda: write_line(book, f"+ {text} #vision @frontline", session=next(sessions))

        def theirs(text: str) -> Work:
            return lambda: plain.execute("insert into line (text) values (?)", (text,))

        line, commit = in_turn((ours(t), theirs(t)) for t in note_texts(_LINES, seed=9))
        plain.close()
    yield Row(
        "a line saved durably, median", size, line.median * 1e3, "ms", _GOAL,
        commit.median * 1e3, "plain SQLite",
    )  # fmt: skip
    yield Row(
        "a line saved durably, 99 of 100", size, line.percentile(0.99) * 1e3, "ms", Goal(),
        commit.percentile(0.99) * 1e3, "plain SQLite",
    )  # fmt: skip
