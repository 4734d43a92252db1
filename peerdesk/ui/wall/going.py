# SPDX-License-Identifier: Apache-2.0
"""Going about the wall: to the tray, to a column, and from themes to lines of enquiry."""

from PySide6.QtCore import QObject

from peerdesk.ui.wall.acts import WallActs
from peerdesk.ui.wall.arranging import By
from peerdesk.ui.wall.page import WallPage
from peerdesk.ui.wall.shown import Shown
from peerdesk.ui.wall.themes_row import BY, DRIVE, TRAY


class Going(QObject):
    """Hears the row of names above the wall, and goes where it or a key says."""

    def __init__(self, page: WallPage, shown: Shown, acts: WallActs) -> None:
        super().__init__(page)
        self._page, self._shown, self._acts = page, shown, acts
        page.names.chosen.connect(self._go_to_column)
        page.by.chosen.connect(self._arrange)
        page.drive.clicked.connect(self._drive)

    def next_pane(self) -> bool:
        """Go from the tray to the cards, and from elsewhere to the tray; False from the cards."""
        if self._shown.in_tray():
            self._go_to_board()
            return True
        if any(column.list.hasFocus() for column in self._page.board.columns):
            return False
        self._go_to_tray()
        return True

    def other_columns(self) -> None:
        """Show the columns by line of enquiry, or by theme again."""
        self._arrange(By.THEME if self._shown.by is By.KLOE else By.KLOE)

    def find(self) -> None:
        """Go to where waiting notes are looked for."""
        self._page.show_tray(shown=True)
        self._page.tray.field.setFocus()
        self._page.tray.field.selectAll()

    def _arrange(self, by: str) -> None:
        self._shown.arrange_by(By(by))
        self._page.board.take_focus()

    def _go_to_column(self, key: str) -> None:
        if key == BY:
            self.other_columns()
        elif key == DRIVE:
            self._drive()
        elif key == TRAY:
            self._go_to_tray()
        else:
            self._page.show_tray(shown=False)
            self._page.board.go_to_column(key)

    def _drive(self) -> None:
        wall = self._shown.wall
        if wall is not None and wall.lead:
            mine = wall.driving is not None and wall.driving.mine
            self._acts.drive(alone=not mine)

    def _go_to_tray(self) -> None:
        self._page.show_tray(shown=True)
        self._page.names.choose(TRAY)
        self._page.tray.list.setFocus()

    def _go_to_board(self) -> None:
        self._page.show_tray(shown=False)
        self._page.board.take_focus()
