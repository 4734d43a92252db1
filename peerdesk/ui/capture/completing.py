# SPDX-License-Identifier: Apache-2.0
"""What may stand at the caret: completion as one types, and pinned lines of enquiry by a key."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject, QRect, Qt, Signal

from peerdesk.desk.capture import complete
from peerdesk.domain.words import Voice
from peerdesk.ui.capture.editor import LineEditor
from peerdesk.ui.capture.keys import PIN
from peerdesk.ui.capture.model import LineRow
from peerdesk.ui.capture.pins import pinned
from peerdesk.ui.capture.popup import CompletionPopup
from peerdesk.ui.capture.rows import PINS, QUICK, CaptureRows
from peerdesk.ui.look import Look


class WithCaret(Protocol):
    """A line being written, and the popups at its caret."""

    popup: CompletionPopup
    spelling: CompletionPopup

    @property
    def editor(self) -> LineEditor:
        """Return the line being written."""
        ...

    def caret(self, rect: QRect) -> QRect:
        """Return the editor's caret in the terms of what the popups stand on."""
        ...


class Completing(QObject):
    """Joins editor and popup: the popup shows, the editor keeps the focus and the keys.

    A pinned line of enquiry is put on by its digit, and taken off by it again: on the line being
    written, or on the earlier line that is chosen (`toggled`). `repinned` carries the new pins;
    with `pins` set, the popup offers the key for it.
    """

    toggled = Signal(str, str)
    repinned = Signal(object)
    warned = Signal(str)

    def __init__(self, look: Look, page: WithCaret) -> None:
        super().__init__(page.editor)
        self._look, self._page = look, page
        self.chosen: Callable[[], LineRow | None] = _none
        self.pins = False
        self._rows = CaptureRows(QUICK, None)
        editor, popup = page.editor, page.popup
        editor.begun.connect(self._offer)
        editor.popup_key.connect(self._key)
        popup.taken.connect(editor.insert_tag)

    def begin(self, rows: CaptureRows) -> None:
        """Complete from these lines of enquiry."""
        self._rows = rows
        lines = [f"#{kloe.value.code}" for kloe in rows.kloes]
        self._page.editor.highlighter.know(lines + [f"@{voice.value}" for voice in Voice])

    def leave(self) -> None:
        """Take the popup away and leave what was typed."""
        self._page.popup.hide()
        self._page.editor.popup_open = False

    def forget(self) -> None:
        """Take the popup away, and know no lines of enquiry any more."""
        self.leave()
        self._rows = CaptureRows(QUICK, None)

    def put_on(self, digit: int) -> None:
        """Put the line of enquiry pinned at a digit on, or take it off."""
        pins = self._rows.pins
        kloe = pins[digit - 1] if digit <= len(pins) else ""
        code = self._codes().get(kloe, "")
        if not code:
            sentence = self.tr("Nothing is pinned at {0}. Type # and a line of enquiry, then {1}.")
            self.warned.emit(sentence.format(digit, self._look.keys.shown(PIN)))
            return
        row = self.chosen()
        if row is not None:
            self.toggled.emit(row.note, kloe)
        else:
            self._page.editor.toggle_tag(f"#{code}")

    def pin(self) -> None:
        """Pin the line of enquiry that is meant, or let it go where it is pinned.

        That is the one chosen in the popup, else the tag at the caret, else that of the chosen
        earlier line.
        """
        kloe = self._meant()
        if not kloe:
            self.warned.emit(self.tr("Put the caret behind a line of enquiry (#) to pin it."))
            return
        pins = pinned(self._rows.pins, kloe)
        if pins is None:
            self.warned.emit(self.tr("All {0} digits are taken. Let one go first.").format(PINS))
            return
        self.repinned.emit(pins)

    def _meant(self) -> str:
        by_code = {code: kloe for kloe, code in self._codes().items()}
        current = self._page.popup.current if self._page.popup.isVisible() else None
        tag = current.insert if current is not None else self._page.editor.tag_at_caret()
        row = self.chosen()
        if current is None and row is not None and row.kloes:
            return row.kloes[0]
        return by_code.get(tag.removeprefix("#"), "") if tag.startswith("#") else ""

    def _codes(self) -> dict[str, str]:
        return {kloe.id: kloe.value.code for kloe in self._rows.kloes}

    def _offer(self, typed: str, caret: QRect) -> None:
        rows, page = self._rows, self._page
        if page.spelling.isVisible():
            return
        offered = complete(typed, rows.kloes, rows.liking.order) if typed else ()
        if len(offered) == 1 and offered[0].insert == typed:
            offered = ()
        codes = self._codes()
        keys = {
            f"#{codes[kloe]}": f"Ctrl {digit}"
            for digit, kloe in enumerate(rows.pins, 1)
            if kloe in codes
        }
        page.popup.foot_keys = self._foot(typed)
        page.popup.explain(self._why())
        page.popup.offer(offered, typed, keys, page.caret(caret))
        page.editor.popup_open = bool(offered)

    def _foot(self, typed: str) -> tuple[tuple[str, str], ...]:
        """Return the keys at the popup's foot; only lines of enquiry can be pinned."""
        foot = (("Tab", self.tr("take it")), ("Esc", self.tr("leave as typed")))
        if not (self.pins and typed.startswith("#")):
            return foot
        return (*foot, (self._look.keys.shown(PIN), self.tr("pin it")))

    def _why(self) -> dict[str, str]:
        """Return, by tag, where it was used before."""
        tags = {kloe: f"#{code}" for kloe, code in self._codes().items()}
        tags |= {voice.value: f"@{voice.value}" for voice in Voice}
        planned = {kloe.id for kloe in self._rows.favourites}
        why: dict[str, str] = {}
        for tag, shown in tags.items():
            use = self._rows.liking.uses.get(tag)
            if tag in planned or (use is not None and use.here):
                why[shown] = self.tr("this session")
            elif use is not None and use.day:
                why[shown] = self.tr("used on day {0}").format(use.day)
        return why

    def _key(self, key: int) -> None:
        popup = self._page.popup
        if not popup.isVisible():
            return
        if key == Qt.Key.Key_Tab:
            popup.take()
        elif key == Qt.Key.Key_Escape:
            self.leave()
        else:
            popup.step(1 if key == Qt.Key.Key_Down else -1)


def _none() -> LineRow | None:
    return None
