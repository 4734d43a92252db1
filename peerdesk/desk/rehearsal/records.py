# SPDX-License-Identifier: Apache-2.0
"""What a rehearsal keeps beside its notes: case files, documents, observations and figures."""

from collections.abc import Iterator, Mapping

from msgspec import Struct

from peerdesk.desk.rehearsal.places import RECORDS, Fault, Places
from peerdesk.domain.words import CaseArea, ChosenBy, QuestionOrigin, SessionKind


class RehearsalReview(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """How the case files of the notes were agreed and reviewed.

    `areas` says by a line's first tag under which area of a case it stands. All files are
    reviewed but those `under_way`; the moderator of a file is the one who did not read it.
    """

    agreed_list: str
    chosen_by: ChosenBy
    under_way: tuple[str, ...]
    moderated: tuple[str, ...]
    moderator: str
    other_moderator: str
    read: tuple[str, ...]
    talked_with: tuple[str, ...]
    areas: Mapping[str, CaseArea]


class RehearsalDocument(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A document of the register, and the notes of whoever read it, by key."""

    title: str
    asked_of: str
    requested: str = ""
    due: str = ""
    received: str = ""
    pulled: bool = False
    wanted_by: str = ""
    read_by: tuple[str, ...] = ()
    kloes: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


class RehearsalObservation(Struct, frozen=True, forbid_unknown_fields=True):
    """A session in which practice was observed, and the role that agreed to it."""

    session: str
    consent: str


class RehearsalFigure(Struct, frozen=True, forbid_unknown_fields=True):
    """A figure that a note rests on."""

    note: str
    value: str
    source: str
    day: str


class RehearsalQuestion(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A question as somebody asks it on a day on site, counted from 1.

    `about` is a note by key or a line as #code, `answer` the note that answers it, by key, once
    that has been taken down.
    """

    day: int
    text: str
    asked_by: str
    about: str
    origin: QuestionOrigin = QuestionOrigin.LINE
    owner: str = ""
    session: str = ""
    answer: str = ""


class RehearsalRecords(Struct, frozen=True, forbid_unknown_fields=True):
    """Everything of records.toml."""

    review: RehearsalReview
    documents: tuple[RehearsalDocument, ...] = ()
    observations: tuple[RehearsalObservation, ...] = ()
    figures: tuple[RehearsalFigure, ...] = ()
    questions: tuple[RehearsalQuestion, ...] = ()


class Known(Struct, frozen=True):
    """What the records may name: labels, people, lines by code, notes by key, sessions by kind."""

    labels: frozenset[str]
    people: frozenset[str]
    kloes: frozenset[str]
    notes: frozenset[str]
    sessions: Mapping[str, SessionKind]


def faults_in_records(records: RehearsalRecords, known: Known, places: Places) -> Iterator[Fault]:
    """Yield each thing that the records name and nobody knows."""
    yield from _in_review(records.review, known, places)
    for number, document in enumerate(records.documents):
        yield from _in_document(number, document, known, places)
    for number, observation in enumerate(records.observations):
        if known.sessions.get(observation.session) is not SessionKind.OBSERVATION:
            what = f"“{observation.session}” is no observation of the timetable: correct it."
            yield places.fault(RECORDS, what, "observations", number, "session")
    for number, figure in enumerate(records.figures):
        if figure.note not in known.notes:
            yield places.fault(RECORDS, _NO_NOTE.format(figure.note), "figures", number, "note")
    for number, question in enumerate(records.questions):
        yield from _in_question(number, question, known, places)


_NOBODY = "nobody in the team is called “{0}”: correct it, or add them."
_NO_LINE = "this challenge has no line “{0}”: correct it, or add the line."
_NO_NOTE = "there is no note “{0}”: correct the reference."


def _in_question(
    number: int, question: RehearsalQuestion, known: Known, places: Places
) -> Iterator[Fault]:
    where = ("questions", number)
    for field in ("asked_by", "owner"):
        person = getattr(question, field)
        if person and person not in known.people:
            yield places.fault(RECORDS, _NOBODY.format(person), *where, field)
    if question.about.startswith("#"):
        if question.about[1:] not in known.kloes:
            yield places.fault(RECORDS, _NO_LINE.format(question.about[1:]), *where, "about")
    elif question.about not in known.notes:
        yield places.fault(RECORDS, _NO_NOTE.format(question.about), *where, "about")
    if question.answer and question.answer not in known.notes:
        yield places.fault(RECORDS, _NO_NOTE.format(question.answer), *where, "answer")
    if question.session and question.session not in known.sessions:
        what = f"there is no session “{question.session}”: correct the reference."
        yield places.fault(RECORDS, what, *where, "session")


def _in_review(review: RehearsalReview, known: Known, places: Places) -> Iterator[Fault]:
    for field in ("under_way", "moderated"):
        for number, label in enumerate(getattr(review, field)):
            if label not in known.labels:
                what = f"no note is about a case “{label}”: correct the label."
                yield places.fault(RECORDS, what, "review", field, number)
    for field in ("moderator", "other_moderator"):
        if getattr(review, field) not in known.people:
            yield places.fault(RECORDS, _NOBODY.format(getattr(review, field)), "review", field)
    for code in review.areas:
        if code not in known.kloes:
            yield places.fault(RECORDS, _NO_LINE.format(code), "review", "areas", code)


def _in_document(
    number: int, document: RehearsalDocument, known: Known, places: Places
) -> Iterator[Fault]:
    where = ("documents", number)
    for person in (*document.read_by, *filter(None, (document.wanted_by,))):
        if person not in known.people:
            yield places.fault(RECORDS, _NOBODY.format(person), *where)
    for code in document.kloes:
        if code not in known.kloes:
            yield places.fault(RECORDS, _NO_LINE.format(code), *where, "kloes")
    for note in document.notes:
        if note not in known.notes:
            yield places.fault(RECORDS, _NO_NOTE.format(note), *where, "notes")
