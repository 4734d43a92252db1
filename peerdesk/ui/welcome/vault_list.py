# SPDX-License-Identifier: Apache-2.0
"""The vaults of this laptop, one chosen and open for its passphrase."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from peerdesk.domain.calendar import local
from peerdesk.ui.components.gaps import between, margins
from peerdesk.ui.components.text import Text, hair, set_role
from peerdesk.ui.look import Look
from peerdesk.ui.vaults import ListedVault


class VaultCard(QWidget):
    """One vault: its label, what can be said of it without the passphrase, and room for a form."""

    pressed = Signal(object)

    def __init__(self, look: Look, vault: ListedVault) -> None:
        super().__init__()
        self._look, self.vault = look, vault
        self._chosen = False
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(vault.label)
        self._sign = QLabel()
        self.room = QVBoxLayout()
        self._lay_out()
        look.changed.connect(self._redraw)
        self._redraw()

    def choose(self, *, chosen: bool) -> None:
        """Stand out as the one whose passphrase is asked, or step back."""
        self._chosen = chosen
        self._redraw()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Ask to be chosen."""
        del event
        self.pressed.emit(self.vault.folder)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the tint and the bar of the chosen one."""
        del event
        painter = QPainter(self)
        area = QRectF(self.rect())
        if self._chosen:
            painter.fillRect(area, self._look.colour("tint"))
            painter.fillRect(QRectF(0, 0, 3, area.height()), self._look.colour("accent"))
        elif self.underMouse():
            painter.fillRect(area, self._look.colour("hover"))
        painter.end()

    def _lay_out(self) -> None:
        look, vault = self._look, self.vault
        made = f"{local(vault.created, 0):%-d %B %Y}"
        second = (
            self.tr("A fictional council, to rehearse with")
            if vault.practice
            else self.tr("Made {0}").format(made)
        )
        third = self.tr("Never mixed with real ones") if vault.practice else ""
        label = Text(vault.label, "heading", wrap=True)
        head = QHBoxLayout()
        head.addWidget(label, 1)
        below = QHBoxLayout()
        below.addWidget(Text(second, "small", "ink2"), 1)
        below.addWidget(Text(third, "small", "ink2"))
        column = QVBoxLayout()
        between(look, column, 2)
        column.addLayout(head)
        column.addLayout(below)
        column.addLayout(self.room)
        row = QHBoxLayout(self)
        margins(look, row, 18, 12, 16, 12)
        between(look, row, 14)
        row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(column, 1)

    def _redraw(self) -> None:
        icon = "graduation-cap" if self.vault.practice else "buildings"
        ink, weight = ("accent", "fill") if self._chosen else ("ink2", "regular")
        self._sign.setPixmap(self._look.pixmap(icon, ink, 22, weight))
        self.update()


class VaultList(QFrame):
    """The cards; the form that asks for the passphrase stands in the chosen one."""

    chosen = Signal(object)

    def __init__(self, look: Look, form: QWidget) -> None:
        super().__init__()
        self._look, self._form = look, form
        self._cards: list[VaultCard] = []
        self.setProperty("ground", "card")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(1, 1, 1, 1)
        self._column.setSpacing(0)

    @property
    def folder(self) -> Path | None:
        """Return the chosen vault's folder."""
        place = self._place()
        return self._cards[place].vault.folder if place >= 0 else None

    def show_vaults(self, vaults: Sequence[ListedVault], chosen: Path | None = None) -> None:
        """Show these, with one of them chosen; the first where none is named."""
        self._form.setParent(None)
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        self._cards = []
        for vault in vaults:
            if self._cards:
                self._column.addWidget(hair())
            card = VaultCard(self._look, vault)
            card.pressed.connect(self.choose)
            self._cards.append(card)
            self._column.addWidget(card)
        folders = [card.vault.folder for card in self._cards]
        if folders:
            self.choose(chosen if chosen in folders else folders[0])

    def choose(self, folder: Path) -> None:
        """Choose a vault and bring the form into its card."""
        for card in self._cards:
            on = card.vault.folder == folder
            card.choose(chosen=on)
            card.setProperty("chosen", on)
            if on and self._form.parentWidget() is not card:
                card.room.addWidget(self._form)
                self._form.show()
        set_role(self, "ground", "card")
        self.chosen.emit(folder)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Choose the neighbour with the arrow keys, also from the passphrase field."""
        steps = {Qt.Key.Key_Down.value: 1, Qt.Key.Key_Up.value: -1}
        if event.key() in steps and self._cards:
            place = (self._place() + steps[event.key()]) % len(self._cards)
            self.choose(self._cards[place].vault.folder)
            return
        super().keyPressEvent(event)

    def _place(self) -> int:
        return next((n for n, card in enumerate(self._cards) if card.property("chosen")), -1)
