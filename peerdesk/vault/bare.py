# SPDX-License-Identifier: Apache-2.0
"""Changes that came without their contents, and that nobody here has seen: told in signed heads.

An erasure may name whatever its laptop likes, and who takes such a change in cannot see what it
was about. Whoever still has the contents can: they were of another note, so they are sent again.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable

from peerdesk.ledger.chain import Gap
from peerdesk.vault.chains import Key
from peerdesk.vault.gaps import Runs, joined
from peerdesk.vault.open_ledger import OpenLedger
from peerdesk.vault.schema import NUMBERS


def keep_bare(ledger: OpenLedger, came: Iterable[int], restored: Collection[int]) -> None:
    """Remember places that came bare, inside the caller's transaction, less those made whole."""
    more = set(came)
    if more or restored:
        known = set(ledger.settings.bare)
        now = (known | more) - set(restored)
        if now != known:
            ledger.settings.bare = sorted(now)


def bare(ledger: OpenLedger) -> tuple[Gap, ...]:
    """Return what came here without its contents, as runs in the order of their chains."""
    runs: dict[Key, Runs] = defaultdict(tuple)
    keys = {code: key for key, code in ledger.chains.codes.items()}
    for place in ledger.settings.bare:
        number = place & ((1 << NUMBERS) - 1)
        key = keys[place >> NUMBERS]
        runs[key] = joined(runs[key], ((number, number),))
    return tuple(Gap(*key, *run) for key in sorted(runs) for run in runs[key])
