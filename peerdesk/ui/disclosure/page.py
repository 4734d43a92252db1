# SPDX-License-Identifier: Apache-2.0
"""How the listing of what is held is laid out: what to look for, what was found, what to do."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from peerdesk.ui.components.button import PRIMARY, Button
from peerdesk.ui.components.control import TextField
from peerdesk.ui.components.heading import Heading
from peerdesk.ui.components.keyed_list import KeyedList
from peerdesk.ui.components.text import Text, column, pane
from peerdesk.ui.disclosure import keys
from peerdesk.ui.disclosure.model import HoldingDelegate, HoldingModel
from peerdesk.ui.look import Look


class DisclosurePage(QWidget):
    """The widgets of the place; the place connects them."""

    def __init__(self, look: Look, model: HoldingModel) -> None:
        super().__init__()
        self._look = look
        self.heading = Heading(look, self.tr("What is held"))
        self.heading.loading.may_cancel = True
        self.paper = Button(look, self.tr("Write for redaction"), PRIMARY, key=keys.PAPER)
        self.workbook = Button(look, self.tr("Workbook"), key=keys.WORKBOOK)
        self.words = TextField(look, hint=self.tr("A name, a number, a word; several with commas"))
        self.words.setAccessibleName(self.tr("Words to look for"))
        self.look_for = Button(look, self.tr("Look")).make_low()
        self.session = Button(look, self.tr("A session"), key=keys.SESSION).make_low()
        self.about = Text("", "heading", wrap=True)
        self.kinds = Text("", "small", "ink2", wrap=True)
        self.remarks = Text("", "small", "ink2", wrap=True)
        self.wrong = Text("", "small", "danger", wrap=True)
        self.list = KeyedList(look, model, HoldingDelegate(look, model))
        self.list.setAccessibleName(self.tr("What is held"))
        self._lay_out()
        self.clear()

    def clear(self) -> None:
        """Show and say nothing."""
        self.about.setText("")
        self.kinds.setText("")
        self.wrong.setText("")
        self.remarks.setText(
            self.tr(
                "For a subject’s request or one for information: everything in the evidence is "
                "looked through, what lies in the bin and every earlier wording too. "
                "Place a hold before you begin, so that nothing is erased meanwhile."
            )
        )
        for part in (self.about, self.kinds, self.wrong):
            part.hide()
        self.say_ready(ready=False)

    def say_ready(self, *, ready: bool) -> None:
        """Offer to write the listing, or not."""
        self.paper.setEnabled(ready)
        self.workbook.setEnabled(ready)

    def say_wrong(self, sentence: str) -> None:
        """Say why nothing was looked for."""
        self.wrong.setText(sentence)
        self.wrong.setVisible(bool(sentence))

    def say_found(self, about: str, kinds: str, remarks: str) -> None:
        """Say what was found, by kind, and what could not be looked through."""
        self.say_wrong("")
        for part, words in ((self.about, about), (self.kinds, kinds), (self.remarks, remarks)):
            part.setText(words)
            part.setVisible(bool(words))
        self.say_ready(ready=True)

    def _lay_out(self) -> None:
        look = self._look
        self.heading.add_act(self.workbook)
        self.heading.add_act(self.paper)
        head = pane("surface", side="bottom")
        inside = QVBoxLayout(head)
        inside.setContentsMargins(look.gap(24), look.gap(14), look.gap(24), look.gap(14))
        inside.setSpacing(look.gap(8))
        row = QHBoxLayout()
        row.setSpacing(look.gap(12))
        row.addWidget(self.words, 1)
        row.addWidget(self.look_for)
        row.addWidget(self.session)
        inside.addLayout(row)
        for part in (self.wrong, self.about, self.kinds, self.remarks):
            inside.addWidget(part)
        whole = column(self)
        whole.addWidget(self.heading)
        whole.addWidget(head)
        whole.addWidget(self.list, 1)
