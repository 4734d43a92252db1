# SPDX-License-Identifier: Apache-2.0
"""How the place is laid out: its heading, three tabs, and what had happened to the vault."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from peerdesk.ui.components.banner import Banner
from peerdesk.ui.components.gaps import margins
from peerdesk.ui.components.heading import Heading
from peerdesk.ui.components.tabs import Tabs
from peerdesk.ui.components.text import column
from peerdesk.ui.look import Look
from peerdesk.ui.vault.backups import BackupsPage
from peerdesk.ui.vault.check import CheckPage
from peerdesk.ui.vault.protection import ProtectionPage

PROTECTION, BACKUPS, CHECK = "protection", "backups", "check"


class VaultPage(QWidget):
    """The widgets of the place; the place connects them."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.heading = Heading(look, self.tr("Vault"))
        self.tabs = Tabs(
            look,
            [
                (PROTECTION, self.tr("Protection")),
                (BACKUPS, self.tr("Backups")),
                (CHECK, self.tr("Check")),
            ],
        )
        self.news = Banner(look, "warn")
        self.protection = ProtectionPage(look)
        self.backups = BackupsPage(look)
        self.check = CheckPage(look)
        self._pages: dict[str, ProtectionPage | BackupsPage | CheckPage] = {
            PROTECTION: self.protection,
            BACKUPS: self.backups,
            CHECK: self.check,
        }
        self._stack = QStackedWidget()
        self._lay_out()
        self.tabs.chosen.connect(self.turn_to)
        self.turn_to(PROTECTION)
        self.show_news(())

    @property
    def tab(self) -> str:
        """Return the open tab."""
        return self.tabs.current()

    def turn_to(self, tab: str) -> None:
        """Open a tab."""
        self.tabs.choose(tab)
        self._stack.setCurrentWidget(self._pages[tab])

    def focus_tabs(self) -> None:
        """Put the focus on the open tab."""
        self.tabs.focus_chosen()

    def show_news(self, sentences: Sequence[str]) -> None:
        """Say what had happened to the vault before it was opened, or nothing."""
        self.news.say(" ".join(sentences))
        self._over.setVisible(bool(sentences))

    def clear(self) -> None:
        """Show and hold nothing."""
        self.heading.set_facts("")
        self.show_news(())
        self.protection.show_protection(None)
        self.backups.clear()
        self.check.clear()

    def _lay_out(self) -> None:
        look = self._look
        for page in self._pages.values():
            self._stack.addWidget(page)
        tabs = QHBoxLayout()
        margins(look, tabs, 24, 4, 24, 0)
        tabs.addWidget(self.tabs)
        self._over = QWidget()
        over = QHBoxLayout(self._over)
        margins(look, over, 24, 8, 24, 0)
        over.addWidget(self.news)
        whole = column(self)
        whole.addWidget(self.heading)
        whole.addLayout(tabs)
        whole.addWidget(self._over)
        whole.addWidget(self._stack, 1)
