# SPDX-License-Identifier: Apache-2.0
"""Counts what a database holds without opening it as a vault: nothing is written or made anew."""

import msgspec
from msgspec import Struct

from peerdesk.desk.backups import Counted
from peerdesk.vault.chains import Key, place_of, span_of
from peerdesk.vault.database import Database
from peerdesk.vault.ledger import LedgerTables
from peerdesk.vault.schema import NUMBERS
from peerdesk.vault.settings import Settings


class _Moment(Struct):
    """When something was written, of the many fields of a note or a header."""

    at: int
    offset: int


def counted(database: Database) -> Counted:
    """Return how much a database holds; lines that are not indexed yet are counted too."""
    sorts = {str(sort): int(n) for sort, n in database.rows(_SORTS)}
    notes = int(database.value("SELECT count(*) FROM note_facet"))
    newest = max(_moments(database), key=lambda moment: moment.at, default=None)
    return Counted(
        changes=LedgerTables(database).count(),
        sorts={**sorts, "note": notes} if notes else sorts,
        newest=newest.at if newest else None,
        offset=newest.offset if newest else 0,
    )


def lacked(then: Database, now: Database) -> int:
    """Return how many changes of this laptop the one database lacks and the other has."""
    device = Settings(now).member.device
    there, here = _ends(then, device), _ends(now, device)
    return sum(max(number - there.get(chain, 0), 0) for chain, number in here.items())


_SORTS = "SELECT sort, count(*) FROM entity GROUP BY sort"
_LAST_NOTE = "SELECT body FROM note ORDER BY number DESC LIMIT 1"
_TYPED = "SELECT header FROM change WHERE place BETWEEN ? AND ? AND entity IS NULL"


def _moments(database: Database) -> list[_Moment]:
    """Return when the newest notes were written: the last one indexed, and those not yet."""
    found = [msgspec.json.decode(body, type=_Moment) for (body,) in database.rows(_LAST_NOTE)]
    settings = Settings(database)
    own = settings.member.device, settings.epoch
    for (code,) in database.rows("SELECT code FROM chain WHERE device = ? AND epoch = ?", own):
        behind = place_of(code, settings.indexed + 1), span_of(code)[1]
        found += [msgspec.json.decode(h, type=_Moment) for (h,) in database.rows(_TYPED, behind)]
    return found


def _ends(database: Database, device: str) -> dict[Key, int]:
    """Return the last number of each chain of a laptop; 0 where it has only begun."""
    ends: dict[Key, int] = {}
    rows = database.rows("SELECT code, device, epoch FROM chain WHERE device = ?", (device,))
    for code, owner, epoch in rows:
        last = database.value(
            "SELECT max(place) FROM change WHERE place BETWEEN ? AND ?", span_of(code)
        )
        ends[owner, epoch] = int(last or 0) & ((1 << NUMBERS) - 1)
    return ends
