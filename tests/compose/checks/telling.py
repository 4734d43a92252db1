# SPDX-License-Identifier: Apache-2.0
"""A casebook in which sponsors were told of messages, and answered."""

from msgspec import structs

from peerdesk.compose.casebook import Casebook
from peerdesk.compose.checks.said import Said
from peerdesk.domain import facts, sorting
from peerdesk.domain.merging import survivors, united
from peerdesk.domain.placed import Choice, Placed
from peerdesk.domain.publication_words import Answer, Use
from peerdesk.domain.publishing import MessageUsed
from peerdesk.domain.reply import Reply
from peerdesk.domain.words import Outcome
from tests.compose.casebooks import DAY_TWO, SCOPE, Builder

DIRECTOR = "Director of children’s services"
CHIEF = "Chief executive"
TWO_SPONSORS = structs.replace(SCOPE, sponsors=(DIRECTOR, CHIEF))


class Talks(Builder):
    """A builder that also records conversations with sponsors."""

    replies: list[Placed[Reply]]

    def tell(  # noqa: PLR0913 - a conversation has this many sides
        self,
        message: str,
        outcome: Outcome = Outcome.AS_WRITTEN,
        wording: str | None = None,
        *,
        sponsor: str = DIRECTOR,
        issue: str = "",
        day: str = DAY_TWO,
    ) -> None:
        """Record what a sponsor was told of a message; as it stands unless told otherwise."""
        said = self.read(message).wording if wording is None else wording
        empty = outcome in {Outcome.NOT_REACHED, Outcome.TAKEN_BACK}
        fact = facts.PointTold(
            message=message, sponsor=sponsor, outcome=outcome, wording="" if empty else said,
            issue=issue, occasion="" if issue else "A word in passing",
        )  # fmt: skip
        self.add(fact, day)

    def answer(
        self,
        message: str,
        answer: Answer,
        words: str = "",
        *,
        sponsor: str = DIRECTOR,
        settled: bool = False,
    ) -> None:
        """Record what a sponsor answered."""
        held = getattr(self, "replies", [])
        reply = Reply(message=message, sponsor=sponsor, answer=answer, words=words, settled=settled)
        name = f"reply-{len(held)}"
        self.replies = [*held, Placed(name, (Choice(f"hash-{name}", reply),))]

    def use(self, message: str, use: Use) -> None:
        """Choose where a message is shown."""
        self.add(MessageUsed(message=message, use=use))

    def merge(self, message: str, into: str) -> None:
        """Merge one message into another."""
        self.add(sorting.MessageMerged(message=message, into=into))

    def withdraw_message(self, message: str) -> None:
        """Withdraw a message."""
        self.add(facts.MessageWithdrawn(message=message))

    def casebook(self, *, practice: bool = False) -> Casebook:
        """Return what was written so far, as the desk gathers it: mergers done, bin apart."""
        casebook = super().casebook(practice=practice)
        stands = survivors(casebook.messages)
        whole = [m for m in united(casebook.messages) if stands[m.id] == m.id]
        return structs.replace(
            casebook,
            messages=tuple(m for m in whole if not m.withdrawn),
            gone=tuple(m for m in whole if m.withdrawn),
            replies=tuple(getattr(self, "replies", ())),
        )

    def said(self, message: str, wording: str = "") -> Said:
        """Return the message as a document words it, as it stands unless told otherwise."""
        return Said(wording or self.read(message).wording, message, "Slide 4, bullet 1")
