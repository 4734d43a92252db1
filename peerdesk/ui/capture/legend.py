# SPDX-License-Identifier: Apache-2.0
"""The strip below the page that says what each mark means."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from peerdesk.ui.capture.keys import SPELL
from peerdesk.ui.components.counting import counted
from peerdesk.ui.components.flow import flow_box
from peerdesk.ui.components.gaps import between, margins
from peerdesk.ui.components.mark import KeyCap
from peerdesk.ui.components.text import IconText, column
from peerdesk.ui.look import Look


class MarksLegend(QWidget):
    """Keys with their words, on as many lines as they need; or what the keys do just now."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("ground", "sunken")
        self.setProperty("hair", "top")
        self._look = look
        self._holder, self._flow = flow_box()
        between(look, self._flow, 15)
        caps = [KeyCap(look, key, word) for key, word in self._marks()]
        self._marks_shown = caps[:-2]
        for cap in caps:
            self._flow.addWidget(cap)
        self._known = caps[-2:]
        self._wrong = KeyCap(look, look.keys.shown(SPELL))
        self._wrong.hide()
        self._flow.addWidget(self._wrong)
        self._hint = IconText(look, "pencil-simple", "", "ink")
        self._hint.words.setWordWrap(True)
        self._hint.hide()
        self._wide = True
        self._any_wrong = False
        whole = column(self)
        margins(look, whole, 24, 9, 16, 9)
        whole.addWidget(self._holder)
        whole.addWidget(self._hint)

    def hint(self, sentence: str) -> None:
        """Say what the keys do just now, in place of the marks; "" for the marks again."""
        self._hint.set_text(sentence)
        self._hint.setVisible(bool(sentence))
        self._fit()

    def count_wrong(self, words: int) -> None:
        """Say how many words nobody spells so, with the key that offers others."""
        said = counted(
            words, self.tr("{0} spelling to look at"), self.tr("{0} spellings to look at")
        )
        self._wrong.set_words(said)
        self._wrong.setVisible(bool(words))
        self._any_wrong = bool(words)
        self._fit()

    def set_roomy(self, *, roomy: bool) -> None:
        """Show the marks where there is room; what the keys do just now is shown anyway.

        So is how many words nobody spells so.
        """
        self._wide = roomy
        self._fit()

    def _fit(self) -> None:
        hinted = bool(self._hint.words.text())
        for cap in self._marks_shown:
            cap.setVisible(self._wide)
        for cap in self._known:  # the count is in their place, so that the page keeps its height
            cap.setVisible(self._wide and not self._any_wrong)
        self._holder.setVisible(not hinted and (self._wide or self._any_wrong))
        self.setVisible(hinted or self._wide or self._any_wrong)

    def _marks(self) -> tuple[tuple[str, str], ...]:
        return (
            ("+", self.tr("strength")),
            ("-", self.tr("consideration")),
            ("*", self.tr("good practice")),
            ("?", self.tr("question")),
            ('"', self.tr("verbatim")),
            ("~", self.tr("reflection, stays in the team")),
            ("#", self.tr("line of enquiry")),
            ("@", self.tr("voice")),
        )
