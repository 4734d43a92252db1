# SPDX-License-Identifier: Apache-2.0
"""Asking a question from anywhere: over whatever place is open, about what is chosen there."""

from functools import partial
from typing import ClassVar

from PySide6.QtWidgets import QWidget

from peerdesk.desk.book import TeamBook, Urgency
from peerdesk.desk.questions import change_question, drop_question, raise_question
from peerdesk.domain.calendar import local
from peerdesk.domain.question import Question
from peerdesk.errors import PeerDeskError
from peerdesk.ui.components.draft import DraftKeeper
from peerdesk.ui.components.text import let_go
from peerdesk.ui.look import Look
from peerdesk.ui.over import Over
from peerdesk.ui.ports import DeskSession
from peerdesk.ui.questions.ask_sheet import AskSheet
from peerdesk.ui.questions.carrying import AskRows, read_ask
from peerdesk.ui.questions.wanted import AskWanted


class AskOver(Over):
    """One sheet at a time. `open` takes an `AskWanted`, or asks about what the place shows."""

    key: ClassVar[str] = "ask"

    def __init__(self, look: Look, session: DeskSession, parent: QWidget | None = None) -> None:
        super().__init__(look, session, parent)
        self.drafts = DraftKeeper(self)
        self.drafts.due.connect(self._keep_draft)
        self.sheet: AskSheet | None = None

    def open(self, what: object = None) -> None:
        """Open the sheet, unless one is open already."""
        if self.sheet is not None:
            return
        wanted = what if isinstance(what, AskWanted) else self._about_place()
        today = local(*self.session.now()).date().isoformat()
        self.ask_for_sheet(partial(read_ask, wanted=wanted, today=today), self._show)

    def last_words(self) -> dict[str, str]:
        """Return the question being written, by the key of its draft."""
        return self.drafts.take()

    def blank(self) -> None:
        """Take the sheet away with every word in it."""
        super().blank()
        self.drafts.forget()
        if self.sheet is not None:
            sheet = self.sheet
            sheet.words.set_text("")
            sheet.leave()
            let_go(sheet)

    def _about_place(self) -> AskWanted:
        place = self.open_place()
        return AskWanted(about=place.asked_about() if place is not None else "")

    def _show(self, rows: AskRows) -> None:
        if self.sheet is not None:
            return
        if not rows.writes:
            self.said.emit(self.tr("An observer reads questions: a peer asks them."), None)
            return
        sheet = self.sheet = AskSheet(self.look, self.host, rows)
        sheet.typed.connect(partial(self.drafts.touch, rows.key))
        sheet.asked.connect(partial(self._write, rows))
        sheet.left.connect(self._forget)
        sheet.open(sheet.words)

    def _forget(self) -> None:
        self.sheet = None

    def _write(self, rows: AskRows, asked: Question) -> None:
        def work(book: TeamBook) -> str:
            if rows.question:
                change_question(book, rows.question, asked)
                return rows.question
            return raise_question(
                book,
                asked.text,
                asked.origin,
                asked.about,
                owner=asked.owner,
                session=asked.session,
                document=asked.document,
            )

        self.ask(Urgency.LINE, work, partial(self._written, rows), self._say_wrong)

    def _written(self, rows: AskRows, question: str) -> None:
        self.drafts.drop(rows.key)
        if self.sheet is not None:
            self.sheet.leave()
        self.say_saved()
        self._renew()
        if rows.question:
            before = rows.value
            back = partial(_set_back, question=question, before=before)
            self.said.emit(self.tr("Kept"), partial(self._undo, back))
            return
        said = self.tr("Asked: it stands under Questions")
        drop = partial(_drop, question=question)
        self.said.emit(said, partial(self._undo, drop))

    def _undo(self, back: "partial[None]") -> None:
        self.write(back, lambda _: self._renew())

    def _renew(self) -> None:
        place = self.open_place()
        if place is not None:
            place.renew()

    def _say_wrong(self, error: PeerDeskError) -> None:
        if self.sheet is not None:
            self.sheet.say_wrong(error.user_message)
        else:
            self.failed.emit(error)

    def _keep_draft(self, key: str, text: str) -> None:
        self.ask(Urgency.DRAFT, lambda book: book.keep_draft(key, text), _nothing)


def _drop(book: TeamBook, question: str) -> None:
    drop_question(book, question)


def _set_back(book: TeamBook, question: str, before: Question) -> None:
    change_question(book, question, before)


def _nothing(_: object) -> None:
    """Say nothing: a draft that is kept is no news."""
