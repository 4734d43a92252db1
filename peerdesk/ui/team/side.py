# SPDX-License-Identifier: Apache-2.0
"""The side of the place: a bundle to import, this laptop, and what came before."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from peerdesk.domain.words import title
from peerdesk.team.receipt import Preview, Receipt
from peerdesk.ui.components.button import PLAIN, Button
from peerdesk.ui.components.text import Text, column, hair, let_go
from peerdesk.ui.look import Look
from peerdesk.ui.team.admitting import SixWords
from peerdesk.ui.team.bundle import BundleCard
from peerdesk.ui.team.reading import TeamView, heard_words

_SHOWN = 12


class TeamSide(QWidget):
    """Shows; what is pressed goes out by the buttons' own signals."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("ground", "canvas")
        self.setProperty("hair", "left")
        self.bundle = BundleCard(look)
        self.save = Button(
            look, self.tr("Save identity file"), PLAIN, icon="identification-card", key="Y"
        )
        self._card = QFrame()
        self._card.setProperty("ground", "card")
        self._who = Text("", "heading", wrap=True)
        self._part = Text("", "small", "ink2", wrap=True)
        self._words = QVBoxLayout()
        self._receipts = QVBoxLayout()
        self._parts: list[QWidget] = []
        self._lay_out()
        self.bundle.hide()

    def clear(self) -> None:
        """Show and hold nothing."""
        self.bundle.clear()
        self.bundle.hide()
        self._who.clear()
        self._part.clear()
        self._drop()

    def set_preview(self, preview: Preview | None) -> None:
        """Show a bundle above the rest, or none."""
        if preview is None:
            self.bundle.clear()
            self.bundle.hide()
        else:
            self.bundle.show()
            self.bundle.set_preview(preview)

    def set_view(self, view: TeamView, now: tuple[int, int]) -> None:
        """Show this laptop and the receipts."""
        self._drop()
        self._who.setText(view.me.name)
        state = self.tr("admitted") if view.admitted else self.tr("not yet admitted")
        self._part.setText(f"{title(view.me.role)}, {state}")
        self._put(self._words, SixWords(self._look, view.words))
        self._show_receipts(view.receipts, now)

    def _show_receipts(self, receipts: Sequence[Receipt], now: tuple[int, int]) -> None:
        if not receipts:
            none = self.tr("Nothing has been imported on this laptop yet.")
            self._put(self._receipts, Text(none, "small", "ink2", wrap=True))
        for receipt in receipts[:_SHOWN]:
            holder = QWidget()
            row = QHBoxLayout(holder)
            row.setContentsMargins(0, self._look.gap(6), 0, self._look.gap(6))
            words = self.tr("{0}, {1} changes in").format(receipt.sender, f"{receipt.counts.new:,}")
            text = Text(words, "small", wrap=True)
            row.addWidget(text, 1)
            when = heard_words(receipt.imported_at, now)
            row.addWidget(Text(when, "small", "ink2"), 0, Qt.AlignmentFlag.AlignTop)
            self._put(self._receipts, hair())
            self._put(self._receipts, holder)
            for sentence in (*receipt.notices, *receipt.refusals, *filter(None, (receipt.advice,))):
                self._put(self._receipts, Text(sentence, "small", "ink2", wrap=True))

    def _put(self, layout: QVBoxLayout, widget: QWidget) -> None:
        layout.addWidget(widget)
        self._parts.append(widget)

    def _drop(self) -> None:
        for part in self._parts:
            let_go(part)
        self._parts = []

    def _lay_out(self) -> None:
        look = self._look
        card = column(self._card, margin=look.gap(16), gap=look.gap(8))
        card.addWidget(Text(self.tr("This laptop"), "small", "ink2"))
        card.addWidget(self._who)
        card.addWidget(self._part)
        card.addWidget(
            Text(self.tr("Its six words, to be read to a lead:"), "small", "ink2", wrap=True)
        )
        card.addLayout(self._words)
        card.addWidget(self.save, 0, Qt.AlignmentFlag.AlignLeft)
        inside = QWidget()
        rows = column(inside, margin=look.gap(18), gap=look.gap(16))
        rows.addWidget(self.bundle)
        rows.addWidget(self._card)
        earlier = QVBoxLayout()
        earlier.setSpacing(look.gap(4))
        earlier.addWidget(Text(self.tr("Earlier"), "heading"))
        self._receipts.setSpacing(0)
        earlier.addLayout(self._receipts)
        rows.addLayout(earlier)
        rows.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inside)
        outer = column(self)
        outer.addWidget(area)
