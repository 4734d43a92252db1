# SPDX-License-Identifier: Apache-2.0
"""A toast: a sentence at the foot of the page, with Undo where undo exists."""

from collections.abc import Callable

from PySide6.QtCore import QAbstractItemModel, QEvent, QObject, QPoint, QRect, QTimer
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from peerdesk.ui.components.announcing import announce
from peerdesk.ui.components.button import LINK, Button
from peerdesk.ui.components.gaps import between, margins
from peerdesk.ui.components.mark import KeyCap
from peerdesk.ui.components.text import Text
from peerdesk.ui.keys.everywhere import UNDO
from peerdesk.ui.look import Look

_ACTS: tuple[type[QWidget], ...] = (QAbstractButton,)
_FIELDS: tuple[type[QWidget], ...] = (QLineEdit, QPlainTextEdit)
_WORDS: tuple[type[QWidget], ...] = (Text, KeyCap)
_SETTLED = 250
"""Milliseconds after which a page has followed what the toast speaks of."""


class Toast(QFrame):
    """One sentence over the foot of a page; goes after a while, unless pointed at or focused.

    It stands in the middle, at a side or higher up, where it covers nothing; if there is no such
    place, it covers rows of a list rather than words, and words rather than acts.
    """

    def __init__(self, look: Look, host: QWidget) -> None:
        super().__init__(host)
        self._look, self._host = look, host
        self.setProperty("ground", "sheet")
        self._words = Text("", "small", wrap=False)
        self._undo = Button(look, self.tr("Undo"), LINK, key=UNDO).show_key_only()
        self._act: Callable[[], object] | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(look.scale.motion["toast"])
        self._settled = QTimer(self)
        self._settled.setSingleShot(True)
        self._settled.setInterval(_SETTLED)
        row = QHBoxLayout(self)
        margins(look, row, 16, 10, 16, 10)
        between(look, row, 16)
        row.addWidget(self._words)
        row.addWidget(self._undo)
        self._undo.clicked.connect(self._take_back)
        self._timer.timeout.connect(self._leave)
        self._settled.timeout.connect(self._make_way)
        host.installEventFilter(self)
        self.hide()

    def say(self, text: str, undo: Callable[[], object] | None = None) -> None:
        """Show a sentence, with Undo if there is a way back."""
        self._words.setText(text)
        self._act = undo
        self._undo.setVisible(undo is not None)
        self.setAccessibleName(text)
        self.show()
        self._place()
        self._timer.start()
        self._settled.start()
        announce(self, text)

    def clear(self) -> None:
        """Go at once, forgetting the sentence and the way back."""
        self._timer.stop()
        self._settled.stop()
        self._act = None
        self._words.clear()
        self.hide()

    def forget(self) -> None:
        """Take nothing back any more that was said before and has gone: something came after it."""
        if self.isHidden():
            self._act = None

    def undo(self) -> bool:
        """Take back what was said last, on the screen or gone; say whether there was anything."""
        if self._act is None:
            return False
        self._take_back()
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Stay at the foot while the page changes its size."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        self.adjustSize()
        self.move(self._spot())
        self.raise_()

    def _spot(self) -> QPoint:
        """Return the lowest spot that covers nothing, or else the least that matters."""
        acts = self._seen(_ACTS)
        inked = [*acts, *self._seen(_FIELDS), *self._seen(_WORDS)]
        rows, current = self._rows()
        foot = self._host.height() - self.height() - self._look.gap(10)
        return (
            self._free_spot([*inked, *rows], 0)
            or self._free_spot([*inked, *current])
            or self._free_spot(inked)
            or self._free_spot([*acts, *self._seen(_FIELDS)])
            or self._free_spot(acts)
            or QPoint(self._middle, foot)
        )

    def _make_way(self) -> None:
        """Go elsewhere if an act has come up below since."""
        if any(self.geometry().intersects(area) for area in self._seen(_ACTS)):
            self._place()

    @property
    def _middle(self) -> int:
        return max((self._host.width() - self.width()) // 2, 8)

    def _free_spot(self, taken: list[QRect], top: int | None = None) -> QPoint | None:
        """Return the lowest spot that covers none of these; in the lower half unless told."""
        gap = self._look.gap(10)
        right = max(self._host.width() - self.width() - gap, 8)
        bottom = self._host.height() - gap
        highest = self._host.height() // 2 if top is None else top
        while bottom - self.height() > highest:
            below: list[QRect] = []
            for left in (self._middle, right, gap):
                here = QRect(QPoint(left, bottom - self.height()), self.size())
                hidden = [area for area in taken if here.intersects(area)]
                if not hidden:
                    return here.topLeft()
                below += hidden
            bottom = min(max(area.top() for area in below), bottom - 1) - gap // 2
        return None

    def _rows(self) -> tuple[list[QRect], list[QRect]]:
        """Return where lists show rows, and where they show the one that is being worked on."""
        rows: list[QRect] = []
        current: list[QRect] = []
        for view in self._host.findChildren(QAbstractItemView):
            model: QAbstractItemModel | None = view.model()  # a view may have none yet
            if not view.isVisible() or model is None or not model.rowCount():
                continue
            ground = self._area(view.viewport())
            origin = view.viewport().mapTo(self._host, QPoint())
            last = view.visualRect(model.index(model.rowCount() - 1, 0)).translated(origin)
            if last.isValid() and last.bottom() < ground.bottom():
                ground.setBottom(last.bottom())
            rows.append(ground)
            chosen = view.visualRect(view.currentIndex()).translated(origin)
            current.append(
                ground & QRect(ground.left(), chosen.top(), ground.width(), chosen.height())
            )
        return rows, current

    def _seen(self, kinds: tuple[type[QWidget], ...]) -> list[QRect]:
        """Return where the page shows such widgets, as far as they are not scrolled away."""
        found = [widget for kind in kinds for widget in self._host.findChildren(kind)]
        shown = [each for each in found if each.isVisible() and not self.isAncestorOf(each)]
        return [area for each in shown if not (area := self._area(each)).isEmpty()]

    def _area(self, widget: QWidget) -> QRect:
        area = self._host.rect()
        above: QWidget | None = widget
        while above is not None and above is not self._host:
            area &= QRect(above.mapTo(self._host, QPoint()), above.size())
            above = above.parentWidget()
        return area

    def _leave(self) -> None:
        if self.underMouse() or self._undo.hasFocus():
            self._timer.start()
            return
        act = self._act
        self.clear()
        self._act = act  # the key takes it back until something else is done

    def _take_back(self) -> None:
        act = self._act
        self.clear()
        if act is not None:
            act()
