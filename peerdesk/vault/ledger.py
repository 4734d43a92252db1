# SPDX-License-Identifier: Apache-2.0
"""The ledger's tables: changes as they were received, by chain and number."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import get_args

from msgspec.structs import replace

from peerdesk.domain.entry import Entry
from peerdesk.domain.register import OF_ROSTER
from peerdesk.ledger.change import Change
from peerdesk.ledger.store import Span
from peerdesk.vault.chains import Chains, Key, Tip, place_of, span_of
from peerdesk.vault.database import Database
from peerdesk.vault.schema import NUMBERS

_PAGE = 500
"""Changes read at a time, so that a long ledger is never in memory as a whole."""
_AT_ONCE = 100
"""Runs that are looked for in one statement; a team's bundle has far fewer."""
_EMPTIED = "SELECT place FROM change WHERE place BETWEEN ? AND ? AND payload IS NULL ORDER BY place"
_EVERY_PLACE = 0, (1 << 63) - 1
_OF_ROSTER = tuple(f'"kind":"{kind.__name__}"'.encode() for kind in get_args(OF_ROSTER))
"""How the headers of a roster's facts read in the one form of writing them."""


class LedgerTables:
    """Reads and writes the applied changes; what may be applied is decided in `uniting`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def chains(self, own: Key) -> Chains:
        """Return where every chain stands."""
        chains = Chains(own)
        for code, device, epoch, seen in self._database.rows(
            "SELECT code, device, epoch, seen FROM chain ORDER BY code"
        ):
            key = device, epoch
            chains.codes[key] = code
            chains.seen[key] = seen
            last = self._last(code)
            if last is not None:
                chains.tips[key] = Tip(last.head, last.header.depth)
        keys = {code: key for key, code in chains.codes.items()}
        for code, first, last_number in self._database.rows("SELECT * FROM gap ORDER BY 1, 2"):
            key = keys[code]
            chains.gaps[key] = (*chains.gaps.get(key, ()), (first, last_number))
        return chains

    def keep_gaps(self, chains: Chains, keys: Iterable[Key]) -> None:
        """Write what is missing of these chains."""
        for key in keys:
            code = self.add_chain(chains, key)
            self._database.run("DELETE FROM gap WHERE chain = ?", (code,))
            self._database.run(
                "INSERT INTO gap VALUES (?, ?, ?)",
                [(code, *run) for run in chains.gaps.get(key, ())],
            )

    def add_chain(self, chains: Chains, key: Key) -> int:
        """Return the code of a chain, given to it now if it has none."""
        code = chains.codes.get(key)
        if code is None:
            code = chains.free_code(key)
            self._database.run(
                "INSERT INTO chain (code, device, epoch) VALUES (?, ?, ?)", (code, *key)
            )
            chains.codes[key] = code
        return code

    def insert(self, rows: Iterable[tuple[int, str | None, Change]]) -> None:
        """Write changes at their places, each with the entity that its fact is about."""
        self._database.run(
            "INSERT INTO change (place, entity, header, salt, payload) VALUES (?, ?, ?, ?, ?)",
            [(place, about, c.header_bytes, c.salt, c.payload) for place, about, c in rows],
        )

    def keep_seen(self, chains: Chains, change: Change) -> None:
        """Remember that our own chain now knows these heads."""
        self._database.run(
            "UPDATE chain SET seen = ? WHERE code = ?",
            [(h.number, chains.codes[h.device, h.epoch]) for h in change.header.knew],
        )

    def forget_seen(self) -> None:
        """Let a new epoch of our own chain know nothing yet."""
        self._database.run("UPDATE chain SET seen = 0")

    def unfiled(self) -> list[tuple[int, Change]]:
        """Return the changes, with their places, that are about nothing known here."""
        rows = self._database.rows(
            "SELECT place, header, salt, payload FROM change WHERE entity IS NULL"
        )
        return [(place, Change(header, salt, payload)) for place, header, salt, payload in rows]

    def waiting(self) -> list[tuple[int, Change]]:
        """Return what waits, with its places."""
        rows = self._database.rows("SELECT place, header, salt, payload FROM waiting")
        return [(place, Change(header, salt, payload)) for place, header, salt, payload in rows]

    def keep_waiting(self, rows: Iterable[tuple[int, Change]]) -> None:
        """Keep changes that cannot be applied yet."""
        self._database.run(
            "INSERT OR REPLACE INTO waiting VALUES (?, ?, ?, ?)",
            [(place, c.header_bytes, c.salt, c.payload) for place, c in rows],
        )

    def drop_waiting(self, places: Iterable[int]) -> None:
        """Let go of what waits no longer."""
        self._database.run("DELETE FROM waiting WHERE place = ?", [(place,) for place in places])

    def keep_forked(self, changes: Iterable[Change]) -> None:
        """Keep, by hash, second contents of numbers that are taken."""
        self._database.run(
            "INSERT OR IGNORE INTO forked VALUES (?, ?, ?, ?)",
            [(c.hash, c.header_bytes, c.salt, c.payload) for c in changes],
        )

    def forked(self, digest: str) -> Change | None:
        """Return a second content that was kept, by its hash."""
        rows = self._database.rows(
            "SELECT header, salt, payload FROM forked WHERE hash = ?", (digest,)
        )
        return Change(*rows[0]) if rows else None

    def at(self, places: Sequence[int]) -> dict[int, Change]:
        """Return the changes at those places that are taken."""
        found = self._database.rows(
            "SELECT place, header, salt, payload FROM change "
            "WHERE place IN (SELECT value FROM json_each(?))",
            (json.dumps(places),),
        )
        return {place: Change(header, salt, payload) for place, header, salt, payload in found}

    def spans(self, chains: Chains, spans: Sequence[Span]) -> Iterator[Change]:
        """Yield the changes of these spans, page by page."""
        for first, last in _places(chains, spans):
            yield from self._between(first, last)

    def everything(self) -> Iterator[tuple[int, str | None, Change]]:
        """Yield every change with its place and entity, page by page."""
        after = 0
        while rows := self._database.rows(
            "SELECT place, entity, header, salt, payload FROM change WHERE place > ? "
            "ORDER BY place LIMIT ?",
            (after, _PAGE),
        ):
            for place, about, header, salt, payload in rows:
                yield place, about, Change(header, salt, payload)
            after = rows[-1][0]

    def entries(self, entities: Iterable[str]) -> list[Entry]:
        """Return what happened to the things with these identifiers, in no particular order."""
        rows = self._database.rows(
            "SELECT header, salt, payload FROM change "
            "WHERE entity IN (SELECT value FROM json_each(?))",
            (json.dumps(list(entities)),),
        )
        entries = (Change(header, salt, payload).entry for header, salt, payload in rows)
        return [entry for entry in entries if entry is not None]

    def roster(self) -> list[Entry]:
        """Return all facts that a roster is made of, found by looking through the whole ledger."""
        asked = " OR ".join(["instr(header, ?)"] * len(_OF_ROSTER))
        rows = self._database.rows(
            f"SELECT header, salt, payload FROM change WHERE {asked}",  # noqa: S608 - only question marks
            _OF_ROSTER,
        )
        entries = (Change(header, salt, payload).entry for header, salt, payload in rows)
        return [entry for entry in entries if entry is not None]

    def losses(self) -> list[Entry]:
        """Return what laptops have declared lost, whether it counts or not."""
        return self.entries(self.named("loss"))

    def named(self, sort: str) -> set[str]:
        """Return the things of a sort of which anything is known, whether it counts or not."""
        rows = self._database.rows(
            "SELECT id FROM entity WHERE sort = ? UNION SELECT entity FROM aside WHERE sort = ?",
            (sort, sort),
        )
        return {row[0] for row in rows}

    def things_of(self, device: str, upto: Mapping[str, int]) -> set[str]:
        """Return the identifiers of all that a laptop has written something about.

        Of an epoch named in `upto` only what comes after that number is looked at.
        """
        found: set[str] = set()
        for code, epoch in self._database.rows(
            "SELECT code, epoch FROM chain WHERE device = ?", (device,)
        ):
            rows = self._database.rows(
                "SELECT DISTINCT entity FROM change WHERE place BETWEEN ? AND ? "
                "AND entity IS NOT NULL",
                (place_of(code, upto.get(epoch, 0) + 1), span_of(code)[1]),
            )
            found.update(row[0] for row in rows)
        return found

    def knows(self, entities: Sequence[str]) -> bool:
        """Say whether anything has happened to one of these things."""
        marks = ", ".join("?" * len(entities))
        return bool(
            self._database.rows(f"SELECT 1 FROM change WHERE entity IN ({marks}) LIMIT 1", entities)  # noqa: S608 - only question marks
        )

    def emptied(self, chains: Chains, within: Sequence[Span] | None = None) -> tuple[Span, ...]:
        """Return the changes, of all or of these, that stand without their contents, as runs."""
        keys = {code: key for key, code in chains.codes.items()}
        asked = [_EVERY_PLACE] if within is None else list(_places(chains, within))
        if within is not None and len(asked) <= _AT_ONCE and self._all_filed(asked):
            return ()
        spans: list[Span] = []
        for (place,) in (row for places in asked for row in self._database.rows(_EMPTIED, places)):
            key, number = keys[place >> NUMBERS], place & ((1 << NUMBERS) - 1)
            last = spans[-1] if spans else None
            if last and (last.device, last.epoch, last.last) == (*key, number - 1):
                spans[-1] = replace(last, last=number)
            else:
                spans.append(Span(*key, number, number))
        return tuple(spans)

    def _all_filed(self, asked: Sequence[tuple[int, int]]) -> bool:
        """Say whether every number of these places has a change that is filed under something.

        Such a one has its contents, and the index tells it: it is far smaller than the ledger.
        """
        ranges = " OR ".join(["place BETWEEN ? AND ?"] * len(asked)) or "FALSE"
        filed = self._database.value(
            "SELECT count(*) FROM change INDEXED BY change_entity WHERE entity IS NOT NULL "  # noqa: S608 - only question marks
            f"AND ({ranges})",
            [place for places in asked for place in places],
        )
        return int(filed) == sum(last - first + 1 for first, last in asked)

    def count(self, code: int | None = None) -> int:
        """Return how many changes there are, in one chain or in all."""
        first, last = span_of(code) if code is not None else _EVERY_PLACE
        return int(
            self._database.value(
                "SELECT count(*) FROM change WHERE place BETWEEN ? AND ?", (first, last)
            )
        )

    def _between(self, first: int, last: int) -> Iterator[Change]:
        while rows := self._database.rows(
            "SELECT place, header, salt, payload FROM change WHERE place BETWEEN ? AND ? "
            "ORDER BY place LIMIT ?",
            (first, last, _PAGE),
        ):
            for _place, header, salt, payload in rows:
                yield Change(header, salt, payload)
            first = rows[-1][0] + 1

    def _last(self, code: int) -> Change | None:
        rows = self._database.rows(
            "SELECT header, salt, payload FROM change WHERE place BETWEEN ? AND ? "
            "ORDER BY place DESC LIMIT 1",
            span_of(code),
        )
        return Change(*rows[0]) if rows else None


def _places(chains: Chains, spans: Iterable[Span]) -> Iterator[tuple[int, int]]:
    """Yield the first and last places of spans, but for chains that are not known here."""
    for span in spans:
        code = chains.codes.get((span.device, span.epoch))
        if code is not None:
            yield place_of(code, span.first), place_of(code, span.last)
