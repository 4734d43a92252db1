# SPDX-License-Identifier: Apache-2.0
"""Ties the keys of an issued summary to what is recorded of the talks about it."""

from PySide6.QtCore import QObject

from peerdesk.domain.publication_words import Answer
from peerdesk.domain.words import Outcome, QuestionOrigin
from peerdesk.errors import PeerDeskError
from peerdesk.ui.briefing.acts import BriefingActs
from peerdesk.ui.briefing.keys import OCCASION
from peerdesk.ui.briefing.occasion import OccasionSheet, ToldElsewhere
from peerdesk.ui.briefing.page import BriefingPage
from peerdesk.ui.briefing.reading import Frame, OutlineRow, draft_key
from peerdesk.ui.briefing.reading_issued import IssuedSummary, talk_key
from peerdesk.ui.briefing.telling import OUTCOMES, REPLY, SAID
from peerdesk.ui.briefing.telling_acts import TellingActs
from peerdesk.ui.components.draft import DraftKeeper
from peerdesk.ui.components.text import let_go
from peerdesk.ui.keys.hearing import hear
from peerdesk.ui.place import Place
from peerdesk.ui.questions.wanted import AskWanted


def elsewhere(message: str) -> str:
    """Return the key of what is being recorded of a point as told on another occasion."""
    return draft_key("", f"elsewhere.{message}")


class Talking(QObject):
    """Knows which point of an issued summary is chosen, and has what was said recorded."""

    def __init__(
        self, place: Place, page: BriefingPage, acts: BriefingActs, drafts: DraftKeeper
    ) -> None:
        super().__init__(place)
        self._place, self._page, self._settling = place, page, acts
        self.acts = TellingActs(place)
        self._issued: IssuedSummary | None = None
        self._frame: Frame | None = None
        self._sheet: OccasionSheet | None = None
        self._drafts = drafts
        self._connect()

    def show(self, frame: Frame, issued: IssuedSummary | None) -> None:
        """Show what was told of an issued summary; of one in preparation only its sponsors."""
        self._frame, self._issued = frame, issued
        if issued is not None:
            self._page.outline.delegate.sponsors = frame.sponsors
            self._page.told.set_issued(issued)

    def blank(self) -> None:
        """Show and hold nothing."""
        self._issued = self._frame = None
        self._page.told.clear()
        if self._sheet is not None:
            sheet = self._sheet
            sheet.blank()
            sheet.leave()
            let_go(sheet)

    def _on_current(self) -> None:
        if self._issued is not None:
            self._page.told.set_row(self._page.outline.row())

    def _mark(self, key: str) -> None:
        if self._issued is not None:
            if OUTCOMES.get(key) is Outcome.OTHERWISE:
                self._page.panes.show_pane("side")
            self._page.told.mark(key)

    def _tell(self, sponsor: str, outcome: Outcome, wording: str) -> None:
        row, issued = self._page.outline.row(), self._issued
        if row is not None and issued is not None:
            self._forget_typed(row, sponsor, SAID)
            self.acts.tell(issued.issue.hash, row.message, sponsor, (outcome, wording))

    def _tell_rest(self, sponsor: str) -> None:
        if self._issued is None:
            return
        rest = tuple(
            row.message
            for row in self._issued.rows
            if not row.gone and all(told.sponsor != sponsor for told in row.told)
        )
        if rest:
            self.acts.tell_rest(self._issued.issue.hash, rest, sponsor)

    def _reply(self, sponsor: str, answer: Answer, words: str) -> None:
        row, issued = self._page.outline.row(), self._issued
        if row is not None and issued is not None:
            self._forget_typed(row, sponsor, REPLY)
            self.acts.reply(issued.issue.hash, row.message, sponsor, (answer, words))

    def _on_typed(self, field: str, text: str) -> None:
        row, issued = self._page.outline.row(), self._issued
        if row is not None and issued is not None:
            sponsor = self._page.told.sponsor.value()
            self._drafts.touch(talk_key(issued.issue.day, row.message, sponsor, field), text)

    def _begun(self, message: str, sponsor: str, field: str) -> str:
        """Return what is being typed of a point now, were it read before that or not."""
        if self._issued is None:
            return ""
        key = talk_key(self._issued.issue.day, message, sponsor, field)
        return self._drafts.newest(key, self._issued.drafts.get(key, ""))

    def _forget_typed(self, row: OutlineRow, sponsor: str, field: str) -> None:
        if self._issued is not None:
            self._drafts.drop(talk_key(self._issued.issue.day, row.message, sponsor, field))

    def _ask_of(self, message: str, shown: str) -> None:
        wanted = AskWanted(QuestionOrigin.SPONSOR, message, shown)
        self._place.go.emit("ask", wanted)

    def _reword(self) -> None:
        """Go to the message, whose wording the sponsor disputes."""
        row = self._page.outline.row()
        if row is not None:
            self._place.go.emit("messages", row.message)

    def _ask_occasion(self) -> None:
        row, frame = self._page.outline.row(), self._frame
        if row is not None and frame is not None and frame.lead and self._sheet is None:
            self._drafts.flush()
            self._place.ask_for_sheet(
                lambda book: book.draft(elsewhere(row.message)),
                lambda draft: self._open_occasion(row, frame.sponsors, draft),
            )

    def _open_occasion(self, row: OutlineRow, sponsors: tuple[str, ...], draft: str) -> None:
        key = elsewhere(row.message)
        sheet = OccasionSheet(self._place.look, self._place, row, sponsors, draft)

        def failed(error: PeerDeskError) -> None:
            sheet.say_wrong(error.user_message)

        def kept() -> None:
            self._drafts.drop(key)
            sheet.leave()
            self._place.said.emit(self.tr("Recorded as told on another occasion."), None)

        def record(told: ToldElsewhere) -> None:
            self.acts.tell_elsewhere(told, kept, failed)

        sheet.recorded.connect(record)
        sheet.typed.connect(lambda text: self._drafts.touch(key, text))
        sheet.left.connect(self._forget_sheet)
        self._sheet = sheet
        sheet.open()

    def _forget_sheet(self) -> None:
        self._sheet = None

    def _connect(self) -> None:
        outline, told = self._page.outline, self._page.told
        told.ask_begun(self._begun)
        outline.selectionModel().currentChanged.connect(self._on_current)
        outline.marked.connect(self._mark)
        hear(self._place.look.keys, self._place, OCCASION, self._ask_occasion)
        told.told.connect(self._tell)
        told.rest_told.connect(self._tell_rest)
        told.replied.connect(self._reply)
        told.ask_wanted.connect(self._ask_of)
        told.typed.connect(self._on_typed)
        told.reply.settled.connect(
            lambda reply, settled: self._settling.settle(reply, settled=settled)
        )
        told.reply.reword_wanted.connect(self._reword)
        told.reply.question_wanted.connect(
            lambda question: self._place.go.emit("questions", question)
        )
