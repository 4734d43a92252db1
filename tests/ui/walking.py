# SPDX-License-Identifier: Apache-2.0
"""Walks every screen of the program as its places are listed, and looks at each as a person would.

What is found wrong is a sentence that names the screen and the control, so that a failing test
reads as a list of what to mend. New places are walked without a line here.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QTextEdit,
    QWidget,
)

from peerdesk.ui.components.text import Line

CONTROLS = (
    QAbstractButton, QAbstractItemView, QLineEdit, QPlainTextEdit, QTextEdit, QComboBox
)  # fmt: skip
_NO_ROLES = {
    QAccessible.Role.NoRole,
    QAccessible.Role.Client,
    QAccessible.Role.Window,
    QAccessible.Role.Pane,
    QAccessible.Role.Border,
}
_MANY = 400
_STRIP = 3
"""Lines of text to which a scrolled row of buttons is high at most."""


@dataclass
class Faults:
    """What was found on all screens, by the claim that it breaks."""

    named: list[str] = field(default_factory=list)
    told_apart: list[str] = field(default_factory=list)
    reached: list[str] = field(default_factory=list)
    ordered: list[str] = field(default_factory=list)
    cycled: list[str] = field(default_factory=list)
    seen: list[str] = field(default_factory=list)
    cut: list[str] = field(default_factory=list)
    flashed: list[str] = field(default_factory=list)
    helped: list[str] = field(default_factory=list)
    screens: list[str] = field(default_factory=list)
    known: set[int] = field(default_factory=set)
    """Controls of the shell that were looked at already: rail and strip stand on every place."""


def controls(root: QWidget) -> list[QWidget]:
    """Return what somebody can work on a screen: controls that are seen and can be used."""
    return [
        widget
        for widget in root.findChildren(QWidget)
        if widget.isVisible() and widget.isEnabled() and _is_control(widget) and not _inner(widget)
    ]


def takes_tab(widget: QWidget) -> bool:
    """Say whether Tab is meant to come to a widget, as far as its own policy says."""
    return bool(widget.focusPolicy().value & Qt.FocusPolicy.TabFocus.value)


def told(widget: QWidget) -> tuple[str, QAccessible.Role, str]:
    """Return name, role and description as a screen reader is told them."""
    heard = QAccessible.queryAccessibleInterface(widget)
    name = heard.text(QAccessible.Text.Name)
    return name, heard.role(), heard.text(QAccessible.Text.Description)


def spoken(widget: QWidget) -> str:
    """Return a control as a person would point at it."""
    name = told(widget)[0] or widget.objectName() or "?"
    return f"{type(widget).__name__} “{name[:50]}”"


def without_name_or_role(root: QWidget) -> Iterator[str]:
    """Yield the controls of which a screen reader could not say what they are."""
    for widget in controls(root):
        name, role, _ = told(widget)
        if not name.strip():
            yield f"{spoken(widget)} in {_place_of(widget)} has no name"
        if role in _NO_ROLES and not isinstance(widget, QScrollArea):  # a page that is scrolled
            yield f"{spoken(widget)} in {_place_of(widget)} has no role"


def alike(root: QWidget) -> Iterator[str]:
    """Yield controls that say the same as another one of the screen: which is which?"""
    heard: dict[tuple[str, str, str, str], QWidget] = {}
    for widget in controls(root):
        name, role, description = told(widget)
        key = (_group_of(widget), name, str(role), description)
        other = heard.setdefault(key, widget)
        if other is not widget and name:
            yield f"{spoken(widget)} in {_place_of(widget)} is said like another one"


def tab_round(start: QWidget) -> list[QWidget]:
    """Press Tab until a control comes again, and return those that had the focus, in order."""
    start.setFocus(Qt.FocusReason.TabFocusReason)
    went: list[QWidget] = []
    for _ in range(_MANY):
        focus: QWidget | None = QApplication.focusWidget()
        if focus is None or focus in went:
            break
        went.append(focus)
        QTest.keyClick(focus, Qt.Key.Key_Tab)
    return went


def unreached(root: QWidget, went: list[QWidget]) -> Iterator[str]:
    """Yield the controls that Tab does not come to; of several of which one is chosen, one does."""
    groups = {id(widget.parent()) for widget in went if _one_of_group(widget)}
    for widget in controls(root):
        if widget in went or not takes_tab(widget):
            continue
        if _one_of_group(widget) and id(widget.parent()) in groups:
            continue
        yield f"Tab does not come to {spoken(widget)} in {_place_of(widget)}"


def out_of_order(root: QWidget, went: list[QWidget]) -> Iterator[str]:
    """Yield the steps of Tab that go back up or left within a part of the screen."""
    for one, other in pairwise(went):
        if _part_of(one, root) is not _part_of(other, root):
            continue
        before, after = _spot(one, root), _spot(other, root)
        above = after.bottom() <= before.top() and after.left() < before.right()
        high = min(before.height(), after.height())
        shared = min(before.bottom(), after.bottom()) - max(before.top(), after.top())
        left = shared > high / 2 and after.right() <= before.left()
        if above or left:
            yield f"Tab goes back from {spoken(one)} to {spoken(other)} in {_place_of(other)}"


def unseen_focus(root: QWidget, went: list[QWidget], known: set[int]) -> Iterator[str]:
    """Yield the controls that look the same with the focus as without it, but for known ones."""
    for widget, elsewhere in zip(went, (*went[1:], went[0]), strict=True):
        if id(widget) in known:
            continue
        known.add(id(widget))
        _scroll_to(widget)
        window = root.window()
        area = _spot(widget, window).adjusted(-6, -6, 6, 6) & window.rect()
        if elsewhere is widget:
            widget.clearFocus()
        else:
            elsewhere.setFocus(Qt.FocusReason.TabFocusReason)
        before = window.grab(area).toImage()
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        if not area.isEmpty() and before == window.grab(area).toImage():
            yield f"{spoken(widget)} in {_place_of(widget)} looks the same with the focus"


def cut_off(root: QWidget) -> Iterator[str]:
    """Yield labels and buttons whose words have less room than they need, or none at all."""
    for widget in root.findChildren(QWidget):
        if not widget.isVisible() or not isinstance(widget, QLabel | QAbstractButton):
            continue
        need = _need(widget)
        if need.width() > widget.width() + 1 or need.height() > widget.height() + 1:
            have = f"{widget.width()}×{widget.height()}"
            wants = f"{need.width()}×{need.height()}"
            words = _words(widget)
            yield f"“{words[:50]}” in {_place_of(widget)} needs {wants} and has {have}"
        elif _words(widget) and _hidden_width(widget) > 1:
            yield f"“{_words(widget)[:50]}” in {_place_of(widget)} is cut by what holds it"


def grey(picture: QImage) -> list[int]:
    """Return the greys of a picture, as somebody sees it who sees no colours."""
    return [
        QColor(picture.pixel(x, y)).lightness()
        for y in range(picture.height())
        for x in range(picture.width())
    ]


def _need(widget: QLabel | QAbstractButton) -> QRect:
    """Return the room that the words of a label or button need at the width that it has."""
    if isinstance(widget, Line) or not _words(widget):
        return QRect()
    if isinstance(widget, QLabel) and widget.wordWrap():
        return QRect(0, 0, 0, widget.heightForWidth(widget.width()))
    if widget.hasHeightForWidth():
        return QRect(0, 0, 0, widget.heightForWidth(widget.width()))
    if isinstance(widget, QAbstractButton):
        return QRect(0, 0, widget.minimumSizeHint().width(), widget.fontMetrics().height())
    return QRect(0, 0, widget.sizeHint().width(), widget.sizeHint().height())


def _hidden_width(widget: QWidget) -> int:
    """Return how many pixels of a widget's width lie outside what holds it."""
    left, right = 0, widget.width()
    above: QWidget | None = widget.parentWidget()
    while above is not None and not above.isWindow():
        spot = widget.mapTo(above, QPoint(0, 0)).x()
        left, right = max(left, -spot), min(right, above.width() - spot)
        scrolled = above.parentWidget()
        if (
            isinstance(scrolled, QAbstractScrollArea)
            and scrolled.viewport() is above
            and (
                scrolled.horizontalScrollBarPolicy() != Qt.ScrollBarPolicy.ScrollBarAlwaysOff
                or above.height() < _STRIP * widget.fontMetrics().height()
            )
        ):  # it can be scrolled to, or is a row that follows the focus
            return 0
        above = above.parentWidget()
    return widget.width() - max(right - left, 0)


