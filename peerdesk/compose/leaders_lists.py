# SPDX-License-Identifier: Apache-2.0
"""What of the team leader's page is counted and listed: how many of what, never told, calm."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from peerdesk.compose.blocks import Block, Bullets, Heading, Paragraph, Point, Table
from peerdesk.compose.checks.side_by_side import Row
from peerdesk.compose.checks.verdict import LIGHT_NAMES, NAMES, Verdict
from peerdesk.compose.phrases import capital, counted, lowered

NEVER = (NAMES[Verdict.UNKNOWN], NAMES[Verdict.NEVER])
"""What has no wording to compare with: a list says all of it."""
FIRST = (
    NAMES[Verdict.TAKEN_BACK],
    NAMES[Verdict.WITHDRAWN],
    NAMES[Verdict.DISPUTED],
    NAMES[Verdict.CHANGED],
)
"""What a leader looks at before anything else, in this order; whatever else follows these."""
NAMED = 8
"""Points of one sort that the first page names; the rest it counts."""
LISTED = 30
"""Points told as said up to which each has its line; more are counted by theme."""
_NO_THEME = "Without a theme"


def by_verdict(rows: Iterable[Row]) -> dict[str, list[Row]]:
    """Return rows by what became of them, those to look at first first and never told last."""
    found: dict[str, list[Row]] = {}
    for row in rows:
        found.setdefault(row.verdict, []).append(row)
    order = [*FIRST, *(name for name in found if name not in {*FIRST, *NEVER}), *NEVER]
    return {name: found[name] for name in order if name in found}


def counts(rows: Sequence[Row]) -> Iterator[Block]:
    """Yield how many points there are of each sort, and where they are said."""
    groups = by_verdict(rows)
    lines = []
    for name, mine in groups.items():
        on_slides = sum(is_here(row) for row in mine)
        light = capital(LIGHT_NAMES[mine[0].light])
        lines.append((name, light, str(len(mine)), str(on_slides)))
    if lines:
        yield Table(("What became of it", "Light", "Points", "On the slides"), tuple(lines))


def most_of_all(rows: Sequence[Row]) -> Iterator[Block]:
    """Yield the points that matter most by name: taken back, disputed or changed, and yet said."""
    groups = by_verdict(rows)
    for name in (name for name in FIRST if name in groups):
        mine = groups[name]
        yield Heading(name, 2)
        lines = [Point(f"{row.name} ({where(row)})", row.message) for row in mine[:NAMED]]
        if (more := len(mine) - NAMED) > 0:
            lines.append(Point(f"And {counted(more, 'more point')}, below"))
        yield Bullets(tuple(lines))


def never_told(rows: Iterable[Row]) -> Iterator[Block]:
    """Yield what nobody was told of: how much it is, then a line each by theme."""
    mine = [row for row in rows if row.verdict in NEVER]
    if not mine:
        return
    yield Heading(f"Never told: {counted(len(mine), 'point')}")
    themes = Counter(row.theme or _NO_THEME for row in mine)
    for theme in themes:
        yield Heading(f"{theme} ({themes[theme]})", 2)
        yield Bullets(
            tuple(
                Point(_never(row), row.message) for row in mine if (row.theme or _NO_THEME) == theme
            )
        )


def calm(rows: Sequence[Row]) -> Iterator[Block]:
    """Yield what was told and is said as told: by name where it is little, else by theme."""
    if not rows:
        return
    yield Heading("Told, and said as told")
    themes = Counter(row.theme for row in rows)
    if len(rows) > LISTED:
        yield Paragraph(f"{capital(counted(len(rows), 'point'))}. Each is listed under Checks.")
        lines = tuple((theme or _NO_THEME, str(count)) for theme, count in themes.items())
        yield Table(("Theme", "Points"), lines)
        return
    for theme in themes:
        yield Heading(theme or _NO_THEME, 2)
        mine = [row for row in rows if row.theme == theme]
        yield Bullets(tuple(Point(f"{row.name} ({_told(row)})", row.message) for row in mine))


def where(row: Row) -> str:
    """Return where a point is said, the slides first; or else what became of it."""
    here = [one.place for one in (row.slides, row.report) if one is not None and one.here]
    return lowered(here[0] if here else row.verdict)


def is_here(row: Row) -> bool:
    """Say whether the slides say a point."""
    return row.slides is not None and row.slides.here


def stands(row: Row) -> tuple[str, ...]:
    """Return why somebody let a point stand."""
    return tuple(f"Stands: {why}" for why in dict.fromkeys(row.stands.values()))


def _never(row: Row) -> str:
    unknown = [lowered(row.verdict)] if row.verdict == NAMES[Verdict.UNKNOWN] else []
    return f"{row.name} ({', '.join((where(row), *unknown))}){_ended(stands(row))}"


def _ended(said: Sequence[str]) -> str:
    return "".join(f". {each}" for each in said)


def _told(row: Row) -> str:
    """Return when a calm point was told and on which slide it stands, or where else."""
    told = ", ".join(dict.fromkeys(heard.when for heard in row.told)) or "not yet told"
    return f"{told}; {where(row)}"
