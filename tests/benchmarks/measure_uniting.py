# SPDX-License-Identifier: Apache-2.0
"""Colleagues' changes taken into the ledger, against SQLCipher writing the very same rows."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from peerdesk.desk.exchange import take_in
from peerdesk.vault.book import OpenVault
from tests.benchmarks.bundles import bundle_of
from tests.benchmarks.ground import Built, Ground
from tests.benchmarks.material import as_received
from tests.benchmarks.plain import encrypted_database
from tests.benchmarks.table import Goal, Row
from tests.benchmarks.timing import Times, settled, stopwatch

_ROUNDS = 3
_RATE = Goal(at_least=0.7)
_SMALL = Goal(most=150)
_MANY, _FEW = 10_000, 1_000
_TABLES = {
    "change": "place in (select place from arrived) order by place",
    "note": "number in (select number from arrived) order by number",
    "note_facet": "number in (select number from arrived) order by number",
}
"""The tables that an import of notes writes to, each with which rows are its own."""
_READ_WORDS = (
    "select number, text from note_text where number in (select number from arrived) "
    "order by number"
)
_WRITE_WORDS = "insert into note_search (rowid, text) values (?, ?)"
Rows = Mapping[str, Sequence[Sequence[Any]]]


def measure(ground: Ground, size: int) -> Iterator[Row]:
    """Yield rates for 10,000 changes, and the time that 1,000 take."""
    changes, head = ground.vault(size).arriving(_MANY)

    def accept(book: OpenVault) -> None:
        book.accept(as_received(changes), [head])

    ours, theirs = _compare(ground, size, head.claim.head.device, accept)
    yield Row(
        "unite 10,000 changes", size, _MANY / ours.median, "/s", _RATE,
        _MANY / theirs.median, "bare SQLCipher",
    )  # fmt: skip
    for amount, goal in ((_FEW, _SMALL), (_MANY, Goal())):
        yield _whole_bundle(ground, size, amount, goal)


def _whole_bundle(ground: Ground, size: int, amount: int, goal: Goal) -> Row:
    """Return how long it takes to open, judge and unite a bundle, with its receipt."""
    built = ground.vault(size)
    changes, head = built.arriving(amount)
    bundle = bundle_of(built, changes, head)
    ours, theirs = _compare(
        ground, size, head.claim.head.device, lambda book: take_in(book, bundle)
    )
    return Row(
        f"import a bundle of {amount:,} changes", size, ours.median * 1e3, "ms", goal,
        theirs.median * 1e3, "bare SQLCipher",
    )  # fmt: skip


def _compare(
    ground: Ground, size: int, device: str, take: Callable[[OpenVault], object]
) -> tuple[Times, Times]:
    """Return the times of our import and of writing what it wrote, each on its own fresh copy."""
    ours: list[float] = []
    theirs: list[float] = []
    for _ in range(_ROUNDS):
        with ground.copy(size) as built:
            with built.open() as book, settled():
                ours.append(stopwatch(partial(take, book)))
            written = _written_by(built, device)
        with ground.copy(size) as built:
            theirs.append(_write_bare(built, written))
    return Times(tuple(ours)), Times(tuple(theirs))


def _written_by(built: Built, device: str) -> Rows:
    """Return the rows that changes of a laptop have left, by the statement that writes them."""
    connection = encrypted_database(built.folder / "evidence.db", built.keys.database)
    connection.execute(
        "create temp table arrived as select c.place, f.number from change c "
        "join chain on chain.code = c.place >> 40 left join note_facet f on f.id = c.entity "
        "where chain.device = ?",
        (device,),
    )
    found: dict[str, Sequence[Sequence[Any]]] = {}
    for table, own in _TABLES.items():
        rows = connection.execute(f"select * from {table} where {own}").fetchall()  # noqa: S608 - our own names
        marks = ", ".join("?" * len(rows[0]))
        found[f"insert into {table} values ({marks})"] = rows  # noqa: S608 - likewise
    found[_WRITE_WORDS] = connection.execute(_READ_WORDS).fetchall()
    connection.close()
    return found


def _write_bare(built: Built, written: Rows) -> float:
    """Return the seconds in which SQLCipher writes rows, as one transaction."""
    connection = encrypted_database(built.folder / "evidence.db", built.keys.database)

    def write() -> None:
        connection.execute("begin immediate")
        for statement, rows in written.items():
            connection.executemany(statement, rows)
        connection.execute("commit")

    try:
        return stopwatch(write)
    finally:
        connection.close()
