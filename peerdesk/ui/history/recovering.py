# SPDX-License-Identifier: Apache-2.0
"""Words that were recovered: said over every place before anything is chosen, and led back to."""

from functools import partial
from typing import ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from peerdesk.desk.book import TeamBook, Urgency
from peerdesk.ui.components.button import LINK, Button
from peerdesk.ui.components.counting import counted
from peerdesk.ui.components.sheet import Sheet
from peerdesk.ui.components.text import Text, column, let_go
from peerdesk.ui.history.recovered import Draft, is_shown, read_drafts
from peerdesk.ui.look import Look
from peerdesk.ui.notices import Notice
from peerdesk.ui.over import Over
from peerdesk.ui.ports import DeskSession


class RecoveredSheet(Sheet):
    """The unfinished words, each with where they belong.

    `wanted` carries the draft to go on with, `dropped` the one to be thrown away.
    """

    wanted = Signal(object)
    dropped = Signal(object)

    def __init__(self, look: Look, host: QWidget, drafts: tuple[Draft, ...]) -> None:
        super().__init__(look, host, self.tr("Recovered words"), width=720)
        for draft in drafts:
            self.body.addWidget(self._card(draft))
        self.add_act(self.tr("Leave"), key="Esc").clicked.connect(self.leave)

    def _card(self, draft: Draft) -> QWidget:
        look = self.look
        card = QFrame()
        card.setProperty("ground", "card")
        inside = column(card, margin=look.gap(12), gap=look.gap(6))
        inside.addWidget(Text(draft.name, "small", "ink2", wrap=True))
        inside.addWidget(Text(draft.text, "body", wrap=True))
        row = QHBoxLayout()
        row.addStretch(1)
        if draft.place:
            go = Button(look, self.tr("Go on with it"), LINK)
            go.setAccessibleName(self.tr("Go on with: {0}").format(draft.name))
            go.clicked.connect(partial(self.wanted.emit, draft))
            row.addWidget(go)
        drop = Button(look, self.tr("Throw it away"), LINK)
        drop.setAccessibleName(self.tr("Throw away: {0}").format(draft.name))
        drop.clicked.connect(partial(self.dropped.emit, draft))
        row.addWidget(drop)
        inside.addLayout(row)
        return card


class RecoveredOver(Over):
    """Looks once, at the opening, for words that no screen shows."""

    key: ClassVar[str] = "recovered"

    def __init__(self, look: Look, session: DeskSession, parent: QWidget | None = None) -> None:
        super().__init__(look, session, parent)
        self.sheet: Sheet | None = None
        self._place = ""
        self._what: object = None
        self._locked = False

    def begin(self, place: str, what: object, *, locked: bool) -> None:
        """Look for what is unfinished, now that this place opens; `locked` says since what."""
        self._place, self._what, self._locked = place, what, locked
        self.ask(Urgency.ROWS, read_drafts, self._tell)

    def open(self, what: object = None) -> None:
        """Show what is unfinished, whatever the screen shows."""
        del what
        self.ask_for_sheet(read_drafts, self._show)

    def blank(self) -> None:
        """Take the sheet away with every word in it."""
        super().blank()
        sheet = self.sheet
        if sheet is not None:
            sheet.leave()
            let_go(sheet)

    def _tell(self, drafts: tuple[Draft, ...]) -> None:
        hidden = [d for d in drafts if not is_shown(d, self._place, self._what)]
        count = sum(draft.count for draft in hidden)
        if not count:
            self.notices.take_away(self.key)
            return
        sentence = (
            counted(
                count,
                self.tr("1 word typed before the lock is kept."),
                self.tr("{0} words typed before the lock are kept."),
            )
            if self._locked
            else counted(
                count,
                self.tr("Recovered 1 word typed before the program stopped."),
                self.tr("Recovered {0} words typed before the program stopped."),
            )
        )
        acts = (
            (self.tr("See them"), self.open),
            (self.tr("Put it away"), partial(self.notices.take_away, self.key)),
        )
        self.notices.say(self.key, Notice(sentence, "told", acts))

    def _show(self, drafts: tuple[Draft, ...]) -> None:
        if self.sheet is not None:
            return
        self.notices.take_away(self.key)
        sheet = self.sheet = RecoveredSheet(self.look, self.host, drafts)
        sheet.left.connect(self._forget)
        sheet.wanted.connect(self._go_on)
        sheet.dropped.connect(self._drop)
        sheet.open()

    def _forget(self) -> None:
        self.sheet = None

    def _leave(self) -> None:
        if self.sheet is not None:
            self.sheet.leave()

    def _go_on(self, draft: Draft) -> None:
        self._leave()
        self.go.emit(draft.place, draft.what)

    def _drop(self, draft: Draft) -> None:
        def work(book: TeamBook) -> str:
            before = book.draft(draft.key)
            book.keep_draft(draft.key, "")
            return before

        def done(before: str) -> None:
            self._leave()
            self.said.emit(
                self.tr("Thrown away"),
                partial(self.ask, Urgency.DRAFT, partial(_keep, draft.key, before), _nothing),
            )

        self.ask(Urgency.DRAFT, work, done)


def _keep(key: str, text: str, book: TeamBook) -> None:
    book.keep_draft(key, text)


def _nothing(_: object) -> None:
    """Say nothing: a draft that is kept again is no news."""
