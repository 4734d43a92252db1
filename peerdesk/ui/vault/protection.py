# SPDX-License-Identifier: Apache-2.0
"""How the vault is protected: where it lies, and the four things that open it or not."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from peerdesk.domain.calendar import day_name, local
from peerdesk.ui.care import Protection
from peerdesk.ui.components.banner import Banner
from peerdesk.ui.components.button import LINK, PLAIN, Button
from peerdesk.ui.components.gaps import between
from peerdesk.ui.components.moment import seconds_words
from peerdesk.ui.components.text import let_go
from peerdesk.ui.look import Look
from peerdesk.ui.vault.card import Card, CardPage
from peerdesk.ui.vault.keys import PAPER, PASSPHRASE, ROTATE, WORDS


class ProtectionPage(CardPage):
    """Shows; what is pressed goes out by signals."""

    rename = Signal()
    change_passphrase = Signal()
    new_words = Signal()
    try_words = Signal()
    rotate = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self._warnings = QVBoxLayout()
        between(look, self._warnings, 8)
        self._parts: list[QWidget] = []
        self.first = Button(
            look, self.tr("Change the passphrase"), PLAIN, icon="key", key=PASSPHRASE
        )
        self._lay_out()

    def show_protection(self, protection: Protection | None) -> None:
        """Show how the vault is protected, or nothing."""
        for part in self._parts:
            let_go(part)
        self._parts = []
        if protection is None:
            self._place.show_facts(())
            self._passphrase.show_facts(())
            self._words.show_facts(())
            return
        for sentence in protection.warnings:
            banner = Banner(self.look, "warn", sentence)
            self._warnings.addWidget(banner)
            self._parts.append(banner)
        made = day_name(local(protection.created, 0).date().isoformat(), year=True)
        self._place.show_facts(
            (
                (self.tr("Label"), protection.label or self.tr("None")),
                (self.tr("Folder"), str(protection.folder)),
                (self.tr("Made"), made),
            )
        )
        self._say_cost(self.tr("being measured…"))
        known = (
            self.tr("Typed back from paper")
            if protection.typed_back
            else self.tr("Not typed back yet: is there a paper with them?")
        )
        self._words.show_facts(((self.tr("State"), known),))

    def show_seconds(self, seconds: float) -> None:
        """Show what a try of a passphrase costs on this laptop."""
        cost = self.tr("{0} on this laptop, for a guesser too")
        self._say_cost(cost.format(seconds_words(seconds)))

    def _say_cost(self, words: str) -> None:
        self._passphrase.show_facts(((self.tr("One try takes"), words),))

    def _lay_out(self) -> None:
        look = self.look
        self._place = Card(
            look,
            self.tr("This vault"),
            self.tr(
                "Everything in it is encrypted, also drafts, attachments, the search index and "
                "the backups. The label can be read by anybody at this laptop."
            ),
        )
        renames = Button(look, self.tr("Change the label"), LINK)
        self._place.add_act(renames).clicked.connect(self.rename)
        self._passphrase = Card(
            look,
            self.tr("Passphrase"),
            self.tr(
                "A change does not help against somebody who has a copy of the vault and knows "
                "the old passphrase. Change the key for that."
            ),
        )
        self._passphrase.add_act(self.first).clicked.connect(self.change_passphrase)
        self._words = Card(
            look,
            self.tr("Recovery words"),
            self.tr(
                "They open the vault when the passphrase is forgotten. Keep the paper apart from "
                "the laptop."
            ),
        )
        tries = Button(look, self.tr("Try the words on paper"), PLAIN, icon="check", key=PAPER)
        self._words.add_act(tries).clicked.connect(self.try_words)
        renews = Button(look, self.tr("Make new words"), PLAIN, icon="arrows-clockwise", key=WORDS)
        self._words.add_act(renews).clicked.connect(self.new_words)
        key = Card(
            look,
            self.tr("Key"),
            self.tr(
                "A new key encrypts the vault and its backups anew. Choose it when an old copy and "
                "its passphrase may be in other hands. Copies on sticks stay under the old key."
            ),
        )
        rotates = Button(look, self.tr("Change the key"), PLAIN, icon="lock-simple", key=ROTATE)
        key.add_act(rotates).clicked.connect(self.rotate)
        self.cards.addLayout(self._warnings)
        for card in (self._place, self._passphrase, self._words, key):
            self.cards.addWidget(card)
        self.cards.addStretch(1)
