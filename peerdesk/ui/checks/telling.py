# SPDX-License-Identifier: Apache-2.0
"""Recording that a point was told since, on another occasion than a daily summary."""

from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from peerdesk.desk.book import TeamBook
from peerdesk.desk.tellings import OCCASIONS, tell
from peerdesk.domain.words import Outcome
from peerdesk.ui.checks.model import Shown
from peerdesk.ui.checks.reading import Laid
from peerdesk.ui.components.chooser import Chooser
from peerdesk.ui.components.options import Option
from peerdesk.ui.place import Back, Place

_BETWEEN = "\n"


class Telling(QObject):
    """Offers every occasion for every sponsor, and records the one chosen, with an undo."""

    def __init__(self, place: Place) -> None:
        super().__init__(place)
        self._place = place
        self._chooser = Chooser(place.look, place)
        self._one: Shown | None = None
        self._chooser.picked.connect(self._tell)

    def ask(self, anchor: QWidget, one: Shown | None, laid: Laid | None) -> None:
        """Ask whom the chosen point was told, and on which occasion."""
        if one is None or laid is None or not one.row.message or not laid.lead:
            return
        self._one = one
        options = [
            Option(f"{sponsor}{_BETWEEN}{occasion}", occasion, group=sponsor)
            for sponsor in laid.sponsors
            for occasion in OCCASIONS
        ]
        self._chooser.offer(anchor, self.tr("To whom, and when?"), options)

    def blank(self) -> None:
        """Take the popup away."""
        self._chooser.leave(back=False)
        self._one = None

    def _tell(self, key: str) -> None:
        one, self._one = self._one, None
        if one is None:
            return
        sponsor, _, occasion = key.partition(_BETWEEN)
        message, wording = one.row.message, one.row.text
        said = partial(tell, message=message, sponsor=sponsor, occasion=occasion)

        def work(book: TeamBook) -> Back:
            same = book.message(message).wording == wording
            outcome = Outcome.AS_WRITTEN if same else Outcome.OTHERWISE
            said(book, outcome=outcome, wording=wording)
            return partial(said, outcome=Outcome.NOT_REACHED)

        sentence = self.tr("Recorded as told: {0}").format(occasion.lower())
        self._place.act(work, sentence, self._place.renew)
