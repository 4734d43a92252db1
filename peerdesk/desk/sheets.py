# SPDX-License-Identifier: Apache-2.0
"""Papers for the council's organiser: the blank sheet for labels, and the list of requests."""

from peerdesk.compose.blocks import Record
from peerdesk.compose.label_sheet import Labelled, compose_label_sheet
from peerdesk.compose.pull_list import Asking, compose_pull_list
from peerdesk.desk.book import Book, scope_of
from peerdesk.desk.documents import is_overdue, to_ask_for
from peerdesk.desk.record_errors import NoLabels, NothingToAskFor
from peerdesk.domain.calendar import short_day, written_day


def label_sheet(book: Book) -> Record:
    """Return the blank sheet for the labels of all case files on the list, by list and position.

    Nothing is written: no reference that somebody puts on the paper ever comes back. Raises
    `NoLabels`.
    """
    cases = [held.value for held in book.case_files() if not held.value.dropped]
    if not cases:
        raise NoLabels
    rows = [Labelled(c.label, c.type, short_day(c.day) if c.day else "") for c in cases]
    return compose_label_sheet(scope_of(book), rows, practice=book.challenge().practice)


def pull_list(book: Book, today: str) -> Record:
    """Return the team's list of requests as it stands today; raises `NothingToAskFor`."""
    day = written_day(today)
    asked = to_ask_for(book.documents())
    if not asked:
        raise NothingToAskFor
    rows = [
        Asking(held.value.title, held.value.asked_of, held.value.due, is_overdue(held.value, day))
        for held in asked
    ]
    return compose_pull_list(scope_of(book), rows, day, practice=book.challenge().practice)
