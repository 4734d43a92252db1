# SPDX-License-Identifier: Apache-2.0
"""How the place of the word lists is laid out: the lists, and the phrases of one of them."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from peerdesk.desk.word_lists import ListAsItStands
from peerdesk.ui.components.button import PLAIN, PRIMARY, Button
from peerdesk.ui.components.control import Check, TextField
from peerdesk.ui.components.empty import Empty
from peerdesk.ui.components.field import Field
from peerdesk.ui.components.heading import Heading
from peerdesk.ui.components.keyed_list import KeyedList
from peerdesk.ui.components.mark import KeyCap
from peerdesk.ui.components.panes import Pane, Panes
from peerdesk.ui.components.read_only import ReadOnlyLine
from peerdesk.ui.components.text import Text, column, pane
from peerdesk.ui.look import Look
from peerdesk.ui.wordlists import keys
from peerdesk.ui.wordlists.model import WordsDelegate, WordsModel
from peerdesk.ui.wordlists.rows import Phrase

LISTS, PHRASES = "lists", "phrases"


class WordListsPage(QWidget):
    """The widgets of the place; the place connects them."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.lists_model: WordsModel[ListAsItStands] = WordsModel()
        self.phrases_model: WordsModel[Phrase] = WordsModel()
        self.heading = Heading(look, self.tr("Word lists of the checks"))
        self.back = Button(look, self.tr("Checks"), PLAIN, key=keys.BACK)
        self.lists = KeyedList(look, self.lists_model, WordsDelegate(look))
        self.lists.setAccessibleName(self.tr("Lists"))
        self.title = Text("", "heading", wrap=True)
        self.why = Text("", "body", "ink2", wrap=True)
        self.locked = ReadOnlyLine(look)
        self.phrase = TextField(look)
        self.field = Field(
            look, self.tr("Add a word or phrase"), self.phrase,
            self.tr("… leaves room for up to three words, * takes any ending, is/are either word."),
        )  # fmt: skip
        self.harmless = Check(look, self.tr("Harmless: nothing is found where this stands"))
        self.add = Button(look, self.tr("Add"), PRIMARY, key="Return").make_low()
        self.sought = TextField(look, hint=self.tr("Find in this list"))
        self.sought.setAccessibleName(self.tr("Find in this list"))
        self.phrases = KeyedList(look, self.phrases_model, WordsDelegate(look))
        self.phrases.setAccessibleName(self.tr("Phrases"))
        self.none = Text("", "small", "ink2", wrap=True)
        self.empty = Empty(look, "")
        self._lay_out()

    def show_list(self, one: ListAsItStands | None, *, lead: bool) -> None:
        """Show what a list is for, and whether it can be changed here."""
        self.title.setText(one.listing.title if one else "")
        self.why.setText(one.listing.words if one else "")
        self.locked.say("" if lead or one is None else self.tr("Leads change the lists."))
        for part in (self.phrase, self.harmless, self.add):
            part.setEnabled(lead and one is not None)
        self.field.set_error("", focus=False)

    def show_empty(self, sentence: str) -> None:
        """Say why there is nothing to show, in the place of everything else."""
        self.panes.setVisible(not sentence)
        self.empty.setVisible(bool(sentence))
        self.empty.say(sentence)

    def clear(self) -> None:
        """Show and hold nothing."""
        self.lists_model.show(())
        self.phrases_model.show(())
        self.show_list(None, lead=False)
        self.phrase.clear()
        self.sought.clear()
        self.none.setText("")

    def _lay_out(self) -> None:
        look = self._look
        self.heading.add_act(self.back)
        self.empty.act.hide()
        self.empty.hide()
        left = pane("sunken", side="right")
        inside = QVBoxLayout(left)
        inside.setContentsMargins(0, 0, 1, 0)
        inside.addWidget(self.lists)
        right = pane("surface")
        down = QVBoxLayout(right)
        down.setContentsMargins(look.gap(24), look.gap(16), look.gap(24), look.gap(12))
        down.setSpacing(look.gap(8))
        for part in (self.title, self.why, self.locked, self.field):
            down.addWidget(part)
        row = QHBoxLayout()
        row.setSpacing(look.gap(12))
        row.addWidget(self.harmless, 1)
        row.addWidget(self.add)
        down.addLayout(row)
        down.addWidget(self.sought)
        down.addWidget(self.none)
        down.addWidget(self.phrases, 1)
        down.addWidget(KeyCap(look, "Del", self.tr("take a phrase out, or put it back")))
        self.panes = Panes(
            look,
            (
                Pane(LISTS, self.tr("Lists"), left, self.lists, 320),
                Pane(PHRASES, self.tr("Phrases"), right, self.phrases),
            ),
        )
        whole = column(self)
        whole.addWidget(self.heading)
        whole.addWidget(self.panes, 1)
        whole.addWidget(self.empty, 1)
