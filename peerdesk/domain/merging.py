# SPDX-License-Identifier: Apache-2.0
"""Which messages stand when some were merged into others: a pure function of all of them.

Nothing can be merged away altogether: where two laptops merged two messages into each other, the
one with the smaller identifier stands, the same on every laptop; and what was merged into a
message that has not arrived stands until it has.
"""

from collections.abc import Iterable, Mapping, Sequence

from msgspec.structs import replace

from peerdesk.domain.message import Link, Message


def survivors(messages: Iterable[Message]) -> Mapping[str, str]:
    """Return, by identifier, the message that stands for each: its own identifier if it does."""
    into = {message.id: message.into for message in messages}
    return {name: _survivor(name, into) for name in into}


def united(messages: Sequence[Message]) -> tuple[Message, ...]:
    """Return the messages; what others were merged into has their links and tellings as well.

    Nothing is written for that: what arrives later about a merged message counts for the one that
    stands, and taking the merger back takes all of it away again. A withdrawn message brings
    nothing. A note that bears on both in one way is there once.
    """
    standing = survivors(messages)
    by_id = {message.id: message for message in messages}
    found: list[Message] = []
    for message in messages:
        also = also_of(standing, message.id) if standing[message.id] == message.id else ()
        found.append(_with(message, [by_id[name] for name in also]) if also else message)
    return tuple(found)


def also_of(standing: Mapping[str, str], message: str) -> tuple[str, ...]:
    """Return the identifiers, sorted, of the messages that were merged into one that stands."""
    return tuple(
        sorted(name for name, stands in standing.items() if stands == message and name != message)
    )


def _with(message: Message, others: Sequence[Message]) -> Message:
    """Return a message with what those bring that were merged into it."""
    counted = [other for other in others if not other.withdrawn]
    links = {(link.note, link.relation): link for link in message.links}
    for other in counted:
        for link in other.links:
            brought = Link(link.note, link.relation, link.by, other.id)
            links.setdefault((link.note, link.relation), brought)
    tellings = [replace(told, message=other.id) for other in counted for told in other.tellings]
    return replace(
        message,
        links=tuple(links.values()),
        tellings=(*message.tellings, *tellings),
        also=tuple(other.id for other in others),
    )


def _survivor(name: str, into: Mapping[str, str]) -> str:
    """Follow where a message went, to its end or once round a ring."""
    way = [name]
    while (following := into[way[-1]]) in into:
        if following in way:
            return min(way[way.index(following) :])
        way.append(following)
    return way[-1]
