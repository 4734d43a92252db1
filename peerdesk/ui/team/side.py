# SPDX-License-Identifier: Apache-2.0
"""The side of the place: a bundle to import, this laptop, and what came before."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from peerdesk.domain.words import title
from peerdesk.team.receipt import Preview
from peerdesk.ui.components.button import PLAIN, Button
from peerdesk.ui.components.gaps import between
from peerdesk.ui.components.scrolling import scrolling
from peerdesk.ui.components.text import Text, column, hair, let_go
from peerdesk.ui.look import Look
from peerdesk.ui.team.admitting import SixWords
from peerdesk.ui.team.bundle import BundleCard
from peerdesk.ui.team.import_line import ImportLine
from peerdesk.ui.team.keys import IDENTITY
from peerdesk.ui.team.reading import Imported, TeamView

_SHOWN = 12


class TeamSide(QWidget):
    """Shows; what is pressed goes out by the buttons' own signals.

    `undo_pressed` carries the receipt of the import that is to be undone. `add_card` is for what
    else belongs to this laptop's side: the team folder.
    """

    undo_pressed = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("ground", "canvas")
        self.setProperty("hair", "left")
        self.bundle = BundleCard(look)
        self.save = Button(
            look, self.tr("Save identity file"), PLAIN, icon="identification-card", key=IDENTITY
        )
        self._card = QFrame()
        self._card.setProperty("ground", "card")
        self._who = Text("", "heading", wrap=True)
        self._part = Text("", "small", "ink2", wrap=True)
        self._read_out = Text("", "small", "ink2", wrap=True)
        self._words = QVBoxLayout()
        self._more = QVBoxLayout()
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

    def add_card(self, card: QWidget) -> None:
        """Add something below this laptop's own card; it keeps itself up to date."""
        self._more.addWidget(card)

    def set_preview(self, preview: Preview | None) -> None:
        """Show a bundle above the rest, or none."""
        if preview is None:
            self.bundle.clear()
            self.bundle.hide()
        else:
            self.bundle.show()
            self.bundle.set_preview(preview)

    def set_view(self, view: TeamView) -> None:
        """Show this laptop and the receipts."""
        self._drop()
        self._who.setText(view.me.name)
        state = self.tr("admitted") if view.admitted else self.tr("not yet admitted")
        self._part.setText(f"{title(view.me.role)}, {state}")
        asks = view.invited and not view.admitted
        self.save.set_text(
            self.tr("Save my request to join") if asks else self.tr("Save identity file")
        )
        self._read_out.setText(
            self.tr("Its six words:")
            if view.admitted
            else self.tr("Its six words, to be read to a lead:")
        )
        self._put(self._words, SixWords(self._look, view.words))
        self._show_imports(view.imports)

    def _show_imports(self, imports: Sequence[Imported]) -> None:
        if not imports:
            none = self.tr("Nothing has been imported on this laptop yet.")
            self._put(self._receipts, Text(none, "small", "ink2", wrap=True))
        for made in imports[:_SHOWN]:
            self._put(self._receipts, hair())
            line = ImportLine(self._look, made)
            line.undo_pressed.connect(self.undo_pressed)
            self._put(self._receipts, line)
        if len(imports) > _SHOWN:
            more = self.tr("{0} earlier imports").format(f"{len(imports) - _SHOWN:,}")
            self._put(self._receipts, Text(more, "small", "ink2"))

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
        card.addWidget(self._read_out)
        card.addLayout(self._words)
        card.addWidget(self.save, 0, Qt.AlignmentFlag.AlignLeft)
        inside = QWidget()
        rows = column(inside, margin=look.gap(18), gap=look.gap(16))
        rows.addWidget(self.bundle)
        rows.addWidget(self._card)
        between(look, self._more, 16)
        rows.addLayout(self._more)
        earlier = QVBoxLayout()
        between(look, earlier, 4)
        earlier.addWidget(Text(self.tr("Imported here"), "heading"))
        self._receipts.setSpacing(0)
        earlier.addLayout(self._receipts)
        rows.addLayout(earlier)
        rows.addStretch(1)
        area = scrolling(inside)
        outer = column(self)
        outer.addWidget(area)
