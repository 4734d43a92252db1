# SPDX-License-Identifier: Apache-2.0
"""The immediate concern, on every screen: its key, its mark on the rail, and word to the leads."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtWidgets import QWidget

from peerdesk.desk.book import TeamBook, Urgency
from peerdesk.desk.concerns import (
    OwnConcern,
    add_to_concern,
    mark_seen,
    record_concern,
    reseal,
)
from peerdesk.domain.concern import ConcernRecord
from peerdesk.errors import PeerDeskError
from peerdesk.ui.components.counting import counted
from peerdesk.ui.components.draft import DraftKeeper
from peerdesk.ui.components.sheet import Sheet
from peerdesk.ui.components.text import let_go
from peerdesk.ui.concern.reading import (
    DRAFT,
    Beginning,
    Filled,
    Listed,
    State,
    acknowledged_key,
    kept,
    read_beginning,
    read_listed,
    read_state,
)
from peerdesk.ui.look import Look
from peerdesk.ui.notices import Notice
from peerdesk.ui.over import Over
from peerdesk.ui.ports import DeskSession

if TYPE_CHECKING:  # read in when somebody asks for them: every start would pay for it
    from peerdesk.ui.concern.sheet import AcknowledgeSheet, ConcernSheet

LIST = "list"
"""What `open` takes to show a lead all concerns."""


class ConcernOver(Over):
    """One sheet at a time; `open` begins a record, or shows a lead all of them for `LIST`."""

    key: ClassVar[str] = "concern"

    def __init__(self, look: Look, session: DeskSession, parent: QWidget | None = None) -> None:
        super().__init__(look, session, parent)
        self.drafts = DraftKeeper(self)
        self.drafts.due.connect(self._keep_draft)
        self.sheet: Sheet | None = None

    def open(self, what: object = None) -> None:
        """Open the sheet, unless one of its sheets is open already."""
        if self.sheet is not None:
            return
        if what == LIST:
            self.ask_for_sheet(read_listed, self._show_listed)
        else:
            self.ask_for_sheet(read_beginning, self._show)

    def refresh(self) -> None:
        """Look anew at what every screen says of concerns."""
        self.ask(Urgency.ROWS, read_state, self._show_state)

    def last_words(self) -> dict[str, str]:
        """Return the form that is being filled in."""
        return self.drafts.take()

    def blank(self) -> None:
        """Take the sheet away with everything in it, and the mark with it."""
        super().blank()
        self.drafts.forget()
        self.counted.emit(0, "")
        sheet, self.sheet = self.sheet, None
        if sheet is not None:
            sheet.left.disconnect(self._forget)  # nobody is asked any more how things stand
            sheet.leave()
            let_go(sheet)

    def _show_state(self, state: State) -> None:
        said = counted(
            state.unfinished,
            self.tr("1 is not recorded as told and acknowledged yet"),
            self.tr("{0} are not recorded as told and acknowledged yet"),
        )
        self.counted.emit(state.unfinished, said)
        if not state.unseen:
            self.notices.take_away(self.key)
            return
        words = counted(
            state.unseen,
            self.tr("An immediate concern was recorded"),
            self.tr("{0} immediate concerns were recorded"),
        )
        sentence = self.tr("{0} ({1}).").format(words, state.said)
        act = (self.tr("See who was told"), partial(self.open, LIST))
        self.notices.say(self.key, Notice(sentence, "danger", (act,)))

    def _show(self, beginning: Beginning) -> None:
        from peerdesk.ui.concern.sheet import ConcernSheet  # noqa: PLC0415 - see above

        if self.sheet is not None:
            return
        sheet = ConcernSheet(self.look, self.host, beginning, self.session.now())
        sheet.typed.connect(self._keep_form)
        sheet.recorded.connect(partial(self._record, sheet))
        sheet.dropped.connect(partial(self._drop, sheet))
        sheet.acknowledge_wanted.connect(partial(self._acknowledge, beginning))
        sheet.list_wanted.connect(self._go_to_list)
        self._open(sheet, sheet.first_focus())

    def _show_listed(self, listed: Listed) -> None:
        from peerdesk.ui.concern.listing import ConcernsSheet  # noqa: PLC0415 - see above

        if self.sheet is not None:
            return
        sheet = ConcernsSheet(self.look, self.host, listed)
        sheet.seen.connect(self._mark_seen)
        sheet.reseal_wanted.connect(self._reseal)
        self._open(sheet)

    def _open(self, sheet: Sheet, focus: QWidget | None = None) -> None:
        self.sheet = sheet
        sheet.left.connect(self._forget)
        sheet.open(focus)

    def _forget(self) -> None:
        self.sheet = None
        self.refresh()

    def _go_to_list(self) -> None:
        self._leave()
        self.open(LIST)

    def _leave(self) -> None:
        if self.sheet is not None:
            self.sheet.leave()

    def _record(self, sheet: "ConcernSheet", record: ConcernRecord) -> None:
        def work(book: TeamBook) -> int:
            record_concern(book, record)
            book.keep_draft(DRAFT, "")
            return len(read_beginning(book).leads)

        def done(leads: int) -> None:
            self.drafts.forget()
            sheet.forget()
            sealed = counted(leads, self.tr("sealed to 1 lead"), self.tr("sealed to {0} leads"))
            self._say_done(self.tr("Recorded, {0}").format(sealed))

        self.ask(Urgency.LINE, work, done, lambda error: sheet.say_wrong(error.user_message))

    def _drop(self, sheet: "ConcernSheet") -> None:
        sheet.forget()
        self.drafts.drop(DRAFT)
        self._leave()

    def _acknowledge(self, beginning: Beginning, concern: str) -> None:
        from peerdesk.ui.concern.sheet import AcknowledgeSheet  # noqa: PLC0415 - see above

        own = next(one for one in beginning.own if one.id == concern)
        self._leave()
        begun = beginning.acknowledging.get(concern)
        sheet = AcknowledgeSheet(self.look, self.host, own, self.session.now(), begun)
        sheet.typed.connect(partial(self._keep_acknowledged, concern))
        sheet.acknowledged.connect(partial(self._write_acknowledged, sheet, own))
        self._open(sheet, sheet.fields.who)

    def _write_acknowledged(
        self, sheet: "AcknowledgeSheet", own: OwnConcern, who: str, at: int
    ) -> None:
        _, offset = self.session.now()
        record = ConcernRecord(acknowledged_by=who, acknowledged_at=at, offset=offset)

        def work(book: TeamBook) -> None:
            add_to_concern(book, own.id, record)
            book.keep_draft(acknowledged_key(own.id), "")

        def done(_: None) -> None:
            self.drafts.forget()
            sheet.forget()
            self._say_done(self.tr("Recorded as acknowledged"))

        self.ask(Urgency.LINE, work, done, lambda error: sheet.say_wrong(error.user_message))

    def _keep_acknowledged(self, concern: str, filled: Filled) -> None:
        text = kept(filled) if filled.acknowledged_by else ""
        self.drafts.touch(acknowledged_key(concern), text)

    def _mark_seen(self, concerns: tuple[str, ...]) -> None:
        def work(book: TeamBook) -> None:
            for concern in concerns:
                mark_seen(book, concern)

        self._do(work, self.tr("Marked as seen"))

    def _reseal(self, concern: str) -> None:
        self._do(
            lambda book: reseal(book, concern),
            self.tr("Sealed anew: it goes with the next bundle"),
        )

    def _do(
        self,
        work: Callable[[TeamBook], object],
        sentence: str,
        failed: Callable[[PeerDeskError], object] | None = None,
    ) -> None:
        self.ask(Urgency.LINE, work, lambda _: self._say_done(sentence), failed)

    def _say_done(self, sentence: str) -> None:
        self._leave()
        self.say_saved()
        self.said.emit(sentence, None)

    def _keep_form(self, filled: Filled | None) -> None:
        self.drafts.touch(DRAFT, kept(filled) if filled is not None else "")

    def _keep_draft(self, key: str, text: str) -> None:
        self.ask(Urgency.DRAFT, lambda book: book.keep_draft(key, text), lambda _: None)
