# SPDX-License-Identifier: Apache-2.0
"""Ties the keys of outline and side panes to what is done with a summary."""

from PySide6.QtCore import QObject

from peerdesk.desk.book import Urgency
from peerdesk.domain.words import Outcome, QuestionOrigin
from peerdesk.errors import PeerDeskError
from peerdesk.ui.briefing.acts import BriefingActs
from peerdesk.ui.briefing.asked import REQUESTS
from peerdesk.ui.briefing.issuing import IssueSheet
from peerdesk.ui.briefing.page import BriefingPage
from peerdesk.ui.briefing.reading import IssuedSummary, OutlineRow, Prepared, draft_key
from peerdesk.ui.briefing.telling import OUTCOMES
from peerdesk.ui.components.current import choose_row
from peerdesk.ui.components.draft import DraftKeeper
from peerdesk.ui.components.reword_sheet import RewordSheet
from peerdesk.ui.components.sheet import Sheet
from peerdesk.ui.components.text import let_go
from peerdesk.ui.place import Place
from peerdesk.ui.questions.wanted import AskWanted


class Working(QObject):
    """Knows which summary and which point are shown, and has the acts done."""

    def __init__(self, place: Place, page: BriefingPage, acts: BriefingActs) -> None:
        super().__init__(place)
        self._place, self._page, self._acts = place, page, acts
        self._summary: Prepared | IssuedSummary | None = None
        self._sheet: Sheet | None = None
        self._current = ""
        self.drafts = DraftKeeper(self)
        self.drafts.due.connect(self._keep_draft)
        self._connect()

    def show(self, summary: Prepared | IssuedSummary) -> None:
        """Show a summary beside its outline, keeping the point that was chosen."""
        self._summary = summary
        if isinstance(summary, Prepared):
            self._page.outline.delegate.live = summary.frame.lead
            self._page.asked.set_prepared(summary)
        else:
            self._page.outline.delegate.sponsors = summary.frame.sponsors
            self._page.told.set_issued(summary)
        model = self._page.outline.points
        row = model.find(self._current)
        if row < 0 and model.points():
            row = model.find(model.points()[0].message)
        if row >= 0:
            choose_row(self._page.outline, row)

    def blank(self) -> None:
        """Show and hold nothing."""
        self.drafts.take()
        self._summary = None
        self._current = ""
        self._page.asked.clear()
        self._page.told.clear()
        if isinstance(self._sheet, RewordSheet):
            self._sheet.wording.set_text("")
        if self._sheet is not None:
            sheet = self._sheet
            sheet.leave()
            let_go(sheet)

    def _row(self) -> OutlineRow | None:
        return self._page.outline.points.point(self._page.outline.currentIndex().row())

    def _on_current(self) -> None:
        row = self._row()
        if row is not None:
            self._current = row.message
        if isinstance(self._summary, IssuedSummary):
            self._page.told.set_row(row)

    def _toggle(self) -> None:
        row, summary = self._row(), self._summary
        if row is not None and isinstance(summary, Prepared) and summary.frame.lead:
            self._acts.tick(summary.day, row.message, enters=not row.included)

    def _move(self, by: int) -> None:
        row, summary = self._row(), self._summary
        if row is None or not isinstance(summary, Prepared) or not summary.frame.lead:
            return
        if row.included:
            self._acts.move(summary.day, row.message, by)

    def _reword(self) -> None:
        row, summary = self._row(), self._summary
        if row is None or not isinstance(summary, Prepared) or not summary.frame.writes:
            return
        key = f"message:{row.message}"
        self._place.ask_for_sheet(
            lambda book: book.draft(key), lambda draft: self._open_reword(row, draft)
        )

    def _open_reword(self, row: OutlineRow, draft: str) -> None:
        if self._sheet is not None:
            return
        sheet = RewordSheet(self._place.look, self._place, row.wording, draft)
        key = f"message:{row.message}"

        def kept() -> None:
            self.drafts.drop(key)
            sheet.leave()

        def failed(error: PeerDeskError) -> None:
            sheet.say_wrong(error.user_message)
            self._place.failed.emit(error)

        sheet.typed.connect(
            lambda text: self.drafts.touch(key, "" if text == row.wording else text)
        )
        sheet.reworded.connect(lambda text: self._acts.reword(row.message, text, kept, failed))
        self._open(sheet)
        sheet.wording.setFocus()

    def _ask_issue(self) -> None:
        self._page.asked.keep()
        summary = self._summary
        if isinstance(summary, Prepared) and self._sheet is None:
            sheet = IssueSheet(self._place.look, self._place, summary)
            sheet.issued.connect(lambda: self._acts.issue(summary.day))
            self._open(sheet)

    def _open(self, sheet: Sheet) -> None:
        self._sheet = sheet
        sheet.left.connect(self._forget_sheet)
        sheet.open()

    def _forget_sheet(self) -> None:
        self._sheet = None

    def _keep(self, part: str, lines: tuple[str, ...]) -> None:
        if isinstance(self._summary, Prepared):
            day = self._summary.day
            (self._acts.ask_for if part == REQUESTS else self._acts.mention)(day, lines)
            self.drafts.drop(draft_key(day, part))

    def _on_typed(self, part: str, text: str) -> None:
        if isinstance(self._summary, Prepared):
            self.drafts.touch(draft_key(self._summary.day, part), text)

    def _keep_draft(self, key: str, text: str) -> None:
        self._place.ask(Urgency.DRAFT, lambda book: book.keep_draft(key, text), _nothing)

    def _address(self, sponsor: str) -> None:
        if isinstance(self._summary, Prepared):
            self._acts.address(self._summary.day, sponsor)

    def _mark(self, key: str) -> None:
        if isinstance(self._summary, IssuedSummary):
            if OUTCOMES[key] is Outcome.OTHERWISE:
                self._page.panes.show_pane("side")
            self._page.told.mark(key)

    def _tell(self, sponsor: str, outcome: Outcome, wording: str) -> None:
        row, summary = self._row(), self._summary
        if row is not None and isinstance(summary, IssuedSummary):
            self._acts.tell(summary.issue.hash, row.message, sponsor, (outcome, wording))

    def _ask_of(self, message: str, shown: str) -> None:
        wanted = AskWanted(QuestionOrigin.SPONSOR, message, shown)
        self._place.go.emit("ask", wanted)

    def _connect(self) -> None:
        outline, asked, told = self._page.outline, self._page.asked, self._page.told
        outline.selectionModel().currentChanged.connect(self._on_current)
        outline.toggled.connect(self._toggle)
        outline.moved.connect(self._move)
        outline.reword_wanted.connect(self._reword)
        outline.marked.connect(self._mark)
        asked.kept.connect(self._keep)
        asked.typed.connect(self._on_typed)
        asked.sponsor_chosen.connect(self._address)
        told.told.connect(self._tell)
        told.ask_wanted.connect(self._ask_of)
        self._page.issue.clicked.connect(self._ask_issue)


def _nothing(_: object) -> None:
    """Say nothing: a draft that is kept is no news."""
