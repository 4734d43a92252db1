# SPDX-License-Identifier: Apache-2.0
"""Ties outline and sides to what is done with a document, and keeps what is being typed."""

from collections.abc import Callable, Sequence

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal

from peerdesk.compose.checks.finding import Finding
from peerdesk.domain.accuracy import AccuracyComment
from peerdesk.domain.publication_words import Stage
from peerdesk.errors import PeerDeskError
from peerdesk.ui.components.current import choose_row
from peerdesk.ui.components.draft_saver import DraftSaver
from peerdesk.ui.components.one_sheet import OneSheet
from peerdesk.ui.components.open_looking import OpenLooking
from peerdesk.ui.place import Place
from peerdesk.ui.report.acts import ReportActs
from peerdesk.ui.report.freezing import FreezeSheet
from peerdesk.ui.report.model import OutlineModel
from peerdesk.ui.report.page import WRITE, ReportPage
from peerdesk.ui.report.points import ChosenPoint
from peerdesk.ui.report.rows import PartRow, PointRow, Shown, comment_key, draft_key


class Working(QObject):
    """Knows which document and which row are shown, and has the acts done.

    `looked_for` comes when the findings that stand open are to be shown.
    """

    looked_for = Signal()

    def __init__(
        self, place: Place, page: ReportPage, model: OutlineModel, acts: ReportActs
    ) -> None:
        super().__init__(place)
        self._place, self._page, self._model, self._acts = place, page, model, acts
        self._shown: Shown | None = None
        self._current = ""
        self._typed: dict[str, str] = {}
        self.sheet = OneSheet(place)
        self._looking = OpenLooking(place)
        self.drafts = DraftSaver(place.ask, self)
        page.log.ask_drafts(self.drafts.newest)
        self.point = ChosenPoint(place, page.outline, model, acts, self.sheet)
        self.point.rewording.typed.connect(self._touch)
        self.point.rewording.kept.connect(self._forget)
        self._connect()

    @property
    def current(self) -> str:
        """Return the key of the row that is chosen."""
        return self._current

    def show(self, shown: Shown, wanted: str = "", occasion: str = "") -> None:
        """Show a document, keeping the row that was chosen or choosing the one that is wanted.

        `occasion` is that on which the document tells the sponsor, if it does.
        """
        held = wanted or self._current
        self._shown = shown
        self.point.show(shown, occasion)
        self._page.outline.delegate.live = shown.lead
        self._model.show(shown.rows, occasion)
        self._page.plan.show_plan(shown)
        self._page.stages.show_stages(shown)
        self._page.log.show_log(shown)
        row = self._model.find(held)
        if row < 0:
            row = self._model.first()
        if row >= 0:
            choose_row(self._page.outline, row)
        self._show_row()

    def last_words(self) -> dict[str, str]:
        """Return what is being typed and is not kept yet."""
        held = {**self.drafts.held, **self._typed}
        self.drafts.forget()
        return held

    def blank(self) -> None:
        """Show and hold nothing."""
        self.drafts.forget()
        self._typed.clear()
        self._shown = None
        self.point.show(None)
        self._model.show(())
        self._page.write.show_nothing()
        self._page.plan.clear()
        self._page.stages.clear()
        self._page.log.clear()
        self._page.checks.clear()
        self.sheet.blank()

    def row(self) -> PartRow | PointRow | None:
        """Return the part or point that is chosen."""
        row = self._model.row(self._page.outline.currentIndex().row())
        return row if isinstance(row, PartRow | PointRow) else None

    def mend(self, finding: Finding) -> None:
        """Go to what a finding is about: reword the point, or write in the part that says it."""
        shown = self._shown
        wanted = f"message:{finding.message}" if finding.message else ""
        for row in shown.rows if shown and not wanted else ():
            if isinstance(row, PartRow) and finding.text in " ".join(row.words.split()):
                wanted = row.key
        number = self._model.find(wanted)
        if number < 0:
            return
        choose_row(self._page.outline, number)
        if isinstance(self.row(), PartRow):
            self._open()
        else:
            self.point.reword()

    def _show_row(self) -> None:
        shown, row = self._shown, self.row()
        if shown is None:
            return
        if isinstance(row, PartRow):
            self._show_part(shown, row)
        elif isinstance(row, PointRow):
            occasion = self.point.occasion if shown.lead else ""
            self._page.write.show_point(row, live=shown.writes, occasion=occasion)
        else:
            self._page.write.show_nothing(
                self._place.tr("Choose a part to write, or a point to look at.")
            )
        self._current = row.key if row is not None else ""

    def _show_part(self, shown: Shown, row: PartRow) -> None:
        """Show a part, unless it is being typed in: what was typed since stays as it is."""
        write, key = self._page.write, self._key(row)
        typing = self._current == row.key and write.area.hasFocus()
        if typing and key in self._typed:
            return
        write.show_part(replace(row, draft=self.drafts.newest(key, row.draft)), live=shown.writes)

    def _open(self) -> None:
        self._page.enter_side(WRITE)

    def _on_typed(self, text: str) -> None:
        row = self.row()
        if isinstance(row, PartRow):
            self._touch(self._key(row), "" if text == row.words else text)

    def _keep(self, text: str) -> None:
        shown, row = self._shown, self.row()
        if shown is None or not isinstance(row, PartRow):
            return

        def failed(error: PeerDeskError) -> None:
            self._page.write.say_wrong(error.user_message)
            self._place.failed.emit(error)

        key = self._key(row)
        if text.strip() == row.words.strip():
            self._forget(key)
            return
        part = (row.part, row.about)
        self._acts.write(shown.kind, part, text, lambda: self._forget(key, text), failed)

    def _leave_area(self) -> None:
        self._page.panes.go_to("outline")
        self._page.outline.setFocus()

    def _ask_freeze(self, stage: Stage) -> None:
        shown = self._shown
        if shown is None or self.sheet.sheet is not None:
            return
        sheet = FreezeSheet(self._place.look, self._place, shown, stage)
        sheet.frozen.connect(lambda: self._acts.freeze(shown.kind, stage))
        sheet.looked_for.connect(self.looked_for)
        self.sheet.open(sheet)
        self._looking.look(shown.kind, lambda found: self._say_open(sheet, found))

    def _say_open(self, sheet: FreezeSheet, found: Sequence[Finding]) -> None:
        if self.sheet.sheet is sheet:
            sheet.say_open(found)

    def _keep_comment(self, identifier: str, comment: AccuracyComment) -> None:
        form, key = self._page.log.form, comment_key(identifier)

        def failed(error: PeerDeskError) -> None:
            form.say_wrong(error.user_message)
            self._place.failed.emit(error)

        typed = self._typed.get(key)

        def kept() -> None:
            self._page.log.leave_new()
            self._forget(key, typed)

        self._acts.keep_comment(identifier, comment, kept, failed)

    def _touch(self, key: str, text: str) -> None:
        self._typed[key] = text
        self.drafts.touch(key, text)

    def _forget(self, key: str, kept: str | None = None) -> None:
        """Drop a draft, unless more was typed than the text that was kept."""
        if kept is not None and self._typed.get(key, kept) != kept:
            return
        self._typed.pop(key, None)
        self.drafts.touch(key, "")
        self.drafts.flush()

    def _key(self, row: PartRow) -> str:
        return draft_key(self._shown.kind, row.part, row.about) if self._shown else ""

    def _connect(self) -> None:
        page, acts, point = self._page, self._acts, self.point
        outline, write, form = page.outline, page.write, page.log.form
        outline.selectionModel().currentChanged.connect(lambda *_: self._show_row())
        pairs: tuple[tuple[object, Callable[..., object]], ...] = (
            (outline.opened, self._open), (outline.toggled, point.toggle),
            (outline.moved, point.move), (outline.reword_wanted, point.reword),
            (write.typed, self._on_typed), (write.kept, self._keep),
            (write.left, self._leave_area), (write.tier_wanted, point.change_tier),
            (write.message_wanted, point.follow), (write.told, point.tell),
            (write.reword_wanted, point.reword),
            (form.kept, self._keep_comment), (form.typed, self._touch),
            (form.dropped, acts.drop_comment), (form.reword_wanted, acts.reword_from),
            (page.stages.freeze_wanted, self._ask_freeze),
        )  # fmt: skip
        for signal, slot in pairs:
            signal.connect(slot)  # type: ignore[attr-defined] # PySide's signals have no common type
