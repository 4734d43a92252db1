# SPDX-License-Identifier: Apache-2.0
"""The place of case studies and good practice, beside the messages that tell of them."""

from typing import ClassVar

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from peerdesk.desk import studies
from peerdesk.desk.book import TeamBook, Urgency
from peerdesk.desk.errors import NoChallenge
from peerdesk.domain.study import Study
from peerdesk.domain.words import MessageKind, StudyKind
from peerdesk.errors import PeerDeskError
from peerdesk.ui.components.banner import Banner
from peerdesk.ui.components.button import PLAIN, PRIMARY, Button
from peerdesk.ui.components.current import choose_row
from peerdesk.ui.components.draft import DraftKeeper
from peerdesk.ui.components.empty import Empty
from peerdesk.ui.components.heading import Heading
from peerdesk.ui.components.panes import Pane, Panes
from peerdesk.ui.components.text import pane
from peerdesk.ui.look import Look
from peerdesk.ui.place import Place
from peerdesk.ui.ports import DeskSession
from peerdesk.ui.studies import keys
from peerdesk.ui.studies.form import StudyForm
from peerdesk.ui.studies.listing import StudyList, StudyModel
from peerdesk.ui.studies.rows import Studies, StudyRow, Told, as_draft, draft_key, read_studies
from peerdesk.ui.studies.wanted import StudyFrom


