# SPDX-License-Identifier: Apache-2.0
"""Claims about questions and immediate concerns as they stand."""

from peerdesk.domain import asking
from peerdesk.domain.asked import Asked, reduce_concern, reduce_question
from peerdesk.domain.entry import Entry
from peerdesk.domain.facts import Fact
from peerdesk.domain.question import Question


def happened(*facts: Fact, device: str = "d1") -> list[Entry]:
    return [
        Entry(f"h{depth}", depth, device, depth * 1_000, 60, fact)
        for depth, fact in enumerate(facts, 1)
    ]


RAISED = asking.QuestionSet(question="q1", details=Question(text="Who signs it off?"))
ANSWERED = asking.QuestionAnswered(question="q1", note="n1")


def question(*facts: Fact) -> Asked:
    found = reduce_question(happened(*facts))
    assert found is not None
    return found


def test_a_question_is_open_until_a_note_answers_it() -> None:
    assert question(RAISED).open
    answered = question(RAISED, ANSWERED)
    assert not answered.open
    assert [answer.value for answer in answered.answers] == ["n1"]


def test_reopening_takes_away_only_the_answers_it_names() -> None:
    again = asking.QuestionAnswered(question="q1", note="n2")
    reopened = question(
        RAISED, ANSWERED, again, asking.QuestionReopened(question="q1", replaces=("h2",))
    )
    assert [answer.value for answer in reopened.answers] == ["n2"]


def test_a_dropped_question_is_taken_up_again() -> None:
    dropped = question(RAISED, asking.QuestionDropped(question="q1"))
    assert dropped.dropped
    assert not dropped.open
    taken = asking.QuestionTakenUp(question="q1", replaces=dropped.drops)
    assert question(RAISED, asking.QuestionDropped(question="q1"), taken).open


def test_who_raised_it_stays_though_somebody_else_carries_it_on() -> None:
    carried = asking.QuestionSet(
        question="q1", details=Question(text="Who signs it off?", owner="p2"), replaces=("h1",)
    )
    other = Entry("h2", 2, "d2", 2_000, 60, carried)
    found = reduce_question([*happened(RAISED), other])
    assert found is not None
    assert (found.device, found.at, found.value.owner) == ("d1", 1_000, "p2")


def test_an_answer_without_its_question_does_not_stand_yet() -> None:
    assert reduce_question(happened(ANSWERED)) is None


def test_a_concern_keeps_every_sealed_record_and_who_saw_it() -> None:
    concern = reduce_concern(
        happened(
            asking.ConcernRaised(concern="c1", sealed="one"),
            asking.ConcernAdded(concern="c1", sealed="two"),
            asking.ConcernSeen(concern="c1", person="p1"),
            asking.ConcernSeen(concern="c1", person="p1"),
        )
    )
    assert concern is not None
    assert [record.sealed for record in concern.records] == ["one", "two"]
    assert [(seen.value, len(seen.by)) for seen in concern.seen] == [("p1", 2)]
    assert (concern.device, concern.at) == ("d1", 1_000)


def test_that_somebody_saw_a_concern_says_nothing_before_the_concern_is_here() -> None:
    assert reduce_concern(happened(asking.ConcernSeen(concern="c1", person="p1"))) is None
