# SPDX-License-Identifier: Apache-2.0
"""How many notes there are under each tab, and what is said of that."""

from PySide6.QtCore import QObject

from peerdesk.desk.book import TeamBook, Urgency
from peerdesk.desk.query import NoteQuery
from peerdesk.ui.components.counting import counted
from peerdesk.ui.evidence import filters
from peerdesk.ui.evidence.page import EvidencePage
from peerdesk.ui.evidence.rows import Surroundings
from peerdesk.ui.place import Place

TABS = (filters.ALL, filters.MINE, filters.UNTAGGED, filters.UNUSED, filters.BIN)


class Totals(QObject):
    """Counts for the tabs, the heading and the search field."""

    def __init__(self, place: Place, page: EvidencePage) -> None:
        super().__init__(place)
        self._place, self._page = place, page
        self._totals: dict[str, int] = {}
        self._shown = 0
        self._query = NoteQuery()

    @property
    def nothing_written(self) -> bool:
        """Say whether no note stands at all, as far as is known."""
        return not self._totals.get(filters.ALL, 0)

    def ask(self, around: Surroundings) -> None:
        """Count anew."""

        def work(book: TeamBook) -> dict[str, int]:
            return {tab: book.count_notes(filters.tab_query(tab, around.me)) for tab in TABS}

        def done(totals: dict[str, int]) -> None:
            self._show(totals, around)

        self._place.ask(Urgency.JOB, work, done)

    def say(self, count: int, query: NoteQuery) -> None:
        """Say in the search field how many of how many are shown."""
        self._shown, self._query = count, query
        total = self._totals.get(filters.BIN if query.withdrawn else filters.ALL, 0)
        words = self.tr("{0} of 1 note") if total == 1 else self.tr("{0} of {1} notes")
        words = words.format(f"{count:,}", f"{total:,}")
        self._page.search.set_count(words if total else "")

    def forget(self) -> None:
        """Hold nothing of what was looked for."""
        self._totals, self._shown, self._query = {}, 0, NoteQuery()

    def empty_words(self, query: NoteQuery) -> str:
        """Return what an empty list says."""
        if query.words or filters.is_narrowed(query):
            return self.tr("No note has these words and filters. Esc clears the words.")
        if query.withdrawn:
            return self.tr("The bin is empty. Withdrawn notes are kept here.")
        if not self.nothing_written:
            return self.tr("Nothing is waiting here.")
        return self.tr("Every line that the team writes is found here.")

    def _show(self, totals: dict[str, int], around: Surroundings) -> None:
        self._totals = totals
        for tab, count in totals.items():
            self._page.tabs.set_count(tab, f"{count:,}")
        notes = counted(totals[filters.ALL], self.tr("{0} note"), self.tr("{0} notes"))
        sessions = counted(len(around.sessions), self.tr("{0} session"), self.tr("{0} sessions"))
        laptops = counted(around.laptops, self.tr("{0} laptop"), self.tr("{0} laptops"))
        facts = self.tr("{0} from {1}, {2}").format(notes, sessions, laptops)
        self._page.heading.set_facts(facts)
        self.say(self._shown, self._query)
