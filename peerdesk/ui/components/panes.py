# SPDX-License-Identifier: Apache-2.0
"""Panes side by side; with large text one at a time, under tabs."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from peerdesk.ui.components.gaps import margins
from peerdesk.ui.components.pane_keys import PaneKeys
from peerdesk.ui.components.tabs import Tabs
from peerdesk.ui.look import Look


@dataclass(frozen=True)
class Pane:
    """One pane: its key and name, and how wide it is at 100 % text; 0 takes what is left.

    `focus` gets the focus when F6 comes to the pane. `own_keys` says that its place hears the
    pane's keys itself while it is hidden, as where most of them need not bring it to the front.
    """

    key: str
    title: str
    widget: QWidget
    focus: QWidget
    width: int = 0
    own_keys: bool = False


class Panes(QWidget):
    """The panes of a place in reading order; F6 goes round them."""

    shown = Signal(str)

    def __init__(self, look: Look, panes: Sequence[Pane]) -> None:
        super().__init__()
        self._look, self._panes = look, tuple(panes)
        self._current = panes[0].key
        self._tabs = Tabs(look, [(pane.key, pane.title) for pane in panes])
        self._strip = QWidget()
        self._keys = PaneKeys(self, self.go_to)
        self._lay_out()
        self._tabs.chosen.connect(self.show_pane)
        look.changed.connect(self._fit)
        self._fit()

    def show_pane(self, key: str) -> None:
        """Bring a pane to the front where only one is seen at a time."""
        self._current = key
        self._fit()
        self.shown.emit(key)

    def event(self, event: QEvent) -> bool:
        """Look, before a key is heard, what the panes that are not seen can do with it now."""
        if event.type() == QEvent.Type.ShortcutOverride:
            self._keys.follow(widget for _, widget in self._hidden())
        return super().event(event)

    def is_seen(self, key: str) -> bool:
        """Say whether a pane is on the screen now."""
        return not self._look.is_large or key == self._current

    def go_to(self, key: str) -> None:
        """Show a pane and put the focus into it."""
        self._enter(key)

    def _enter(self, key: str) -> bool:
        """Do so, and say whether there was anything to have the focus."""
        self.show_pane(key)
        pane = next(pane for pane in self._panes if pane.key == key)
        target = pane.focus if _takes_focus(pane.focus) else _first_inside(pane.widget)
        if target is not None:
            target.setFocus(Qt.FocusReason.ShortcutFocusReason)
        return target is not None

    def next(self) -> bool:
        """Go to the pane after the one that has the focus; False after the last.

        A pane in which nothing can have the focus is passed over.
        """
        keys = [pane.key for pane in self._panes if self._usable(pane)]
        place = next((n for n, key in enumerate(keys) if self._holds_focus(key)), -1)
        return any(self._enter(key) for key in keys[place + 1 :])

    def _usable(self, pane: Pane) -> bool:
        return pane.widget.isEnabled() and (self._look.is_large or pane.widget.isVisible())

    def _holds_focus(self, key: str) -> bool:
        focus = self.window().focusWidget()
        pane = next(pane for pane in self._panes if pane.key == key)
        return bool(focus) and (focus is pane.widget or pane.widget.isAncestorOf(focus))

    def _lay_out(self) -> None:
        look = self._look
        strip = QHBoxLayout(self._strip)
        margins(look, strip, 24, 0, 24, 0)
        strip.addWidget(self._tabs)
        self._strip.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._strip.setProperty("ground", "surface")
        self._strip.setProperty("hair", "bottom")
        row = QHBoxLayout()
        row.setSpacing(0)
        for pane in self._panes:
            row.addWidget(pane.widget, 0 if pane.width else 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._strip)
        column.addLayout(row, 1)

    def _fit(self) -> None:
        large = self._look.is_large
        self._strip.setVisible(large)
        self._tabs.choose(self._current)
        for pane in self._panes:
            if pane.width and not large:
                pane.widget.setFixedWidth(self._look.gap(pane.width))
            else:
                pane.widget.setMinimumWidth(0)
                pane.widget.setMaximumWidth(16_777_215)
            pane.widget.setVisible(not large or pane.key == self._current)
        self._keys.stand_in(self._hidden())

    def _hidden(self) -> tuple[tuple[str, QWidget], ...]:
        return tuple(
            (pane.key, pane.widget)
            for pane in self._panes
            if not (pane.own_keys or self.is_seen(pane.key))
        )


def _takes_focus(widget: QWidget) -> bool:
    takes = widget.focusPolicy().value & Qt.FocusPolicy.TabFocus.value
    return bool(takes) and widget.isVisible() and widget.isEnabled()


def _first_inside(pane: QWidget) -> QWidget | None:
    """Return the first widget inside that can have the focus, in the order it was laid out.

    Qt's own focus chain is not asked: see `Sheet._chain`.
    """
    return next((widget for widget in pane.findChildren(QWidget) if _takes_focus(widget)), None)
