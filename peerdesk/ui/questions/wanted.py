# SPDX-License-Identifier: Apache-2.0
"""What other places send to have a question raised: `go.emit("ask", AskWanted(...))`."""

from dataclasses import dataclass

from peerdesk.domain.words import QuestionOrigin


@dataclass(frozen=True)
class AskWanted:
    """What a question is about, and what is known of it already.

    `about` is the note, line of enquiry or message that raised it. `shown` are words to be read
    above the field, as of a gap; a note's or message's own words are shown by themselves. `text`
    is proposed as the question. A note's words are never put into the field: it may be erased
    for good one day, and the question stays. With `question` one that is there is changed.
    """

    origin: QuestionOrigin = QuestionOrigin.LINE
    about: str = ""
    shown: str = ""
    text: str = ""
    owner: str = ""
    session: str = ""
    document: str = ""
    question: str = ""
