# SPDX-License-Identifier: Apache-2.0
"""A moment, a size and a span as people say them."""

from PySide6.QtCore import QCoreApplication, QDateTime

from peerdesk.domain.calendar import local, short_day

_KILO = 1_000
_UNITS = ("kB", "MB", "GB")


def local_now() -> tuple[int, int]:
    """Return the time now as UTC milliseconds and the local offset in minutes."""
    now = QDateTime.currentDateTime()
    return now.toMSecsSinceEpoch(), now.offsetFromUtc() // 60


def moment_words(at: int, now: tuple[int, int]) -> str:
    """Return a moment as seen from now: "today 12:58", "yesterday 17:40", "Thu 19 Nov 17:40"."""
    moment, today = local(at, now[1]), local(*now).date()
    time = f"{moment:%H:%M}"
    days = (today - moment.date()).days
    if days == 0:
        return _tr("today {0}").format(time)
    if days == 1:
        return _tr("yesterday {0}").format(time)
    day = short_day(moment.date().isoformat())
    if moment.year != today.year:
        day = f"{day} {moment.year}"
    return f"{day} {time}"


def size_words(size: int) -> str:
    """Return a size to two figures or so: "840 kB", "4.2 MB"."""
    value = float(size)
    for unit in _UNITS:
        value /= _KILO
        if value < _KILO or unit == _UNITS[-1]:
            break
    return f"{value:.1f} {unit}" if value < 10 and unit != "kB" else f"{value:.0f} {unit}"  # noqa: PLR2004 - one figure before the point


def seconds_words(seconds: float) -> str:
    """Return a span as "about 1.0 s"."""
    return _tr("about {0} s").format(f"{seconds:.1f}")


def first_capital(words: str) -> str:
    """Return words with a capital letter in front, and the rest as they are."""
    return words[:1].upper() + words[1:]


def _tr(words: str) -> str:
    return QCoreApplication.translate("moment", words)
