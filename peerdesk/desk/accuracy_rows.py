# SPDX-License-Identifier: Apache-2.0
"""A row of a factual-accuracy log as a file has it, before the team takes it in."""

from msgspec import Struct

from peerdesk.domain.publication_words import Decision


class AccuracyRow(Struct, frozen=True, kw_only=True):
    """One comment of the council on a draft; what the file does not say is "" or None.

    `number` is the row's own in the file, `quoted` the words of the draft that it is about.
    `unread` are words where a decision should stand that are none; they are kept with the reason.
    Nobody's name is in it: a file's own record of who commented is not read, and of what stands
    in a column of commenters only a role is.
    """

    comment: str
    number: str = ""
    place: str = ""
    quoted: str = ""
    made_by: str = ""
    decision: Decision | None = None
    why: str = ""
    changed_to: str = ""
    unread: str = ""
