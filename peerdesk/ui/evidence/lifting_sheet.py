# SPDX-License-Identifier: Apache-2.0
"""The sheet that asks before a hold is lifted, and says what goes with it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from peerdesk.ui.components.button import DANGER
from peerdesk.ui.components.counting import counted
from peerdesk.ui.components.sheet import Sheet
from peerdesk.ui.components.text import Text
from peerdesk.ui.evidence.erasing_rows import Standing
from peerdesk.ui.look import Look

_LISTED = 4
"""Notes listed by their wording; of more the number is said."""


class LiftSheet(Sheet):
    """Names the hold and the notes that are gone once it is lifted; `lifted` says that it is to be.

    The focus is on keeping it: lifting cannot be taken back for what goes at once.
    """

    lifted = Signal()

    def __init__(self, look: Look, host: QWidget, held: Standing) -> None:
        super().__init__(look, host, self.tr("Lift the hold"), width=560)
        self.held = held
        self._wrong = Text("", "small", "danger", wrap=True)
        self._wrong.hide()
        for text in self._said():
            self.body.addWidget(text)
        self.body.addWidget(self._wrong)
        self.body.addStretch(1)
        self.act = self.add_act(self.tr("Lift the hold"), DANGER, key="Ctrl+Return")
        self.act.clicked.connect(self._give)
        self.keep = self.add_act(self.tr("Keep the hold"), key="Esc")
        self.keep.clicked.connect(self.leave)

    def say_wrong(self, sentence: str) -> None:
        """Say why it was not lifted."""
        self.act.setEnabled(True)
        self._wrong.setText(sentence)
        self._wrong.show()
        self.fit()
        self.show_part(self._wrong)

    def clear(self) -> None:
        """Hold nothing of the evidence."""
        for text in self.findChildren(Text):
            text.clear()

    def _said(self) -> list[Text]:
        held = self.held
        said = [Text(self.tr("{0}.").format(held.words), "body", wrap=True)]
        if not held.goes:
            words = self.tr(
                "Nothing here waits for it. From then on what it covered can be erased, and the "
                "challenge can be disposed of. Lift it only when the matter is over."
            )
            return [*said, Text(words, "body", "ink2", wrap=True)]
        heading = counted(
            len(held.goes),
            self.tr("{0} note is erased for good at once"),
            self.tr("{0} notes are erased for good at once"),
        )
        said.append(Text(heading, "heading", wrap=True))
        said += [Text(text, "body", "ink2", wrap=True) for text in held.goes[:_LISTED]]
        more = len(held.goes) - _LISTED
        if more > 0:
            words = counted(more, self.tr("{0} more"), self.tr("{0} more"))
            said.append(Text(words, "body", "ink2"))
        words = self.tr("They cannot be brought back, here or on any laptop that hears of it.")
        return [*said, Text(words, "small", "ink2", wrap=True)]

    def _give(self) -> None:
        self.act.setEnabled(False)
        self.lifted.emit()
