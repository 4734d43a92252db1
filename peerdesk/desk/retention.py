# SPDX-License-Identifier: Apache-2.0
"""The reminder that evidence has to go: by the day agreed at scoping, or by a lead's order."""

from msgspec import Struct

from peerdesk.desk.book import Book
from peerdesk.desk.cleared import confirmations
from peerdesk.desk.closing import closing
from peerdesk.desk.errors import NoChallenge
from peerdesk.desk.holds import open_holds
from peerdesk.domain.calendar import day_name, local, read_day
from peerdesk.team.confirmation import Cleared

AHEAD = 14
"""Days before the day agreed on which the reminder begins."""


class Reminder(Struct, frozen=True):
    """One or two sentences that say what is so and what to do; `late` once the day has come."""

    words: str
    late: bool


def due(book: Book, today: str) -> Reminder | None:
    """Return the reminder for an ISO day, or None while there is nothing to be reminded of."""
    try:
        scope = book.challenge().scope
    except NoChallenge:
        return None
    held = bool(open_holds(book))
    order = closing(book)
    if book.disposals() and (word := confirmations(book).get(book.device)):
        return _certified(word, to_go=order is not None and not held)
    if order is not None:
        return _ordered(order.day, today, held=held)
    day = scope.retention_date if scope else ""
    if not day or _days(today, day) > AHEAD:
        return None
    return _agreed(day, today, held=held)


def _certified(word: Cleared, *, to_go: bool) -> Reminder:
    done = word.completion
    day = local(done.at, done.offset).date().isoformat()
    said = (
        f"This laptop was certified as cleared on {day_name(day, year=True)}, so what is open "
        "here is a copy that nobody knew of: tell a lead"
    )
    return Reminder(f"{said}, and clear it too." if to_go else f"{said}.", late=True)


def _ordered(day: str, today: str, *, held: bool) -> Reminder:
    named = day_name(day, year=True)
    if held:
        return Reminder(
            f"The challenge was closed from {named} on, but a hold is open and nothing is "
            "destroyed until a lead lifts it.",
            late=False,
        )
    if today < day:
        return Reminder(
            f"The challenge closes on {named}: share what only this laptop has, and save the "
            "documents that the team still needs.",
            late=False,
        )
    return Reminder(
        f"The challenge has been closed since {named}: clear this laptop, under Challenge and "
        "Close.",
        late=True,
    )


def _agreed(day: str, today: str, *, held: bool) -> Reminder:
    left = _days(today, day)
    if left > 0:
        when = "tomorrow" if left == 1 else f"in {left} days"
        said = f"The evidence is to be gone by {day_name(day, year=True)}, {when}"
    elif left == 0:
        said = "The evidence is to be gone by today"
    else:
        ago = "yesterday" if left == -1 else f"{-left} days ago"
        said = f"The evidence was to be gone by {day_name(day, year=True)}, {ago}"
    does = (
        "a hold is open, so it stays until a lead lifts that."
        if held
        else "a lead closes the challenge, under Challenge and Close."
    )
    return Reminder(f"{said}: {does}", late=left <= 0 and not held)


def _days(today: str, day: str) -> int:
    return (read_day(day) - read_day(today)).days
