# SPDX-License-Identifier: Apache-2.0
"""What a sponsor answered to a point."""

from msgspec import Struct

from peerdesk.domain.publication_words import Answer


class Reply(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A sponsor's answer to a message, in whose words, and what became of it.

    `issue` is the hash of the issued document that was talked through, or empty with the
    `occasion` in words; `day` is the ISO day of the talk. `question` is the question that was
    made of it, `settled` says that the team is done with it.
    """

    message: str
    sponsor: str
    answer: Answer
    words: str = ""
    issue: str = ""
    occasion: str = ""
    day: str = ""
    question: str = ""
    settled: bool = False

    @property
    def disputes(self) -> bool:
        """Say whether the sponsor objects, and the team has not settled it."""
        return not self.settled and self.answer in _DISPUTES


_DISPUTES = frozenset({Answer.DISPUTES_WORDING, Answer.DISPUTES_SUBSTANCE})
