# SPDX-License-Identifier: Apache-2.0
"""What the sponsor replied when points were told, and what the team makes of it.

It opens the next summary. The words of a reply stay with the team: a sponsor's copy says what
follows from a reply, not what somebody is held to have said.
"""

from collections.abc import Iterator, Mapping

from msgspec import Struct

from peerdesk.compose.blocks import Point, Table
from peerdesk.compose.casebook import Casebook
from peerdesk.compose.news import Earlier
from peerdesk.compose.phrases import capital, counted, handle, lowered
from peerdesk.domain.calendar import short_day
from peerdesk.domain.message import Message
from peerdesk.domain.publication_words import Answer
from peerdesk.domain.reply import Reply
from peerdesk.domain.words import title

COLUMNS = ("Point", "Reply", "What follows")
AGREED = ("Told as", "Agreed wording")
_OPEN = {
    Answer.WILL_SEND_EVIDENCE: "The team waits for it before it says more",
    Answer.DISPUTES_WORDING: "The wording is still to be settled",
    Answer.DISPUTES_SUBSTANCE: "The team looks at its evidence again",
}
_DONE = {
    Answer.WILL_SEND_EVIDENCE: "What was sent has been looked at",
    Answer.DISPUTES_WORDING: "Stands as it was told",
    Answer.DISPUTES_SUBSTANCE: "The team has looked again, and the point stands",
    Answer.FOR_INFORMATION: "Noted",
    Answer.ACCEPTS: "Stands as it was told",
}


class Answered(Struct, frozen=True):
    """A reply with the words in which its point was told, and its message if that is here."""

    reply: Reply
    told: str
    message: Message | None

    @property
    def is_agreed(self) -> bool:
        """Say whether another wording was agreed with the sponsor."""
        stands = self.message is not None and not self.message.withdrawn
        wording = self.message.wording if self.message else ""
        disputed = self.reply.answer is Answer.DISPUTES_WORDING
        return disputed and self.reply.settled and stands and wording != self.told


def answered(casebook: Casebook, day: str, earlier: Earlier | None) -> tuple[Answered, ...]:
    """Return the replies that a day's summary opens with, in the order of their points.

    Those since the summary before, and older ones with which the team is not done; of the
    sponsors whom this summary is for.
    """
    since = earlier.day if earlier else ""
    sponsors = addressed(casebook, day)
    known = {message.id: message for message in (*casebook.messages, *casebook.gone)}
    found = []
    for placed in casebook.replies:
        reply = placed.value
        on = _day(casebook, reply)
        late = not reply.settled and reply.answer in _OPEN
        if reply.sponsor in sponsors and on <= day and (on >= since or late):
            found.append(_answered(casebook, reply, known))
    order = {message.id: place for place, message in enumerate(casebook.messages)}
    return tuple(sorted(found, key=lambda a: order.get(a.reply.message, len(order))))


def replies_table(replies: tuple[Answered, ...]) -> Table | None:
    """Return what was replied and what follows, or None; points simply accepted are counted."""
    named = len({answer.reply.sponsor for answer in replies}) > 1
    accepted = [a for a in replies if a.reply.answer is Answer.ACCEPTS]
    rows = [
        (handle(answer.told), _reply(answer.reply, named=named), _follows(answer))
        for answer in replies
        if answer.reply.answer is not Answer.ACCEPTS
    ]
    if accepted:
        points = capital(counted(len(accepted), "point"))
        rows.append(
            (points, "Accepted", "Stands as told" if len(accepted) == 1 else "Stand as told")
        )
    return Table(COLUMNS, tuple(rows)) if rows else None


def agreed_table(replies: tuple[Answered, ...]) -> Table | None:
    """Return the wordings agreed with the sponsor since the summary before, or None."""
    rows = tuple((a.told, a.message.wording) for a in replies if a.is_agreed and a.message)
    return Table(AGREED, rows) if rows else None


def said_points(casebook: Casebook, replies: tuple[Answered, ...]) -> tuple[Point, ...]:
    """Return the sponsor's own words, as the team took them down; for its own pages only."""
    return tuple(
        Point(f"{handle(a.told)}: {a.reply.words}", trail=(_where(casebook, a.reply),))
        for a in replies
        if a.reply.words
    )


def not_as_told(casebook: Casebook) -> frozenset[str]:
    """Return the messages that a sponsor disputes, or was not told when it was meant to be told."""
    disputed = {placed.value.message for placed in casebook.replies if placed.value.disputes}
    unheard = {
        message.id
        for message in casebook.standing
        if message.tellings and not any(telling.wording for telling in message.tellings)
    }
    return frozenset(disputed | unheard)


def addressed(casebook: Casebook, day: str) -> tuple[str, ...]:
    """Return the sponsors whom a day's summary is for: those arranged, or all."""
    arrangement = casebook.arrangement(day)
    if arrangement and arrangement.sponsor:
        return (arrangement.sponsor, *arrangement.also)
    return casebook.scope.sponsors


def _answered(casebook: Casebook, reply: Reply, known: Mapping[str, Message]) -> Answered:
    issue = casebook.issues_by_hash.get(reply.issue)
    points = {point.message: point.wording for point in (issue.points if issue else ())}
    message = known.get(reply.message)
    told = _told_then(reply, message) or points.get(reply.message) or _told_last(reply, message)
    return Answered(reply, told, message)


def _told_then(reply: Reply, message: Message | None) -> str:
    """Return the words in which this sponsor heard the point in that very talk, or ""."""
    talk = (reply.sponsor, reply.issue, reply.occasion)
    tellings = message.tellings if message else ()
    return next((t.wording for t in tellings if (t.sponsor, t.issue, t.occasion) == talk), "")


def _told_last(reply: Reply, message: Message | None) -> str:
    if message is None:
        return "A point that is not here"
    told = [t for t in message.tellings if t.sponsor == reply.sponsor and t.wording]
    return told[-1].wording if told else message.wording


def _day(casebook: Casebook, reply: Reply) -> str:
    """Return the day of the talk: that of the issued summary where none was given."""
    issue = casebook.issues_by_hash.get(reply.issue)
    return reply.day or (issue.day if issue else "")


def _reply(reply: Reply, *, named: bool) -> str:
    words = title(reply.answer)
    return f"{reply.sponsor}: {lowered(words)}" if named else words


def _follows(answer: Answered) -> str:
    message, reply = answer.message, answer.reply
    if message is not None and message.withdrawn:
        return "The team says it no longer"
    if answer.is_agreed:
        return "Another wording is agreed: see below"
    if not reply.settled:
        return _OPEN.get(reply.answer, _DONE.get(reply.answer, ""))
    if message is not None and message.wording != answer.told and reply.answer in _OPEN:
        return "Looked at again, and reworded"
    return _DONE[reply.answer]


def _where(casebook: Casebook, reply: Reply) -> str:
    day = _day(casebook, reply)
    parts: Iterator[str] = filter(None, (reply.sponsor, short_day(day) if day else ""))
    return ", ".join((*parts, *([reply.occasion] if reply.occasion else [])))
