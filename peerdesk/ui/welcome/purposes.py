# SPDX-License-Identifier: Apache-2.0
"""Why a vault is made: to begin a challenge, to join a team's, or to rehearse."""

from datetime import UTC, datetime

from PySide6.QtCore import QCoreApplication

from peerdesk.domain.words import Role
from peerdesk.ui.welcome.making import Purpose
from peerdesk.ui.welcome.unlock import JOIN, NEW, PRACTICE


def purposes() -> dict[str, Purpose]:
    """Return the three reasons, in the words of their pages, by key."""
    label = _tr("Challenge, {0}").format(f"{datetime.now(UTC):%B %Y}")
    lead = (Role.TEAM_LEADER, Role.MANAGER)
    return {
        NEW: Purpose(
            NEW,
            _tr("A new challenge"),
            _tr("For the team leader or the peer challenge manager. Scoping comes next."),
            _tr("Make the vault"),
            lead,
            label,
        ),
        JOIN: Purpose(
            JOIN,
            _tr("Join a team"),
            _tr(
                "You make your own vault. Then you give the team leader a small file that "
                "says who you are, and import the first bundle that comes back."
            ),
            _tr("Make my vault"),
            tuple(Role)[2:] + lead,
            label,
        ),
        PRACTICE: Purpose(
            PRACTICE,
            _tr("Practice challenge"),
            _tr(
                "A fictional council with three days of notes, messages and summaries. "
                "Nothing in it can be mixed with a real challenge."
            ),
            _tr("Make the practice challenge"),
        ),
    }


def _tr(words: str) -> str:
    return QCoreApplication.translate("purposes", words)
