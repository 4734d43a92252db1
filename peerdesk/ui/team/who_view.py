# SPDX-License-Identifier: Apache-2.0
"""Who has what: one sentence that says what to do now, the board, and what is worth a line."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from peerdesk.ui.components.banner import Banner
from peerdesk.ui.components.button import LINK, Button
from peerdesk.ui.components.gaps import between, margins
from peerdesk.ui.components.text import IconText, Text, column, hair, let_go
from peerdesk.ui.look import Look
from peerdesk.ui.team.board import BoardModel
from peerdesk.ui.team.board_view import BoardView
from peerdesk.ui.team.reading import LeftRow, TeamView
from peerdesk.ui.team.words import reason_words


class WhoView(QWidget):
    """`laptop_pressed` carries the laptop to look at, `back_pressed` the one to take back."""

    laptop_pressed = Signal(str)
    back_pressed = Signal(str)

    def __init__(self, look: Look, model: BoardModel) -> None:
        super().__init__()
        self._look = look
        self.sentence = Banner(look, "told", role="note")
        self.board = BoardView(look, model)
        self._hint = Text("", "small", "ink2", wrap=True)
        self._more = QVBoxLayout()
        self._parts: list[QWidget] = []
        self._lay_out()
        self.board.laptop_pressed.connect(self.laptop_pressed)
        self.board.fitted.connect(self._say_hint)
        look.changed.connect(self._fit)
        self._fit()

    def clear(self) -> None:
        """Show and hold nothing."""
        self.sentence.say("")
        self._drop()

    def set_view(self, view: TeamView) -> None:
        """Show the sentence, and below the board what it is about."""
        said, sort = self._sentence(view)
        self.sentence.setVisible(bool(said))
        self.sentence.say(said, sort)
        self._drop()
        self.board.setVisible(view.admitted)
        for words in view.details:
            line = IconText(self._look, "info", words)
            line.words.setWordWrap(True)
            line.top_align()
            self._put(line)
        if view.former:
            heading = Text(self.tr("No longer in the team"), "heading")
            margins(self._look, heading, 0, 10, 0, 0)
            self._put(heading)
            for left in view.former:
                self._put(hair())
                self._put(self._former(left, lead=view.lead))
        self._say_hint()

    def _sentence(self, view: TeamView) -> tuple[str, str]:
        if not view.founded:
            return "", "told"
        if view.invited and not view.admitted:
            words = self.tr(
                "You can write already. Save your request to join (Y), hand it to a lead and read "
                "them your six words. Until they admit you, what you share can be opened by the "
                "leads only."
            )
            return words, "told"
        if not view.admitted:
            return self.tr("This laptop is not admitted yet."), "told"
        if len(view.rows) == 1:
            return self.tr(
                "Only this laptop is in the team: invite colleagues, then share."
            ), "told"
        return view.sentence, "done" if view.complete else "told"

    def _former(self, left: LeftRow, *, lead: bool) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        margins(self._look, row, 0, 6, 0, 6)
        between(self._look, row, 12)
        row.addWidget(Text(left.name, "body"))
        why = ", ".join(part for part in (reason_words(left.why), left.when) if part)
        row.addWidget(Text(why, "small", "ink2", wrap=True), 1)
        if lead:
            back = Button(self._look, self.tr("Take back"), LINK)
            back.setAccessibleName(self.tr("Take {0}’s laptop back").format(left.name))
            back.clicked.connect(lambda: self.back_pressed.emit(left.device))
            row.addWidget(back)
        return holder

    def _fit(self) -> None:
        self.sentence.set_role("body" if self._look.is_large else "note")

    def _say_hint(self) -> None:
        if self.board.is_narrow:
            words = self.tr(
                "Down: whose laptop. Across: whose changes. An arrow: how many are still to come."
            )
        else:
            words = self.tr("Down: whose laptop. Across: whose changes, and how many.")
        self._hint.setText(words)
        shown = self.board.model().rowCount() > 0 and not self.board.isHidden()
        self._hint.setVisible(shown and not self._look.is_large)

    def _put(self, widget: QWidget) -> None:
        self._more.addWidget(widget)
        self._parts.append(widget)

    def _drop(self) -> None:
        for part in self._parts:
            let_go(part)
        self._parts = []

    def _lay_out(self) -> None:
        look = self._look
        rows = column(self, margin=look.gap(24), gap=look.gap(10))
        margins(look, rows, 24, 16, 24, 16)
        rows.addWidget(self.sentence)
        rows.addWidget(self.board)
        rows.addWidget(self._hint)
        between(look, self._more, 6)
        rows.addLayout(self._more)
        rows.addStretch(1)
