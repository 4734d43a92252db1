# SPDX-License-Identifier: Apache-2.0
"""Every kind of fact that this program understands, by name; all are at version 1."""

from peerdesk.domain import (
    asking,
    custody,
    facts,
    membership,
    proposals,
    publishing,
    records,
    sorting,
)

KINDS: dict[str, type[facts.Fact]] = {
    kind.__name__: kind
    for module in (facts, custody, membership, proposals, asking, records, sorting, publishing)
    for kind in vars(module).values()
    if isinstance(kind, type) and issubclass(kind, facts.Fact) and kind is not facts.Fact
}

_ERASED = frozenset({"note", "attachment"})


def may_lack_contents(kind: str) -> bool:
    """Say whether facts of this kind can be erased; of kinds unknown here nobody can tell."""
    known = KINDS.get(kind)
    return known is None or known.about in _ERASED
