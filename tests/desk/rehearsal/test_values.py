# SPDX-License-Identifier: Apache-2.0
"""The practice challenge holds what it promises and reads like the real thing."""

import re
from collections import Counter
from functools import cache

from peerdesk.desk.rehearsal.values import RehearsalNote
from peerdesk.domain.publication_words import Answer
from peerdesk.domain.shorthand import Shorthand, read_line
from peerdesk.domain.words import MessageKind, Outcome, Role, SessionKind, Source, Stance, Voice
from tests.practice import framework, rehearsal

THIN = {"placements", "health-after-18", "repeat-contacts"}
JUDGEMENTS = re.compile(
    r"\b(good|outstanding|inadequate|requires? improvement|excellent|poor|weak|failing|failed|"
    r"failure|judge\w*|grades?|graded|score of|best in class|must|should)\b",
    re.IGNORECASE,
)
FIRST_PERSON = re.compile(r"\b(we|our|us|i|my|me)\b", re.IGNORECASE)
SOFT = re.compile(r"\b(may|might|could|would|can)\b", re.IGNORECASE)


@cache
def chosen() -> dict[str, str]:
    """Return the theme of each line of the challenge, added ones too."""
    lines = {
        kloe.code: theme.code
        for theme in framework().themes
        if theme.core or theme.code in rehearsal().modules
        for kloe in theme.kloes
    }
    return lines | {added.code: added.theme for added in rehearsal().added}


@cache
def meant() -> tuple[tuple[RehearsalNote, Shorthand], ...]:
    codes = {code: code for code in chosen()}
    return tuple((note, read_line(note.line, codes)) for note in rehearsal().notes)


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower().replace("’", "").replace("'", ""))


# The counts that the practice challenge promises.


def test_the_challenge_is_three_days_in_may_with_two_modules() -> None:
    scope = rehearsal().scope
    assert scope.council == "Marlowe Vale Council"
    assert scope.days == ("2026-05-12", "2026-05-13", "2026-05-14")
    assert rehearsal().modules == ("front-door", "care-leavers")
    assert not scope.in_intervention


def test_the_scope_answers_the_information_governance_officer() -> None:
    scope = rehearsal().scope
    assert scope.marking
    assert scope.retention_date > scope.last_day
    assert scope.controllers
    assert scope.lawful_basis
    assert scope.impact_assessment
    assert scope.confidentiality_agreement


def test_seven_people_are_in_the_team_led_by_one_and_managed_by_one() -> None:
    roles = Counter(member.role for member in rehearsal().team)
    assert roles.total() == 7
    assert roles[Role.TEAM_LEADER] == roles[Role.MANAGER] == roles[Role.MEMBER_PEER] == 1
    assert roles[Role.SPECIALIST_PEER] == 1


def test_two_lines_are_added_and_one_is_edited() -> None:
    assert {line.code for line in rehearsal().added} == {"step-down", "out-of-hours"}
    assert [line.code for line in rehearsal().edited] == ["thresholds"]


def test_there_are_forty_five_sessions_of_every_kind() -> None:
    assert len(rehearsal().sessions) == 45
    assert {session.kind for session in rehearsal().sessions} == set(SessionKind)


def test_the_case_review_comes_three_weeks_before_and_all_else_on_site() -> None:
    for session in rehearsal().sessions:
        before = session.kind is SessionKind.CASE_REVIEW
        days = rehearsal().scope.case_review_days if before else rehearsal().scope.days
        assert session.day in days, session.key


def test_people_met_number_as_many_as_in_a_real_challenge() -> None:
    people = sum(group.people for session in rehearsal().sessions for group in session.groups)
    assert 130 <= people <= 160
    voices = {group.voice for session in rehearsal().sessions for group in session.groups}
    assert voices == set(Voice)


def test_every_session_on_site_but_the_meetings_of_the_team_has_notes_of_its_own() -> None:
    written = {note.session for note in rehearsal().notes}
    assert written == {session.key for session in rehearsal().sessions}


