# SPDX-License-Identifier: Apache-2.0
"""Every kind of fact, and what makes one happen on a laptop: the one table for all machines."""

from collections.abc import Callable

from peerdesk.domain.facts import Fact
from peerdesk.domain.kinds import KINDS
from tests.happenings import (
    asking,
    belonging,
    evidence,
    keeping,
    publishing,
    recording,
    saying,
    scope,
    sorting,
)
from tests.happenings.scene import Scene

Maker = Callable[[Scene], Fact | None]
"""Returns what its owner does next on a laptop, or None where there is nothing to do it to."""

FOUNDING = "ChallengeFounded"
"""Happens once, before all else; a laptop that says so again is stopped, as it should be."""


def _snake(kind: str) -> str:
    return "".join(f"_{letter.lower()}" if letter.isupper() else letter for letter in kind)[1:]


_MODULES = (
    scope, evidence, saying, keeping, belonging, asking, recording, sorting, publishing,
)  # fmt: skip
MAKERS: dict[str, Maker] = {
    kind: vars(module)[_snake(kind)]
    for kind in KINDS
    for module in (
        scope,
        evidence,
        saying,
        keeping,
        belonging,
        asking,
        recording,
        sorting,
        publishing,
    )
    if _snake(kind) in vars(module)
}
