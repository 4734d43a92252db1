# SPDX-License-Identifier: Apache-2.0
"""Case studies and good practice: tracked with the permission to share them."""

import pytest
from msgspec.structs import replace

from peerdesk.desk.errors import Missing, NotFound
from peerdesk.desk.merging import merge
from peerdesk.desk.messages import draft_message, withdraw_message
from peerdesk.desk.scope import found_challenge
from peerdesk.desk.studies import (
    change_study,
    drop_study,
    lacks_case_study,
    note_study,
    studies_on,
    study_of,
    take_up_study,
    tracked,
    untracked_practice,
)
from peerdesk.domain.study import Study
from peerdesk.domain.words import MessageKind, Permission, StudyKind
from tests.fakes.book import MemoryBook
from tests.fakes.challenge import FRAMEWORK, SCOPE, share
from tests.fakes.team import PEERS, admit_all

SPACE = Study(title="Friday think space", region="North West")


@pytest.fixture
def book() -> MemoryBook:
    book = MemoryBook()
    found_challenge(book, FRAMEWORK, SCOPE, modules=("front-door",))
    return book


def practice(book: MemoryBook, wording: str) -> str:
    return draft_message(book, MessageKind.GOOD_PRACTICE, book.themes()[0].id, wording)


def test_a_study_is_kept_with_its_permission_by_whom_and_when(book: MemoryBook) -> None:
    study = note_study(book, SPACE)
    asked = replace(
        SPACE, permission=Permission.GIVEN, permission_by="DCS", asked_on="2026-05-12",
        answered_on="2026-05-13",
    )  # fmt: skip
    change_study(book, study, asked)
    assert study_of(book, study).value == asked
    written = book.writes
    change_study(book, study, asked)
    assert book.writes == written


def test_what_was_not_asked_has_no_answer(book: MemoryBook) -> None:
    told = replace(SPACE, permission_by="DCS", asked_on="2026-05-12", answered_on="2026-05-13")
    assert study_of(book, note_study(book, told)).value == SPACE
    asked = replace(told, permission=Permission.ASKED)
    held = study_of(book, note_study(book, asked)).value
    assert (held.permission_by, held.asked_on, held.answered_on) == ("DCS", "2026-05-12", "")


def test_a_study_needs_a_title_and_a_message_that_is_there(book: MemoryBook) -> None:
    with pytest.raises(Missing):
        note_study(book, replace(SPACE, title="  "))
    with pytest.raises(NotFound):
        note_study(book, replace(SPACE, message="nothing"))
    with pytest.raises(NotFound):
        study_of(book, "nothing")


def test_a_dropped_study_is_tracked_no_more_until_it_is_taken_up(book: MemoryBook) -> None:
    study = note_study(book, SPACE)
    drop_study(book, study)
    assert tracked(book) == ()
    take_up_study(book, study)
    assert [held.id for held in tracked(book)] == [study]


def test_case_studies_come_first_and_then_the_alphabet(book: MemoryBook) -> None:
    for title, kind in (
        ("b", StudyKind.GOOD_PRACTICE),
        ("B", StudyKind.CASE_STUDY),
        ("a", StudyKind.CASE_STUDY),
    ):
        note_study(book, Study(title=title, kind=kind))
    assert [held.value.title for held in tracked(book)] == ["a", "B", "b"]


def test_a_case_study_is_lacking_until_there_is_one_that_is_not_refused(book: MemoryBook) -> None:
    assert lacks_case_study(book)
    note_study(book, replace(SPACE, kind=StudyKind.GOOD_PRACTICE))
    assert lacks_case_study(book)
    study = note_study(book, SPACE)
    assert not lacks_case_study(book)
    change_study(book, study, replace(SPACE, permission=Permission.REFUSED))
    assert lacks_case_study(book)


def test_good_practice_that_nobody_tracks_is_named(book: MemoryBook) -> None:
    first, second = practice(book, "Think space on Fridays"), practice(book, "Young inspectors")
    gone = practice(book, "Withdrawn since")
    withdraw_message(book, gone)
    note_study(book, replace(SPACE, message=first))
    assert [message.id for message in untracked_practice(book)] == [second]


def test_a_study_follows_its_message_into_the_one_it_was_merged_into(book: MemoryBook) -> None:
    first, second = practice(book, "Think space on Fridays"), practice(book, "Time for cases")
    study = note_study(book, replace(SPACE, message=first))
    merge(book, first, second)
    assert [held.id for held in studies_on(book, second)] == [study]
    assert untracked_practice(book) == ()


def test_two_who_set_a_permission_without_knowing_keep_both_until_one_chooses(
    book: MemoryBook,
) -> None:
    other = MemoryBook(PEERS[0])
    study = note_study(book, SPACE)
    admit_all(book, other)
    share(book, other)
    change_study(book, study, replace(SPACE, permission=Permission.ASKED))
    change_study(other, study, replace(SPACE, permission=Permission.REFUSED))
    share(other, book)
    assert len(study_of(book, study).choices) == 2
    change_study(book, study, replace(SPACE, permission=Permission.GIVEN))
    assert len(study_of(book, study).choices) == 1
