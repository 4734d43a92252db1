# SPDX-License-Identifier: Apache-2.0
"""What was done in each session since unlocking, to be undone and done again, step by step."""

from collections.abc import Callable
from dataclasses import dataclass, field

from peerdesk.desk.book import TeamBook

Deed = Callable[[TeamBook], object]
MOST = 200
"""Steps that are remembered for a session."""


@dataclass(frozen=True)
class Step:
    """One deed: `back` undoes it, `again` does it anew; both write facts to the ledger.

    `typed` is the line as it was typed, for a line that was sent: undoing puts it back under the
    caret. `words` say what was done; `seen` that the line itself shows it well enough.
    """

    words: str
    back: Deed
    again: Deed
    typed: str = ""
    seen: bool = False


@dataclass
class _Track:
    done: list[Step] = field(default_factory=list)
    undone: list[Step] = field(default_factory=list)


class Steps:
    """The steps of every session, by its identifier; a lock forgets them."""

    def __init__(self) -> None:
        self._tracks: dict[str, _Track] = {}

    def add(self, session: str, step: Step) -> None:
        """Remember what was just done; what was undone before cannot be done again then."""
        track = self._track(session)
        track.done.append(step)
        del track.done[:-MOST]
        track.undone.clear()

    def last(self, session: str) -> Step | None:
        """Return what would be undone next."""
        done = self._track(session).done
        return done[-1] if done else None

    def next(self, session: str) -> Step | None:
        """Return what would be done again next."""
        undone = self._track(session).undone
        return undone[-1] if undone else None

    def undo(self, session: str) -> None:
        """Take note that the last step has been undone."""
        track = self._track(session)
        track.undone.append(track.done.pop())

    def redo(self, session: str) -> None:
        """Take note that the step undone last has been done again."""
        track = self._track(session)
        track.done.append(track.undone.pop())

    def forget(self) -> None:
        """Forget every step, and the lines in them."""
        self._tracks.clear()

    def _track(self, session: str) -> _Track:
        return self._tracks.setdefault(session, _Track())
