# SPDX-License-Identifier: Apache-2.0
"""Pages that say what has happened to a vault, before anybody goes on with it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from peerdesk.ui.care import VaultTrouble, Way
from peerdesk.ui.components.banner import Banner
from peerdesk.ui.components.button import PLAIN, PRIMARY, Button
from peerdesk.ui.components.gaps import between
from peerdesk.ui.components.text import IconText, Text, column, let_go
from peerdesk.ui.look import Look
from peerdesk.ui.welcome.later import LaterPage


class TroublePage(LaterPage):
    """A vault that is not as it was left: what is so, and the ways on, the best first."""

    chosen = Signal(object)
    left = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._title = Text("", "title", wrap=True)
        self._said = Banner(look, "warn")
        self._cards = QVBoxLayout()
        between(look, self._cards, 12)
        self._parts: list[QWidget] = []
        self._back = Button(look, self.tr("Back"), key="Esc")
        whole = column(self)
        between(look, whole, 12)
        whole.addWidget(self._title)
        whole.addWidget(self._said)
        whole.addLayout(self._cards)
        whole.addWidget(self._back, 0, Qt.AlignmentFlag.AlignLeft)
        self._back.clicked.connect(self.left)

    def begin(self, trouble: VaultTrouble) -> None:
        """Say what is so, with a card for each way on."""
        self.clear()
        self._title.setText(trouble.title)
        self._said.say(trouble.user_message, "warn")
        for number, way in enumerate(trouble.ways):
            self._add(way, PRIMARY if number == 0 else PLAIN)

    def clear(self) -> None:
        """Show nothing."""
        for part in self._parts:
            let_go(part)
        self._parts = []

    def say_wrong(self, sentence: str) -> None:
        """Say why a way did not lead on; the others stay."""
        self._said.say(sentence, "danger")

    def _add(self, way: Way, sort: str) -> None:
        title, about, act, icon = self._words(way)
        look = self._look
        card = QFrame()
        card.setProperty("ground", "card")
        inner = column(card, margin=look.gap(16), gap=look.gap(8))
        inner.addWidget(Text(title, "heading", wrap=True))
        inner.addWidget(Text(about, "small", "ink2", wrap=True))
        button = Button(look, act, sort, icon=icon)
        button.clicked.connect(lambda _=False, way=way: self.chosen.emit(way))
        inner.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        self._cards.addWidget(card)
        self._parts.append(card)
        card.show()  # at once, so that the best way has the focus
        if sort == PRIMARY:
            button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _words(self, way: Way) -> tuple[str, str, str, str]:
        if way is Way.GO_ON:
            return (
                self.tr("Go on from this older state"),
                self.tr(
                    "Right if somebody put an older copy back on purpose. What is missing comes "
                    "back with colleagues’ bundles, as far as it was shared."
                ),
                self.tr("Go on from here"),
                "arrow-right",
            )
        if way is Way.RESTORE:
            return (
                self.tr("Restore a backup"),
                self.tr(
                    "Look inside a backup and make a vault of its own of it. This vault stays as "
                    "it is, so that nothing more is lost."
                ),
                self.tr("Look at the backups"),
                "clock-counter-clockwise",
            )
        return (
            self.tr("Rescue what can be read"),
            self.tr(
                "Reads every page that is whole into a new vault, and says what is missing and "
                "whose laptops hold it. It takes up to a few minutes."
            ),
            self.tr("Rescue what can be read"),
            "lifebuoy",
        )


class NewsPage(LaterPage):
    """What has happened to a vault that is open by now, to be read before going on."""

    known = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._lines = QVBoxLayout()
        between(look, self._lines, 10)
        self._parts: list[QWidget] = []
        self._go = Button(look, self.tr("Open the challenge"), PRIMARY, key="Ctrl+Return")
        card = QFrame()
        card.setProperty("ground", "card")
        column(card, margin=look.gap(16)).addLayout(self._lines)
        whole = column(self)
        between(look, whole, 12)
        whole.addWidget(Text(self.tr("What has happened"), "title", wrap=True))
        whole.addWidget(card)
        acts = QHBoxLayout()
        acts.addWidget(self._go)
        acts.addStretch(1)
        whole.addLayout(acts)
        self._go.clicked.connect(self.known)

    def begin(self, sentences: Sequence[str]) -> None:
        """Say these, the first as what matters most."""
        self.clear()
        for number, sentence in enumerate(sentences):
            line = IconText(self._look, "warning-circle" if number == 0 else "info", sentence)
            line.words.setWordWrap(True)
            line.words.set_role("body")
            line.words.set_ink("ink")
            line.top_align()
            self._lines.addWidget(line)
            self._parts.append(line)
        self._go.setFocus(Qt.FocusReason.OtherFocusReason)

    def clear(self) -> None:
        """Show nothing."""
        for part in self._parts:
            let_go(part)
        self._parts = []
