# SPDX-License-Identifier: Apache-2.0
"""What changed is told against the summary issued before, whatever that was."""

import msgspec
import pytest
from msgspec import structs

from peerdesk.compose.blocks import Bullets, Copy, Document, Table
from peerdesk.compose.copies import for_copy
from peerdesk.compose.news import last_issued, next_number
from peerdesk.compose.summary import compose_issue, compose_summary, issued_points
from peerdesk.domain import facts
from peerdesk.domain.briefing import Briefing
from peerdesk.domain.publication_words import Answer
from peerdesk.domain.words import MessageKind, Outcome, Relation
from tests.compose.casebooks import DAY_ONE, DAY_THREE, DAY_TWO, Builder


@pytest.fixture
def builder() -> Builder:
    built = Builder()
    built.theme("Front door")
    return built


def point(builder: Builder, wording: str = "A point.", *notes: str) -> str:
    return builder.message(wording, builder.themes[0].id, supports=notes)


def composed(builder: Builder, day: str = DAY_TWO, copy: Copy = Copy.SPONSOR) -> Document:
    """Return a summary into which everything enters that is not left out."""
    if builder.casebook().arrangement(day) is None:
        builder.arrange(day)
    return compose_summary(builder.casebook(), day, copy)


def news(builder: Builder, day: str = DAY_TWO) -> dict[str, str]:
    document = composed(builder, day, Copy.TEAM)
    return {p.message: p.news for p in issued_points(document)}


def rows(builder: Builder, day: str = DAY_TWO) -> list[tuple[str, ...]]:
    document = composed(builder, day, Copy.SPONSOR)
    tables = [block for block in document.blocks if isinstance(block, Table)]
    return [row for table in tables if table.columns[0] == "What changed" for row in table.rows]


def test_before_the_first_issue_nothing_is_news(builder: Builder) -> None:
    message = point(builder)
    assert news(builder) == {message: ""}
    assert rows(builder) == []


def test_what_did_not_change_is_not_news(builder: Builder) -> None:
    message = point(builder, "A point.", builder.note("x", builder.session("Group")))
    builder.issue(DAY_ONE)
    assert news(builder) == {message: ""}
    assert rows(builder) == []


def test_a_point_that_was_not_there_is_new(builder: Builder) -> None:
    point(builder)
    builder.issue(DAY_ONE)
    message = point(builder, "Step-down to early help, in one agreed way.")
    assert news(builder)[message] == "new"
    assert rows(builder) == [("New", "Step-down to early help")]


def test_many_new_points_are_counted_and_marked(builder: Builder) -> None:
    builder.issue(DAY_ONE)
    for number in range(5):
        point(builder, f"Point {number}.")
    assert rows(builder) == [("New", "Five points, each marked above")]


def test_another_setting_strengthens_a_point(builder: Builder) -> None:
    message = point(builder, "A point.", builder.note("x", builder.session("Group")))
    builder.issue(DAY_ONE)
    builder.link(message, builder.note("y", builder.session("Other", DAY_TWO)))
    assert news(builder)[message] == "strengthened"


@pytest.mark.parametrize("copy", [Copy.SPONSOR, Copy.SPEAKING_NOTE])
def test_outside_the_team_a_point_is_stronger_or_softer_and_nothing_says_on_what(
    builder: Builder, copy: Copy
) -> None:
    grew = point(builder, "Grew.", builder.note("x", builder.session("Group")))
    shrank = point(builder, "Shrank.", builder.note("y", builder.session("Other")))
    builder.issue(DAY_ONE)
    builder.link(grew, builder.note("z", builder.session("Third", DAY_TWO)))
    against = builder.note("n", builder.session("Fourth", DAY_TWO))
    builder.link(shrank, against, Relation.CONTRADICTS)
    assert news(builder) == {grew: "strengthened", shrank: "softened"}
    document = composed(builder, DAY_TWO, copy)
    assert document == for_copy(compose_issue(builder.casebook(), DAY_TWO), copy)
    assert [p.news for p in issued_points(document)] == ["strengthened", "softened"]
    assert [(p.weight, p.settings, p.against) for p in issued_points(document)] == [("", 0, 0)] * 2
    assert rows(builder) == [("Strengthened", "Grew"), ("Softened", "Shrank")]


