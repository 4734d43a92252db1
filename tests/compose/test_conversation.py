# SPDX-License-Identifier: Apache-2.0
"""What the sponsor replied opens the next summary, with what the team makes of it."""

import pytest
from msgspec import structs

from peerdesk.compose.blocks import Copy, Document, Heading, Paragraph, Table
from peerdesk.compose.conversation import AGREED, COLUMNS
from peerdesk.compose.summary import INTERVENTION, compose_summary
from peerdesk.domain import facts
from peerdesk.domain.prose import Prose
from peerdesk.domain.publication_words import Answer, Publication
from tests.compose.casebooks import DAY_ONE, DAY_THREE, DAY_TWO, SCOPE, Builder

DIRECTOR, CHIEF = "Director of children’s services", "Chief executive"


@pytest.fixture
def builder() -> Builder:
    built = Builder()
    built.theme("Front door")
    return built


def point(builder: Builder, wording: str) -> str:
    return builder.message(wording, builder.themes[0].id)


def composed(builder: Builder, day: str = DAY_TWO, copy: Copy = Copy.SPONSOR) -> Document:
    if builder.casebook().arrangement(day) is None:
        builder.arrange(day)
    return compose_summary(builder.casebook(), day, copy)


def rows(document: Document, columns: tuple[str, ...] = COLUMNS) -> list[tuple[str, ...]]:
    tables = [b for b in (*document.blocks, *document.for_team) if isinstance(b, Table)]
    return [row for table in tables if table.columns == columns for row in table.rows]


@pytest.mark.parametrize(
    ("answer", "settled", "follows"),
    [
        (Answer.WILL_SEND_EVIDENCE, False, "The team waits for it before it says more"),
        (Answer.WILL_SEND_EVIDENCE, True, "What was sent has been looked at"),
        (Answer.DISPUTES_WORDING, False, "The wording is still to be settled"),
        (Answer.DISPUTES_WORDING, True, "Stands as it was told"),
        (Answer.DISPUTES_SUBSTANCE, False, "The team looks at its evidence again"),
        (Answer.DISPUTES_SUBSTANCE, True, "The team has looked again, and the point stands"),
        (Answer.FOR_INFORMATION, True, "Noted"),
    ],
)
def test_every_reply_is_told_with_what_follows(
    builder: Builder,
    answer: Answer,
    settled: bool,  # noqa: FBT001 - a parameter of the test
    follows: str,
) -> None:
    message = point(builder, "Partners share one plan.")
    builder.issue(DAY_ONE)
    builder.reply(message, answer, day=DAY_ONE, settled=settled)
    document = composed(builder)
    assert document.blocks[1] == Heading("From the conversation on Tue 12 May")
    assert [row[0] for row in rows(document)] == ["Partners share one plan"]
    assert rows(document)[0][2] == follows


def test_points_that_were_accepted_are_counted_in_one_row(builder: Builder) -> None:
    for number in range(3):
        builder.reply(point(builder, f"Point {number}."), Answer.ACCEPTS, day=DAY_ONE)
    builder.issue(DAY_ONE)
    assert rows(composed(builder)) == [("Three points", "Accepted", "Stand as told")]


def test_a_wording_that_was_settled_is_told_once_as_agreed(builder: Builder) -> None:
    message = point(builder, "Schools misread thresholds.")
    builder.issue(DAY_ONE)
    builder.reply(
        message, Answer.DISPUTES_WORDING, day=DAY_ONE, settled=True, issue=_issue(builder)
    )
    builder.reword(message, "Partners read thresholds in several ways.")
    document = composed(builder)
    assert rows(document)[0][2] == "Another wording is agreed: see below"
    assert rows(document, AGREED) == [
        ("Schools misread thresholds.", "Partners read thresholds in several ways.")
    ]
    assert rows(document, ("What changed", "Point")) == []


def test_a_point_that_was_dropped_after_a_dispute_is_said_no_longer(builder: Builder) -> None:
    message = point(builder, "Strategy meetings are late.")
    builder.issue(DAY_ONE)
    builder.reply(message, Answer.DISPUTES_SUBSTANCE, day=DAY_ONE, issue=_issue(builder))
    builder.add(facts.MessageWithdrawn(message=message))
    casebook = structs.replace(builder.casebook(), messages=(), gone=(builder.read(message),))
    document = compose_summary(casebook, DAY_TWO, Copy.SPONSOR)
    assert rows(document)[0] == (
        "Strategy meetings are late", "Disputes substance", "The team says it no longer",
    )  # fmt: skip


