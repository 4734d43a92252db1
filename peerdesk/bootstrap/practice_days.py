# SPDX-License-Identifier: Apache-2.0
"""Lays the days of the practice challenge around today, so that there is something to practise.

Its texts speak of days of the week, so everything moves by whole weeks.
"""

import re
from collections.abc import Mapping
from datetime import date, datetime, timedelta

SECOND_DAY = date(2026, 5, 13)
"""The second day on site as the texts have it, a Wednesday."""
_LAST_WORKED = 3
"""Thursday, counted from Monday: later in the week the challenge is that of the next one."""
_ISO = re.compile(r"\b\d{4}-\d{2}-\d{2}\b")
_SAID = re.compile(
    r"\b(?P<day>\d{1,2} (?:January|February|March|April|May|June|July|August|September|October"
    r"|November|December))(?P<year> \d{4})?\b"
)


def weeks_until(today: date) -> timedelta:
    """Return how far the days move, so that the second one falls into this week.

    From Friday on it is the next week, for by then nobody would have anything before them.
    """
    monday = today - timedelta(days=today.weekday())
    if today.weekday() > _LAST_WORKED:
        monday += timedelta(weeks=1)
    return monday - (SECOND_DAY - timedelta(days=SECOND_DAY.weekday()))


def moved(files: Mapping[str, str], by: timedelta) -> dict[str, str]:
    """Return the texts of the practice challenge with every date that they name moved.

    The notes, which are plain text, name none.
    """
    return {
        name: _moved(text, by) if name.endswith(".toml") else text for name, text in files.items()
    }


def _moved(text: str, by: timedelta) -> str:
    text = _ISO.sub(lambda found: (date.fromisoformat(found[0]) + by).isoformat(), text)
    return _SAID.sub(lambda found: _said(found, by), text)


def _said(found: re.Match[str], by: timedelta) -> str:
    year = (found["year"] or f" {SECOND_DAY.year}").strip()
    day = datetime.strptime(f"{found['day']} {year}", "%d %B %Y").date() + by  # noqa: DTZ007 - a day
    words = f"{day.day} {day:%B}"
    return f"{words} {day.year}" if found["year"] else words
