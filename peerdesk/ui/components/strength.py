# SPDX-License-Identifier: Apache-2.0
"""How hard a passphrase is to guess: a bar of four parts, and words that say the same."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from peerdesk.ui.care import Weighed
from peerdesk.ui.components.gaps import between
from peerdesk.ui.components.paint import box
from peerdesk.ui.components.text import Text
from peerdesk.ui.look import Look

_PARTS = 4
_WIDE = 160
_HIGH = 6


class Strength(QWidget):
    """The bar and its words; `tell` says both for what has been typed so far."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.bar = _Bar(look)
        self.words = Text("", "small", "ink2", wrap=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        between(look, row, 12)
        row.addWidget(self.bar)
        row.addWidget(self.words, 1)
        policy = self.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.setSizePolicy(policy)

    def tell(self, weighed: Weighed) -> None:
        """Say how a passphrase holds."""
        words = {
            0: self.tr("Too short as yet"),
            1: self.tr("Guessed at once"),
            2: self.tr("Easy to guess"),
            3: self.tr("Hard to guess"),
            4: self.tr("Very hard to guess"),
        }
        score = max(0, min(weighed.score, _PARTS))
        self.words.setText(words[score])
        self.setAccessibleName(words[score])
        self.bar.show_score(score, enough=weighed.enough)

    def clear(self) -> None:
        """Say nothing."""
        self.words.clear()
        self.setAccessibleName("")
        self.bar.show_score(0, enough=False)


class _Bar(QWidget):
    """Four parts, as many of them filled as the score says."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look, self.score, self._enough = look, 0, False
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.updateGeometry)

    def show_score(self, score: int, *, enough: bool) -> None:
        """Fill this many parts, in the colour of what may be used or of what may not."""
        self.score, self._enough = score, enough
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the bar's own size."""
        return QSize(self._look.gap(_WIDE), self._look.size(_HIGH) + 4)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the parts; the others have an edge, so that colour alone tells nothing."""
        del event
        look = self._look
        painter = QPainter(self)
        gap = look.gap(4)
        wide = (self.width() - (_PARTS - 1) * gap) / _PARTS
        ink = look.colour("state.done" if self._enough else "danger")
        for part in range(_PARTS):
            area = QRectF(part * (wide + gap), 2, wide, self.height() - 4)
            on = part < self.score
            ground = ink if on else look.colour("sunken")
            box(painter, area, area.height() / 2, ground, None if on else look.colour("edge"))
        painter.end()
