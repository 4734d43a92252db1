# SPDX-License-Identifier: Apache-2.0
"""The page for the team leader as a file: PDF or Word, the team's copy."""

from PySide6.QtCore import QObject

from peerdesk.compose.blocks import Copy
from peerdesk.desk.surprises import leaders_page
from peerdesk.domain.calendar import local
from peerdesk.ui.components.exporting import Exporting
from peerdesk.ui.components.offered import Offered
from peerdesk.ui.place import Place

STEM = "told-shown-and-reported"


class LeadersPaper(QObject):
    """Asks in which format and where; the page names evidence to nobody but the team."""

    def __init__(self, place: Place) -> None:
        super().__init__(place)
        self._place = place
        self._exporting = Exporting(place)

    def ask(self) -> None:
        """Open the sheet of exports for the page as it stands now."""
        day = local(*self._place.session.now()).date().isoformat()
        offered = Offered(
            title=self.tr("the page for the team leader"),
            stem=STEM,
            make=lambda book, _: leaders_page(book, day),
            copies=(Copy.TEAM,),
            copy=Copy.TEAM,
        )
        self._exporting.ask(offered)

    def blank(self) -> None:
        """Take the sheet away."""
        self._exporting.blank()
