# SPDX-License-Identifier: Apache-2.0
"""Sponsors are told after a summary or on another occasion, and points are taken back."""

from collections.abc import Callable

import pytest

from peerdesk.desk.errors import InTheBin, Missing, NotAllowed, NotFound
from peerdesk.desk.listeners import UnknownSponsor, agreed_sponsor
from peerdesk.desk.messages import draft_message, reword, withdraw_message
from peerdesk.desk.tellings import OCCASIONS, NeverTold, tell
from peerdesk.domain.words import MessageKind, Outcome
from tests.fakes.book import MemoryBook
from tests.fakes.challenge import Join
from tests.issuing import issue_all

DAY = "2026-05-12"
SPONSOR = "Director of children’s services"


@pytest.fixture
def message(book: MemoryBook) -> str:
    """Return a message that stands."""
    theme = book.themes()[0].id
    return draft_message(book, MessageKind.STRENGTH, theme, "Staff own it")


def test_telling_is_for_leads(message: str, join: Join) -> None:
    with pytest.raises(NotAllowed):
        tell(join(), message, SPONSOR, Outcome.AS_WRITTEN, occasion=OCCASIONS[0])


def test_what_was_told_is_kept_in_the_words_of_the_issue(book: MemoryBook, message: str) -> None:
    frozen = issue_all(book, DAY)
    reword(book, message, "Staff know it")
    tell(book, message, SPONSOR, Outcome.AS_WRITTEN, issue=frozen.hash)
    (telling,) = book.message(message).tellings
    assert (telling.wording, telling.issue) == ("Staff own it", frozen.hash)
    tell(book, message, SPONSOR, Outcome.OTHERWISE, wording="Nearly all own it", issue=frozen.hash)
    (telling,) = book.message(message).tellings
    assert (telling.outcome, telling.wording) == (Outcome.OTHERWISE, "Nearly all own it")


def test_each_sponsor_and_occasion_is_told_apart(book: MemoryBook, message: str) -> None:
    tell(book, message, SPONSOR, Outcome.AS_WRITTEN, occasion="On the stairs")
    tell(book, message, "Chief executive", Outcome.NOT_REACHED, occasion="On the stairs")
    book.writes = 0
    tell(book, message, SPONSOR, Outcome.AS_WRITTEN, occasion=" On the stairs")
    assert book.writes == 0
    assert [t.wording for t in book.message(message).tellings] == ["Staff own it", ""]


def test_a_telling_needs_its_words_and_a_point_that_was_issued(
    book: MemoryBook, message: str
) -> None:
    frozen = issue_all(book, DAY)
    later = draft_message(book, MessageKind.SUGGESTION, book.themes()[0].id, "Later")
    deeds: tuple[tuple[type[Exception], Callable[[], object]], ...] = (
        (Missing, lambda: tell(book, message, SPONSOR, Outcome.OTHERWISE, wording=" ")),
        (NotFound, lambda: tell(book, later, SPONSOR, Outcome.AS_WRITTEN, issue=frozen.hash)),
        (NotFound, lambda: tell(book, message, SPONSOR, Outcome.AS_WRITTEN, issue="0")),
    )
    for error, deed in deeds:
        with pytest.raises(error):
            deed()
    withdraw_message(book, message)
    with pytest.raises(InTheBin):
        tell(book, message, SPONSOR, Outcome.AS_WRITTEN)
    tell(book, message, SPONSOR, Outcome.AS_WRITTEN, issue=frozen.hash)


def test_a_point_that_was_dropped_is_taken_back_in_a_summary_that_does_not_have_it(
    book: MemoryBook, message: str
) -> None:
    draft_message(book, MessageKind.SUGGESTION, book.themes()[0].id, "Another")
    first = issue_all(book, DAY)
    tell(book, message, SPONSOR, Outcome.AS_WRITTEN, issue=first.hash)
    withdraw_message(book, message)
    second = issue_all(book, DAY)
    tell(book, message, SPONSOR, Outcome.TAKEN_BACK, issue=second.hash)
    told = [(t.outcome, t.wording, t.issue) for t in book.message(message).tellings]
    assert told == [
        (Outcome.AS_WRITTEN, "Staff own it", first.hash),
        (Outcome.TAKEN_BACK, "", second.hash),
    ]
    tell(book, message, SPONSOR, Outcome.TAKEN_BACK, occasion="In passing")
    assert len(book.message(message).tellings) == 3


def test_a_sponsor_typed_with_other_capitals_or_apostrophes_is_no_other_sponsor(
    book: MemoryBook, message: str
) -> None:
    tell(book, message, "director of Children's  services", Outcome.AS_WRITTEN, occasion="Once")
    tell(book, message, SPONSOR, Outcome.OTHERWISE, wording="Most own it", occasion="Once")
    (telling,) = book.message(message).tellings
    assert (telling.sponsor, telling.wording) == (SPONSOR, "Most own it")


def test_only_a_sponsor_of_the_scope_is_agreed(book: MemoryBook) -> None:
    assert agreed_sponsor(book, "") == agreed_sponsor(book, SPONSOR.upper()) == SPONSOR
    with pytest.raises(UnknownSponsor, match=SPONSOR):
        agreed_sponsor(book, "Mayor of Nowhere")


def test_what_a_sponsor_never_heard_is_not_taken_back(book: MemoryBook, message: str) -> None:
    with pytest.raises(NeverTold, match="director"):
        tell(book, message, SPONSOR, Outcome.TAKEN_BACK, occasion="In passing")
    tell(book, message, SPONSOR, Outcome.NOT_REACHED, occasion="In passing")
    with pytest.raises(NeverTold):
        tell(book, message, SPONSOR, Outcome.TAKEN_BACK, occasion="At lunch")
