# SPDX-License-Identifier: Apache-2.0
"""A message's life is told from its first wording to the document that says it."""

import pytest
from msgspec import structs

from peerdesk.compose.message_life import life_of
from peerdesk.domain.facts import PointIssued
from peerdesk.domain.publication_words import Answer, Publication, Stage
from peerdesk.domain.published import Frozen, Published
from peerdesk.domain.words import Outcome
from tests.compose.casebooks import DAY_ONE, DAY_THREE, DAY_TWO
from tests.compose.checks.telling import Talks


def test_it_is_told_in_order_from_draft_to_slide() -> None:
    builder = Talks()
    message = builder.message("First words.", builder.theme("Front door"), day=DAY_ONE)
    builder.issue(DAY_ONE)
    builder.tell(message, issue=builder.briefings[-1].issues[0].hash, day=DAY_TWO)
    builder.answer(message, Answer.DISPUTES_WORDING, "Not quite")
    builder.tell(message, Outcome.TAKEN_BACK, day=DAY_THREE)
    casebook = builder.casebook()
    reply = casebook.replies[0]
    dated = structs.replace(reply.value, day=DAY_TWO)
    placed = structs.replace(reply, choices=(structs.replace(reply.choices[0], value=dated),))
    casebook = structs.replace(casebook, replies=(placed,))
    told = [(m.what, m.detail) for m in life_of(casebook, casebook.messages[0]).moments]
    assert told == [
        ("Drafted", "First words."),
        ("In daily summary 1", ""),
        ("Said as written", "director of children’s services, daily summary 1"),
        ("Disputes wording", "director of children’s services, Not quite, open"),
        ("Taken back", "director of children’s services, a word in passing"),
    ]


def test_what_happened_to_a_merged_message_is_part_of_it() -> None:
    builder = Talks()
    theme = builder.theme("Front door")
    message, other = builder.message("One.", theme), builder.message("Two.", theme)
    builder.tell(other, day=DAY_TWO)
    builder.merge(other, message)
    casebook = builder.casebook()
    whats = [m.what for m in life_of(casebook, casebook.messages[0]).moments]
    assert whats == ["Drafted", "Said as written"]


@pytest.mark.parametrize(
    ("kind", "stage", "said"),
    [
        (Publication.PRESENTATION, Stage.PRESENTED, "Presented"),
        (Publication.REPORT, Stage.QUALITY_ASSURANCE, "In the report, quality assurance"),
    ],
)
def test_the_documents_that_say_it_close_it(kind: Publication, stage: Stage, said: str) -> None:
    builder = Talks()
    message = builder.message("Words.", builder.theme("Front door"))
    builder.issue(DAY_ONE, structs.replace(builder.issue(DAY_ONE), blocks=()))
    at = builder.read(message).at + 60_000
    frozen = Frozen(
        hash="h", kind=kind, stage=stage, number=2, content="{}",
        digest="", points=(PointIssued(message, "Words."),), file="", title="", at=at, offset=60,
        device="d1",
    )  # fmt: skip
    other = structs.replace(frozen, hash="o", number=1, points=())
    published = Published(id="p", kind=kind, issues=(other, frozen))
    casebook = structs.replace(builder.casebook(), publications=(published,))
    moments = life_of(casebook, casebook.messages[0]).moments
    assert (moments[-1].what, moments[-1].detail) == (said, "number 2")
    assert [m.what for m in moments].count("In daily summary 1") == 1
