# SPDX-License-Identifier: Apache-2.0
"""A document that the team asked for or was sent, and where it has got to."""

from msgspec import Struct
from msgspec.structs import replace

from peerdesk.domain.calendar import written_day


class Document(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A document of the pre-reading; days are ISO dates or "".

    `asked_of` is the role that has it, `wanted_by` the person who asks, `pulled` says that it
    stands on the team's list to the organiser. `kloes` hold lines' identifiers.
    """

    title: str
    asked_of: str = ""
    wanted_by: str = ""
    requested: str = ""
    due: str = ""
    received: str = ""
    kloes: tuple[str, ...] = ()
    pulled: bool = False
    position: int = 0
    dropped: bool = False


def check_document(document: Document) -> Document:
    """Return the document with its days in the form kept, or raise `UnreadableTime`."""
    days = {
        name: written_day(day) if (day := getattr(document, name).strip()) else ""
        for name in ("requested", "due", "received")
    }
    return replace(document, **days)
