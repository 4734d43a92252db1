# SPDX-License-Identifier: Apache-2.0
"""Which keys do something where the focus is: few at a time, so that they are read."""

from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication

from peerdesk.ui.wall import keys
from peerdesk.ui.wall.moving import Moving
from peerdesk.ui.wall.page import WallPage
from peerdesk.ui.wall.shown import Shown


def hints(shown: Shown, moving: Moving, page: WallPage) -> tuple[keys.Hint, ...]:
    """Return the keys to show, each with a word."""
    if moving.carried:
        return tuple(_carrying())
    if moving.picked_up:
        return tuple(_picked_up())
    if shown.in_tray():
        return tuple(_in_tray(live=shown.live))
    return tuple(_on_a_card(shown, page))


def _carrying() -> Iterator[keys.Hint]:
    yield _tr("Arrows"), _tr("go to a card")
    yield _tr("Enter"), _tr("put the notes on it")
    yield "Esc", _tr("leave them waiting")


def _picked_up() -> Iterator[keys.Hint]:
    yield _tr("Arrows"), _tr("move the card")
    yield _tr("Enter"), _tr("put it down")


def _in_tray(*, live: bool) -> Iterator[keys.Hint]:
    yield _tr("Arrows"), _tr("go to a note")
    if live:
        yield _tr("Space"), _tr("choose")
        yield keys.GROUP, _tr("put together")
        yield keys.MOVE, _tr("put on a card")
        yield keys.MESSAGE, _tr("make a message")
    yield _tr("Enter"), _tr("open")
    yield keys.WHOLE, _tr("whole text")
    yield keys.FIND, _tr("find")


def _on_a_card(shown: Shown, page: WallPage) -> Iterator[keys.Hint]:
    card = page.board.current()
    yield _tr("Arrows"), _tr("go")
    if shown.live:
        yield _tr("Ctrl Arrows"), _tr("move")
        yield _tr("Space"), _tr("choose")
        yield keys.GROUP, _tr("group")
        yield keys.SPLIT, _tr("split")
        yield keys.MERGE, _tr("merge")
        yield keys.EDIT, _tr("edit")
    if card is not None and card.is_cluster:
        yield keys.MESSAGE, _tr("make a message")
        yield keys.WHOLE, _tr("whole text")
        return
    if card is not None and card.merged and shown.live:
        yield keys.APART, _tr("take apart")
    if shown.wall is not None and shown.wall.lead:
        yield keys.AGREE, _tr("agree")
    yield keys.WHOLE, _tr("whole text")
    yield _tr("Enter"), _tr("open")


def _tr(words: str) -> str:
    return QCoreApplication.translate("wall", words)
