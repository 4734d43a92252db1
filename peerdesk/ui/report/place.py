# SPDX-License-Identifier: Apache-2.0
"""The place of what is written at length: outline, parts, live pages, stages, log."""

from functools import partial
from typing import ClassVar

from msgspec import Struct
from PySide6.QtWidgets import QVBoxLayout, QWidget

from peerdesk.compose.blocks import Copy, Document
from peerdesk.desk.book import Urgency
from peerdesk.desk.errors import NoChallenge
from peerdesk.domain.published import Frozen
from peerdesk.errors import PeerDeskError
from peerdesk.ui.components.exporting import Exporting
from peerdesk.ui.components.options import Option
from peerdesk.ui.components.paper_preview import PaperPreview
from peerdesk.ui.keys.hearing import hear
from peerdesk.ui.look import Look
from peerdesk.ui.place import Place
from peerdesk.ui.ports import DeskSession
from peerdesk.ui.report import keys
from peerdesk.ui.report.acts import ReportActs
from peerdesk.ui.report.checked import ReportChecking
from peerdesk.ui.report.log_files import LogFiles
from peerdesk.ui.report.model import OutlineModel
from peerdesk.ui.report.page import CHECKS, LOG, PLAN, STAGES, WRITE, ReportPage
from peerdesk.ui.report.papers import PAPERS, offered
from peerdesk.ui.report.printing import Printing
from peerdesk.ui.report.reading import read_document
from peerdesk.ui.report.rows import Shown, counted
from peerdesk.ui.report.telling import occasion_of
from peerdesk.ui.report.working import Working


class ReportFrom(Struct, frozen=True):
    """What the place is opened with: which document, which row of its outline, which side."""

    paper: str = "report"
    row: str = ""
    side: str = WRITE


