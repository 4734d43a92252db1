# SPDX-License-Identifier: Apache-2.0
"""Days that a user names, held against those agreed with the sponsor."""

from peerdesk.cli.printing import remark
from peerdesk.desk.book import Book, scope_of
from peerdesk.domain.calendar import day_name, span_name


def remark_unplanned(book: Book, day: str) -> None:
    """Say so where an ISO day is neither on site nor of the case review: it may be a slip.

    It is no more than a remark, for documents are read weeks ahead and notes tidied after.
    """
    scope = scope_of(book)
    if not scope.is_planned(day):
        agreed = span_name(scope.first_day, scope.last_day)
        remark(
            f"{day_name(day, year=True)} is not one of the days agreed (on site {agreed}): "
            "check that it is the day you mean."
        )
