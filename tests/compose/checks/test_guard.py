# SPDX-License-Identifier: Apache-2.0
"""The attribution guard tells the plainest kind, leads back to the note, and knows the team."""

import pytest

from peerdesk.compose.checks.finding import Piece, Where
from peerdesk.compose.checks.guard import attribution
from peerdesk.compose.checks.guard_words import WORDS
from peerdesk.compose.checks.language import language
from peerdesk.compose.checks.lists import CheckLists, Own, make_lists
from peerdesk.compose.checks.voices import Met, met_in
from peerdesk.domain.session import RoleGroup
from peerdesk.domain.word_list import WordList
from peerdesk.domain.words import Voice
from tests.compose.checks.judged import corpus_lists
from tests.fakes.aids import shipped_check_words

SHIPPED = shipped_check_words()


def found(text: str, where: Where = Where.BODY, lists: CheckLists | None = None) -> list[str]:
    piece = Piece(text, "Property: creator" if where is Where.PROPERTY else "here", where)
    return [f"{f.kind}: {f.found}" for f in attribution([piece], lists or corpus_lists())]


def test_of_two_finds_in_one_place_the_plainer_counts() -> None:
    assert found("“Ring 01632 960123 and ask for her, she said”") == [
        "quotation: “Ring 01632 960123 and ask for her, she said”", "telephone: 01632 960123",
    ]  # fmt: skip
    assert found("Two heads of service told the team.") == ["small-group: Two heads"]


def test_a_run_of_a_notes_words_leads_back_to_the_note() -> None:
    text = "Board papers: eighty pages long and nobody reads past the summary."
    (finding,) = attribution([Piece(text, "here", message="m1")], corpus_lists())
    assert (finding.kind, finding.note, finding.message) == ("verbatim", "n7", "m1")


def test_the_team_may_be_introduced_but_not_named_in_a_sentence() -> None:
    assert found("Helen Okafor") == []
    assert found("Priya Nair, Specialist peer, Coldwell Forest Council") == []
    assert found("Helen Okafor heard from families.") == ["person: Helen Okafor"]
    assert found("Helen Okafor", Where.PROPERTY) == ["author: Helen Okafor"]


def test_a_property_that_says_who_made_the_file_is_told_whatever_it_is() -> None:
    assert found("dhargreaves2", Where.PROPERTY) == ["author: dhargreaves2"]


@pytest.mark.parametrize("text", ["for the director of children’s services", "with the DCS"])
def test_the_sponsor_may_be_addressed_but_not_quoted(text: str) -> None:
    assert found(f"Daily summary, {text}") == []
    assert len(found(f"Daily summary {text}, who admitted delays. The DCS told peers so.")) == 1


def test_a_group_met_once_is_no_matter_until_something_is_told_of_it() -> None:
    lists = make_lists(SHIPPED, Own(met=(Met("foster carers", 7, 1), Met("parents", 9, 2))))
    assert found("Foster carers are trained. Parents told the team so.", lists=lists) == []
    assert found("Foster carers told the team so.", lists=lists) == ["only-session: Foster carers"]


def test_joint_groups_are_parted_and_posts_known_by_the_timetable() -> None:
    sessions = [
        [RoleGroup("Police and probation leads", Voice.PARTNERS, 3)],
        [RoleGroup("Head of practice and learning", Voice.MANAGERS, 1)],
        [RoleGroup("Principal educational psychologist", Voice.MANAGERS, 1)],
        [RoleGroup("Schools, health and police", Voice.PARTNERS, 8)],
        [RoleGroup("Social workers and their manager", Voice.FRONTLINE, 6)],
        [RoleGroup("Social workers", Voice.FRONTLINE, 7)],
        [RoleGroup("Police", Voice.PARTNERS, 2)],
    ]
    met = {m.role: m for m in met_in(sessions, SHIPPED.people, SHIPPED.lists["posts"])}
    assert met["probation leads"] == Met("probation leads", 3, 1)
    assert met["social workers"] == Met("social workers", 13, 2)
    assert met["principal educational psychologist"].sole
    assert not {"schools", "health", "police", "manager"} & set(met)


def test_a_member_of_the_team_is_found_in_a_bullet_whatever_else_it_says() -> None:
    lists = make_lists(shipped_check_words(), Own(team={"Martin Reeve": "peer challenge manager"}))
    named = Piece("Martin Reeve, peer challenge manager", "a table")
    said = Piece("Martin Reeve was led by the team", "a bullet", message="m")
    thanked = Piece("Martin Reeve thanked the council.", "a bullet")
    assert [f.found for f in attribution([named, said, thanked], lists)] == ["Martin Reeve"] * 2


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        ("Ms Carla Benn said that it is slow.", "A designated doctor said that it is slow."),
        ("The UPN A821234567890 was read.", "The case was read."),
        ("It was read, UPN A821234567890.", "It was read, a case."),
    ],
)
def test_what_is_mended_reads_as_a_sentence(text: str, mended: str) -> None:
    (one,) = attribution([Piece(text, "here")], corpus_lists())
    assert text[: one.start] + one.suggestion + text[one.end :] == mended


def test_many_names_in_one_text_are_each_found() -> None:
    text = "Cllr Ruth Delaney. " * 2_000
    assert len(attribution([Piece(text, "here")], corpus_lists())) == 2_000


def test_every_kind_has_words() -> None:
    assert all(said.words for said in WORDS.values())


def test_finds_come_in_the_order_of_the_document() -> None:
    pieces = [Piece("Tyler (9) and Denise.", "one"), Piece("Mail a@b.org or Denise.", "two")]
    finds = attribution(pieces, corpus_lists())
    assert [f.place for f in finds] == sorted(f.place for f in finds)
    assert all(f.text[f.start : f.end] == f.found for f in finds)


def test_titles_of_the_challenge_are_agreed_words() -> None:
    own = Own(titles=("Support by the virtual school head", "Knowing ourselves"))
    lists = make_lists(SHIPPED, own)
    assert found("Support by the virtual school head is known.", lists=lists) == []
    assert language([Piece("Knowing ourselves; governance", "here")], lists) == ()
    assert found("The virtual school head is known.", lists=lists) != []


def test_questions_of_the_challenge_are_agreed_words_wherever_they_stand() -> None:
    own = Own(titles=("Knowing ourselves",), known=("Do the chief executive and lead member ask?",))
    lists = make_lists(SHIPPED, own)
    text = "Knowing ourselves Do the chief executive and\u00a0lead member ask? Knowing ourselves"
    assert found(text, lists=lists) == []
    assert language([Piece(text, "a row of a table")], lists) == ()
    assert found("The lead member asked.", lists=lists) == ["sole-role: lead member"]


def test_posts_that_the_team_holds_elsewhere_are_introduced_with_it() -> None:
    own = Own(
        team={"Amir Siddiqui": "specialist peer"},
        organisations=("Head of safeguarding, Coldwell Council",),
    )
    lists = make_lists(SHIPPED, own)
    assert found("Specialist peer, Head of safeguarding, Coldwell Council", lists=lists) == []


def test_short_forms_of_the_field_are_no_initials() -> None:
    assert found("A 3-year-old PA scheme, QA (12), and SEN aged 4 to 7.") == []


def test_changes_of_lists_that_are_not_shipped_change_nothing() -> None:
    assert SHIPPED.changed([WordList(name="other", added=("x",))]).lists == SHIPPED.lists
