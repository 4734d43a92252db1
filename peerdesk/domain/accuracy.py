# SPDX-License-Identifier: Apache-2.0
"""The factual-accuracy log: what the council says of a draft, and what the team makes of it."""

from msgspec import Struct

from peerdesk.domain.publication_words import Decision, Publication


class AccuracyComment(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One comment of the council: where, on which words, what it says, and the answer.

    `number` is the council's own, `made_by` a role; `changed_to` are the words that stand in the
    next draft where something was changed, `message` the message concerned, if one is.
    """

    publication: Publication
    number: str = ""
    place: str = ""
    quoted: str = ""
    comment: str = ""
    made_by: str = ""
    decision: Decision = Decision.OPEN
    why: str = ""
    changed_to: str = ""
    message: str = ""
    dropped: bool = False
