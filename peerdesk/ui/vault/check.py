# SPDX-License-Identifier: Apache-2.0
"""Whether the vault is whole, pages to search index, and whether this laptop keeps promises."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from peerdesk.ui.care import Checked
from peerdesk.ui.components.banner import Banner
from peerdesk.ui.components.button import PLAIN, PRIMARY, Button
from peerdesk.ui.components.gaps import between
from peerdesk.ui.components.text import IconText, let_go
from peerdesk.ui.look import Look
from peerdesk.ui.vault.card import Card, CardPage
from peerdesk.ui.vault.keys import ANEW
from peerdesk.ui.vault.laptop_card import LaptopCard

_MOST = 12
"""Findings that are listed; more of them say nothing new."""


class CheckPage(CardPage):
    """Shows; what is pressed goes out by signals."""

    check = Signal()
    rebuild = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self.result = Banner(look, "told")
        self.first = Button(
            look, self.tr("Check the vault"), PRIMARY, icon="shield-check", key="Ctrl+Return"
        )
        self._lines = QVBoxLayout()
        between(look, self._lines, 6)
        self._parts: list[QWidget] = []
        self.laptop = LaptopCard(look)
        self._lay_out()
        self.clear()

    def show_checked(self, checked: Checked) -> None:
        """Say what was found and what was looked at."""
        self.clear()
        found = len(checked.findings)
        if found:
            advice = self.tr(
                "Write no more into this vault: lock it and choose “Restore a backup” on the "
                "first screen, or rescue from there what can be read."
            )
            count = self.tr("1 finding.") if found == 1 else self.tr("{0} findings.").format(found)
            self.say(f"{count} {advice}", "danger")
        else:
            self.say(self.tr("Everything holds."), "done")
        self._list(checked.findings[:_MOST], "x-circle", "danger")
        if found > _MOST:
            more = self.tr("And {0} more.").format(found - _MOST)
            self._list((more,), "x-circle", "danger")
        self._list(checked.looked, "check", "ink2")

    def say(self, sentence: str, sort: str = "told") -> None:
        """Say a sentence above the cards; an empty one takes it away."""
        self.result.say(sentence, sort)
        self.result.setVisible(bool(sentence))

    def clear(self) -> None:
        """Show nothing."""
        self.say("")
        for part in self._parts:
            let_go(part)
        self._parts = []

    def _list(self, sentences: Sequence[str], icon: str, ink: str) -> None:
        for sentence in sentences:
            line = IconText(self.look, icon, sentence, ink)
            line.words.setWordWrap(True)
            line.words.set_ink("ink")
            line.top_align()
            self._lines.addWidget(line)
            self._parts.append(line)

    def _lay_out(self) -> None:
        look = self.look
        whole = Card(
            look,
            self.tr("Is the vault whole?"),
            self.tr(
                "Looks at every page, chain and signature, holds the tables against the ledger "
                "and the search index against the notes. Lines can be written meanwhile."
            ),
        )
        whole.inner.insertLayout(1, self._lines)
        whole.add_act(self.first).clicked.connect(self.check)
        anew = Card(
            look,
            self.tr("Tables and search index"),
            self.tr(
                "They are made from the ledger and can be made anew from it at any time. Nothing "
                "is lost by it."
            ),
        )
        makes = Button(
            look, self.tr("Make the tables anew"), PLAIN, icon="arrows-clockwise", key=ANEW
        )
        anew.add_act(makes).clicked.connect(self.rebuild)
        self.cards.addWidget(self.result)
        self.cards.addWidget(whole)
        self.cards.addWidget(self.laptop)
        self.cards.addWidget(anew)
        self.cards.addStretch(1)