def test_twenty_five_cases_are_reviewed_in_two_to_eight_lines() -> None:
    assert [case.label for case in rehearsal().cases] == [f"C-{n:02d}" for n in range(1, 26)]
    lines = Counter(note.case for note in rehearsal().notes if note.case)
    assert set(lines) == {case.label for case in rehearsal().cases}
    assert all(2 <= count <= 8 for count in lines.values())
    reviews = [s for s in rehearsal().sessions if s.kind is SessionKind.CASE_REVIEW]
    assert sum(session.files for session in reviews) == 25


def test_there_are_more_than_six_hundred_and_twenty_notes() -> None:
    assert len(rehearsal().notes) >= 620


def test_there_are_a_hundred_and_fifty_messages_of_every_kind_in_five_themes() -> None:
    kinds = Counter(message.kind for message in rehearsal().messages)
    assert kinds == {
        MessageKind.STRENGTH: 60,
        MessageKind.CONSIDERATION: 60,
        MessageKind.GOOD_PRACTICE: 8,
        MessageKind.OPPORTUNITY: 6,
        MessageKind.RECOMMENDATION: 8,
        MessageKind.SUGGESTION: 8,
    }
    themes = Counter(message.theme for message in rehearsal().messages)
    assert set(themes) == {"leadership", "practice", "resources", "front-door", "care-leavers"}
    assert min(themes.values()) >= 20


def test_three_summaries_are_arranged_each_of_a_length_that_can_be_told() -> None:
    first, second, third = rehearsal().briefings
    assert [len(briefing.ticked) for briefing in (first, second, third)] == [14, 31, 29]
    assert [briefing.issued for briefing in (first, second, third)] == [True, True, False]
    for briefing in (first, second):
        assert {told.outcome for told in briefing.told} >= set(Outcome) - {Outcome.TAKEN_BACK}
        assert briefing.plans
    for briefing in (first, second, third):
        assert briefing.requests
        assert briefing.practical


def test_the_sponsor_replies_in_every_way_and_some_replies_wait() -> None:
    told = [told for briefing in rehearsal().briefings for told in briefing.told]
    assert {each.reply for each in told} >= set(Answer)
    assert Outcome.TAKEN_BACK in {each.outcome for each in told}
    disputed = [each for each in told if each.reply is Answer.DISPUTES_SUBSTANCE]
    assert {bool(each.settled_on) for each in disputed} == {True, False}


# The notes read like notes.


def test_no_line_is_written_twice_nor_nearly() -> None:
    seen = Counter(" ".join(words(line.text))[:40] for _, line in meant())
    assert [text for text, count in seen.items() if count > 1] == []


def test_every_mark_and_every_voice_is_used_often() -> None:
    stances = Counter(line.stance for _, line in meant())
    assert set(stances) == set(Stance)
    assert min(stances.values()) >= 10
    voices = Counter(voice for _, line in meant() for voice in line.voices)
    assert set(voices) == set(Voice)
    assert min(voices.values()) >= 20


def test_every_member_writes() -> None:
    authors = Counter(note.author for note in rehearsal().notes)
    assert set(authors) == {member.key for member in rehearsal().team}
    assert min(authors.values()) >= 50


def test_each_line_of_enquiry_has_evidence_but_three_are_left_thin() -> None:
    counts = Counter(code for _, line in meant() for code in line.kloes)
    assert set(counts) == set(chosen())
    assert {code for code, count in counts.items() if count < 5} == THIN


def test_a_thin_line_is_thin_in_a_way_that_triangulation_can_show() -> None:
    sessions = {session.key: session for session in rehearsal().sessions}
    placements = [note for note, line in meant() if "placements" in line.kloes]
    assert {sessions[note.session].evidence for note in placements} == {Source.READ}
    health = [(note, line) for note, line in meant() if "health-after-18" in line.kloes]
    assert len({note.session for note, _ in health}) == 1
    scrutiny = [note for note, line in meant() if "scrutiny" in line.kloes]
    met = {group.voice for note in scrutiny for group in sessions[note.session].groups}
    assert met <= {Voice.SENIOR_LEADERS, Voice.MEMBERS}


