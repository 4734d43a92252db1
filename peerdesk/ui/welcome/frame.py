# SPDX-License-Identifier: Apache-2.0
"""What stands round the pages of the welcome screen: cover, progress, version, the look."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QProgressBar,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from peerdesk.ui.components.button import LINK, Button
from peerdesk.ui.components.gaps import between, margins
from peerdesk.ui.components.text import Text
from peerdesk.ui.look import Look
from peerdesk.ui.welcome.cover import Cover

_BELOW = 72
"""The room for what is said right below a field: its hint, or what is wrong, and a bar."""


class Frame(QWidget):
    """The cover beside a scrolled form; with large text the form has the whole width."""

    look_wanted = Signal()
    cancelled = Signal()
    _moved = Signal()

    def __init__(self, look: Look, first: QWidget, version: str) -> None:
        super().__init__()
        self._look, self._first = look, first
        self.cover = Cover(look)
        self._busy = QProgressBar()
        self._busy.setRange(0, 0)
        self._busy.setTextVisible(False)
        self._progress = Text("", "small", "ink2", wrap=True)
        said = self.tr("Version {0}").format(version) if version else ""
        self._version = Text(said, "small", "ink2")
        self._cancel = Button(look, self.tr("Cancel"), key="Esc")
        self._cancel.hide()
        self._foot = Button(look, self.tr("Text size and contrast"), LINK, icon="text-aa")
        self._inner = QWidget()
        self._column = QVBoxLayout(self._inner)
        self._scroll = QScrollArea()
        self._lay_out()
        self._foot.clicked.connect(self.look_wanted)
        self._cancel.clicked.connect(self.cancelled)
        look.changed.connect(self.fit)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._moved)
        self._moved.connect(self._bring_into_view, Qt.ConnectionType.QueuedConnection)
        self.fit()

    @property
    def is_busy(self) -> bool:
        """Say whether something is being made."""
        return not self._progress.isHidden()

    def add(self, page: QWidget) -> None:
        """Add another page in the place of the first; hidden until it is turned to."""
        page.hide()
        self._column.insertWidget(self._column.indexOf(self._first) + 1, page)

    def say_progress(self, sentence: str) -> None:
        """Say what is being made, without Cancel; an empty sentence ends it."""
        self._cancel.hide()
        self._progress.setText(sentence)
        self._busy.setVisible(bool(sentence))
        self._progress.setVisible(bool(sentence))

    def offer_cancel(self) -> None:
        """Let what is being made be broken off: nothing else can have the focus meanwhile."""
        self._cancel.show()
        self._cancel.setFocus(Qt.FocusReason.OtherFocusReason)

    def fit(self) -> None:
        """Give the form the room that the text size asks for."""
        look = self._look
        self.cover.setVisible(not look.is_large)
        self.cover.setFixedWidth(look.gap(456))
        self._inner.setMaximumWidth(look.size(608))

    def _bring_into_view(self) -> None:
        """Scroll to what has the focus, once the page has taken its size round it."""
        focus, page = QApplication.focusWidget(), self._scroll.widget()
        if page and isinstance(focus, QWidget) and self._inner.isAncestorOf(focus):
            self._scroll.ensureWidgetVisible(focus)
            foot = focus.mapTo(page, focus.rect().bottomLeft())
            self._scroll.ensureVisible(foot.x(), foot.y(), 0, self._look.size(_BELOW))

    def _lay_out(self) -> None:
        look, column = self._look, self._column
        margins(look, column, 24, 24, 24, 16)
        between(look, column, 8)
        column.addStretch(2)
        column.addWidget(self._first)
        column.addWidget(self._busy)
        column.addWidget(self._progress)
        column.addWidget(self._cancel, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(3)
        foot = QHBoxLayout()
        foot.addWidget(self._version)
        foot.addSpacing(look.gap(24) if self._version.text() else 0)
        foot.addWidget(self._foot)
        foot.addStretch(1)
        column.addLayout(foot)
        holder = QWidget()
        across = QHBoxLayout(holder)
        across.setContentsMargins(0, 0, 0, 0)
        across.addStretch(1)
        across.addWidget(self._inner, 8)
        across.addStretch(1)
        scroll = self._scroll
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(holder)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.cover)
        row.addWidget(scroll, 1)
