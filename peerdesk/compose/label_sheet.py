# SPDX-License-Identifier: Apache-2.0
"""The sheet on which the council's organiser writes what each label stands for, by hand.

It is printed blank: the program knows no real reference and has no field for one. So the one
link between a note and a child is on paper, with the council.
"""

from collections.abc import Sequence

from msgspec import Struct

from peerdesk.compose.blocks import Callout, Copy, Paragraph, Record, Table
from peerdesk.compose.phrases import counted
from peerdesk.domain.calendar import span_name
from peerdesk.domain.challenge import Scope

TITLE = "Labels of case files"
FOR_ORGANISER = "For the council’s organiser"
KEPT = (
    "To be kept by the council’s organiser, under lock, and never given to the peer team, "
    "photographed, scanned or sent. When the challenge is closed, destroy it."
)
BLANK = (
    "Each case file of the record review goes by a label that was drawn at random. Write by hand "
    "which record it stands for, and bring that record to the reviewer under its label. The peer "
    "team’s program knows the labels alone: it has no place for a case number or a name."
)
_ROOM = "\u00a0"


class Labelled(Struct, frozen=True):
    """A case file as the sheet names it: its label, the type of case, and when it is read."""

    label: str
    type: str
    day: str = ""


def compose_label_sheet(scope: Scope, cases: Sequence[Labelled], *, practice: bool) -> Record:
    """Return the blank sheet as a document; `cases` in the order in which they are read."""
    rows = tuple((case.label, case.type or _ROOM, case.day or _ROOM, _ROOM) for case in cases)
    return Record(
        title=TITLE,
        subtitle=f"Case record review, {counted(len(cases), 'case file')}",
        council=scope.council,
        offer=scope.title,
        copy=Copy.SPONSOR,
        dated=span_name(scope.first_day, scope.last_day),
        marking=scope.marking,
        practice=practice,
        foot=FOR_ORGANISER,
        blocks=(
            Callout(KEPT),
            Paragraph(BLANK),
            Table(
                ("Label", "Type of case", "Day", "The council’s own reference, written by hand"),
                rows,
            ),
        ),
    )