class ReportPlace(Place):
    """The documents. `open` takes a `ReportFrom`, or the key of a document."""

    key: ClassVar[str] = "report"
    does = keys.ALL

    def __init__(self, look: Look, session: DeskSession, parent: QWidget | None = None) -> None:
        super().__init__(look, session, parent)
        self.model = OutlineModel()
        preview = PaperPreview(look, self.aside, session.papers)
        self.page = ReportPage(look, self, self.model, preview)
        self.acts = ReportActs(self)
        self.working = Working(self, self.page, self.model, self.acts)
        self.exporting = Exporting(self)
        self.printing = Printing(self, preview)
        self.checking = ReportChecking(self, self.page.checks, preview)
        self.log_files = LogFiles(self, self.working.sheet, self.acts)
        self._paper = PAPERS["report"]
        self._copy = Copy.SPONSOR
        self._shown: Shown | None = None
        self._edition = ""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.page)
        self.page.offer_papers(self._paper.key)
        self.page.copies.choose(self._copy)
        self._connect()

    def open(self, what: object = None) -> None:
        """Show a document: the one asked for, or the one shown before."""
        wanted = ReportFrom(what) if isinstance(what, str) and what in PAPERS else what
        row = ""
        if isinstance(wanted, ReportFrom):
            self._paper, row = PAPERS.get(wanted.paper, self._paper), wanted.row
            self.page.show_side(wanted.side)
        self._edition = ""
        self.page.outline.setFocus()
        self._reload(row)

    def last_words(self) -> dict[str, str]:
        """Return what is being typed in a part or about a comment."""
        return self.working.last_words()

    def unsaved(self) -> bool:
        """Say whether the disk has refused what is being typed."""
        return bool(self.working.drafts.held)

    def retry(self) -> None:
        """Offer the disk again what it refused."""
        self.working.drafts.retry()

    def blank(self) -> None:
        """Take outline, pages, texts and comments off the screen."""
        super().blank()
        self.printing.blank()
        self.checking.blank()
        self.working.blank()
        self.exporting.blank()
        self._shown = None
        self.page.edition.clear()
        self.page.count.clear()
        self.page.heading.set_facts("")

    def where(self) -> object:
        """Return which document, row and side are shown."""
        return ReportFrom(self._paper.key, self.working.current, self.page.side)

    def next_pane(self) -> bool:
        """Go from the outline to the pages, to the side, to the rail."""
        return self.page.panes.next()

    def renew(self) -> None:
        """Read anew what is shown."""
        self._reload()

    def looked_at(self) -> tuple[str, str]:
        """Return the message that is chosen, whose history can be shown."""
        sort, _, name = self.working.current.partition(":")
        return (sort, name) if sort == "message" else ("", "")

    def asked_about(self) -> str:
        """Return the message that a question asked now would be about."""
        return self.looked_at()[1]

    def _reload(self, row: str = "") -> None:
        kind = self._paper.kind
        self.ask(
            Urgency.ROWS,
            lambda book: read_document(book, kind),
            partial(self._show, wanted=row),
            self._no_challenge,
        )

    def _no_challenge(self, error: PeerDeskError) -> None:
        if isinstance(error, NoChallenge):
            self.page.export.hide()
            self.page.show_copies(shown=False)
            self.page.show_empty(error.user_message)
        else:
            self.failed.emit(error)

    def _show(self, shown: Shown, wanted: str = "") -> None:
        self._shown = shown
        page = self.page
        page.paper.choose(self._paper.key)
        page.heading.set_title(page.heading_of(self._paper.key))
        page.show_panes()
        inside, out, _, _ = counted(shown.rows)
        page.count.setText(self.tr("{0} in, {1} out").format(inside, out))
        self._offer_editions(shown)
        self.working.show(shown, wanted, occasion_of(self._paper))
        page.show_copies(shown=self._paper.only is None)
        self._print()

    def _offer_editions(self, shown: Shown) -> None:
        working = Option("", self.tr("As it stands now"), icon="pencil-line")
        frozen = [
            Option(row.frozen.hash, row.frozen.title.partition(": ")[2], icon="lock-simple",
                   group=self.tr("Frozen"))
            for row in shown.editions
        ]  # fmt: skip
        known = {option.key for option in frozen}
        self._edition = self._edition if self._edition in known else ""
        self.page.edition.set_options([working, *frozen], self._edition)
        self._say_facts(shown)

    def _say_facts(self, shown: Shown) -> None:
        frozen = self._frozen()
        last = shown.editions[0].frozen if shown.editions else None
        if frozen is not None:
            facts = self.tr("{0}. To change it, freeze it again.")
            self.page.heading.set_facts(facts.format(frozen.title.partition(": ")[2]))
        elif last is not None:
            facts = self.tr("working draft, last frozen as {0}")
            self.page.heading.set_facts(facts.format(last.title.partition(": ")[2]))
        else:
            self.page.heading.set_facts(self.tr("working draft, not frozen yet"))

    def _frozen(self) -> Frozen | None:
        rows = self._shown.editions if self._shown else ()
        return next((row.frozen for row in rows if row.frozen.hash == self._edition), None)

    def _print(self) -> None:
        if self._shown is not None:
            self.printing.show(self._paper, self._frozen(), self._copy)

    def _check(self, made: Document) -> None:
        """Check what is shown as it stands; what was frozen is past mending."""
        if self._edition:
            self.checking.blank()
        else:
            self.checking.turn_to(self._paper.kind, tells=self._paper.only is not None)
            self.checking.look(made)

    def _choose_paper(self, key: str) -> None:
        self.working.drafts.flush()
        self._paper, self._edition = PAPERS[key], ""
        self.page.preview.clear()
        self._reload()

    def _choose_edition(self, issue: str) -> None:
        self._edition = issue
        self.page.edition.choose(issue)
        if self._shown is not None:
            self._say_facts(self._shown)
        self._print()

    def _choose_copy(self, copy: str) -> None:
        self._copy = Copy(copy)
        self._print()

    def _after_freezing(self, frozen: Frozen) -> None:
        self.said.emit(self.tr("Frozen: {0}.").format(frozen.title), None)
        self._reload()

    def _export(self) -> None:
        if self._shown is not None:
            title = self.page.heading_of(self._paper.key)
            self.exporting.ask(offered(self._paper, title, self._frozen()))

    def _look_for(self) -> None:
        """Show the findings that stand open, beside the copy that is checked."""
        if self._copy is Copy.TEAM or self._edition:
            self.page.copies.choose(Copy.SPONSOR)
            self._copy = Copy.SPONSOR
            self._choose_edition("")
        self.page.enter_side(CHECKS)
        self.page.checks.choose_first()

    def _connect(self) -> None:
        page = self.page
        page.paper.picked.connect(self._choose_paper)
        page.edition.picked.connect(self._choose_edition)
        page.copies.chosen.connect(self._choose_copy)
        page.export.clicked.connect(self._export)
        page.stages.opened.connect(self._choose_edition)
        page.plan.layout_chosen.connect(lambda to: self.acts.lay_out(self._paper.kind, to))
        page.plan.parts_chosen.connect(lambda to: self.acts.want_parts(self._paper.kind, to))
        page.log.take_in.clicked.connect(lambda: self.log_files.ask_in(self._paper.kind))
        page.log.export.clicked.connect(lambda: self.log_files.ask_out(self._paper.kind))
        self.printing.printed.connect(self._check)
        self.checking.mend.connect(self.working.mend)
        self.exporting.released.connect(self.checking.again)
        self.exporting.looked_for.connect(self._look_for)
        self.working.looked_for.connect(self._look_for)
        self.acts.done.connect(self._reload)
        self.working.point.telling.done.connect(self._reload)
        self.acts.frozen.connect(self._after_freezing)
        self.working.drafts.refused.connect(self.failed)
        self.jobs.busy.connect(lambda busy: page.heading.set_busy(busy=busy))
        sides = (
            (keys.WRITE, WRITE), (keys.PLAN, PLAN), (keys.STAGES, STAGES), (keys.LOG, LOG),
            (keys.CHECKS, CHECKS),
        )  # fmt: skip
        for action, side in sides:
            hear(self.look.keys, self, action, partial(page.enter_side, side))