def test_what_is_settled_is_told_once_and_what_waits_is_told_again(builder: Builder) -> None:
    done, waits = point(builder, "Done with."), point(builder, "Still open.")
    builder.issue(DAY_ONE)
    builder.reply(done, Answer.FOR_INFORMATION, day=DAY_ONE, settled=True)
    builder.reply(waits, Answer.WILL_SEND_EVIDENCE, day=DAY_ONE)
    assert [row[0] for row in rows(composed(builder))] == ["Done with", "Still open"]
    builder.issue(DAY_TWO)
    assert [row[0] for row in rows(composed(builder, DAY_THREE))] == ["Still open"]


def test_a_reply_of_a_later_day_waits_for_it(builder: Builder) -> None:
    message = point(builder, "A point.")
    builder.issue(DAY_ONE)
    builder.reply(message, Answer.WILL_SEND_EVIDENCE, day=DAY_THREE)
    assert rows(composed(builder)) == []


def test_a_sponsors_own_words_stay_with_the_team(builder: Builder) -> None:
    message = point(builder, "A point.")
    builder.issue(DAY_ONE)
    builder.reply(message, Answer.FOR_INFORMATION, day=DAY_ONE, words="Nobody told me that")
    for copy in (Copy.SPONSOR, Copy.SPEAKING_NOTE):
        assert "Nobody told me" not in str(composed(builder, copy=copy))
    assert "Nobody told me" in str(composed(builder, copy=Copy.TEAM))


def test_no_sponsor_reads_what_another_replied() -> None:
    builder = Builder(structs.replace(SCOPE, sponsors=(DIRECTOR, CHIEF)))
    builder.theme("Front door")
    message = point(builder, "A point.")
    builder.issue(DAY_ONE)
    builder.reply(message, Answer.DISPUTES_WORDING, day=DAY_ONE, sponsor=DIRECTOR)
    builder.reply(message, Answer.FOR_INFORMATION, day=DAY_ONE, sponsor=CHIEF)
    builder.arrange(DAY_TWO, sponsors=(CHIEF,))
    assert [row[1] for row in rows(composed(builder))] == ["For information"]
    builder.arrange(DAY_TWO, sponsors=(CHIEF, DIRECTOR))
    document = composed(builder)
    assert document.subtitle.endswith(
        "for the chief executive and the director of children’s services"
    )
    assert {row[1] for row in rows(document)} == {
        "Director of children’s services: disputes wording", "Chief executive: for information",
    }  # fmt: skip


def test_the_paragraph_about_an_intervention_stands_only_where_the_scope_says_so() -> None:
    for intervened in (True, False):
        builder = Builder(structs.replace(SCOPE, in_intervention=intervened))
        words = "This is no monitoring visit.\n\nIt reports to nobody else."
        builder.write(Prose(publication=Publication.SUMMARY, part=INTERVENTION, words=words))
        document = composed(builder)
        if intervened:
            assert document.blocks[1:3] == (
                Paragraph("This is no monitoring visit."), Paragraph("It reports to nobody else."),
            )  # fmt: skip
        else:
            assert "monitoring" not in str(document)


def _issue(builder: Builder) -> str:
    (issue,) = (issue for briefing in builder.briefings for issue in briefing.issues)
    return issue.hash


def test_a_point_that_was_looked_at_again_and_reworded_is_said_to_be(builder: Builder) -> None:
    message = point(builder, "Two teams are stretched.")
    builder.issue(DAY_ONE)
    builder.reply(
        message, Answer.WILL_SEND_EVIDENCE, day=DAY_ONE, settled=True, issue=_issue(builder)
    )
    builder.reword(message, "One team is stretched.")
    assert rows(composed(builder))[0][2] == "Looked at again, and reworded"


def test_a_reply_to_a_point_that_is_not_here_is_told_all_the_same(builder: Builder) -> None:
    builder.reply("message-of-a-later-bundle", Answer.FOR_INFORMATION, day=DAY_ONE)
    assert rows(composed(builder))[0][0] == "A point that is not here"
