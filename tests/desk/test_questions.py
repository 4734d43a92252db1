# SPDX-License-Identifier: Apache-2.0
"""Questions are raised, carried, answered by notes, opened again, dropped and found."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from peerdesk.desk.capture import write_line
from peerdesk.desk.errors import InTheBin, NotAllowed, NotFound
from peerdesk.desk.evidence import tag, withdraw
from peerdesk.desk.messages import draft_message
from peerdesk.desk.questions import (
    QuestionQuery,
    QuestionState,
    answer_question,
    asker,
    change_question,
    drop_question,
    find_questions,
    kloes_about,
    question_of,
    raise_question,
    reopen_question,
    state_of,
    take_up_question,
)
from peerdesk.desk.timetable import plan_session
from peerdesk.domain.errors import EmptyText, TextTooLong
from peerdesk.domain.words import Authority, MessageKind, QuestionOrigin, Role
from tests.fakes.book import MemoryBook
from tests.fakes.challenge import FOCUS_GROUP, Join, share
from tests.fakes.team import founded


def test_a_question_stands_as_asked_with_what_it_is_carried_to(book: MemoryBook) -> None:
    session = plan_session(book, FOCUS_GROUP)
    note = write_line(book, "Two say it slips").note
    question = raise_question(
        book, "  Why does\nit slip? ", about=note, owner=book.person, session=session
    )
    value = question_of(book, question).value
    assert (value.text, value.origin) == ("Why does it slip?", QuestionOrigin.LINE)
    assert (value.about, value.owner, value.session) == (note, book.person, session)
    assert asker(book, question_of(book, question)) == book.person


@pytest.mark.parametrize(
    ("text", "refused"), [(" ", EmptyText), ("x" * 2_001, TextTooLong)], ids=["empty", "long"]
)
def test_what_is_no_question_is_refused(
    book: MemoryBook, text: str, refused: type[Exception]
) -> None:
    with pytest.raises(refused):
        raise_question(book, text)
    assert book.writes == 0


@pytest.mark.parametrize("field", ["owner", "session", "document"])
def test_it_is_carried_only_to_what_is_here(book: MemoryBook, field: str) -> None:
    with pytest.raises(NotFound):
        raise_question(book, "Who?", **{field: "nowhere"})  # type: ignore[arg-type] # the fields above
    with pytest.raises(NotFound):
        raise_question(book, "Who?", about="nothing")
    assert book.writes == 0


def test_several_notes_may_answer_and_each_can_be_taken_off(book: MemoryBook) -> None:
    one, two = (write_line(book, text).note for text in ("One", "Two"))
    question = raise_question(book, "Which?")
    answer_question(book, question, one)
    answer_question(book, question, two)
    answer_question(book, question, two)
    assert [answer.value for answer in question_of(book, question).answers] == [one, two]
    assert state_of(question_of(book, question)) is QuestionState.ANSWERED
    reopen_question(book, question, one)
    assert [answer.value for answer in question_of(book, question).answers] == [two]
    reopen_question(book, question)
    assert question_of(book, question).open


def test_what_lies_in_the_bin_answers_nothing_and_is_not_answered(book: MemoryBook) -> None:
    note = write_line(book, "Gone").note
    withdraw(book, note)
    question = raise_question(book, "Which?")
    with pytest.raises(InTheBin):
        answer_question(book, question, note)
    drop_question(book, question)
    with pytest.raises(InTheBin):
        answer_question(book, question, write_line(book, "Here").note)
    take_up_question(book, question)
    assert question_of(book, question).open


def test_doing_again_what_is_done_writes_nothing(book: MemoryBook) -> None:
    question = raise_question(book, "Which?")
    value = question_of(book, question).value
    before = book.writes
    change_question(book, question, value)
    reopen_question(book, question)
    take_up_question(book, question)
    assert book.writes == before
    drop_question(book, question)
    drop_question(book, question)
    assert book.writes == before + 1


def test_a_question_keeps_what_raised_it_whatever_else_changes(book: MemoryBook) -> None:
    note = write_line(book, "A line").note
    question = raise_question(book, "Which?", QuestionOrigin.LINE, note)
    value = question_of(book, question).value
    changed = replace(value, text="What?", about="", origin=QuestionOrigin.GAP)
    change_question(book, question, changed)
    kept = question_of(book, question).value
    assert (kept.text, kept.about, kept.origin) == ("What?", note, QuestionOrigin.LINE)


def test_they_are_found_by_state_owner_session_and_line_of_enquiry(book: MemoryBook) -> None:
    session, kloe = plan_session(book, FOCUS_GROUP), book.kloes()[0].id
    note = write_line(book, "A line").note
    tag(book, note, kloe)
    message = draft_message(
        book, MessageKind.STRENGTH, book.kloes()[0].value.theme, "Said", kloe=kloe
    )
    by_line = raise_question(book, "Line?", QuestionOrigin.GAP, kloe, owner=book.person)
    by_note = raise_question(book, "Note?", about=note, session=session)
    by_message = raise_question(book, "Message?", QuestionOrigin.SPONSOR, message)
    dropped = raise_question(book, "Dropped?")
    drop_question(book, dropped)

    def found(**fields: object) -> list[str]:
        return [one.id for one in find_questions(book, QuestionQuery(**fields))]  # type: ignore[arg-type] # the fields of a query

    assert found() == [by_line, by_note, by_message]
    assert found(kloe=kloe) == [by_line, by_note, by_message]
    assert found(owner=book.person) == [by_line]
    assert found(session=session) == [by_note]
    assert found(state=QuestionState.DROPPED) == [dropped]
    assert len(found(state=None)) == 4
    assert kloes_about(book, question_of(book, dropped).value) == ()
    gone = replace(question_of(book, dropped).value, about="f" * 32)
    assert kloes_about(book, gone) == ()
    with pytest.raises(NotFound):
        question_of(book, "f" * 32)


def test_a_colleague_answers_and_an_observer_only_reads(book: MemoryBook, join: Join) -> None:
    question = raise_question(book, "Which?")
    peer = join()
    answer_question(peer, question, write_line(peer, "This one").note)
    share(peer, book)
    assert state_of(question_of(book, question)) is QuestionState.ANSWERED
    observer = join(Role.OBSERVER, Authority.OBSERVER)
    assert question_of(observer, question).id == question
    with pytest.raises(NotAllowed):
        raise_question(observer, "May I?")


def test_two_who_reword_it_apart_leave_both_wordings_to_choose_from(
    book: MemoryBook, join: Join
) -> None:
    question = raise_question(book, "Which?")
    peer = join()
    for laptop, text in ((book, "Which one?"), (peer, "Which of them?")):
        value = question_of(laptop, question).value
        change_question(laptop, question, replace(value, text=text))
    share(peer, book)
    held = question_of(book, question)
    assert {choice.value.text for choice in held.choices} == {"Which one?", "Which of them?"}
    change_question(book, question, replace(held.value, text="Which of the two?"))
    assert [c.value.text for c in question_of(book, question).choices] == ["Which of the two?"]


@given(st.lists(st.sampled_from(["answer", "reopen", "drop", "take up"]), max_size=8))
def test_it_stands_by_the_last_word_on_dropping_and_on_answers(acts: list[str]) -> None:
    book = founded()
    note = write_line(book, "An answer").note
    question = raise_question(book, "Which?")
    answered = dropped = False
    for act in acts:
        if act == "answer" and not dropped:
            answer_question(book, question, note)
            answered = True
        elif act == "reopen":
            reopen_question(book, question)
            answered = False
        elif act in {"drop", "take up"}:
            (drop_question if act == "drop" else take_up_question)(book, question)
            dropped = act == "drop"
    held = question_of(book, question)
    assert (held.dropped, bool(held.answers)) == (dropped, answered)
