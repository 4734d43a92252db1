# SPDX-License-Identifier: Apache-2.0
"""Colleagues' lines of the same session: how many have arrived, and what they say, to be read."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QListView, QWidget

from peerdesk.ui.capture.keys import OTHERS
from peerdesk.ui.capture.line_delegate import LineDelegate
from peerdesk.ui.capture.model import LinesModel
from peerdesk.ui.capture.rows import CaptureRows, Colleague
from peerdesk.ui.components.button import LINK, Button
from peerdesk.ui.components.counting import counted
from peerdesk.ui.components.gaps import between, margins
from peerdesk.ui.components.sheet import Sheet
from peerdesk.ui.components.text import Text, column, let_go
from peerdesk.ui.look import Look


class Colleagues(QWidget):
    """Who else has written in this session; `wanted` says that their lines are to be shown."""

    wanted = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._names: list[Text] = []
        self._stack = column(self)
        between(look, self._stack, 4)
        margins(look, self._stack, 0, 12, 0, 0)
        self._stack.addWidget(Text(self.tr("Also in this session"), "heading"))
        self._read = Button(look, self.tr("Read their lines"), LINK, key=OTHERS)
        self._read.show_key_only()
        self._read.clicked.connect(self.wanted)
        self._stack.addWidget(self._read, 0, Qt.AlignmentFlag.AlignLeft)
        self.hide()

    def show_colleagues(self, colleagues: Sequence[Colleague]) -> None:
        """Name them, each with the lines that have arrived."""
        for name in self._names:
            self._stack.removeWidget(name)
            let_go(name)
        self._names = [Text(said, "small", "ink", wrap=True) for said in map(_line, colleagues)]
        for place, name in enumerate(self._names, 1):
            self._stack.insertWidget(place, name)
        self.setVisible(bool(colleagues))


class ColleaguesSheet(Sheet):
    """The lines of others, each person's apart, oldest first; nothing can be changed here."""

    def __init__(self, look: Look, host: QWidget, rows: CaptureRows) -> None:
        super().__init__(look, host, "", width=900)
        title = self.tr("Colleagues’ lines of this session")
        self.heading.setText(title)
        self.setAccessibleName(title)
        self.body.addWidget(
            Text(
                self.tr("As far as they have arrived on this laptop. Only they can change them."),
                "small",
                "ink2",
                wrap=True,
            )
        )
        titles = {kloe.id: kloe.value.title for kloe in rows.kloes}
        self.lists: list[QListView] = []
        for colleague in rows.colleagues:
            self.body.addWidget(Text(_line(colleague), "heading"))
            self.body.addWidget(self._list(colleague, titles))
        self.add_act(self.tr("Back to my lines"), key="Esc").show_key_only().clicked.connect(
            self.leave
        )

    def blank(self) -> None:
        """Take every line away."""
        for view in self.lists:
            model = view.model()
            if isinstance(model, LinesModel):
                model.show((), {})

    def _list(self, colleague: Colleague, titles: dict[str, str]) -> QListView:
        view = QListView()
        model = LinesModel()
        model.setParent(view)
        model.show(colleague.lines, titles)
        delegate = LineDelegate(self.look)
        delegate.setParent(view)
        view.setModel(model)
        view.setItemDelegate(delegate)
        view.setAccessibleName(_line(colleague))
        view.setFrameShape(QFrame.Shape.NoFrame)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setResizeMode(QListView.ResizeMode.Adjust)
        wide = self.look.size(760)
        high = sum(delegate.height(row, wide) for row in model.rows)
        view.setFixedHeight(high + self.look.gap(8))
        self.lists.append(view)
        return view


def _line(colleague: Colleague) -> str:
    lines = counted(len(colleague.lines), "{0} line", "{0} lines")
    return f"{colleague.name}, {lines}" if colleague.name else lines