def test_another_line_from_the_same_setting_does_not(builder: Builder) -> None:
    group = builder.session("Group")
    message = point(builder, "A point.", builder.note("x", group))
    builder.issue(DAY_ONE)
    builder.link(message, builder.note("y", group))
    assert news(builder)[message] == ""


def test_evidence_against_softens_a_point_and_its_going_strengthens(builder: Builder) -> None:
    message = point(builder, "A point.", builder.note("x", builder.session("Group")))
    builder.issue(DAY_ONE)
    against = builder.note("y", builder.session("Other", DAY_TWO))
    builder.link(message, against, Relation.CONTRADICTS)
    assert news(builder)[message] == "softened"
    builder.issue(DAY_TWO)
    builder.withdraw(against)
    assert news(builder, DAY_THREE)[message] == "strengthened"


def test_evidence_that_went_softens_a_point(builder: Builder) -> None:
    note = builder.note("x", builder.session("Group"))
    message = point(builder, "A point.", note, builder.note("y", builder.session("Other")))
    builder.issue(DAY_ONE)
    builder.withdraw(note)
    assert news(builder)[message] == "softened"


def test_a_new_wording_is_shown_beside_the_old(builder: Builder) -> None:
    message = point(builder, "Thresholds are not understood.")
    builder.issue(DAY_ONE)
    builder.reword(message, "Partners do not yet share one understanding.")
    assert news(builder)[message] == "reworded"
    ((word, point_text),) = rows(builder)
    assert word == "Reworded"
    assert point_text.splitlines() == [
        "Was: Thresholds are not understood.",
        "Now: Partners do not yet share one understanding.",
    ]


def test_a_strength_that_becomes_an_area_to_explore_is_told(builder: Builder) -> None:
    message = point(builder, "Supervision is regular.")
    builder.issue(DAY_ONE)
    refiled = facts.MessageFiled(
        message=message, kind=MessageKind.CONSIDERATION, theme=builder.themes[0].id,
        position=0, replaces=(builder.read(message).filing.hash,),
    )  # fmt: skip
    builder.add(refiled)
    assert news(builder)[message] == "moved"
    now, before = "now under “Areas to explore”", "before under “Emerging strengths”"
    assert rows(builder) == [("Moved", f"Supervision is regular: {now}, {before}")]


def test_a_withdrawn_point_is_dropped_in_its_own_words(builder: Builder) -> None:
    message = point(builder, "Strategy discussions are late.")
    builder.issue(DAY_ONE)
    builder.add(facts.MessageWithdrawn(message=message))
    assert rows(builder) == [("Dropped", "Strategy discussions are late.")]


def test_a_point_left_out_today_still_stands_and_is_not_called_dropped(builder: Builder) -> None:
    message = point(builder)
    builder.issue(DAY_ONE)
    builder.arrange(DAY_TWO, left_out=(message,))
    assert rows(builder) == [("Not repeated", "One point of daily summary 1 still stands as told")]


def test_a_point_that_is_disputed_or_was_not_reached_does_not_stand_as_told(
    builder: Builder,
) -> None:
    disputed, unreached, told = point(builder), point(builder), point(builder)
    builder.issue(DAY_ONE)
    builder.reply(disputed, Answer.DISPUTES_SUBSTANCE)
    for message, outcome in ((unreached, Outcome.NOT_REACHED), (told, Outcome.AS_WRITTEN)):
        wording = "" if outcome is Outcome.NOT_REACHED else "Supervision is regular."
        builder.add(
            facts.PointTold(message=message, sponsor="DCS", outcome=outcome, wording=wording)
        )
    builder.arrange(DAY_TWO, left_out=(disputed, unreached, told))
    assert rows(builder) == [("Not repeated", "One point of daily summary 1 still stands as told")]


def test_several_left_out_are_counted(builder: Builder) -> None:
    messages = (point(builder), point(builder))
    builder.issue(DAY_ONE)
    builder.arrange(DAY_TWO, left_out=messages)
    assert rows(builder)[0][1] == "Two points of daily summary 1 still stand as told"


