# SPDX-License-Identifier: Apache-2.0
"""What the team did is counted from timetable and records, and each thing once."""

from msgspec.structs import replace

from peerdesk.compose.counts import Counts, count
from peerdesk.domain.document import Document
from peerdesk.domain.note import Held
from peerdesk.domain.observation import Observation
from peerdesk.domain.placed import Choice, Placed
from peerdesk.domain.recorded import CaseRecord, Listed
from peerdesk.domain.review import CaseFile, CaseReview
from peerdesk.domain.session import RoleGroup
from peerdesk.domain.words import CaseState, ObservationKind, SessionKind, Source, Voice
from tests.compose.casebooks import DAY_ONE, DAY_TWO, Builder


def test_an_empty_timetable_counts_nothing() -> None:
    assert count(Builder().casebook()) == Counts(0, 0, 0, 0, 0, 0, 0)


def test_people_are_met_in_meetings_only() -> None:
    builder = Builder()
    groups = (
        RoleGroup("Foster carers", Voice.CHILDREN_AND_FAMILIES, 6),
        RoleGroup("Head", Voice.PARTNERS),
    )
    builder.session("Carers", groups=groups)
    builder.session("Front door", kind=SessionKind.OBSERVATION)
    builder.session("Team", kind=SessionKind.TEAM_MEETING)
    builder.session("Sponsor", kind=SessionKind.SPONSOR_MEETING)
    counts = count(builder.casebook())
    assert (counts.meetings, counts.people, counts.observations) == (2, 12, 1)


def test_a_session_called_off_counts_nowhere() -> None:
    builder = Builder()
    builder.session("Carers", called_off=True)
    builder.session("Files", kind=SessionKind.CASE_REVIEW, files=4, called_off=True)
    assert count(builder.casebook()) == Counts(0, 0, 0, 0, 0, 0, 0)


def test_a_day_counts_itself_and_what_came_before() -> None:
    builder = Builder()
    builder.session("Carers", DAY_ONE)
    builder.session("Leaders", DAY_TWO)
    assert count(builder.casebook(), DAY_ONE).meetings == 1
    assert count(builder.casebook(), DAY_TWO).meetings == 2
    assert count(builder.casebook(), DAY_TWO).meeting_days == 2
    assert count(builder.casebook()).meetings == 2


def test_files_and_documents_are_counted_apart() -> None:
    builder = Builder()
    builder.session("Files", kind=SessionKind.CASE_REVIEW, files=7)
    builder.session("Plans", kind=SessionKind.DOCUMENT_REVIEW, files=62)
    counts = count(builder.casebook())
    assert (counts.case_files, counts.documents, counts.meetings) == (7, 62, 0)


def test_a_review_without_a_number_counts_the_cases_on_its_notes() -> None:
    builder = Builder()
    review = builder.session("Files", kind=SessionKind.CASE_REVIEW)
    for case in ("C-01", "C-02", "C-02", ""):
        builder.note("Plan is clear", review, source=Source.READ, case=case)
    builder.note("Heard elsewhere", builder.session("Carers"), case="C-03")
    assert count(builder.casebook()).case_files == 2


def test_hours_are_those_of_every_peer_in_the_room() -> None:
    builder = Builder()
    builder.session("Carers", start="09:30", end="11:00", peers=("p1", "p2"))
    builder.session("Leaders", start="11:00", end="11:20", peers=("p1",))
    assert count(builder.casebook()).hours == 3


def case_file(label: str, state: CaseState = CaseState.REVIEWED, **details: object) -> CaseRecord:
    """Return a case file that has come so far."""
    file = replace(CaseFile(label=label), **details)
    return CaseRecord(
        id=f"case {label}", choices=(Choice("a", file),),
        reviews=(Choice("b", CaseReview(state=state)),),
    )  # fmt: skip


def document(title: str, readers: int, **details: object) -> Listed:
    """Return a document that so many have read."""
    listed = replace(Document(title=title), **details)
    readings = tuple(Held(f"person {n}", ("c",)) for n in range(readers))
    return Listed(id=title, choices=(Choice("a", listed),), readings=readings)


def test_case_files_count_once_they_are_reviewed_and_stand_on_the_list() -> None:
    files = (
        case_file("A"),
        case_file("B", CaseState.MODERATED),
        case_file("C", CaseState.UNDER_WAY),
        case_file("D", CaseState.TO_REVIEW),
        case_file("E", dropped=True),
    )
    assert count(replace(Builder().casebook(), case_files=files)).case_files == 2


def test_files_of_the_list_and_a_number_in_the_timetable_are_never_added_up() -> None:
    builder = Builder()
    builder.session("Files", kind=SessionKind.CASE_REVIEW, files=7)
    book = builder.casebook()
    for many, counted in ((3, 7), (7, 7), (9, 9)):
        files = tuple(case_file(f"C-{n}") for n in range(many))
        assert count(replace(book, case_files=files)).case_files == counted


def test_a_file_noted_under_its_label_and_reviewed_on_the_list_is_one() -> None:
    builder = Builder()
    review = builder.session("Files", kind=SessionKind.CASE_REVIEW)
    for case in ("A", "A", "B"):
        builder.note("Plan is clear", review, source=Source.READ, case=case)
    book = replace(builder.casebook(), case_files=(case_file("A"), case_file("C")))
    assert count(book).case_files == 3


def test_a_document_counts_once_however_many_have_read_it() -> None:
    documents = (
        document("Read by three", 3),
        document("Read by one", 1),
        document("Received only", 0, received=DAY_ONE),
        document("Struck off", 2, dropped=True),
    )
    book = replace(Builder().casebook(), documents=documents)
    assert count(book).documents == 2
    builder = Builder()
    builder.session("Plans", kind=SessionKind.DOCUMENT_REVIEW, files=62)
    assert count(replace(builder.casebook(), documents=documents)).documents == 62


def test_records_after_the_day_count_later_and_those_without_a_day_always() -> None:
    book = replace(
        Builder().casebook(),
        case_files=(case_file("A", day=DAY_TWO), case_file("B")),
        documents=(document("Late", 1, received=DAY_TWO), document("Any day", 1)),
    )
    assert [(c.case_files, c.documents) for c in (count(book, DAY_ONE), count(book, DAY_TWO))] == [
        (1, 1), (2, 2),
    ]  # fmt: skip


def test_observations_recorded_besides_the_timetable_are_met_and_seen() -> None:
    groups = (RoleGroup("Carers", Voice.CHILDREN_AND_FAMILIES, 6),)
    seen = [
        Observation(kind=kind, setting=kind.value, day=DAY_TWO, groups=groups)
        for kind in ObservationKind
    ]
    placed = tuple(Placed(one.setting, (Choice("a", one),)) for one in seen)
    builder = Builder()
    builder.session("Carers", DAY_ONE)
    counts = count(replace(builder.casebook(), observations=placed))
    assert (counts.meetings, counts.meeting_days, counts.people, counts.observations) == (
        3, 2, 17, 1,
    )  # fmt: skip
    assert count(replace(builder.casebook(), observations=placed), DAY_ONE).meetings == 1
