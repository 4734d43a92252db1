# SPDX-License-Identifier: Apache-2.0
"""A field for a day: typed as people write it, kept as an ISO date, said back with its weekday."""

import re
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from peerdesk.domain.calendar import day_name
from peerdesk.ui.components.control import TextField
from peerdesk.ui.components.field import Field
from peerdesk.ui.components.text import column
from peerdesk.ui.look import Look

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WRITTEN = re.compile(r"(?:[a-z]+,?\s+)?(\d{1,2})(?:st|nd|rd|th)?\s+([a-z]{3,9})\.?,?\s+(\d{4})")
_FIGURES = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{2}|\d{4})")
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_CENTURY = 2000


def read_typed_day(text: str) -> str:
    """Return the ISO date that "12 May 2026", "12/5/26" or "2026-05-12" means, else the text.

    The day stands before the month, as in Britain.
    """
    typed = " ".join(text.lower().split())
    if found := _ISO.fullmatch(typed):
        year, month, day = (int(part) for part in found.groups())
    elif found := _FIGURES.fullmatch(typed):
        day, month, year = (int(part) for part in found.groups())
        year += _CENTURY if year < 100 else 0  # noqa: PLR2004 - two figures of a year
    elif (found := _WRITTEN.fullmatch(typed)) and found[2][:3] in _MONTHS:
        day, year = int(found[1]), int(found[3])
        month = _MONTHS.index(found[2][:3]) + 1
    else:
        return text.strip()
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return text.strip()


class DayField(QWidget):
    """One day, or with `several` a list of them with commas between."""

    changed = Signal()

    def __init__(self, look: Look, label: str, hint: str = "", *, several: bool = False) -> None:
        super().__init__()
        self._several, self._hint = several, hint
        self.line = TextField(look, hint=self.tr("12 May 2026"))
        self.field = Field(look, label, self.line, hint)
        column(self).addWidget(self.field)
        self.setFocusProxy(self.line)
        self.line.textChanged.connect(self._say)

    def days(self) -> tuple[str, ...]:
        """Return the days as ISO dates; what cannot be read stays as it was typed."""
        parts = self.line.text().split(",") if self._several else [self.line.text()]
        return tuple(read_typed_day(part) for part in parts if part.strip())

    def day(self) -> str:
        """Return the day as an ISO date, or ""."""
        return next(iter(self.days()), "")

    @property
    def is_readable(self) -> bool:
        """Say whether every day that was typed can be read."""
        return all(_ISO.fullmatch(day) for day in self.days())

    def set_days(self, *days: str) -> None:
        """Show these ISO dates in words."""
        self.line.setText(", ".join(_words(day) for day in days if day))

    def _say(self) -> None:
        self.field.set_error("", focus=False)
        names = [_name(day) for day in self.days()]
        self.field.set_hint(", ".join(filter(None, names)) or self._hint)
        self.changed.emit()


def _words(day: str) -> str:
    return day_name(day, weekday=False, year=True) if _ISO.fullmatch(day) else day


def _name(day: str) -> str:
    return day_name(day) if _ISO.fullmatch(day) else ""
