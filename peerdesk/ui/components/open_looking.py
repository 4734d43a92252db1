# SPDX-License-Identifier: Apache-2.0
"""A look at what the checks still say of a document, before it is frozen."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject

from peerdesk.compose.checks.finding import Finding
from peerdesk.desk.book import Urgency
from peerdesk.desk.open_findings import Checkable, checkable, still_open
from peerdesk.domain.publication_words import Publication
from peerdesk.ui.place import Place

Found = Callable[[tuple[Finding, ...]], object]
"""What is done with the findings that stand open."""


class OpenLooking(QObject):
    """Checks a document as it stands in the vault, whatever copy or edition the screen shows."""

    def __init__(self, place: Place) -> None:
        super().__init__(place)
        self._place = place

    def look(self, kind: Publication, found: Found) -> None:
        """Look what nobody has released in a kind of document."""
        self._place.ask(
            Urgency.JOB, lambda book: checkable(book, kind), partial(self._check, found)
        )

    def _check(self, found: Found, on: Checkable) -> None:
        """Check where no line that is typed has to wait for it."""
        words = self._place.session.check_words
        self._place.aside(lambda: still_open(on, words()), found)
