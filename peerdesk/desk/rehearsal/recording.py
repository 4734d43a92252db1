# SPDX-License-Identifier: Apache-2.0
"""Plays what a rehearsal keeps beside its notes, and says which record each note belongs to.

Whatever can be is written as one transaction: the practice challenge must not grow slow.
"""

from collections.abc import Mapping
from random import Random

from msgspec.structs import replace

from peerdesk.desk.case_labels import draw_labels
from peerdesk.desk.documents import add_documents
from peerdesk.desk.observations import begin_observation, observation_of
from peerdesk.desk.questions import answer_question, raise_question
from peerdesk.desk.record_notes import Belonging
from peerdesk.desk.references import References
from peerdesk.desk.rehearsal.stage import Cast
from peerdesk.desk.rehearsal.values import Rehearsal, RehearsalNote
from peerdesk.desk.writing import write
from peerdesk.domain.document import Document
from peerdesk.domain.figure import Figure
from peerdesk.domain.identifiers import mint
from peerdesk.domain.records import CaseFileSet, CaseReviewed, DocumentRead
from peerdesk.domain.review import CaseFile, CaseReview
from peerdesk.domain.shorthand import TAG
from peerdesk.domain.words import CaseArea, CaseState, Source

_SEED = 25


class Recording:
    """Remembers which identifier was minted for which record; `people` and `sessions` by key.

    The script numbers its case files; the labels that the team knows are drawn.
    """

    def __init__(
        self,
        rehearsal: Rehearsal,
        cast: Cast,
        people: Mapping[str, str],
        sessions: Mapping[str, str],
    ) -> None:
        self._script, self._cast = rehearsal, cast
        self._people, self._sessions = people, sessions
        draw = Random(_SEED).choice  # noqa: S311 - a fictional case, and the same in every rehearsal
        drawn = draw_labels((), len(rehearsal.cases), draw)
        script = (case.label for case in rehearsal.cases)
        self._labels = dict(zip(script, drawn, strict=True))
        self._cases: dict[str, str] = {}
        self._observations: dict[str, str] = {}
        self._documents: dict[str, str] = {}
        self._questions: dict[str, str] = {}
        self._readings: list[DocumentRead] = []
        self._figures = {
            figure.note: Figure(figure.value, figure.source, figure.day)
            for figure in rehearsal.records.figures
        }

    def ask(self, number: int, notes: Mapping[str, str]) -> None:
        """Ask a day's questions, and answer those whose answers were taken down by then."""
        for question in self._script.records.questions:
            book = self._cast.book_of(question.asked_by)
            if question.day == number:
                about = question.about
                self._questions[question.text] = raise_question(
                    book,
                    question.text,
                    question.origin,
                    notes[about] if about in notes else References(book).kloe(about),
                    owner=self._people.get(question.owner, ""),
                    session=self._sessions.get(question.session, ""),
                )
            if question.text in self._questions and question.answer in notes:
                answer_question(book, self._questions[question.text], notes[question.answer])

    def agree(self) -> None:
        """Put the case files on the list and the documents on the register, as a lead does."""
        self._agree_cases()
        book = self._cast.leader
        known = References(book)
        listed = self._script.records.documents
        found = add_documents(
            book,
            [
                Document(
                    title=document.title,
                    asked_of=document.asked_of,
                    wanted_by=self._people.get(document.wanted_by, ""),
                    requested=document.requested,
                    due=document.due,
                    received=document.received,
                    kloes=tuple(known.kloe(code) for code in document.kloes),
                    pulled=document.pulled,
                )
                for document in listed
            ],
        )
        for document, identifier in zip(listed, found, strict=True):
            self._documents.update(dict.fromkeys(document.notes, identifier))
            self._readings += [
                DocumentRead(document=identifier, person=self._people[person])
                for person in document.read_by
            ]

    def read(self) -> None:
        """Record who has read what, as told in the team's first meeting."""
        write(self._cast.leader, *self._readings)

    def review(self) -> None:
        """Record how far the review of each case file has come."""
        review = self._script.records.review
        facts = []
        for label, case in self._cases.items():
            state = CaseState.MODERATED if label in review.moderated else CaseState.REVIEWED
            if label in review.under_way:
                state = CaseState.UNDER_WAY
            read = review.read[: 2 if state is CaseState.UNDER_WAY else None]
            talked = () if state is CaseState.UNDER_WAY else review.talked_with
            went_on = CaseReview(state=state, read=read, talked_with=talked)
            facts.append(CaseReviewed(case=case, review=went_on))
        write(self._cast.leader, *facts)

    def observe(self, day: str) -> None:
        """Record a day's observations, each on the laptop of the first who went."""
        on_day = {session.key: session for session in self._script.sessions if session.day == day}
        for observation in self._script.records.observations:
            session = on_day.get(observation.session)
            if session is not None:
                book = self._cast.book_of(session.peers[0])
                seen = observation_of(book, self._sessions[session.key])
                self._observations[session.key] = begin_observation(
                    book, replace(seen, consent=observation.consent)
                )

    def belonging(self, note: RehearsalNote) -> Belonging:
        """Return the record that a note belongs to, and how it reached the team."""
        session = next(s for s in self._script.sessions if s.key == note.session)
        return Belonging(
            source=Source.READ if note.case else session.evidence,
            session=self._sessions[note.session],
            case=self._labels.get(note.case, ""),
            record=self._record_of(note),
            area=self._area_of(note),
            figure=self._figures.get(note.key),
        )

    def _agree_cases(self) -> None:
        script, review = self._script, self._script.records.review
        readers = {note.case: note.author for note in reversed(script.notes) if note.case}
        days = {session.key: session.day for session in script.sessions}
        planned = {note.case: days[note.session] for note in reversed(script.notes) if note.case}
        facts = []
        for position, case in enumerate(script.cases, 1):
            reader = readers[case.label]
            other = review.moderator if reader != review.moderator else review.other_moderator
            self._cases[case.label] = mint()
            details = CaseFile(
                label=self._labels[case.label],
                agreed_list=review.agreed_list,
                chosen_by=review.chosen_by,
                type=case.about,
                reviewer=self._people[reader],
                moderator=self._people[other] if case.label in review.moderated else "",
                day=planned[case.label],
                position=position,
            )
            facts.append(CaseFileSet(case=self._cases[case.label], details=details))
        write(self._cast.leader, *facts)

    def _record_of(self, note: RehearsalNote) -> str:
        if note.case:
            return self._cases[note.case]
        return self._documents.get(note.key) or self._observations.get(note.session, "")

    def _area_of(self, note: RehearsalNote) -> CaseArea | None:
        areas = self._script.records.review.areas
        tags = (match[2].lower() for match in TAG.finditer(note.line) if match[1] == "#")
        first = next((areas[tag] for tag in tags if tag in areas), None)
        return first if note.case else None
