# SPDX-License-Identifier: Apache-2.0
"""A message's life as a line of time: drafted, reworded, told, answered, issued and frozen.

It holds no note and names nobody who wrote: it says how a wording came about, not who said what.
"""

from collections.abc import Iterator

from peerdesk.compose.casebook import Casebook
from peerdesk.compose.charts import Moment, Timeline
from peerdesk.compose.phrases import handle, lowered
from peerdesk.domain.calendar import local, short_day
from peerdesk.domain.message import Message
from peerdesk.domain.publication_words import Publication, Stage
from peerdesk.domain.words import title

Dated = tuple[str, int, Moment]
"""When it was, to be sorted by; in which order of sorts at one time; and what it was."""


def life_of(casebook: Casebook, message: Message) -> Timeline:
    """Return what happened to a message, and to those merged into it, the earliest first.

    A reply has a day and no hour: it stands after what was told on that day.
    """
    family = frozenset((message.id, *message.also))
    found = [
        *_worded(message),
        *_told(casebook, message),
        *_answered(casebook, family),
        *_issued(casebook, family),
    ]
    found.sort(key=lambda one: one[:2])
    return Timeline(handle(message.wording), tuple(moment for *_, moment in found))


def _worded(message: Message) -> Iterator[Dated]:
    for number, revision in enumerate(message.history):
        what = "Reworded" if number else "Drafted"
        yield _at(revision.at, revision.offset, 0, what, revision.text)


def _told(casebook: Casebook, message: Message) -> Iterator[Dated]:
    issues = casebook.issues_by_hash
    for told in message.tellings:
        issue = issues.get(told.issue)
        occasion = f"daily summary {issue.number}" if issue else lowered(told.occasion)
        detail = ", ".join(filter(None, (lowered(told.sponsor), occasion)))
        yield _at(told.at, told.offset, 2, title(told.outcome), detail)


def _answered(casebook: Casebook, family: frozenset[str]) -> Iterator[Dated]:
    for placed in casebook.replies:
        reply = placed.value
        if reply.message in family and reply.day:
            settled = "settled" if reply.settled else "open"
            detail = ", ".join(
                filter(None, (lowered(reply.sponsor), reply.words.rstrip("."), settled))
            )
            moment = Moment(short_day(reply.day), title(reply.answer), detail)
            yield f"{reply.day}T24", 3, moment


def _issued(casebook: Casebook, family: frozenset[str]) -> Iterator[Dated]:
    for issue in casebook.issues_by_hash.values():
        if any(point.message in family for point in issue.points):
            yield _at(issue.at, issue.offset, 1, f"In daily summary {issue.number}", "")
    for published in casebook.publications:
        for frozen in published.issues:
            if any(point.message in family for point in frozen.points):
                what = _frozen(published.kind, frozen.stage)
                yield _at(frozen.at, frozen.offset, 4, what, f"number {frozen.number}")


def _frozen(kind: Publication, stage: Stage) -> str:
    if stage is Stage.PRESENTED:
        return "Presented"
    return f"In the {lowered(title(kind))}, {lowered(title(stage))}"


def _at(at: int, offset: int, order: int, what: str, detail: str) -> Dated:
    when = local(at, offset)
    day = when.date().isoformat()
    moment = Moment(f"{short_day(day)} {when:%H:%M}", what, detail)
    return f"{day}T{when:%H:%M:%S}", order, moment
