# SPDX-License-Identifier: Apache-2.0
"""Every kind of fact that this program understands, by name; all are at version 1."""

from peerdesk.domain import custody, facts

KINDS: dict[str, type[facts.Fact]] = {
    kind.__name__: kind
    for module in (facts, custody)
    for kind in vars(module).values()
    if isinstance(kind, type) and issubclass(kind, facts.Fact) and kind is not facts.Fact
}
