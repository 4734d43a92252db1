# SPDX-License-Identifier: Apache-2.0
"""What happens to questions and immediate concerns."""

from peerdesk.domain.facts import Fact, Hashes
from peerdesk.domain.question import Question


class QuestionSet(Fact, frozen=True, kw_only=True):
    """A question was raised, reworded, or carried to somebody or something else."""

    about = "question"
    question: str
    details: Question
    replaces: Hashes = ()


class QuestionAnswered(Fact, frozen=True, kw_only=True):
    """A note was found to answer a question."""

    about = "question"
    question: str
    note: str


class QuestionReopened(Fact, frozen=True, kw_only=True):
    """Answers turned out to be none: just those named."""

    about = "question"
    question: str
    replaces: Hashes


class QuestionDropped(Fact, frozen=True, kw_only=True):
    """The team no longer asks a question."""

    about = "question"
    question: str


class QuestionTakenUp(Fact, frozen=True, kw_only=True):
    """A dropped question is asked again."""

    about = "question"
    question: str
    replaces: Hashes


class ConcernRaised(Fact, frozen=True, kw_only=True):
    """Somebody recorded that an immediate concern was told; only leads can read of it.

    `sealed` is an age file to the leads' laptops, in base64, that holds a `ConcernRecord` as
    canonical JSON.
    """

    about = "concern"
    concern: str
    sealed: str


class ConcernAdded(Fact, frozen=True, kw_only=True):
    """More became known of an immediate concern, or a lead sealed it anew for another lead."""

    about = "concern"
    concern: str
    sealed: str


class ConcernSeen(Fact, frozen=True, kw_only=True):
    """A lead has read an immediate concern."""

    about = "concern"
    concern: str
    person: str
