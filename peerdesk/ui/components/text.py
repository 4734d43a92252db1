# SPDX-License-Identifier: Apache-2.0
"""Labels by role, and the small parts that only divide or push apart."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from peerdesk.ui.components.gaps import between
from peerdesk.ui.look import Look

_FEWEST = 10
"""Characters that a line of wrapped text holds at least."""


class Text(QLabel):
    """A label that says its role of type and ink and leaves colours to the style sheet."""

    def __init__(
        self, text: str = "", role: str = "body", ink: str = "ink", *, wrap: bool = False
    ) -> None:
        super().__init__(text)
        self.setProperty("type", role)
        self.setProperty("ink", ink)
        self.setWordWrap(wrap)
        self.setTextFormat(Qt.TextFormat.PlainText)
        if wrap:
            policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
            policy.setHeightForWidth(True)
            self.setSizePolicy(policy)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Ask for one line only where the text wraps: its height follows the width it gets."""
        if not self.wordWrap():
            return super().minimumSizeHint()
        metrics = self.fontMetrics()
        return QSize(metrics.averageCharWidth() * _FEWEST, metrics.height())

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        """Return the height at the width that it will really have: layouts forget its limit."""
        return super().heightForWidth(min(width, self.maximumWidth()))

    def set_ink(self, ink: str) -> None:
        """Take another ink."""
        set_role(self, "ink", ink)

    def set_role(self, role: str) -> None:
        """Take another role of type."""
        set_role(self, "type", role)


class Line(Text):
    """Text of one line, which ends in an ellipsis where there is no room for all of it."""

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Ask for a few characters; more is shown where there is room."""
        metrics = self.fontMetrics()
        few = min(metrics.averageCharWidth() * _FEWEST, super().minimumSizeHint().width())
        return QSize(few, metrics.height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw as much as there is room for."""
        del event
        area = self.contentsRect()
        fitted = self.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, area.width()
        )
        painter = QPainter(self)
        self.style().drawItemText(
            painter,
            area,
            int(self.alignment()),
            self.palette(),
            self.isEnabled(),
            fitted,
            self.foregroundRole(),
        )
        painter.end()


class IconText(QWidget):
    """An icon with words beside it; the icon follows the look."""

    def __init__(self, look: Look, icon: str, text: str = "", ink: str = "ink2") -> None:
        super().__init__()
        self._look, self._name, self._ink = look, icon, ink
        self._weight, self._size = "regular", 16
        self.picture = QLabel()
        self.words = Text(text, "small", ink)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        between(look, row, 8)
        row.addWidget(self.picture, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.words, 1)
        look.changed.connect(self._redraw)
        self._redraw()

    def top_align(self) -> None:
        """Keep the icon at the first line of words that wrap."""
        layout = self.layout()
        if isinstance(layout, QHBoxLayout):
            layout.setAlignment(self.picture, Qt.AlignmentFlag.AlignTop)
            layout.setStretch(1, 1)
        self.picture.setContentsMargins(0, 3, 0, 0)

    def set_text(self, text: str) -> None:
        """Say something else."""
        self.words.setText(text)

    def set_icon(self, name: str, ink: str = "", weight: str = "regular") -> None:
        """Take another icon, and ink if one is named."""
        self._name, self._weight = name, weight
        if ink:
            self._ink = ink
            self.words.set_ink(ink)
        self._redraw()

    def _redraw(self) -> None:
        ratio = self.devicePixelRatioF()
        self.picture.setPixmap(
            self._look.pixmap(self._name, self._ink, self._size, self._weight, ratio)
        )


def let_go(widget: QWidget) -> None:
    """Take a widget off the screen for good, and every word in it at once."""
    widget.hide()
    for label in (widget, *widget.findChildren(QLabel)):
        if isinstance(label, QLabel):
            label.clear()
    for part in (widget, *widget.findChildren(QWidget)):
        part.setAccessibleName("")
        part.setToolTip("")
    widget.deleteLater()


def set_role(widget: QWidget, name: str, value: object) -> None:
    """Set a property that the style sheet reads, and have the sheet read it again."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        widget.style().unpolish(widget)
        widget.style().polish(widget)
        widget.update()


def hair(*, upright: bool = False) -> QFrame:
    """Return a hairline that only divides."""
    line = QFrame()
    line.setProperty("ground", "hair")
    if upright:
        line.setFixedWidth(1)
    else:
        line.setFixedHeight(1)
    return line


def pane(ground: str = "canvas", *, side: str = "") -> QWidget:
    """Return a ground with a hairline on one side, for layouts to fill."""
    widget = QWidget()
    widget.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    widget.setProperty("ground", ground)
    if side:
        widget.setProperty("hair", side)
    return widget


def column(parent: QWidget, *, margin: int = 0, gap: int = 0) -> QVBoxLayout:
    """Return a new column layout on a widget, clear of its hairline if it has one."""
    layout = QVBoxLayout(parent)
    side = parent.property("hair")
    margins = [margin + (side == name) for name in ("left", "top", "right", "bottom")]
    layout.setContentsMargins(*margins)
    layout.setSpacing(gap)
    return layout
