# SPDX-License-Identifier: Apache-2.0
"""Plays the talks with the sponsor: what was told, what was replied, and what was settled."""

from collections.abc import Mapping

from peerdesk.desk.book import Book
from peerdesk.desk.rehearsal.values import Elsewhere, RehearsalBriefing, Told
from peerdesk.desk.replies import Talk, record_reply, settle_reply
from peerdesk.desk.tellings import tell
from peerdesk.domain.briefing import Issue
from peerdesk.domain.words import Outcome


class RehearsalTelling:
    """Tells on the leader's laptop; `messages` gives the identifiers by key."""

    def __init__(self, book: Book, messages: Mapping[str, str]) -> None:
        self._book = book
        self._messages = messages
        self._to_settle: list[tuple[int, str]] = []

    def tell(self, briefing: RehearsalBriefing, issued: Issue) -> None:
        """Mark every point of an issued summary, and record what was replied to it."""
        for told in briefing.told:
            tell(
                self._book,
                self._messages[told.message],
                briefing.sponsor,
                told.outcome,
                wording=told.wording,
                issue=issued.hash,
            )
            self._reply(told, briefing.sponsor, Talk(issue=issued.hash), told.settled_on)

    def tell_elsewhere(self, told: Elsewhere, day: str) -> None:
        """Record what was told on another occasion, on an ISO day."""
        tell(
            self._book,
            self._messages[told.message],
            told.sponsor,
            told.outcome,
            wording=told.wording,
            occasion=told.occasion,
        )
        for message in told.also:
            tell(
                self._book,
                self._messages[message],
                told.sponsor,
                Outcome.AS_WRITTEN,
                occasion=told.occasion,
            )
        self._reply(told, told.sponsor, Talk(occasion=told.occasion, day=day))

    def settle(self, number: int) -> None:
        """Settle the replies with which the team was done on a day."""
        for day, reply in self._to_settle:
            if day == number:
                settle_reply(self._book, reply)

    def _reply(self, told: Told | Elsewhere, sponsor: str, talk: Talk, settled_on: int = 0) -> None:
        if told.reply is None:
            return
        message = self._messages[told.message]
        reply = record_reply(self._book, message, sponsor, told.reply, words=told.words, talk=talk)
        if settled_on:
            self._to_settle.append((settled_on, reply))
