# SPDX-License-Identifier: Apache-2.0
"""Whose bundles are not here yet, so that the evening's summary can be made without them."""

from collections.abc import Iterator

from msgspec import Struct

from peerdesk.desk.board import team_board
from peerdesk.desk.book import TeamBook
from peerdesk.domain.calendar import local
from peerdesk.team.board import Row


class Late(Struct, frozen=True, kw_only=True):
    """A colleague whose notes of the day may not be here: how many are known, since when.

    `changes` is 0 where nobody has said how many there are; `heard` is the local time of the last
    word from that laptop ("12:40", or with its day), "" for none so far.
    """

    name: str
    changes: int
    heard: str

    @property
    def sentence(self) -> str:
        """Return whose bundle is missing and what is known of it, as one sentence."""
        if self.changes:
            still = "one change is" if self.changes == 1 else f"{self.changes:,} changes are"
            return f"{self.name}: {still} still to come."
        if self.heard:
            return f"{self.name}: nothing since {self.heard}."
        return f"{self.name}: nothing has come from this laptop yet."


def late_bundles(book: TeamBook, day: str, now: tuple[int, int]) -> tuple[Late, ...]:
    """Return the colleagues whose evidence of an ISO day is not all here, by name.

    Late is of whom changes are known to be missing, and who was in a session of that day and has
    not been heard from since it ended. `now` is UTC milliseconds and the offset in minutes.
    """
    at, offset = now
    board = team_board(book, at)
    missing = {one.device: one.changes for one in board.missing}
    people = {member.device: member.person for member in book.members()}
    ends = _last_ends(book, day)
    found = (
        _late(row, missing.get(row.device, 0), ends.get(people.get(row.device, ""), ""), offset)
        for row in board.rows
        if not row.own
    )
    return tuple(sorted((late for late in found if late), key=lambda late: late.name))


def _late(row: Row, changes: int, ended: str, offset: int) -> Late | None:
    """Return a laptop as late, or None; `ended` is the local end of its owner's last session."""
    heard = f"{local(row.heard_here, offset):%Y-%m-%d %H:%M}" if row.heard_here else ""
    if not changes and (not ended or heard >= ended):
        return None
    shown = heard[11:] if heard[:10] == ended[:10] else heard
    return Late(name=row.name, changes=changes, heard=shown)


def _last_ends(book: TeamBook, day: str) -> dict[str, str]:
    """Return, by person, when their last session of a day ends, of those that brought notes."""
    ends: dict[str, str] = {}
    for person, end in _sessions(book, day):
        ends[person] = max(ends.get(person, ""), f"{day} {end}")
    return ends


def _sessions(book: TeamBook, day: str) -> Iterator[tuple[str, str]]:
    for placed in book.sessions():
        session = placed.value
        if session.day == day and session.kind.is_meeting and not session.called_off:
            yield from ((peer, session.end) for peer in session.peers)
