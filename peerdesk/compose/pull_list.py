# SPDX-License-Identifier: Apache-2.0
"""The team's list to the organiser: the documents that it asks for. Requests only, no evidence."""

from collections.abc import Sequence

from msgspec import Struct

from peerdesk.compose.blocks import Copy, Paragraph, Record, Table
from peerdesk.compose.phrases import capital, counted
from peerdesk.domain.calendar import day_name
from peerdesk.domain.challenge import Scope

TITLE = "Documents that the peer team asks for"
FOR_ORGANISER = "For the council’s organiser"
_NONE = "\u2013"


class Asking(Struct, frozen=True):
    """A document as it is asked for: which, from whom by role, by when; `late` says overdue."""

    title: str
    asked_of: str = ""
    due: str = ""
    late: bool = False


def compose_pull_list(scope: Scope, asked: Sequence[Asking], day: str, *, practice: bool) -> Record:
    """Return the list as a document, as it stands on an ISO day.

    Neither who of the team asks nor why is on it: the council reads it.
    """
    late = sum(one.late for one in asked)
    overdue = f" {capital(counted(late, 'of them is', 'of them are'))} past the day named."
    said = (
        f"The team would be glad of {counted(len(asked), 'document')} as soon as it is "
        "convenient, or of a word if there is no such document."
    )
    return Record(
        title=TITLE,
        subtitle=f"As of {day_name(day, year=True)}",
        council=scope.council,
        offer=scope.title,
        copy=Copy.SPONSOR,
        dated=day_name(day, weekday=False, year=True),
        marking=scope.marking,
        practice=practice,
        foot=FOR_ORGANISER,
        blocks=(
            Paragraph(said + (overdue if late else "")),
            Table(("Document", "From", "By"), tuple(map(_row, asked))),
        ),
    )


def _row(asked: Asking) -> tuple[str, str, str]:
    due = day_name(asked.due) if asked.due else _NONE
    by = f"{due}, overdue" if asked.late else due
    return asked.title, asked.asked_of or _NONE, by