class StudiesPlace(Place):
    """All studies. `open` takes the identifier of one, or `StudyFrom` a message."""

    key: ClassVar[str] = "studies"
    does = keys.ALL

    def __init__(self, look: Look, session: DeskSession, parent: QWidget | None = None) -> None:
        super().__init__(look, session, parent)
        self.model = StudyModel()
        self.list = StudyList(look, self.model)
        self.form = StudyForm(look, self)
        self.heading = Heading(look, self.tr("Case studies and good practice"))
        self.back = Button(look, self.tr("Messages"), PLAIN, key=keys.BACK)
        self.new = Button(look, self.tr("New"), PRIMARY, icon="plus", key=keys.NEW)
        self.lacking = Banner(look, "warn")
        self.empty = Empty(look, "")
        self.drafts = DraftKeeper(self)
        self.drafts.due.connect(self._keep_draft)
        self._all = QStackedWidget()
        self._shown: Studies | None = None
        self._study = ""
        self._wanted: StudyFrom | str = ""
        self._lay_out()
        self._connect()

    def open(self, what: object = None) -> None:
        """Show the studies, and one of them if it is asked for."""
        if isinstance(what, StudyFrom | str):
            self._wanted = what
        self.list.setFocus()
        self._reload()

    def last_words(self) -> dict[str, str]:
        """Return the form as it is filled in, by the key of its draft."""
        return self.drafts.take()

    def blank(self) -> None:
        """Take every study off the screen."""
        super().blank()
        self.drafts.take()
        self._shown = None
        self.model.show((), ())
        self.form.clear()
        self.heading.set_facts("")
        self.lacking.say("")

    def where(self) -> object:
        """Return the study that is open."""
        return self._study

    def next_pane(self) -> bool:
        """Go from the list to the form, to the rail."""
        return self._panes.next()

    def _reload(self) -> None:
        self.ask(Urgency.ROWS, read_studies, self._show, self._no_challenge)

    def _no_challenge(self, error: PeerDeskError) -> None:
        if isinstance(error, NoChallenge):
            self.empty.say(error.user_message)
            self._all.setCurrentIndex(1)
        else:
            self.failed.emit(error)

    def _show(self, shown: Studies) -> None:
        self._shown = shown
        self._all.setCurrentIndex(0)
        self.model.show(shown.rows, shown.untracked)
        self.new.setEnabled(shown.writes)
        given = len(shown.rows)
        self.heading.set_facts(self.tr("{0} tracked").format(given) if given else "")
        said = ""
        if shown.lacking:
            said = self.tr(
                "No case study yet: the presentation should end with one that may be shared."
            )
        self.lacking.say(said)
        self.lacking.setVisible(bool(said))
        wanted, self._wanted = self._wanted, ""
        if isinstance(wanted, StudyFrom):
            self._show_of(wanted.message, shown)
            return
        row = self.model.find(wanted or self._study)
        if row < 0 and self.model.rowCount() and (shown.rows or not shown.drafts):
            row = 0 if not isinstance(self.model.row(0), str) else 1
        if row >= 0:
            choose_row(self.list, row)
        else:
            self._begin()

    def _show_of(self, message: str, shown: Studies) -> None:
        """Show the study of a message, or begin one."""
        row = next((row.id for row in shown.rows if row.study.message == message), message)
        number = self.model.find(row)
        if number >= 0:
            choose_row(self.list, number)
            return
        told = next((each for each in shown.messages if each.id == message), None)
        self._begin(told)

    def _on_current(self) -> None:
        shown, row = self._shown, self.model.row(self.list.currentIndex().row())
        if shown is None or isinstance(row, str):
            return
        self.drafts.flush()
        if isinstance(row, Told):
            self._begin(row)
            return
        self._study = row.id
        study = shown.drafts.get(row.id, row.study)
        self.form.show_study(study, shown.messages, fresh=False, live=shown.writes)

    def _begin(self, told: Told | None = None) -> None:
        """Show an empty form, or one for a message, or what was being filled in."""
        shown = self._shown
        if shown is None:
            return
        self._study = ""
        study = shown.drafts.get("", Study(title=""))
        if told is not None and study.message != told.id:
            practice = told.kind is MessageKind.GOOD_PRACTICE
            kind = StudyKind.GOOD_PRACTICE if practice else StudyKind.CASE_STUDY
            study = Study(title=told.wording, kind=kind, message=told.id)
        self.form.show_study(study, shown.messages, fresh=True, live=shown.writes)

    def _begin_alone(self) -> None:
        self.list.clearSelection()
        self._begin()
        self._panes.go_to("form")

    def _keep(self, study: Study) -> None:
        held = self._study

        def work(book: TeamBook) -> str:
            if not held:
                return studies.note_study(book, study)
            studies.change_study(book, held, study)
            return held

        def written(identifier: str) -> None:
            self.drafts.drop(draft_key(held))
            self._study = self._wanted = identifier
            self.said.emit(self.tr("Kept"), None)
            self._reload()

        self.write(work, written, self._say_wrong)

    def _say_wrong(self, error: PeerDeskError) -> None:
        self.form.say_wrong(error.user_message)
        self.failed.emit(error)

    def _drop(self) -> None:
        row = self.model.row(self.list.currentIndex().row())
        if not isinstance(row, StudyRow) or self._shown is None or not self._shown.writes:
            return

        def back() -> None:
            self.write(lambda book: studies.take_up_study(book, row.id), lambda _: self._reload())

        def dropped(_: None) -> None:
            self.said.emit(self.tr("Tracked no more. Its history is kept"), back)
            self._reload()

        self.write(lambda book: studies.drop_study(book, row.id), dropped)

    def _on_typed(self, study: Study) -> None:
        self.drafts.touch(draft_key(self._study), as_draft(study))

    def _keep_draft(self, key: str, text: str) -> None:
        self.ask(Urgency.DRAFT, lambda book: book.keep_draft(key, text), _nothing)

    def _open_message(self) -> None:
        message = self.form.message.value()
        if message:
            self.go.emit("messages", message)

    def _connect(self) -> None:
        self.list.selectionModel().currentChanged.connect(lambda *_: self._on_current())
        self.list.opened.connect(lambda: self._panes.go_to("form"))
        self.list.drop_wanted.connect(self._drop)
        self.new.clicked.connect(self._begin_alone)
        self.back.clicked.connect(lambda: self.go.emit("messages", None))
        self.form.kept.connect(self._keep)
        self.form.typed.connect(self._on_typed)
        self.form.message_wanted.connect(self._open_message)

    def _lay_out(self) -> None:
        self.heading.add_act(self.back)
        self.heading.add_act(self.new)
        self.lacking.hide()
        self.empty.act.hide()
        left = pane("sunken", side="right")
        inside = QVBoxLayout(left)
        inside.setContentsMargins(0, 0, 1, 0)
        inside.addWidget(self.list)
        self._panes = Panes(
            self.look,
            (
                Pane("list", self.tr("Case studies"), left, self.list, 400),
                Pane("form", self.tr("Form"), self.form, self.form.title),
            ),
        )
        self._all.addWidget(self._panes)
        self._all.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.heading)
        column.addWidget(self.lacking)
        column.addWidget(self._all, 1)


def _nothing(_: object) -> None:
    """Say nothing: a draft that is kept is no news."""
