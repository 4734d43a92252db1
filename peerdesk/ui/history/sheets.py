# SPDX-License-Identifier: Apache-2.0
"""The sheets of one thing's history, and of what was withdrawn lately."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from peerdesk.desk.history import Version
from peerdesk.desk.withdrawn import Withdrawn
from peerdesk.domain.calendar import local, short_day
from peerdesk.ui.components.button import LINK, Button
from peerdesk.ui.components.differences import compared
from peerdesk.ui.components.sheet import Sheet
from peerdesk.ui.components.text import IconText, Text, column
from peerdesk.ui.look import Look

SHOWN = 40
"""Things of a history that are shown; the first and the last ones."""


class HistorySheet(Sheet):
    """Everything that happened to one thing, the newest first, with what each change changed.

    `restored` carries the version to bring back, `bin_wanted` that of what was withdrawn.
    """

    restored = Signal(str)
    bin_wanted = Signal()

    def __init__(self, look: Look, host: QWidget, sort: str, versions: Sequence[Version]) -> None:
        super().__init__(look, host, heading_of(sort), width=760)
        written = sum(bool(version.text) for version in versions)
        head = self.tr("1 version") if written == 1 else self.tr("{0} versions").format(written)
        self.body.addWidget(Text(head, "small", "ink2"))
        newest = list(reversed(versions))
        for version in newest[:SHOWN]:
            self.body.addWidget(self._card(version) if version.text else self._line(version))
        if len(newest) > SHOWN:
            more = self.tr("{0} earlier ones are not shown.").format(len(newest) - SHOWN)
            self.body.addWidget(Text(more, "small", "ink2"))
        self.body.addStretch(1)
        self.add_act(self.tr("Leave"), key="Esc").clicked.connect(self.leave)
        self.add_act(self.tr("What was withdrawn lately"), LINK).clicked.connect(self.bin_wanted)

    def _line(self, version: Version) -> QWidget:
        words = f"{when(version.at, version.offset)}  {version.what}"
        if version.who:
            words = f"{words}, {version.who}"
        return Text(words, "small", "ink2", wrap=True)

    def _card(self, version: Version) -> QWidget:
        look = self.look
        card = QFrame()
        card.setProperty("ground", "card")
        inside = column(card, margin=look.gap(12), gap=look.gap(6))
        row = QHBoxLayout()
        said = ", ".join(filter(None, (version.what, when(version.at, version.offset))))
        row.addWidget(Text(f"{said}, {version.who}" if version.who else said, "small", "ink2"), 1)
        if version.stands:
            row.addWidget(IconText(look, "check-circle", self.tr("Stands now"), "state.done"))
        if version.may_restore:
            back = Button(look, self.tr("Bring this back"), LINK)
            back.setAccessibleName(self.tr("Bring this back: {0}").format(said))
            back.clicked.connect(partial(self.restored.emit, version.hash))
            row.addWidget(back)
        inside.addLayout(row)
        before = [(when(one.at, one.offset), one.text) for one in version.before]
        for widget in compared(look, before, version.text):
            inside.addWidget(widget)
        return card


class WithdrawnSheet(Sheet):
    """What was withdrawn, the last first; `restored` carries sort and identifier."""

    restored = Signal(str, str)

    def __init__(self, look: Look, host: QWidget, found: Sequence[Withdrawn]) -> None:
        super().__init__(look, host, self.tr("Withdrawn lately"), width=760)
        if not found:
            self.body.addWidget(Text(self.tr("Nothing was withdrawn."), "body"))
        for one in found[:SHOWN]:
            self.body.addWidget(self._card(one))
        self.add_act(self.tr("Leave"), key="Esc").clicked.connect(self.leave)

    def _card(self, one: Withdrawn) -> QWidget:
        look = self.look
        icons = {"note": "note", "message": "chat-circle-text", "question": "question"}
        card = QFrame()
        card.setProperty("ground", "card")
        inside = column(card, margin=look.gap(12), gap=look.gap(6))
        inside.addWidget(Text(one.text, "body", wrap=True))
        if one.into:
            merged = self.tr("Merged into “{0}”").format(one.into)
            inside.addWidget(Text(merged, "small", "ink2", wrap=True))
        row = QHBoxLayout()
        said = ", ".join(filter(None, (name_of(one.sort), when(one.at, one.offset), one.who)))
        row.addWidget(IconText(look, icons.get(one.sort, "trash"), said), 1)
        if one.may_restore:
            words = self.tr("Take apart") if one.into else self.tr("Restore")
            back = Button(look, words, LINK)
            back.setAccessibleName(f"{words}: {one.text}")
            back.clicked.connect(partial(self.restored.emit, one.sort, one.id))
            row.addWidget(back)
        inside.addLayout(row)
        return card


def heading_of(sort: str) -> str:
    """Return the heading of a history."""
    return {
        "note": _tr("History of this note"),
        "message": _tr("History of this message"),
        "session": _tr("History of this session"),
        "question": _tr("History of this question"),
        "case": _tr("History of this case record"),
        "document": _tr("History of this document"),
        "observation": _tr("History of this observation"),
    }.get(sort, _tr("History"))


def name_of(sort: str) -> str:
    """Return what a sort of thing is called."""
    return {
        "note": _tr("Note"),
        "message": _tr("Message"),
        "question": _tr("Question"),
    }.get(sort, "")


def when(at: int, offset: int) -> str:
    """Return a moment as it is read: "Tue 12 May 14:05"."""
    moment = local(at, offset)
    return f"{short_day(moment.date().isoformat())} {moment:%H:%M}"


def _tr(words: str) -> str:
    return QCoreApplication.translate("history", words)
