# SPDX-License-Identifier: Apache-2.0
"""A lead lets a finding stand with a reason; it holds for these words, and can be taken back."""

import pytest

from peerdesk.compose.checks.finding import Check, Finding, fingerprint
from peerdesk.desk.errors import NotAllowed, NotFound
from peerdesk.desk.releasing import release, released, take_back
from peerdesk.domain.publication_words import Publication, WhyReleased
from tests.fakes.book import MemoryBook
from tests.fakes.challenge import Join

NAME = Finding(
    check=Check.ATTRIBUTION, kind="name", words="Looks like a name.", text="Jane Holt leads.", end=9
)
MARK = fingerprint(NAME)


def test_what_is_released_is_known_again_by_its_words(book: MemoryBook) -> None:
    release(book, NAME, WhyReleased.POST_HOLDER, Publication.REPORT)
    held = released(book)[MARK].value
    assert (held.reason, held.check, held.by) == (
        WhyReleased.POST_HOLDER, "attribution", book.identity.person,
    )  # fmt: skip
    changed = Finding(
        check=Check.ATTRIBUTION, kind="name", words="", text="Jane Holt led it.", end=9
    )
    assert fingerprint(changed) not in released(book)


def test_a_release_for_one_kind_of_document_holds_for_that_alone(book: MemoryBook) -> None:
    release(book, NAME, WhyReleased.ALREADY_PUBLIC, Publication.REPORT)
    assert MARK in released(book, Publication.REPORT)
    assert MARK not in released(book, Publication.SUMMARY)


def test_a_release_for_all_documents_holds_for_each(book: MemoryBook) -> None:
    release(book, NAME, WhyReleased.NOT_A_PERSON)
    assert all(MARK in released(book, kind) for kind in Publication)


def test_the_same_release_twice_is_written_once_and_another_reason_replaces_it(
    book: MemoryBook,
) -> None:
    release(book, NAME, WhyReleased.FALSE_ALARM)
    before = book.writes
    release(book, NAME, WhyReleased.FALSE_ALARM)(book)
    assert book.writes == before
    release(book, NAME, WhyReleased.USUAL_TERM)
    (held,) = book.finding_releases()
    assert [choice.value.reason for choice in held.choices] == [WhyReleased.USUAL_TERM]


def test_a_release_can_be_taken_back_and_that_too(book: MemoryBook) -> None:
    back = release(book, NAME, WhyReleased.FALSE_ALARM)
    identifier = released(book)[MARK].id
    again = back(book)
    assert MARK not in released(book)
    take_back(book, identifier)(book)
    assert MARK not in released(book)
    assert callable(again)
    again(book)
    assert released(book)[MARK].value.reason is WhyReleased.FALSE_ALARM


def test_taking_one_release_back_leaves_the_others(book: MemoryBook) -> None:
    other = Finding(check=Check.LANGUAGE, kind="grade", words="", text="Inadequate.", end=10)
    release(book, NAME, WhyReleased.FALSE_ALARM)
    release(book, other, WhyReleased.TEAMS_VIEW)
    for finding, left in ((other, {MARK}), (NAME, set[str]())):
        take_back(book, released(book)[fingerprint(finding)].id)
        assert set(released(book)) == left


def test_a_release_that_is_unknown_cannot_be_taken_back(book: MemoryBook) -> None:
    with pytest.raises(NotFound):
        take_back(book, "unknown")


def test_only_a_lead_lets_a_finding_stand(book: MemoryBook, join: Join) -> None:
    peer = join()
    with pytest.raises(NotAllowed):
        release(peer, NAME, WhyReleased.FALSE_ALARM)
    assert not book.finding_releases()
