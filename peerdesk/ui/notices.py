# SPDX-License-Identifier: Apache-2.0
"""Banners over every place: each of one matter, said until it is dealt with or put away."""

from collections.abc import Callable
from dataclasses import dataclass, field

from PySide6.QtWidgets import QVBoxLayout, QWidget

from peerdesk.ui.components.banner import Banner
from peerdesk.ui.components.text import let_go
from peerdesk.ui.look import Look


@dataclass(frozen=True)
class Notice:
    """One or two sentences, of a banner's `sort`, and what can be done, by name and in order."""

    text: str
    sort: str = "told"
    acts: tuple[tuple[str, Callable[[], object]], ...] = field(default=())


class Notices(QWidget):
    """The banners that stand now, by their matters."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._banners: dict[str, Banner] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(1)
        self.hide()

    def say(self, matter: str, notice: Notice) -> None:
        """Say something about a matter, in place of what was said of it."""
        standing = self._banners.get(matter)
        if standing is not None and standing.text == notice.text:
            return
        self.take_away(matter)
        banner = self._banners[matter] = Banner(self._look, notice.sort, notice.text)
        for name, act in notice.acts:
            banner.add_act(name).clicked.connect(act)
        self._column.addWidget(banner)
        self.show()

    def said(self, matter: str) -> str:
        """Return what is said of a matter now, or ""."""
        standing = self._banners.get(matter)
        return standing.text if standing is not None else ""

    def take_away(self, matter: str) -> None:
        """Say nothing more about a matter."""
        banner = self._banners.pop(matter, None)
        if banner is not None:
            self._column.removeWidget(banner)
            let_go(banner)
        self.setVisible(bool(self._banners))

    def clear(self) -> None:
        """Say nothing at all."""
        for matter in list(self._banners):
            self.take_away(matter)
