# SPDX-License-Identifier: Apache-2.0
"""Which messages stand when some were merged into others: a pure function of all of them.

Nothing can be merged away altogether: where two laptops merged two messages into each other, the
one with the smaller identifier stands, the same on every laptop; and what was merged into a
message that has not arrived stands until it has.
"""

from collections.abc import Iterable, Mapping

from peerdesk.domain.message import Message


def survivors(messages: Iterable[Message]) -> Mapping[str, str]:
    """Return, by identifier, the message that stands for each: its own identifier if it does."""
    into = {message.id: message.into for message in messages}
    return {name: _survivor(name, into) for name in into}


def also_of(standing: Mapping[str, str], message: str) -> tuple[str, ...]:
    """Return the identifiers, sorted, of the messages that were merged into one that stands."""
    return tuple(
        sorted(name for name, stands in standing.items() if stands == message and name != message)
    )


def _survivor(name: str, into: Mapping[str, str]) -> str:
    """Follow where a message went, to its end or once round a ring."""
    way = [name]
    while (following := into[way[-1]]) in into:
        if following in way:
            return min(way[way.index(following) :])
        way.append(following)
    return way[-1]
