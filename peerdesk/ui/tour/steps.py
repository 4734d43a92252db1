# SPDX-License-Identifier: Apache-2.0
"""The six steps of the tour: where each happens, what it points at, and what it says."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QLineEdit,
    QTextEdit,
    QWidget,
)

from peerdesk.ui.components.button import Button
from peerdesk.ui.keys.everywhere import LOCK
from peerdesk.ui.keys.hearing import ACTION

Find = Callable[[QWidget], QWidget | None]


@dataclass(frozen=True)
class Step:
    """One step: the place that it opens, what it points at there, and its words.

    `find` is asked with the place, or for the last step with the whole page.
    """

    place: str
    title: str
    words: str
    find: Find


def steps() -> tuple[Step, ...]:
    """Return the steps in the order of the days on site."""
    return (
        Step(
            "today",
            _tr("What comes next"),
            _tr(
                "Today shows the day’s sessions, the next one large. Enter starts writing in it; "
                "its prep card says who comes and what to ask."
            ),
            _primary,
        ),
        Step(
            "capture",
            _tr("A line is a note"),
            _tr(
                "Type what you hear and press Enter: it is on the disk. A + before it means a "
                "strength, a - something to consider; # names a line of enquiry, @ a voice."
            ),
            _first(QTextEdit, QAbstractButton),
        ),
        Step(
            "evidence",
            _tr("Nothing is lost"),
            _tr(
                "Every line of the whole team is here. Type to search it, sort it by its mark, "
                "and look at one note wholly at the right."
            ),
            _first(QLineEdit, QAbstractItemView),
        ),
        Step(
            "messages",
            _tr("From notes to messages"),
            _tr(
                "In the evening notes become messages, each with what supports it and what "
                "speaks against it. The wall shows them all as cards."
            ),
            _doing("messages.new"),
        ),
        Step(
            "briefing",
            _tr("Tell, and remember what was told"),
            _tr(
                "A summary is made of the messages, issued, and told. Later checks say what the "
                "sponsor has not heard yet, so that nobody is surprised."
            ),
            _primary,
        ),
        Step(
            "",
            _tr("Only yours"),
            _tr(
                "Everything is encrypted on this laptop. Ctrl+L locks at once, F12 covers, F1 "
                "explains what you see, Ctrl+/ lists every key. That is all: try it out."
            ),
            _doing(LOCK.id),
        ),
    )


def _primary(root: QWidget) -> QWidget | None:
    """Return the button of a place that is the thing to do, or else its first list."""
    buttons = (b for b in root.findChildren(Button) if b.isVisible() and b.is_primary)
    return next(buttons, None) or _first(QAbstractItemView)(root)


def _doing(name: str) -> Find:
    """Return what finds the button of an action."""

    def find(root: QWidget) -> QWidget | None:
        for button in root.findChildren(QAbstractButton):
            if button.property(ACTION) == name and button.isVisible():
                return button
        return _first(QAbstractItemView)(root)

    return find


def _first(*kinds: type[QWidget]) -> Find:
    """Return what finds the first control of one of these kinds that is seen."""

    def find(root: QWidget) -> QWidget | None:
        return next(
            (part for kind in kinds for part in root.findChildren(kind) if part.isVisible()), None
        )

    return find


def _tr(words: str) -> str:
    return QCoreApplication.translate("tour", words)
