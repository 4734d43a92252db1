# SPDX-License-Identifier: Apache-2.0
"""Which summary the place shows: the one that was asked for, or the one that waits for somebody."""

from collections.abc import Sequence

from msgspec import Struct

from peerdesk.desk.book import TeamBook
from peerdesk.desk.errors import NotFound
from peerdesk.domain.briefing import Issue
from peerdesk.domain.calendar import local
from peerdesk.ui.briefing.reading import Prepared, read_frame, read_prepared, themes_of
from peerdesk.ui.briefing.reading_issued import IssuedSummary, read_issued

DAY, ISSUE = "day:", "issue:"


class Shown(Struct, frozen=True):
    """What the place shows: a summary in preparation or an issued one, and the themes."""

    key: str
    summary: Prepared | IssuedSummary
    themes: dict[str, str]


def read_shown(book: TeamBook, key: str, now: tuple[int, int]) -> Shown:
    """Return the summary that a key names; without one, today's or the nearest day's.

    Of a day whose summary was issued that is the issued one until its points are marked: the next
    one is prepared when somebody asks for it, and not in the place of a talk that is still to be
    recorded.
    """
    themes = themes_of(book)
    if not key:
        day = nearest(read_frame(book).days, now)
        waiting = _not_marked(book, day)
        key = f"{ISSUE}{waiting}" if waiting else f"{DAY}{day}"
    if key.startswith(ISSUE):
        return Shown(key, read_issued(book, key.removeprefix(ISSUE)), themes)
    return Shown(key, read_prepared(book, key.removeprefix(DAY), now), themes)


def nearest(days: Sequence[str], now: tuple[int, int]) -> str:
    """Return today among the days of a challenge, or the last before it, or the first."""
    today = local(*now).date().isoformat()
    return max((day for day in days if day <= today), default=days[0])


def _not_marked(book: TeamBook, day: str) -> str:
    """Return a day's last issue while a point is not marked for whom it was for, or ""."""
    issues = [i for held in book.briefings() if held.day == day for i in held.issues]
    if not issues:
        return ""
    last = max(issues, key=lambda issue: (issue.number, issue.at))
    marked = all(_is_marked(book, point.message, last) for point in last.points)
    return "" if marked else last.hash


def _is_marked(book: TeamBook, message: str, issue: Issue) -> bool:
    """Say whether it is recorded what was told of a point; one that is gone cannot be marked."""
    try:
        tellings = book.message(message).tellings
    except NotFound:
        return True
    mine = [t for t in tellings if t.issue == issue.hash and not t.message]
    return any(t.sponsor == issue.sponsor for t in mine) if issue.sponsor else bool(mine)
