# SPDX-License-Identifier: Apache-2.0
"""Drawings as data: a timeline and bars; `alt` says in words what they show.

Where `alt` is empty the renderers ask `peerdesk.compose.alternative` for one.
"""

from msgspec import Struct


class Moment(Struct, frozen=True):
    """One point in time: when, in words, what happened, and more about it."""

    when: str
    what: str
    detail: str = ""


class Timeline(Struct, frozen=True, tag=True):
    """What happened one after the other, as in the life of a message."""

    title: str
    moments: tuple[Moment, ...]
    alt: str = ""


class Bar(Struct, frozen=True):
    """A bar: what it counts and how many; 0 is drawn as nothing, with its number."""

    label: str
    number: int


class Bars(Struct, frozen=True, tag=True):
    """Counts side by side, as people met by group; the number is always printed."""

    title: str
    bars: tuple[Bar, ...]
    alt: str = ""
