# SPDX-License-Identifier: Apache-2.0
"""What the team asks, and the immediate concerns that only leads read of."""

from peerdesk.domain import asking, facts
from peerdesk.domain.asked import Concern
from peerdesk.domain.question import Question
from peerdesk.domain.words import QuestionOrigin
from tests.happenings.scene import PERSONS, Scene


def question_set(at: Scene) -> facts.Fact:
    """Raise a question, or carry one elsewhere."""
    known = at.one(at.book.questions()) if at.chance.random() < 0.5 else None
    note = at.note()
    details = Question(
        text=at.words(), origin=at.word(QuestionOrigin), about=note.id if note else "",
        owner=at.chance.choice(PERSONS),
    )  # fmt: skip
    return asking.QuestionSet(
        question=known.id if known else at.fresh(), details=details,
        replaces=at.some(known.hashes) if known else (),
    )  # fmt: skip


def question_answered(at: Scene) -> facts.Fact | None:
    question, note = at.one(at.book.questions()), at.note()
    if question is None or note is None:
        return None
    return asking.QuestionAnswered(question=question.id, note=note.id)


def question_reopened(at: Scene) -> facts.Fact | None:
    if (question := at.one(at.book.questions())) is None:
        return None
    held = [change for answer in question.answers for change in answer.by]
    return asking.QuestionReopened(question=question.id, replaces=at.some(held))


def question_dropped(at: Scene) -> facts.Fact | None:
    question = at.one(at.book.questions())
    return asking.QuestionDropped(question=question.id) if question else None


def question_taken_up(at: Scene) -> facts.Fact | None:
    if (question := at.one(at.book.questions())) is None:
        return None
    return asking.QuestionTakenUp(question=question.id, replaces=at.some(question.drops))


def concern_raised(at: Scene) -> facts.Fact:
    """Record a concern; nothing here reads what is sealed."""
    return asking.ConcernRaised(concern=at.fresh(), sealed=at.words())


def concern_added(at: Scene) -> facts.Fact | None:
    concern = _concern(at)
    return asking.ConcernAdded(concern=concern.id, sealed=at.words()) if concern else None


def concern_seen(at: Scene) -> facts.Fact | None:
    concern = _concern(at)
    return asking.ConcernSeen(concern=concern.id, person=at.book.person) if concern else None


def _concern(at: Scene) -> Concern | None:
    return at.one(at.book.concerns())