def test_some_lines_are_still_to_be_sorted_and_some_carry_no_tag() -> None:
    assert sum(line.stance is Stance.UNSORTED for _, line in meant()) >= 100
    assert sum(not line.kloes for _, line in meant()) >= 40


def test_times_run_forward_within_a_session() -> None:
    last: dict[tuple[str, str], str] = {}
    for note in rehearsal().notes:
        place = (note.session, note.author)
        assert not note.time or last.get(place, "") <= note.time, note.key
        last[place] = note.time or last.get(place, "")


def test_data_read_on_site_is_told_from_documents_read() -> None:
    sources = Counter(session.evidence for session in rehearsal().sessions)
    assert set(sources) == set(Source)
    assert sources[Source.DATA] == 1


# The messages read like messages.


def wordings() -> list[str]:
    return [
        *(message.wording for message in rehearsal().messages),
        *(entry.wording for entry in rehearsal().reworded),
    ]


def test_a_message_has_ten_to_forty_five_words_and_ends_with_a_full_stop() -> None:
    for wording in wordings():
        assert 10 <= len(wording.split()) <= 45, wording
        assert wording.endswith("."), wording


def test_no_message_stands_twice() -> None:
    assert len(set(wordings())) == len(wordings())


def test_no_message_judges_or_speaks_in_the_first_person() -> None:
    for wording in wordings():
        assert not JUDGEMENTS.search(wording), wording
        assert not FIRST_PERSON.search(wording), wording


def test_no_message_names_anybody() -> None:
    names = {part for member in rehearsal().team for part in member.name.split()}
    names |= {"Denise", "Marcus", "Colin"}
    for wording in wordings():
        assert not names & set(re.findall(r"\w+", wording)), wording


def test_considerations_are_put_softly_more_often_than_not() -> None:
    considered = [m for m in rehearsal().messages if m.kind is MessageKind.CONSIDERATION]
    soft = [message for message in considered if SOFT.search(message.wording)]
    assert len(soft) >= 50


def test_no_message_takes_seven_words_in_a_row_from_a_note() -> None:
    taken = {
        tuple(said[start : start + 7])
        for _, line in meant()
        for said in [words(line.text)]
        for start in range(len(said) - 6)
    }
    for wording in wordings():
        said = words(wording)
        assert not [
            run
            for start in range(len(said) - 6)
            if (run := tuple(said[start : start + 7])) in taken
        ]


def test_every_message_rests_on_a_note_that_was_there_when_it_was_drafted() -> None:
    for message in rehearsal().messages:
        days = [rehearsal().linked_on(message, note) for note in message.supports]
        assert message.day in days, message.key


def test_evidence_contradicts_some_messages_and_grows_under_others() -> None:
    messages = rehearsal().messages
    assert sum(bool(message.contradicts) for message in messages) >= 30
    later = [
        message.key
        for message in messages
        if any(rehearsal().linked_on(message, note) > message.day for note in message.supports)
    ]
    assert len(later) >= 20


def test_messages_of_every_author_are_agreed_but_not_all_of_them() -> None:
    authors = {message.author for message in rehearsal().messages}
    assert authors == {member.key for member in rehearsal().team}
    statuses = Counter(message.status for message in rehearsal().messages)
    assert min(statuses.values()) >= 10
    assert len(statuses) == 2


def test_some_told_messages_change_and_one_is_dropped() -> None:
    told = {entry.message for briefing in rehearsal().briefings for entry in briefing.told}
    assert len({entry.message for entry in rehearsal().reworded} & told) >= 8
    assert {entry.message for entry in rehearsal().withdrawn} & told == {"door-08"}
