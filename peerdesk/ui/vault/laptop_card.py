# SPDX-License-Identifier: Apache-2.0
"""The card that has this laptop tested: each promise as it is found, then where the report lies."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from peerdesk.ui.components.banner import Banner
from peerdesk.ui.components.button import PLAIN, Button
from peerdesk.ui.components.gaps import between
from peerdesk.ui.components.text import IconText, Text, let_go
from peerdesk.ui.look import Look
from peerdesk.ui.trials import Tried, TriedLaptop, Verdict
from peerdesk.ui.vault.card import Card
from peerdesk.ui.vault.keys import TEST

_SIGNS = {
    Verdict.HELD: ("check", "ink2"),
    Verdict.BROKEN: ("x-circle", "danger"),
    Verdict.NOT_TRIED: ("minus-circle", "ink2"),
}


class LaptopCard(Card):
    """Shows; its one act begins the test, and stops it while it is under way."""

    test = Signal()
    stop = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__(look, self.tr("Does this laptop keep the promises?"))
        self.say(
            self.tr(
                "Tries them here, on a vault of its own with invented words that is removed "
                "afterwards; no real vault is opened, and lines can be written meanwhile. It takes "
                "about a minute. The report, as PDF and as text, is for an IT department’s file."
            )
        )
        self._look = look
        self.result = Banner(look, "told")
        self.act = self.add_act(
            Button(look, self.tr("Test this laptop"), PLAIN, icon="laptop", key=TEST)
        )
        self._running = False
        self._lines = QVBoxLayout()
        between(look, self._lines, 8)
        self._parts: list[QWidget] = []
        self.inner.insertWidget(1, self.result)
        self.inner.addLayout(self._lines)
        self.act.clicked.connect(self._press)
        self.clear()

    def begin(self) -> None:
        """Show that the test is under way, with nothing found yet."""
        self.clear()
        self._set_running(running=True)
        self.tell(self.tr("The test begins…"))

    def wait(self) -> None:
        """Show that the test is being stopped."""
        self.act.setEnabled(False)
        self.tell(self.tr("Stopping the test and removing its vault…"))

    def add(self, tried: Tried) -> int:
        """Add a promise that was found, and return how many there are."""
        icon, ink = _SIGNS[tried.verdict]
        line = IconText(self._look, icon, tried.promise, ink)
        line.words.setWordWrap(True)
        line.words.set_ink("ink")
        line.top_align()
        what = Text(f"{self._named(tried.verdict)} {tried.what}", "small", "ink2", wrap=True)
        what.setContentsMargins(self._look.gap(8) + self._look.size(16), 0, 0, 0)
        both = QWidget()
        rows = QVBoxLayout(both)
        rows.setContentsMargins(0, 0, 0, 0)
        between(self._look, rows, 2)
        rows.addWidget(line)
        rows.addWidget(what)
        self._lines.addWidget(both)
        self._parts.append(both)
        return len(self._parts)

    def show_tested(self, tested: TriedLaptop) -> None:
        """Show how the test ended, and where its report lies."""
        self.clear()
        self.tell(tested.sentence, "done" if tested.held else "danger")
        names = [(self._sort(file.suffix), file.name) for file in tested.files]
        if names:
            folder = (self.tr("Report in"), str(tested.files[0].parent))
            self.show_facts((folder, *names))
        for tried in tested.promises:
            self.add(tried)

    def show_ended(self, sentence: str, sort: str) -> None:
        """Say why there is no result."""
        self.clear()
        self.tell(sentence, sort)

    def tell(self, sentence: str, sort: str = "told") -> None:
        """Say a sentence at the top of the card; an empty one takes it away."""
        self.result.say(sentence, sort)
        self.result.setHidden(not sentence)

    def clear(self) -> None:
        """Show nothing that was found."""
        self._set_running(running=False)
        self.tell("")
        self.show_facts(())
        for part in self._parts:
            let_go(part)
        self._parts = []

    def _set_running(self, *, running: bool) -> None:
        self._running = running
        self.act.setEnabled(True)
        self.act.set_text(self.tr("Stop the test") if running else self.tr("Test this laptop"))
        self.act.set_icon_name("x" if running else "laptop")

    def _press(self) -> None:
        (self.stop if self._running else self.test).emit()

    def _named(self, verdict: Verdict) -> str:
        return {
            Verdict.HELD: self.tr("Held."),
            Verdict.BROKEN: self.tr("NOT HELD."),
            Verdict.NOT_TRIED: self.tr("Not tried."),
        }[verdict]

    def _sort(self, suffix: str) -> str:
        return self.tr("As PDF") if suffix == ".pdf" else self.tr("As text")
