# SPDX-License-Identifier: Apache-2.0
"""Whether the messages of a rehearsal and what became of them hold together."""

from collections.abc import Iterator, Mapping

from peerdesk.desk.rehearsal.places import MESSAGES, Fault, Places, twice
from peerdesk.desk.rehearsal.values import (
    Elsewhere,
    Rehearsal,
    RehearsalBriefing,
    RehearsalMessage,
    Rewording,
    Told,
    Withdrawal,
)
from peerdesk.domain.words import Outcome


def faults_in_messages(
    rehearsal: Rehearsal, kloes: Mapping[str, set[str]], places: Places
) -> Iterator[Fault]:
    """Yield what does not hold; `kloes` gives the codes of the lines under each chosen theme."""
    yield from _in_messages(rehearsal, kloes, places)
    yield from _in_history(rehearsal, places)
    for number, briefing in enumerate(rehearsal.briefings):
        yield from _in_briefing(rehearsal, briefing, number, places)
    yield from _elsewhere(rehearsal, places)


def _in_messages(
    rehearsal: Rehearsal, kloes: Mapping[str, set[str]], places: Places
) -> Iterator[Fault]:
    team = {member.key for member in rehearsal.team}
    last = len(rehearsal.scope.days)
    yield from twice(MESSAGES, "messages", [entry.key for entry in rehearsal.messages], places)
    for number, message in enumerate(rehearsal.messages):
        where = ("messages", number)
        if message.author not in team:
            what = f"nobody in the team is called “{message.author}”: correct it."
            yield places.fault(MESSAGES, what, *where, "author")
        if message.theme not in kloes:
            what = f"the theme “{message.theme}” is not chosen: choose it, or move the message."
            yield places.fault(MESSAGES, what, *where, "theme")
        elif message.kloe and message.kloe not in kloes[message.theme]:
            what = f"“{message.theme}” has no line “{message.kloe}”: correct one of the two."
            yield places.fault(MESSAGES, what, *where, "kloe")
        if not 1 <= message.day <= last:
            yield places.fault(MESSAGES, f"“day” is not 1 to {last}: correct it.", *where, "day")
        if message.agreed_on and not message.day <= message.agreed_on <= last:
            what = f"“agreed_on” is not {message.day} to {last}: correct it."
            yield places.fault(MESSAGES, what, *where, "agreed_on")
        yield from _in_links(message, where, places)


def _in_links(
    message: RehearsalMessage, where: tuple[str | int, ...], places: Places
) -> Iterator[Fault]:
    linked: set[str] = set()
    for field in ("supports", "contradicts", "context"):
        for note in getattr(message, field):
            if note not in places.notes:
                what = f"there is no note “{note}”: correct the reference."
                yield places.fault(MESSAGES, what, *where, field)
            if note in linked:
                what = f"“{note}” is linked twice: keep one."
                yield places.fault(MESSAGES, what, *where, field)
            linked.add(note)


def _in_history(rehearsal: Rehearsal, places: Places) -> Iterator[Fault]:
    team = {member.key for member in rehearsal.team}
    drafted = {message.key: message.day for message in rehearsal.messages}
    gone = {entry.message: entry.day for entry in rehearsal.withdrawn}
    last = len(rehearsal.scope.days)
    happened: list[tuple[str, int, Rewording | Withdrawal]] = [
        *(("reworded", number, entry) for number, entry in enumerate(rehearsal.reworded)),
        *(("withdrawn", number, entry) for number, entry in enumerate(rehearsal.withdrawn)),
    ]
    for table, number, entry in happened:
        if entry.message not in drafted:
            what = f"there is no message “{entry.message}”: correct the key."
            yield places.fault(MESSAGES, what, table, number, "message")
        elif not drafted[entry.message] <= entry.day <= gone.get(entry.message, last):
            what = f"“{entry.message}” did not stand on day {entry.day}: correct the day."
            yield places.fault(MESSAGES, what, table, number, "day")
        if entry.author not in team:
            what = f"nobody in the team is called “{entry.author}”: correct it."
            yield places.fault(MESSAGES, what, table, number, "author")
    yield from twice(MESSAGES, "withdrawn", [e.message for e in rehearsal.withdrawn], places)


def _in_briefing(
    rehearsal: Rehearsal, briefing: RehearsalBriefing, number: int, places: Places
) -> Iterator[Fault]:
    where = ("briefings", number)
    standing = set(rehearsal.standing(briefing.day))
    if briefing.sponsor not in rehearsal.scope.sponsors:
        what = f"“{briefing.sponsor}” is no sponsor of this challenge: correct it."
        yield places.fault(MESSAGES, what, *where, "sponsor")
    for key in briefing.points:
        if key not in standing:
            what = f"“{key}” does not stand that evening, so it cannot be ticked: remove it."
            yield places.fault(MESSAGES, what, *where, "points")
    untold = set(briefing.ticked) if briefing.issued else set()
    for order, told in enumerate(briefing.told):
        place = (*where, "told", order)
        if told.outcome is not Outcome.TAKEN_BACK and told.message not in standing & untold:
            what = f"“{told.message}” is not in this summary, or told twice: remove it."
            yield places.fault(MESSAGES, what, *place)
        untold.discard(told.message)
        yield from _in_telling(told, places, place)
    for key in sorted(untold):
        what = f"nothing says whether “{key}” was told: add it to told, or take it out of points."
        yield places.fault(MESSAGES, what, *where)


def _in_telling(
    told: Told | Elsewhere, places: Places, place: tuple[str | int, ...]
) -> Iterator[Fault]:
    if (told.outcome is Outcome.OTHERWISE) != bool(told.wording):
        what = "a wording belongs to what was said otherwise, and to nothing else: mend it."
        yield places.fault(MESSAGES, what, *place)
    if told.words and told.reply is None:
        what = "the sponsor’s words belong to a reply: say which."
        yield places.fault(MESSAGES, what, *place)


def _elsewhere(rehearsal: Rehearsal, places: Places) -> Iterator[Fault]:
    for number, told in enumerate(rehearsal.elsewhere):
        place = ("elsewhere", number)
        standing = rehearsal.standing(told.day)
        for order, key in enumerate(told.every):
            where = ("also", order - 1) if order else ("message",)
            if key not in standing:
                what = f"“{key}” is not there on day {told.day}: correct one of the two."
                yield places.fault(MESSAGES, what, *place, *where)
            elif key in told.every[:order]:
                what = f"“{key}” is told twice in this conversation: keep one."
                yield places.fault(MESSAGES, what, *place, *where)
        if told.sponsor not in rehearsal.scope.sponsors:
            what = f"“{told.sponsor}” is no sponsor of this challenge: correct it."
            yield places.fault(MESSAGES, what, *place, "sponsor")
        yield from _in_telling(told, places, place)