def test_an_issue_frozen_by_a_later_program_still_tells_what_was_worded(builder: Builder) -> None:
    message = point(builder, "Old words.", builder.note("x", builder.session("Group")))
    builder.issue(DAY_ONE)
    briefing = builder.briefings[-1]
    unreadable = structs.replace(briefing.issues[0], content='{"made":"later"}')
    builder.briefings[-1] = structs.replace(briefing, issues=(unreadable,))
    builder.reword(message, "New words.")
    assert news(builder)[message] == "reworded"


def test_an_issue_without_counts_claims_nothing_about_strength(builder: Builder) -> None:
    message = point(builder, "A point.", builder.note("x", builder.session("Group")))
    builder.arrange(DAY_ONE)
    builder.issue(DAY_ONE, for_copy(compose_issue(builder.casebook(), DAY_ONE), Copy.SPONSOR))
    builder.link(message, builder.note("y", builder.session("Other")))
    assert news(builder)[message] == ""


def test_numbers_follow_the_highest_issued(builder: Builder) -> None:
    assert next_number(builder.briefings) == 1
    builder.issue(DAY_ONE)
    twin = structs.replace(builder.briefings[-1].issues[0], hash="other")
    builder.briefings.append(structs.replace(builder.briefings[-1], issues=(twin,)))
    assert next_number(builder.briefings) == 2


def test_the_last_issue_is_the_one_with_the_highest_number(builder: Builder) -> None:
    point(builder)
    builder.issue(DAY_TWO)
    builder.issue(DAY_ONE)
    last = last_issued(builder.briefings, DAY_TWO)
    assert last is not None
    assert (last.number, last.day) == (2, DAY_ONE)


def test_an_earlier_day_is_not_compared_with_a_later_one(builder: Builder) -> None:
    point(builder)
    builder.issue(DAY_ONE)
    message = point(builder, "Known on the second day.")
    builder.issue(DAY_TWO)
    last = last_issued(builder.briefings, DAY_ONE)
    assert last is not None
    assert last.number == 1
    builder.arrange(DAY_ONE)
    assert news(builder, DAY_ONE)[message] == "new"
    assert news(builder, DAY_TWO)[message] == ""


@pytest.mark.parametrize("late", ["a", "b"])
def test_of_two_issues_of_one_number_no_clock_chooses(builder: Builder, late: str) -> None:
    told = point(builder)
    builder.issue(DAY_ONE)
    issue = builder.briefings.pop().issues[0]
    for mark in ("a", "b"):
        words = (structs.replace(issue.points[0], wording=mark),)
        twin = structs.replace(
            issue, hash=mark, content="", points=words, at=issue.at + 1000 * (mark == late)
        )
        builder.briefings.append(Briefing(id=mark, day=DAY_ONE, arrangements=(), issues=(twin,)))
    last = last_issued(builder.briefings, DAY_TWO)
    assert last is not None
    assert last.points[told].point.text == "b"


def test_what_an_issue_freezes_holds_counts_and_no_note(builder: Builder) -> None:
    builder.note("Who signs off step-down?")
    point(builder, "A point.", builder.note("words of a note", builder.session("Group")))
    builder.arrange(DAY_ONE)
    frozen = compose_issue(builder.casebook(), DAY_ONE)
    written = msgspec.json.encode(frozen).decode()
    assert issued_points(frozen)[0].settings == 1
    assert "words of a note" not in written
    assert msgspec.json.decode(written, type=Document) == frozen


def test_marks_stand_on_points_of_every_group(builder: Builder) -> None:
    builder.issue(DAY_ONE)
    builder.message("X.", builder.themes[0].id, MessageKind.CONSIDERATION)
    builder.message("Y.", builder.themes[0].id, MessageKind.GOOD_PRACTICE)
    document = composed(builder, DAY_TWO, Copy.SPONSOR)
    groups = [block for block in document.blocks if isinstance(block, Bullets)]
    assert [point.news for group in groups for point in group.points] == ["new", "new"]
