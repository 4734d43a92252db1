# SPDX-License-Identifier: Apache-2.0
"""The next summary opens with the words that a sponsor heard, not with those that were planned."""

from peerdesk.compose.conversation import answered
from peerdesk.desk.gathering import gather
from peerdesk.desk.messages import draft_message
from peerdesk.desk.replies import Talk, record_reply
from peerdesk.desk.tellings import tell
from peerdesk.domain.publication_words import Answer
from peerdesk.domain.words import MessageKind, Outcome
from tests.fakes.book import MemoryBook
from tests.issuing import issue_all

DAY = "2026-05-12"
SPONSOR = "Director of children’s services"


def test_a_reply_stands_beside_the_words_in_which_the_point_was_told(book: MemoryBook) -> None:
    theme = book.themes()[0].id
    message = draft_message(book, MessageKind.STRENGTH, theme, "A framework could lower prices")
    frozen = issue_all(book, DAY)
    said = "A framework might help"
    tell(book, message, SPONSOR, Outcome.OTHERWISE, wording=said, issue=frozen.hash)
    record_reply(
        book, message, SPONSOR, Answer.DISPUTES_WORDING, words="Not yet.",
        talk=Talk(issue=frozen.hash),
    )  # fmt: skip
    (found,) = answered(gather(book), DAY, None)
    assert found.told == said
