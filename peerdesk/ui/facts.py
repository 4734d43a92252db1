# SPDX-License-Identifier: Apache-2.0
"""What the rail's head and the status strip say of a challenge, wherever one is in it."""

from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from peerdesk.desk.book import Book, TeamBook
from peerdesk.desk.clashes import waiting
from peerdesk.desk.errors import NoChallenge
from peerdesk.desk.membership_errors import RemovedFromTeam
from peerdesk.domain.calendar import short_day
from peerdesk.domain.challenge import Scope


class Facts(NamedTuple):
    """The scope, if there is one; how many changes nobody else has; whether anybody else is.

    `waiting` is how many things wait for this laptop's choice or answer; `removed` says when a lead
    has removed this laptop from the team, and what to do, or nothing.
    """

    scope: Scope | None
    unshared: int
    alone: bool
    waiting: int = 0
    removed: str = ""


def read_facts(book: TeamBook) -> Facts:
    """Read them; a vault without a challenge has none."""
    try:
        scope = book.challenge().scope
    except NoChallenge:
        return Facts(None, 0, alone=False)
    former = book.roster().former.get(book.device)
    removed = RemovedFromTeam(former).user_message if former is not None else ""
    return Facts(scope, book.unshared(), is_alone(book), waiting(book), removed)


def is_alone(book: Book) -> bool:
    """Say whether nobody else is there to share with; a newcomer has the leads who invited them."""
    return all(member.device == book.device for member in book.members())


def day_words(scope: Scope, today: str) -> str:
    """Say which day of the challenge it is, or when it begins or ended; `today` as an ISO date."""
    if scope.first_day <= today <= scope.last_day:
        return _tr("Day {0} of {1}").format(scope.day_number(today), len(scope.days))
    if today < scope.first_day:
        return _tr("Starts {0}").format(short_day(scope.first_day))
    return _tr("Ended {0}").format(short_day(scope.last_day))


def _tr(words: str) -> str:
    return QCoreApplication.translate("facts", words)
