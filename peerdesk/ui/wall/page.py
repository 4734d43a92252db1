# SPDX-License-Identifier: Apache-2.0
"""The page of the wall: heading, who moves the cards, tray, columns, keys."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from peerdesk.ui.components.banner import Banner
from peerdesk.ui.components.button import Button
from peerdesk.ui.components.empty import Empty
from peerdesk.ui.components.heading import Heading
from peerdesk.ui.components.tabs import Segments
from peerdesk.ui.look import Look
from peerdesk.ui.wall import keys
from peerdesk.ui.wall.arranging import By
from peerdesk.ui.wall.board import Board
from peerdesk.ui.wall.in_place import InPlace
from peerdesk.ui.wall.themes_row import ThemesRow
from peerdesk.ui.wall.tray import Tray
from peerdesk.ui.wall.words import CardWords

TRAY_WIDTH = 210


class WallPage(QWidget):
    """Lays the wall out; with large text tray and board take turns under a row of names."""

    def __init__(self, look: Look, host: QWidget) -> None:
        super().__init__()
        self.look = look
        self.words = CardWords()
        self.heading = Heading(look, self.tr("The wall"))
        self.by = Segments(
            look,
            [
                (By.THEME.value, self.tr("By theme")),
                (By.KLOE.value, self.tr("By line of enquiry")),
            ],
        )
        self.by.choose(By.THEME.value)
        self.drive = Button(look, self.tr("Move alone"), icon="laptop", key=keys.DRIVE)
        self.huddle = Button(look, self.tr("Huddle"), icon="presentation", key=keys.HUDDLE)
        self.huddle.show_key_only()  # the place hears its second key as well
        self.driven = Banner(look, "told")
        self.take_over = self.driven.add_act(self.tr("Take over"))
        self.alike = Banner(look, "told")
        self.merge = self.alike.add_act(self.tr("Merge"), key=keys.MERGE).show_key_only()
        self.names = ThemesRow(look)
        self.tray = Tray(look, host)
        self.board = Board(look, self.words)
        self.strip = keys.KeyStrip(look, self.words)
        self.empty = Empty(look, "")
        self.in_place = InPlace(look, self)
        self.ghost = Ghost(look, self)
        self.holder = QWidget()
        self._all = QStackedWidget()
        self._tray_shown = False
        self.may_drive = False
        """Whether the cards can be moved alone from here: leads do that."""
        self._lay_out()
        look.changed.connect(self.fit)
        self.fit()

    def show_wall(self, *, some: bool) -> None:
        """Show the wall, or what to do where there is nothing to show yet."""
        self._all.setCurrentIndex(0 if some else 1)

    def show_tray(self, *, shown: bool) -> None:
        """With large text, show the tray in place of the columns, or the columns."""
        self._tray_shown = shown
        self.fit()

    def take_board_back(self) -> None:
        """Put the board back where the huddle took it from."""
        self._board_room.addWidget(self.board)
        self.board.show()

    def fit(self) -> None:
        """Give tray and board the room that the text leaves them."""
        large = self.look.is_large
        self.names.setVisible(large)
        self.by.setVisible(not large)  # the row of names has both acts then
        self.drive.setVisible(not large and self.may_drive)
        self.strip.setVisible(not large)  # the list of all keys says the same
        self.tray.setVisible(not large or self._tray_shown)
        self.holder.setVisible(not large or not self._tray_shown)
        if large:
            self.tray.setMaximumWidth(16_777_215)
            self.tray.setMinimumWidth(0)
        else:
            self.tray.setFixedWidth(self.look.gap(TRAY_WIDTH))

    def _lay_out(self) -> None:
        for act in (self.by, self.drive, self.huddle):
            self.heading.add_act(act)
        self.driven.hide()
        self.alike.hide()
        self.empty.act.hide()
        self._board_room = QVBoxLayout(self.holder)
        self._board_room.setContentsMargins(0, 0, 0, 0)
        self._board_room.addWidget(self.board)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.tray)
        row.addWidget(self.holder, 1)
        wall = QWidget()
        inside = QVBoxLayout(wall)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(0)
        inside.addWidget(self.names)
        inside.addLayout(row, 1)
        inside.addWidget(self.alike)
        inside.addWidget(self.strip)
        self._all.addWidget(wall)
        self._all.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.heading)
        column.addWidget(self.driven)
        column.addWidget(self._all, 1)


class Ghost(QWidget):
    """A picture of what is carried, at the pointer."""

    def __init__(self, look: Look, host: QWidget) -> None:
        super().__init__(host)
        self.look = look
        self._picture = QPixmap()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def take(self, picture: QPixmap) -> None:
        """Show this picture."""
        self._picture = picture
        self.resize(picture.deviceIndependentSize().toSize())
        self.show()
        self.raise_()

    def drop(self) -> None:
        """Show and hold nothing."""
        self._picture = QPixmap()
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the picture, so that what lies below is still seen."""
        del event
        painter = QPainter(self)
        painter.setOpacity(0.85)
        painter.drawPixmap(0, 0, self._picture)
        painter.setPen(QColor(self.look.colour("accent")))
        painter.end()
