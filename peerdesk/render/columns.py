# SPDX-License-Identifier: Apache-2.0
"""How wide the columns of a table become, and when they would be too narrow to read."""

from collections.abc import Sequence
from math import sqrt

from msgspec import Struct

from peerdesk.compose.blocks import Table
from peerdesk.render.clean import line
from peerdesk.render.fonts import SEMIBOLD
from peerdesk.render.setting import Setting

_MOST_READ = 400
"""Characters of a cell that are measured: widths are a matter of looks, not of every word."""
_LONGEST = 0.34
"""A single word claims no more than this part of the room; beyond it, it is broken."""

_READABLE = 7.5
"""A column of prose is at least so many times as wide as its type is high."""


class Need(Struct, frozen=True):
    """What a column would like, what its longest word needs, and how much it has to say."""

    wanted: float
    least: float
    said: float


def column_widths(table: Table, setting: Setting, gap: float) -> list[float] | None:
    """Return a width for each column, or nothing if they do not fit side by side.

    A column that needs little gets it; the others share the rest by how much they have to say.
    No column is narrower than its longest word, unless that is absurd.
    """
    room = setting.room
    needs = [_need(table, number, setting, gap) for number in range(len(table.columns))]
    if sum(need.least for need in needs) > room:
        return None
    if not any(line(text) for row in table.rows for text in row):
        return _even(needs, room)
    spare = room - sum(need.wanted for need in needs)
    if spare >= 0:
        widths = [need.wanted for need in needs]
        widths[widths.index(max(widths))] += spare
        return widths
    return _shared(needs, room)


def _even(needs: Sequence[Need], room: float) -> list[float]:
    """Return columns to be written in by hand."""
    share = room / len(needs)
    if all(need.wanted <= share for need in needs):
        return [share] * len(needs)
    return _shared(needs, room)


def _shared(needs: Sequence[Need], room: float) -> list[float]:
    small = {n: need.wanted for n, need in enumerate(needs) if need.wanted <= room / len(needs)}
    wide = {n: need for n, need in enumerate(needs) if n not in small}
    if sum(small.values()) + sum(need.least for need in wide.values()) > room:
        small = {n: needs[n].least for n in small}
    widths = small
    while wide:
        share = (room - sum(widths.values())) / sum(need.said for need in wide.values())
        tight = {n: need.least for n, need in wide.items() if need.least > need.said * share}
        widths |= tight or {n: need.said * share for n, need in wide.items()}
        wide = {n: need for n, need in wide.items() if n not in widths}
    return [widths[n] for n in range(len(needs))]


def _need(table: Table, number: int, setting: Setting, gap: float) -> Need:
    size = setting.styles["cell"].fontSize
    texts = [line(row[number][:_MOST_READ]) for row in table.rows]
    face = SEMIBOLD if number == 0 else setting.styles["cell"].fontName
    whole = [setting.faces.width(text, size, face) for text in texts]
    head = line(table.columns[number])
    heading = setting.faces.width(head, setting.styles["column"].fontSize, SEMIBOLD)
    every = {word for text in [*texts, head] for word in text.split()}
    longest = max((setting.faces.width(word, size, SEMIBOLD) for word in every), default=0.0)
    readable = min(max(whole, default=0.0), size * _READABLE)
    least = max(min(longest, setting.room * _LONGEST), size, readable)
    said = sqrt(sum(whole) + heading)
    return Need(max([heading, least, *whole]) + gap, least + gap, said + 1)
