# SPDX-License-Identifier: Apache-2.0
"""An attachment, large: a picture, or a PDF page by page; nothing of it touches the disk."""

import struct
from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from peerdesk.desk.attachments import Attached, Prepared
from peerdesk.domain.calendar import local, short_day
from peerdesk.errors import PeerDeskError
from peerdesk.ui.attachments.tile import size_of
from peerdesk.ui.components.button import PLAIN, Button
from peerdesk.ui.components.gaps import between
from peerdesk.ui.components.pages_preview import PagesPreview
from peerdesk.ui.components.sheet import Sheet
from peerdesk.ui.components.text import Text
from peerdesk.ui.jobs import Job
from peerdesk.ui.laid import Laid, LaidPage, Section
from peerdesk.ui.look import Look
from peerdesk.ui.place import Place

T = TypeVar("T")
_MARGINS, _WORDS, _TURNER = 190, 72, 46
"""Heights of everything but the page; the last two grow with the text."""
_LEAST = 180
_SMALL = 400
"""Pixels across that are enough to learn how high a page is for its width."""


class Viewer(Sheet):
    """Shows one attachment; what is pressed goes out by signals."""

    save_wanted = Signal(object)
    off_wanted = Signal(object)

    def __init__(self, look: Look, place: Place, one: Attached, *, writes: bool) -> None:
        super().__init__(look, place, one.name, width=1000)
        self._place, self.one = place, one
        self._kept: Prepared | None = None
        self._shown, self._pages = 0, 1
        self._facts = Text(self._facts_of(one), "small", "ink2", wrap=True)
        self._wrong = Text("", "body", "danger", wrap=True)
        self.preview = PagesPreview(look, self._aside, self._draw)
        self.before = Button(look, self.tr("Page before"), icon="caret-left", key="Left")
        self.after = Button(look, self.tr("Next page"), icon="caret-right", key="Right")
        self.number = Text("", "body", "ink2")
        self._turner = QWidget()
        self.close_act = self.add_act(self.tr("Close"), PLAIN, key="Esc")
        self.save_act = self.add_act(self.tr("Save outside"), PLAIN, key="S")
        self.off_act = self.add_act(self.tr("Take off the note"), PLAIN, key="T")
        self._lay_out_viewer()
        self._connect()
        self.save_act.setEnabled(writes and one.here)
        self.off_act.setEnabled(writes and one.may_take_off)
        self._host_size()

    def show_kept(self, kept: Prepared) -> None:
        """Show these bytes."""
        self._kept = kept
        self._wrong.hide()
        self._turn(0)

    def say_wrong(self, error: PeerDeskError) -> None:
        """Say why nothing can be shown."""
        self._wrong.setText(error.user_message)
        self._wrong.show()
        self.fit()

    def clear(self) -> None:
        """Hold nothing of it any more."""
        self._kept = None
        self.preview.clear()
        self.heading.clear()
        self._facts.clear()
        self._wrong.clear()
        self.setAccessibleName("")

    def leave(self) -> None:
        """Take the sheet away, with all that it held."""
        if not self.isHidden():
            self.clear()
        super().leave()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Give the page the room that there is."""
        if event.type() == QEvent.Type.Resize and watched is self._place:
            self._host_size()
        return super().eventFilter(watched, event)

    def _host_size(self) -> None:
        words = _WORDS + (_TURNER if self._pages > 1 else 0)
        high = self._place.height() - _MARGINS - self.look.size(words)
        self.preview.setMinimumHeight(max(high, _LEAST))

    def _turn(self, step: int) -> None:
        kept = self._kept
        if kept is not None:
            self._shown = max(0, min(self._shown + step, self._pages - 1))
            self.preview.show_laid(lambda: self._lay(kept))

    def _lay(self, kept: Prepared) -> Laid:
        """Return the page to show, as large as it is; called away from the screen's thread."""
        seen = self._place.session.pictures.look_at(kept, self._shown, _SMALL)
        self._pages = seen.pages
        wide, high = _size_of(seen.png)
        key = f"{self.one.attachment.id}:{self._shown}"
        page = LaidPage(pdf=b"", number=self._shown, wide=wide, high=high, key=key)
        return Laid((Section(key, (page,)),))

    def _draw(self, page: LaidPage, width: int) -> bytes:
        """Return a page as a picture; called away from the screen's thread."""
        kept = self._kept
        if kept is None:
            return b""
        return self._place.session.pictures.look_at(kept, page.number, width).png

    def _aside(
        self,
        work: Callable[[], T],
        done: Callable[[T], object],
        failed: Callable[[PeerDeskError], object] | None = None,
    ) -> Job:
        return self._place.aside(work, done, failed or self.say_wrong)

    def _seen(self) -> None:
        several = self._pages > 1
        self._turner.setVisible(several)
        if several:
            self._host_size()
            words = self.tr("Page {0} of {1}").format(self._shown + 1, self._pages)
            self.number.setText(words)
            self.before.setEnabled(self._shown > 0)
            self.after.setEnabled(self._shown < self._pages - 1)

    def _facts_of(self, one: Attached) -> str:
        held = one.attachment
        moment = local(held.at, held.offset)
        when = f"{short_day(moment.date().isoformat())}, {moment:%H:%M}"
        by = self.tr("attached by {0}").format(one.by) if one.by else self.tr("attached")
        outside = {
            0: self.tr("never saved outside"),
            1: self.tr("saved outside once"),
        }.get(
            len(held.releases),
            self.tr("saved outside {0} times").format(len(held.releases)),
        )
        return f"{size_of(one)}. {by[:1].upper()}{by[1:]}, {when}; {outside}."

    def _connect(self) -> None:
        self.close_act.clicked.connect(self.leave)
        self.save_act.clicked.connect(lambda: self.save_wanted.emit(self.one))
        self.off_act.clicked.connect(lambda: self.off_wanted.emit(self.one))
        self.before.clicked.connect(lambda: self._turn(-1))
        self.after.clicked.connect(lambda: self._turn(1))
        self.preview.page_seen.connect(self._seen)
        for key, step in ((Qt.Key.Key_PageUp, -1), (Qt.Key.Key_PageDown, 1)):
            shortcut = QShortcut(QKeySequence(Qt.Modifier.CTRL | key), self)
            shortcut.activated.connect(lambda step=step: self._turn(step))

    def _lay_out_viewer(self) -> None:
        row = QHBoxLayout(self._turner)
        row.setContentsMargins(0, 0, 0, 0)
        between(self.look, row, 12)
        row.addWidget(self.before)
        row.addWidget(self.number)
        row.addWidget(self.after)
        row.addStretch(1)
        self._turner.hide()
        self._wrong.hide()
        self.body.setContentsMargins(4, 0, self.look.gap(12), 4)
        for widget in (self._facts, self._wrong, self._turner):
            self.body.addWidget(widget)
        self.body.addWidget(self.preview, 1)


def _size_of(png: bytes) -> tuple[int, int]:
    """Return how wide and high a picture is, as its first bytes say."""
    wide, high = struct.unpack(">II", png[16:24])
    return int(wide), int(high)
