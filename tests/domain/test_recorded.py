# SPDX-License-Identifier: Apache-2.0
"""Claims about case files, documents, observations and the wall as they stand."""

import pytest

from peerdesk.domain import records, sorting
from peerdesk.domain.clash import Field, open_registers
from peerdesk.domain.cluster import Cluster, Driver
from peerdesk.domain.document import Document, check_document
from peerdesk.domain.errors import UnreadableTime
from peerdesk.domain.observation import Observation, check_observation
from peerdesk.domain.recorded import reduce_case, reduce_document, reduce_observation
from peerdesk.domain.review import CaseFile, CaseReview
from peerdesk.domain.session import RoleGroup
from peerdesk.domain.sorted_out import reduce_cluster, reduce_study, reduce_wall
from peerdesk.domain.study import Study
from peerdesk.domain.words import CaseState, ObservationKind, Voice
from tests.domain.test_asked import happened

LISTED = records.CaseFileSet(case="c1", details=CaseFile(label="K7Q"))


def test_a_case_file_waits_for_its_review() -> None:
    case = reduce_case(happened(LISTED))
    assert case is not None
    assert case.review.state is CaseState.TO_REVIEW


def test_a_review_goes_on_beside_the_listing() -> None:
    begun = records.CaseReviewed(case="c1", review=CaseReview(state=CaseState.UNDER_WAY))
    done = records.CaseReviewed(
        case="c1", review=CaseReview(state=CaseState.REVIEWED), replaces=("h2",)
    )
    case = reduce_case(happened(LISTED, begun, done))
    assert case is not None
    assert (case.value.label, case.review.state) == ("K7Q", CaseState.REVIEWED)


def test_two_reviews_that_did_not_know_of_each_other_both_stand() -> None:
    one = records.CaseReviewed(case="c1", review=CaseReview(read=("assessment",)))
    two = records.CaseReviewed(case="c1", review=CaseReview(read=("chronology",)))
    case = reduce_case(happened(LISTED, one, two))
    assert case is not None
    assert [register.field for register in open_registers(case)] == [Field.REVIEW]


def test_a_review_without_its_case_file_does_not_stand_yet() -> None:
    assert reduce_case(happened(records.CaseReviewed(case="c1", review=CaseReview()))) is None


def test_two_people_read_a_document_without_a_clash() -> None:
    listed = records.DocumentSet(document="d1", details=Document(title="Plan"))
    document = reduce_document(
        happened(
            listed,
            records.DocumentRead(document="d1", person="p1"),
            records.DocumentRead(document="d1", person="p2"),
            records.DocumentUnread(document="d1", person="p1", replaces=("h2",)),
        )
    )
    assert document is not None
    assert document.read_by == ("p2",)
    assert not list(open_registers(document))


def test_a_reading_without_its_document_does_not_stand_yet() -> None:
    assert reduce_document(happened(records.DocumentRead(document="d1", person="p1"))) is None


def test_days_and_times_are_kept_in_one_form() -> None:
    document = check_document(Document(title="Plan", due=" 2026-05-05 ", received=" "))
    assert (document.due, document.received) == ("2026-05-05", "")
    seen = Observation(
        kind=ObservationKind.PRACTICE, setting="Panel", day=" 2026-05-12", start="9:30"
    )
    checked = check_observation(seen)
    assert (checked.day, checked.start) == ("2026-05-12", "09:30")
    with pytest.raises(UnreadableTime):
        check_document(Document(title="Plan", due="soon"))


def test_an_observation_counts_whom_it_met() -> None:
    groups = (RoleGroup("Social workers", Voice.FRONTLINE, 6), RoleGroup("Chair", Voice.MANAGERS))
    details = Observation(
        kind=ObservationKind.PRACTICE, setting="Panel", day="2026-05-12", groups=groups
    )
    seen = reduce_observation(happened(records.ObservationSet(observation="o1", details=details)))
    assert seen is not None
    assert seen.value.people == 7


def test_a_cluster_holds_each_note_once_and_its_place_is_no_question() -> None:
    begun = sorting.ClusterSet(cluster="k1", details=Cluster(title="A", theme="t1"))
    one = sorting.ClusterSet(
        cluster="k1", details=Cluster(title="A", theme="t1", position=1), replaces=("h1",)
    )
    two = sorting.ClusterSet(
        cluster="k1", details=Cluster(title="A", theme="t1", position=2), replaces=("h1",)
    )
    put = sorting.NoteClustered(cluster="k1", note="n1")
    cluster = reduce_cluster(happened(begun, one, two, put, put))
    assert cluster is not None
    assert cluster.note_ids == ("n1",)
    assert not list(open_registers(cluster))


def test_a_note_put_into_a_cluster_that_is_not_here_waits() -> None:
    assert reduce_cluster(happened(sorting.NoteClustered(cluster="k1", note="n1"))) is None


def test_of_two_leads_who_said_who_moves_the_cards_the_last_counts() -> None:
    one = sorting.WallDriven(wall="c1", details=Driver("d1"))
    two = sorting.WallDriven(wall="c1", details=Driver("d2"))
    wall = reduce_wall(happened(one, two))
    assert wall is not None
    assert wall.value.device == "d2"
    assert not list(open_registers(wall))


def test_a_study_is_set_as_a_whole() -> None:
    study = reduce_study(happened(sorting.StudySet(study="s1", details=Study(title="Hubs"))))
    assert study is not None
    assert study.value.title == "Hubs"
