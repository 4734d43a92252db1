# SPDX-License-Identifier: Apache-2.0
"""The rows of the key list: every action with its keys, by place, and how they are drawn."""

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QCoreApplication, QPointF, QRectF
from PySide6.QtGui import QPainter

from peerdesk.ui.components.options import OPTION, Index, Option, OptionDelegate
from peerdesk.ui.components.paint import key_width, paint_key, paint_text
from peerdesk.ui.keys.action import Action
from peerdesk.ui.keys.keymap import KeyMap
from peerdesk.ui.keys.written import shown_key
from peerdesk.ui.look import Look

SAME = (
    Action("window.same-main", "Do what the main button says", ("Ctrl+Return",), fixed=True),
    Action("window.same-take", "Take or open what is chosen", ("Return",), fixed=True),
    Action("window.same-leave", "Leave a popup or a sheet", ("Esc",), fixed=True),
    Action("window.same-tab", "Go to the next control", ("Tab",), fixed=True),
    Action("window.same-back", "Go to the control before", ("Shift+Tab",), fixed=True),
)
"""What means the same on every screen, and is no action of any place."""

_MARKS = ("strength", "consideration", "good-practice", "question", "verbatim", "reflection")
_OR = "\N{NO-BREAK SPACE}\N{MIDDLE DOT}\N{NO-BREAK SPACE}"


def marks(look: Look) -> tuple[Action, ...]:
    """Return the signs that mark a line when they are typed before it."""
    said = QCoreApplication.translate("keys", "Mark the line: {0}, typed before it")
    return tuple(
        Action(f"capture.mark-{name}", said.format(name.replace("-", " ")), (look.kind(name).key,),
               fixed=True)
        for name in _MARKS
    )  # fmt: skip


def key_options(
    keymap: KeyMap, actions: Iterable[Action], titles: Mapping[str, str], first: str = ""
) -> list[Option]:
    """Return a row for every action, under its place; rows whose key was changed are ticked.

    What holds everywhere comes first, then the place `first`, then the others in their order.
    """
    chosen = keymap.chosen()
    order = ["", first, *titles]
    found = sorted(actions, key=lambda action: _place(order, action))
    return [
        Option(
            action.id,
            action.said,
            _OR.join(shown_key(key) for key in keymap.keys(action)),
            group=titles.get(action.place, "") or _tr("On every screen"),
            on=action.id in chosen,
        )
        for action in found
    ]


def _place(order: list[str], action: Action) -> int:
    return order.index(action.place) if action.place in order else len(order)


class KeyRowDelegate(OptionDelegate):
    """Draws the words at the left, and at the right the keys as they are on the keyboard."""

    def paint_row(self, painter: QPainter, area: QRectF, index: Index, *, chosen: bool) -> None:
        """Draw a row, or a heading as the options have it."""
        row = index.data(OPTION)
        if not isinstance(row, Option):
            super().paint_row(painter, area, index, chosen=chosen)
            return
        look = self.look
        inner = area.adjusted(look.gap(12), 0, -look.gap(12), 0)
        right = inner.right()
        ink = self.ink("ink2", chosen=chosen) if chosen else None
        for key in reversed(row.hint.split(_OR) if row.hint else []):
            right -= key_width(look, key)
            paint_key(painter, look, QPointF(right, inner.center().y()), key, ink)
            right -= look.gap(6)
        if row.on:
            right = self._paint_changed(painter, inner, right, chosen=chosen)
        inner.setRight(right - look.gap(8))
        font = look.font("body", weight=600 if chosen else 500)
        paint_text(painter, inner, row.text, font, self.ink("ink", chosen=chosen))

    def _paint_changed(
        self, painter: QPainter, area: QRectF, right: float, *, chosen: bool
    ) -> float:
        font = self.look.font("small")
        words = _tr("changed")
        painter.setFont(font)
        wide = painter.fontMetrics().horizontalAdvance(words) + 2
        left = right - wide - self.look.gap(6)
        spot = QRectF(left, area.top(), wide, area.height())
        paint_text(painter, spot, words, font, self.ink("accent", chosen=chosen))
        return left


def _tr(words: str) -> str:
    return QCoreApplication.translate("keys", words)