def _words(widget: QLabel | QAbstractButton) -> str:
    return widget.text()


def _is_control(widget: QWidget) -> bool:
    return isinstance(widget, CONTROLS) or takes_tab(widget)


def _inner(widget: QWidget) -> bool:
    """Say whether a widget is Qt's own part of another one, such as a box's list or viewport."""
    named = widget.objectName().startswith("qt_")
    return named or isinstance(widget, QHeaderView) or isinstance(widget.parent(), QComboBox)


def _one_of_group(widget: QWidget) -> bool:
    return isinstance(widget, QAbstractButton) and widget.autoExclusive()


def _scroll_to(widget: QWidget) -> None:
    """Bring a control into view, as Tab does."""
    above = widget.parentWidget()
    while above is not None:
        if isinstance(above, QScrollArea):
            above.ensureWidgetVisible(widget)
        above = above.parentWidget()


def _spot(widget: QWidget, root: QWidget) -> QRect:
    return QRect(widget.mapTo(root, QPoint(0, 0)), widget.size())


def _part_of(widget: QWidget, root: QWidget) -> QWidget | None:
    """Return the pane, rail or strip that a control stands in: the order holds within it."""
    above: QWidget | None = widget
    while above is not None and above is not root:
        if above.property("ground") or above.property("part"):
            return above
        above = above.parentWidget()
    return root


def _group_of(widget: QWidget) -> str:
    """Return the names of what a control stands in, which a screen reader says on entering."""
    names: list[str] = []
    above = widget.parentWidget()
    while above is not None:
        names.append(above.accessibleName())
        above = above.parentWidget()
    return " > ".join(name for name in names if name)


def _place_of(widget: QWidget) -> str:
    """Return the module of the nearest part of ours that a widget stands in."""
    above: QWidget | None = widget
    while above is not None:
        module = type(above).__module__
        if module.startswith("peerdesk.ui.") and ".components." not in module:
            return module.removeprefix("peerdesk.ui.")
        above = above.parentWidget()
    return "?"
