# SPDX-License-Identifier: Apache-2.0
"""Says who moves the cards, and lets them be moved here or only looked at."""

from PySide6.QtCore import QObject

from peerdesk.desk.wall.cards import Driving, Wall
from peerdesk.domain.calendar import local
from peerdesk.ui.components.counting import counted
from peerdesk.ui.wall.page import WallPage


class WhoMoves(QObject):
    """Shows on the page what the wall says of who moves its cards."""

    def __init__(self, page: WallPage) -> None:
        super().__init__(page)
        self._page = page

    def show(self, wall: Wall) -> None:
        """Say who moves the cards, and what can be done about it."""
        page = self._page
        messages = sum(not card.is_cluster for card in wall.cards)
        facts = [counted(messages, self.tr("{0} message"), self.tr("{0} messages"))]
        if wall.waiting is not None:
            one, many = self.tr("{0} note waiting"), self.tr("{0} notes waiting")
            facts.append(counted(wall.waiting, one, many))
        page.heading.set_facts(", ".join(facts))
        page.may_drive = wall.lead
        page.fit()
        driving = wall.driving
        mine = driving is not None and driving.mine
        page.drive.set_text(self.tr("Let all move") if mine else self.tr("Move alone"))
        said = self._said(driving, writes=wall.writes)
        page.driven.say(said)
        page.driven.setVisible(bool(said))
        page.take_over.setVisible(wall.lead and driving is not None and not mine)
        page.board.set_live(live=wall.moves)
        page.tray.list.may_carry = wall.moves

    def clear(self) -> None:
        """Say nothing."""
        self._page.heading.set_facts("")
        self._page.driven.say("")

    def _said(self, driving: Driving | None, *, writes: bool) -> str:
        """Return who moves the cards and since when, or why they cannot be moved here."""
        if driving is None:
            looks = self.tr("You look at the wall: members of the team who write move the cards.")
            return "" if writes else looks
        since = f"{local(driving.at, driving.offset):%H:%M}"
        if driving.mine:
            said = self.tr("Only this laptop moves the cards, since {0}. The others look.")
            return said.format(since)
        said = self.tr("{0} moves the cards, since {1}. Here you look.")
        return said.format(driving.who, since)
