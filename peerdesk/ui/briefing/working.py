# SPDX-License-Identifier: Apache-2.0
"""Ties the keys of the outline and its side to what is done with a summary in preparation."""

from msgspec.structs import replace
from PySide6.QtCore import QObject

from peerdesk.desk.ticking import Ticks
from peerdesk.errors import PeerDeskError
from peerdesk.ui.briefing.acts import BriefingActs
from peerdesk.ui.briefing.asked import PRACTICAL, REQUESTS, lines_of
from peerdesk.ui.briefing.issuing import IssueSheet
from peerdesk.ui.briefing.page import BriefingPage
from peerdesk.ui.briefing.reading import INTERVENTION, PLAN, Prepared, draft_key
from peerdesk.ui.components.current import choose_row
from peerdesk.ui.components.draft import DraftKeeper
from peerdesk.ui.components.text import let_go
from peerdesk.ui.place import Place


class Working(QObject):
    """Knows which point of a summary in preparation is chosen, and has the acts done."""

    def __init__(
        self, place: Place, page: BriefingPage, acts: BriefingActs, drafts: DraftKeeper
    ) -> None:
        super().__init__(place)
        self._place, self._page, self._acts = place, page, acts
        self._prepared: Prepared | None = None
        self._sheet: IssueSheet | None = None
        self._drafts = drafts
        self._connect()

    def show(self, prepared: Prepared | None) -> None:
        """Show a summary beside its outline, or leave that to the talks where it is issued."""
        self._prepared = prepared
        if prepared is not None:
            self._page.outline.delegate.live = prepared.frame.lead
            self._page.asked.set_prepared(replace(prepared, drafts=self._typed(prepared)))

    def _typed(self, prepared: Prepared) -> dict[str, str]:
        """Return what is being typed under each part now: some was typed since it was read."""
        parts = (REQUESTS, PRACTICAL, INTERVENTION, *(f"{PLAN}{x.kloe}" for x in prepared.thin))
        read, day = prepared.drafts, prepared.day
        typed = {p: self._drafts.newest(draft_key(day, p), read.get(p, "")) for p in parts}
        return {part: text for part, text in typed.items() if text}

    def blank(self) -> None:
        """Show and hold nothing."""
        self._prepared = None
        self._page.asked.clear()
        self._page.outline.in_place.end()
        if self._sheet is not None:
            sheet = self._sheet
            sheet.leave()
            let_go(sheet)

    def _lead(self) -> Prepared | None:
        """Return the summary in preparation where this person may arrange it."""
        prepared = self._prepared
        return prepared if prepared is not None and prepared.frame.lead else None

    def _toggle(self) -> None:
        row, prepared = self._page.outline.row(), self._lead()
        if row is not None and prepared is not None:
            self._acts.tick(prepared.day, row.message, enters=not row.included)

    def _tick_all(self, which: Ticks) -> None:
        if prepared := self._lead():
            self._acts.tick_all(prepared.day, which)

    def _show_ticked(self) -> None:
        outline = self._page.outline
        chosen = outline.row()
        outline.points.show_only_ticked(only=not outline.points.only_ticked)
        self._page.say_ticked(only=outline.points.only_ticked)
        self._page.choose_point(chosen.message if chosen else "")

    def _move(self, by: int) -> None:
        row, prepared = self._page.outline.row(), self._lead()
        if row is None or prepared is None:
            return
        if row.included:
            self._acts.move(prepared.day, row.message, by)
        else:
            said = self.tr("Tick the point first: it moves among those.")
            self._place.said.emit(said, None)

    def _reword(self) -> None:
        row, prepared = self._page.outline.row(), self._prepared
        if row is None or prepared is None or not prepared.frame.writes:
            return
        key = f"message:{row.message}"
        self._drafts.flush()
        self._place.ask_for_sheet(
            lambda book: book.draft(key),
            lambda draft: self._page.outline.in_place.begin(row.message, row.wording, draft),
        )

    def _reword_to(self, message: str, words: str) -> None:
        field, key = self._page.outline.in_place, f"message:{message}"

        def kept() -> None:
            self._drafts.drop(key)
            field.end()

        def failed(error: PeerDeskError) -> None:
            field.say_wrong(error.user_message)
            self._place.failed.emit(error)

        self._acts.reword(message, words, kept, failed)

    def _ask_issue(self) -> None:
        self._page.asked.keep()
        prepared = self._prepared
        if prepared is not None and self._sheet is None:
            found = self._page.side.margin.open_count
            sheet = IssueSheet(self._place.look, self._place, prepared, found)
            sheet.issued.connect(lambda: self._acts.issue(prepared.day))
            sheet.looked_for.connect(self._page.show_checks)
            self._sheet = sheet
            sheet.left.connect(self._forget_sheet)
            sheet.open()

    def _forget_sheet(self) -> None:
        self._sheet = None

    def _keep(self, part: str, text: str) -> None:
        if self._prepared is None:
            return
        day = self._prepared.day
        if part == INTERVENTION:
            self._acts.write_intervention(text)
        else:
            (self._acts.ask_for if part == REQUESTS else self._acts.mention)(day, lines_of(text))
        self._drafts.drop(draft_key(day, part))

    def _plan(self, kloe: str, words: str) -> None:
        if self._prepared is not None:
            self._acts.plan(self._prepared.day, kloe, words)
            self._drafts.drop(draft_key(self._prepared.day, f"{PLAN}{kloe}"))

    def _on_typed(self, part: str, text: str) -> None:
        if self._prepared is not None:
            self._drafts.touch(draft_key(self._prepared.day, part), text)

    def _address(self, sponsor: str, also: tuple[str, ...]) -> None:
        if self._prepared is not None:
            self._acts.address(self._prepared.day, sponsor, also)

    def mend(self, message: str) -> None:
        """Open the wording of a point, where something was found in it."""
        self._go_to(message)
        self._reword()

    def _go_to(self, message: str) -> None:
        """Show the point that a reply is about, in the outline."""
        outline = self._page.outline
        if outline.points.find(message) < 0:
            outline.points.show_only_ticked(only=False)
            self._page.say_ticked(only=False)
        row = outline.points.find(message)
        if row >= 0:
            choose_row(outline, row)
            self._page.panes.go_to("outline")

    def _connect(self) -> None:
        page, outline, asked = self._page, self._page.outline, self._page.asked
        outline.toggled.connect(self._toggle)
        outline.moved.connect(self._move)
        outline.reword_wanted.connect(self._reword)
        outline.in_place.worded.connect(self._reword_to)
        outline.in_place.typed_over.connect(
            lambda message, text: self._drafts.touch(f"message:{message}", text)
        )
        asked.kept.connect(self._keep)
        asked.typed.connect(self._on_typed)
        asked.plans.kept.connect(self._plan)
        asked.sponsors_chosen.connect(self._address)
        asked.waiting.chosen.connect(self._go_to)
        asked.waiting.settled.connect(lambda reply: self._acts.settle(reply, settled=True))
        page.issue.clicked.connect(self._ask_issue)
        page.ticked.clicked.connect(self._show_ticked)
        for which, button in page.ticking.items():
            button.clicked.connect(lambda _=False, which=which: self._tick_all(which))
