# SPDX-License-Identifier: Apache-2.0
"""Brings the chosen message into editor and evidence, and has done what is pressed there."""

from PySide6.QtCore import QObject, Signal

from peerdesk.desk.book import TeamBook, Urgency
from peerdesk.desk.query import NoteQuery
from peerdesk.domain.calendar import local, short_day
from peerdesk.domain.words import MessageKind, QuestionOrigin, Relation, Stance, Status
from peerdesk.ui.components.draft import DraftKeeper
from peerdesk.ui.components.options import Option
from peerdesk.ui.jobs import Job
from peerdesk.ui.messages.acts import MessageActs
from peerdesk.ui.messages.page import MessagesPage
from peerdesk.ui.messages.reading import MessageDetail, draft_key, read_message
from peerdesk.ui.messages.rows import Team
from peerdesk.ui.place import Place
from peerdesk.ui.questions.wanted import AskWanted
from peerdesk.ui.studies.wanted import StudyFrom

FOUND = 20
"""Notes offered for linking at once."""


class Working(QObject):
    """One message at a time; of several requests the newest wins."""

    shown = Signal(str)

    def __init__(self, place: Place, page: MessagesPage, acts: MessageActs) -> None:
        super().__init__(place)
        self._place, self._page, self._acts = place, page, acts
        self._job: Job | None = None
        self._search: Job | None = None
        self.drafts = DraftKeeper(self)
        self.drafts.due.connect(self._keep_draft)
        self.team: Team | None = None
        self.message = ""
        self._connect()

    def read(self, message: str) -> None:
        """Show a message; an unfinished wording of another one stays as its draft."""
        self._drop_jobs()
        if message != self.message:
            self.drafts.flush()
            self._page.editor.detail = None
        self.message = message
        team = self.team
        if team is None or not message:
            self._page.editor.clear()
            self._page.evidence.clear()
            return
        self._job = self._place.ask(
            Urgency.ROWS, lambda book: read_message(book, team, message), self._show
        )

    def blank(self) -> None:
        """Show and hold nothing."""
        self.drafts.take()
        self._drop_jobs()
        self.team = None
        self.message = ""
        self._page.editor.clear()
        self._page.evidence.clear()

    def keep(self) -> None:
        """Keep the wording as typed."""
        self._keep_then_agree(agree=False)

    def agree(self) -> None:
        """Keep the wording as typed, and agree the message or open it again."""
        if self._page.editor.status.isEnabled():
            self._keep_then_agree(agree=True)

    def _keep_then_agree(self, *, agree: bool) -> None:
        editor, message = self._page.editor, self.message
        detail, typed = editor.detail, editor.unwritten
        if detail is None:
            return
        status = Status.EMERGING if detail.agreed else Status.AGREED

        def settle() -> None:
            self.drafts.drop(draft_key(message))
            if agree:
                self._acts.settle(message, status)

        if typed:
            self._acts.reword(message, typed, settle)
        elif agree:
            self._acts.settle(message, status)

    def _show(self, detail: MessageDetail) -> None:
        if self.team is None or detail.id != self.message:
            return
        self._page.editor.set_detail(detail, self.team)
        live = self.team.writes and not detail.withdrawn and detail.into is None
        self._page.evidence.set_proofs(detail.proofs, live=live)
        self.shown.emit(detail.id)

    def _go_back(self) -> None:
        """Show the wording that stands; what was typed is dropped."""
        editor = self._page.editor
        if editor.detail is not None:
            editor.field.set_text(editor.detail.wording)
            self.drafts.drop(draft_key(self.message))
            editor.show_count()

    def _leave_field(self) -> None:
        self._page.list.setFocus()
        self._page.editor.show_count()

    def _on_typed(self) -> None:
        if self.message and self._page.editor.detail is not None:
            self.drafts.touch(draft_key(self.message), self._page.editor.unwritten)

    def _keep_draft(self, key: str, text: str) -> None:
        self._place.ask(Urgency.DRAFT, lambda book: book.keep_draft(key, text), _nothing)

    def _find_notes(self, words: str) -> None:
        if self._search is not None:
            self._search.drop()
        query = NoteQuery(words=words) if words.strip() else self._near()

        def work(book: TeamBook) -> list[Option]:
            linked = {link.note for link in book.message(self.message).links}
            return [
                Option(note.id, note.text, _when(note.at, note.offset), mark=note.stance)
                for note in book.notes(query, 0, FOUND + len(linked))
                if note.id not in linked
            ][:FOUND]

        self._search = self._place.ask(Urgency.SEARCH, work, self._page.evidence.offer)

    def _near(self) -> NoteQuery:
        """Return which notes to offer before a word is typed: of its line, for it or against."""
        detail = self._page.editor.detail
        if detail is None:
            return NoteQuery()
        theme = "" if detail.kloe else detail.theme
        if self._page.evidence.relation is not Relation.CONTRADICTS:
            return NoteQuery(kloe=detail.kloe)
        strength = detail.kind in {MessageKind.STRENGTH, MessageKind.GOOD_PRACTICE}
        stance = Stance.CONSIDERATION if strength else Stance.STRENGTH
        return NoteQuery(kloe=detail.kloe, theme=theme, stance=stance)

    def _ask(self) -> None:
        """Have a question raised about the message: by now everything is for it."""
        if self.message:
            self._place.go.emit("ask", AskWanted(QuestionOrigin.GAP, self.message))

    def _track(self) -> None:
        if self.message:
            self._place.go.emit("studies", StudyFrom(self.message))

    def _relate(self, relation: Relation) -> None:
        proof = self._page.evidence.current()
        if proof is not None and self._page.evidence.add.isEnabled():
            self._acts.relate(self.message, proof.note, relation)

    def _unlink(self) -> None:
        proof = self._page.evidence.current()
        if proof is not None and self._page.evidence.add.isEnabled():
            self._acts.unlink(self.message, proof.note)

    def _open_note(self) -> None:
        proof = self._page.evidence.current()
        if proof is not None:
            self._place.go.emit("evidence", proof.note)

    def _drop_jobs(self) -> None:
        for job in (self._job, self._search):
            if job is not None:
                job.drop()
        self._job = self._search = None

    def _connect(self) -> None:
        editor, evidence, acts = self._page.editor, self._page.evidence, self._acts
        editor.field.kept.connect(self.keep)
        editor.field.agreed.connect(self.agree)
        editor.field.left.connect(self._leave_field)
        editor.field.textChanged.connect(self._on_typed)
        editor.thrown_away.connect(self._go_back)
        editor.status_pressed.connect(self.agree)
        editor.kind_chosen.connect(lambda kind: acts.refile(self.message, kind=kind))
        editor.theme_chosen.connect(lambda theme: acts.refile(self.message, theme=theme))
        editor.kloe_chosen.connect(lambda kloe: acts.refile(self.message, kloe=kloe))
        editor.restore_pressed.connect(lambda: acts.restore(self.message))
        editor.standing.chosen.connect(lambda text: acts.reword(self.message, text, _done))
        evidence.searched.connect(self._find_notes)
        evidence.added.connect(
            lambda note: acts.relate(self.message, note, self._page.evidence.relation)
        )
        editor.asides.against_wanted.connect(evidence.look_against)
        editor.asides.ask_wanted.connect(self._ask)
        editor.asides.study_wanted.connect(self._track)
        editor.merged.open_pressed.connect(lambda into: self._place.go.emit("messages", into))
        editor.merged.apart_pressed.connect(lambda: acts.unmerge(self.message))
        evidence.list.related.connect(self._relate)
        evidence.list.unlinked.connect(self._unlink)
        evidence.list.opened.connect(self._open_note)


def _when(at: int, offset: int) -> str:
    moment = local(at, offset)
    return f"{short_day(moment.date().isoformat()).split()[0]} {moment:%H:%M}"


def _nothing(_: object) -> None:
    """Say nothing: a draft that is kept is no news."""


def _done() -> None:
    """Do nothing more: the wording was not typed here, so it has no draft."""
