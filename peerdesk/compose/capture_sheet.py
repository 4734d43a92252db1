# SPDX-License-Identifier: Apache-2.0
"""The paper sheet for when a laptop dies: what stands on it besides its empty lines."""

from collections.abc import Sequence

from msgspec import Struct

from peerdesk.compose.phrases import counted
from peerdesk.domain.calendar import day_name
from peerdesk.domain.challenge import Kloe, Scope
from peerdesk.domain.session import Session

LINES = 24
"""Numbered lines on a sheet."""
MARKS = (
    ("+", "strength"),
    ("-", "area for consideration"),
    ("*", "good practice"),
    ("?", "question"),
    ('"', "word for word"),
    ("~", "reflection (ours only)"),
)
VOICES = ("children", "frontline", "managers", "leaders", "members", "partners")


class CaptureSheet(Struct, frozen=True, kw_only=True):
    """One sheet; a blank one names no session. `kloes` are codes with their titles."""

    council: str
    challenge: str
    title: str = ""
    facts: tuple[str, ...] = ()
    kloes: tuple[tuple[str, str], ...] = ()
    practice: bool = False
    language: str = "en-GB"

    @property
    def name(self) -> str:
        """Return what the sheet is called, for a file's properties and bookmarks."""
        return f"Capture sheet: {self.title}" if self.title else "Capture sheet"


def blank_sheet(scope: Scope, kloes: Sequence[Kloe], *, practice: bool) -> CaptureSheet:
    """Return a sheet for any session, with every line of enquiry there is room for."""
    return CaptureSheet(
        council=scope.council,
        challenge=scope.title,
        kloes=tuple((kloe.code, kloe.title) for kloe in kloes),
        practice=practice,
    )


def session_sheet(
    scope: Scope, session: Session, kloes: Sequence[Kloe], *, practice: bool
) -> CaptureSheet:
    """Return the sheet of a session; people met are roles and a number, nobody is named."""
    people = counted(session.people, "person", "people") if session.groups else ""
    one = session.groups[0] if len(session.groups) == 1 else None
    if one is not None:
        people = f"{one.people} × {one.role}" if one.people > 1 else one.role
    return CaptureSheet(
        council=scope.council,
        challenge=scope.title,
        title=session.title,
        facts=tuple(
            filter(
                None,
                (
                    day_name(session.day, year=True),
                    f"{session.start} to {session.end}",
                    session.place,
                    people,
                ),
            )
        ),
        kloes=tuple((kloe.code, kloe.title) for kloe in kloes),
        practice=practice,
    )
