# SPDX-License-Identifier: Apache-2.0
"""Choosing the session to write in."""

from collections.abc import Sequence

from peerdesk.domain.calendar import short_day
from peerdesk.domain.placed import Placed
from peerdesk.domain.session import Session
from peerdesk.ui.capture.rows import QUICK
from peerdesk.ui.components.options import Option
from peerdesk.ui.components.session_icon import session_icon


def session_options(
    sessions: Sequence[Placed[Session]], current: str, quick: str
) -> tuple[Option, ...]:
    """Return the sessions by day, and the note without one first."""
    options = [Option(QUICK, quick, icon="note-pencil", on=current == QUICK)]
    for held in sessions:
        session = held.value
        options.append(
            Option(
                held.id,
                session.title,
                session.start,
                icon=session_icon(session.kind),
                group=short_day(session.day),
                on=held.id == current,
            )
        )
    return tuple(options)
