# SPDX-License-Identifier: Apache-2.0
"""What is attached to a note: small pictures below it, and the way to attach another."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from peerdesk.desk.attachments import Attached
from peerdesk.ui.attachments.tile import Tile
from peerdesk.ui.components.button import LINK, Button
from peerdesk.ui.components.flow import flow_box
from peerdesk.ui.components.gaps import between
from peerdesk.ui.components.text import Text
from peerdesk.ui.keys.action import Action
from peerdesk.ui.look import Look

ATTACH = Action("evidence.attach", "Attach a photograph or PDF to the note", ("A",))


class AttachedStrip(QWidget):
    """Shows; `opened` carries the `Attached` that was pressed."""

    opened = Signal(object)
    attach_wanted = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._tiles: list[Tile] = []
        self._title = Text(self.tr("Attached"), "heading")
        self.attach = Button(look, "", LINK, icon="paperclip", key=ATTACH)
        self._box, self._flow = flow_box()
        between(look, self._flow, 8)
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 0, 0)
        head.addWidget(self._title)
        head.addWidget(self.attach)
        head.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        between(look, column, 8)
        column.addLayout(head)
        column.addWidget(self._box)
        self.attach.clicked.connect(self.attach_wanted)
        self.clear()

    @property
    def tiles(self) -> tuple[Tile, ...]:
        """Return what is shown."""
        return tuple(self._tiles)

    def clear(self) -> None:
        """Show and hold nothing."""
        for tile in self._tiles:
            tile.forget()
        self._tiles = []
        self._flow.clear()
        self._fit(may_attach=False)

    def set_attached(self, attached: Sequence[Attached], *, may_attach: bool) -> None:
        """Show what is attached; what is shown already keeps its picture and the focus."""
        if [tile.one for tile in self._tiles] != list(attached):
            had_focus = any(tile.hasFocus() for tile in self._tiles)
            self.clear()
            for one in attached:
                self._add(one)
            if had_focus:
                (self._tiles[0] if self._tiles else self.attach).setFocus(
                    Qt.FocusReason.OtherFocusReason
                )
        self._fit(may_attach=may_attach)

    def _add(self, one: Attached) -> None:
        tile = Tile(self._look, one, self._where(one))
        tile.clicked.connect(lambda: self.opened.emit(tile.one))
        self._flow.addWidget(tile)
        self._tiles.append(tile)

    def _where(self, one: Attached) -> str:
        if one.here:
            return ""
        if not one.by:
            return self.tr("on another laptop")
        return self.tr("on {0}’s laptop").format(one.by.split()[0])

    def _fit(self, *, may_attach: bool) -> None:
        any_shown = bool(self._tiles)
        self._title.setVisible(any_shown)
        self._box.setVisible(any_shown)
        self.attach.set_text(
            self.tr("Attach another") if any_shown else self.tr("Attach a photograph or PDF")
        )
        self.attach.setVisible(may_attach)
        self.setVisible(any_shown or may_attach)
