# SPDX-License-Identifier: Apache-2.0
"""What each sponsor heard of a message: when, on which occasion, and in which words."""

from msgspec import Struct

from peerdesk.compose.casebook import Casebook
from peerdesk.compose.phrases import lowered
from peerdesk.domain.briefing import Issue
from peerdesk.domain.calendar import local, short_day
from peerdesk.domain.message import Message, Telling
from peerdesk.domain.reply import Reply
from peerdesk.domain.words import Outcome


class Heard(Struct, frozen=True, kw_only=True):
    """One telling: `day` is its ISO day, `number` that of the summary it came up with, or 0.

    `occasion` says in words what else it was. `merged` is the message that it was told of, where
    that was merged since, or "" for the message itself.
    """

    sponsor: str
    outcome: Outcome
    wording: str
    day: str
    number: int = 0
    occasion: str = ""
    merged: str = ""

    @property
    def when(self) -> str:
        """Return when and on which occasion, as it stands inside a sentence."""
        if self.number:
            return f"{short_day(self.day)}, daily summary {self.number}"
        return ", ".join(filter(None, (short_day(self.day), self.occasion)))

    @property
    def reached(self) -> bool:
        """Say whether the sponsor heard it."""
        return self.outcome is not Outcome.NOT_REACHED


def tellings_of(casebook: Casebook, message: Message) -> tuple[Heard, ...]:
    """Return what was told of a message and of those merged into it, the last thing told last."""
    issues = casebook.issues_by_hash
    ordered = sorted(message.tellings, key=lambda telling: (telling.at, telling.hash))
    return tuple(_heard(telling, issues.get(telling.issue)) for telling in ordered)


def by_sponsor(
    casebook: Casebook, message: Message, named: str = ""
) -> dict[str, tuple[Heard, ...]]:
    """Return the tellings of a message for everybody who has to be told, and whoever else was.

    `named` is under which identifier a document says it: its own, or that of a message merged
    into it since. What was told of that one counts before what was told of the others.
    """
    told = tellings_of(casebook, message)
    wanted = named if named in message.also else ""
    found: dict[str, tuple[Heard, ...]] = {}
    also = (one.sponsor for one in told if one.reached)
    for sponsor in dict.fromkeys((*casebook.listeners, *also)):
        mine = tuple(one for one in told if one.sponsor == sponsor)
        own = tuple(one for one in mine if one.merged == wanted)
        found[sponsor] = own if any(one.reached for one in own) else mine
    return found


def disputes_of(casebook: Casebook, message: Message) -> tuple[Reply, ...]:
    """Return the replies that dispute a message and are not settled."""
    return tuple(reply for reply in replies_to(casebook, message) if reply.disputes)


def replies_to(casebook: Casebook, message: Message) -> tuple[Reply, ...]:
    """Return all replies to a message and to those merged into it, in the one order."""
    about = {message.id, *message.also}
    return tuple(one.value for one in casebook.replies if one.value.message in about)


def _heard(telling: Telling, issue: Issue | None) -> Heard:
    return Heard(
        sponsor=telling.sponsor,
        outcome=telling.outcome,
        wording=telling.wording,
        day=issue.day if issue else local(telling.at, telling.offset).date().isoformat(),
        number=issue.number if issue else 0,
        occasion=lowered(telling.occasion),
        merged=telling.message,
    )
