# SPDX-License-Identifier: Apache-2.0
"""A question that the team still has, and whom or what it is carried to."""

from msgspec import Struct

from peerdesk.domain.words import QuestionOrigin


class Question(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A question as asked; `about` is the note, line of enquiry or message that raised it.

    `owner` is the person who sees to it, `session` or `document` what may answer it.
    """

    text: str
    origin: QuestionOrigin = QuestionOrigin.LINE
    about: str = ""
    owner: str = ""
    session: str = ""
    document: str = ""
