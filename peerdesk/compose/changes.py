# SPDX-License-Identifier: Apache-2.0
"""The table that says what changed since the summary before, so that nothing is a surprise."""

from collections.abc import Iterator, Sequence

from peerdesk.compose.blocks import Bullets, Point, Table
from peerdesk.compose.news import AND, MOVED, REWORDED, WORDS, Earlier
from peerdesk.compose.phrases import capital, counted, handle
from peerdesk.compose.sentences import EMERGING_NAMES

FEW = 4
"""Points named one by one; of more, the table gives the number, and each is marked above."""
ONE_POINT = "Now one point"
"""Stands where two points that were told have become one."""
Row = tuple[str, str]
_COLUMNS = ("What changed", "Point")


def changes_table(
    groups: Sequence[Bullets],
    earlier: Earlier,
    standing: frozenset[str],
    agreed: frozenset[str] = frozenset(),
    unheard: frozenset[str] = frozenset(),
) -> Table | None:
    """Return what changed, or None if nothing did.

    `standing` are the messages that are not withdrawn: a point told before that is in no group
    was dropped only if its message stands no more; otherwise it still holds, unrepeated. The
    new wording of those `agreed` stands in a table of its own; of those `unheard` nothing can be
    said to stand as told.
    """
    here = {point.message for group in groups for point in group.points}
    gone = [i for i in earlier.points if i not in here]
    rows = [
        *(row for word in WORDS for row in _rows_of(word, groups, earlier, agreed)),
        *_joined(groups, earlier),
        *(("Dropped", earlier.points[i].point.text) for i in gone if i not in standing),
    ]
    if unrepeated := sum(i in standing and i not in unheard for i in gone):
        rows.append(("Not repeated", _unrepeated(unrepeated, earlier.number)))
    return Table(_COLUMNS, tuple(rows)) if rows else None


def _rows_of(
    word: str, groups: Sequence[Bullets], earlier: Earlier, agreed: frozenset[str]
) -> Iterator[Row]:
    found = [(g, p) for g in groups for p in g.points if word in p.news.split(AND)]
    if word == REWORDED:
        for _, point in found:
            if point.message in agreed:
                continue
            before = earlier.points[point.message].point.text
            yield capital(word), f"Was: {before}\nNow: {point.text}"
    elif word == MOVED:
        for group, point in found:
            yield capital(word), f"{handle(point.text)}: {_move(group, point, earlier)}"
    elif len(found) <= FEW:
        yield from ((capital(word), handle(point.text)) for _, point in found)
    else:
        yield capital(word), f"{capital(counted(len(found), 'point'))}, each marked above"


def _joined(groups: Sequence[Bullets], earlier: Earlier) -> Iterator[Row]:
    """Yield the points that another one says now as well."""
    texts = {point.message: point.text for group in groups for point in group.points}
    for joined in earlier.joined:
        now = f"said with “{handle(texts[joined.into])}”" if joined.into in texts else "still said"
        yield ONE_POINT, f"{handle(joined.text)}: now {now}"


def _move(group: Bullets, point: Point, earlier: Earlier) -> str:
    sign = earlier.points[point.message].sign
    before = f", before under “{EMERGING_NAMES[sign]}”" if sign in EMERGING_NAMES else ""
    return f"now under “{EMERGING_NAMES[group.sign]}”{before}"


def _unrepeated(count: int, number: int) -> str:
    points = f"{capital(counted(count, 'point'))} of daily summary {number}"
    return f"{points} still {'stands' if count == 1 else 'stand'} as told"
