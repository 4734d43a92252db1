# SPDX-License-Identifier: Apache-2.0
"""A clash on the screen: what all began from, the versions side by side, one made from both."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QWidget

from peerdesk.desk.clashes import Clash
from peerdesk.ui.components.banner import Banner
from peerdesk.ui.components.button import LINK, PLAIN, Button
from peerdesk.ui.components.flow import flow_box
from peerdesk.ui.components.gaps import between, margins
from peerdesk.ui.components.text import IconText, Text, column
from peerdesk.ui.components.wording import WordingField, count_words
from peerdesk.ui.look import Look
from peerdesk.ui.team import keys
from peerdesk.ui.team.settling_decision import BOTH, KEEP, LATER, MERGED, Decision
from peerdesk.ui.team.settling_reading import Item
from peerdesk.ui.team.settling_version import VersionCard

_BESIDE = 3
"""Versions that stand side by side; more stand one above the other."""


class ClashContent(QWidget):
    """`decided` carries what was chosen, `typed` the wording begun, `left` that it is put away."""

    decided = Signal(object)
    typed = Signal(str)
    left = Signal()

    def __init__(self, look: Look, item: Item, clash: Clash) -> None:
        super().__init__()
        self._look, self._clash = look, clash
        self.cards = [VersionCard(look, clash, v, n) for n, v in enumerate(clash.versions, 1)]
        self.field = WordingField(look, most_lines=6, role="note")
        self.merge = Button(look, self.tr("Use this wording"), PLAIN, icon="git-merge")
        self.both = Button(look, self._both_words(), PLAIN, icon="copy", key=keys.BOTH)
        self.join = Button(
            look, self.tr("Take what each changed"), PLAIN, icon="git-merge", key=keys.MERGED
        )
        self.later = Button(look, self.tr("Leave it for the team meeting"), LINK, key=keys.LATER)
        self._count = Text("", "small", "ink2")
        self._halves = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lay_out()
        self.field.set_text(item.draft or str(clash.versions[0].value))
        self._connect()
        self._fit()
        self._show_count()

    @property
    def first(self) -> QWidget:
        """Return what gets the focus."""
        return self.later if self._clash.refused else self.cards[0].keep

    @property
    def unwritten(self) -> str:
        """Return the wording begun, or "" where it is one of the versions."""
        text = self.field.toPlainText()
        return "" if text in {version.value for version in self._clash.versions} else text

    def _both_words(self) -> str:
        if self._clash.sort == "note":
            return self.tr("Keep both, as two notes")
        return self.tr("Keep both, as two messages")

    def _lay_out(self) -> None:
        look, clash = self._look, self._clash
        may_write = clash.is_text and not clash.refused
        may_join = clash.merged is not None and not clash.refused
        rows = column(self)
        between(look, rows, 14)
        if clash.refused:
            rows.addWidget(Banner(look, "told", clash.refused))
        if clash.is_text and clash.base:
            rows.addWidget(_framed(look, self.tr("Both began from"), str(clash.base)))
        between(look, self._halves, 20)
        for card in self.cards:
            self._halves.addWidget(card, 1)
        rows.addLayout(self._halves)
        if may_join:
            words = "; ".join(f"{said.label}: {said.words}" for said in clash.merged_said)
            rows.addWidget(_framed(look, self.tr("With what each changed"), words))
        rows.addWidget(self._field_with_head())
        acts, flow = flow_box()
        between(look, flow, 12)
        for act, shown in (
            (self.merge, may_write), (self.join, may_join), (self.both, may_write),
            (self.later, True),
        ):  # fmt: skip
            flow.addWidget(act)
            act.setVisible(shown)
        rows.addWidget(acts)
        kept = self.tr("Nothing is lost: every version stays in the history.")
        rows.addWidget(IconText(look, "clock-counter-clockwise", kept))

    def _field_with_head(self) -> QWidget:
        look, holder = self._look, QWidget()
        rows = column(holder)
        between(look, rows, 8)
        head = QHBoxLayout()
        head.addWidget(Text(self.tr("Or write one from both"), "heading"), 1)
        head.addWidget(self._count)
        rows.addLayout(head)
        rows.addWidget(self.field)
        self.field.setAccessibleName(self.tr("One wording made from both"))
        holder.setVisible(self._clash.is_text and not self._clash.refused)
        return holder

    def _fit(self) -> None:
        stacked = self._look.is_large or len(self.cards) > _BESIDE
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._halves.setDirection(down if stacked else across)

    def _on_typed(self) -> None:
        self._show_count()
        self.typed.emit(self.unwritten)

    def _show_count(self) -> None:
        count = count_words(self.field.toPlainText())
        one, more = self.tr("1 word"), self.tr("{0} words").format(count)
        self._count.setText(one if count == 1 else more)

    def _merge(self) -> None:
        self.decided.emit(Decision(MERGED, text=self.field.toPlainText()))

    def _connect(self) -> None:
        for card in self.cards:
            card.keep.clicked.connect(
                lambda _=False, version=card.version: self.decided.emit(Decision(KEEP, version))
            )
        self.merge.clicked.connect(self._merge)
        self.field.kept.connect(self._merge)
        self.field.agreed.connect(self._merge)
        self.field.left.connect(self.left)
        self.field.textChanged.connect(self._on_typed)
        self.join.clicked.connect(lambda: self.decided.emit(Decision(MERGED)))
        self.both.clicked.connect(lambda: self.decided.emit(Decision(BOTH)))
        self.later.clicked.connect(lambda: self.decided.emit(Decision(LATER)))
        self._look.changed.connect(self._fit)


def _framed(look: Look, head: str, words: str) -> QFrame:
    """Return words behind what they are, or below it where the text is large."""
    frame = QFrame()
    frame.setProperty("ground", "card")
    down = QBoxLayout.Direction.TopToBottom if look.is_large else QBoxLayout.Direction.LeftToRight
    row = QBoxLayout(down, frame)
    margins(look, row, 16, 10, 16, 10)
    between(look, row, 16)
    row.addWidget(Text(head, "small", "ink2"))
    row.addWidget(Text(words, "note", wrap=True), 1)
    return frame
