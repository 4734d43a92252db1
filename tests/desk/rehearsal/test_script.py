# SPDX-License-Identifier: Apache-2.0
"""A script that does not hold together is refused, with its file and line."""

import re

import pytest

from peerdesk.desk.rehearsal.script import parse_rehearsal
from peerdesk.desk.rehearsal.values import BadRehearsal
from tests.practice import framework, texts

COSY = (
    "Lead member sits beside DCS and they finish each other's sentences. "
    "Trust, or too cosy? listen for challenge"
)
DOOR_03 = 'key = "door-03"\nday = 1\nauthor = "ruth"\nkind = "strength"\n'
C_10 = "case C-10: contact and assessment, third in 12 months"
C_01 = "case C-01: child in need, domestic abuse"
SESSION_11 = 'title = "Focus group: team managers"'
WRONG: dict[str, tuple[str, str, str, str, str]] = {
    "not TOML": ("challenge.toml", '"cspc"', '"cspc', "offer =", "not TOML"),
    "a foreign framework": ("challenge.toml", '"cspc"', '"small"', "offer =", "use its own"),
    "a module that is none": (
        "challenge.toml", '["front-door",', '["practice",', "modules =", "no module “practice”",
    ),
    "dates reversed": (
        "challenge.toml", '_day = "2026-05-14"', '_day = "2026-05-01"', "[scope]", "lies before",
    ),
    "two members with one key": (
        "challenge.toml", 'key = "tom"', 'key = "ruth"', 'key = "ruth"', "a second time",
    ),
    "a role that is none": (
        "challenge.toml", '"member-peer"', '"chief"', 'role = "chief"', "“role” cannot be read",
    ),
    "a line to edit that is none": (
        "challenge.toml", 'code = "thresholds"', 'code = "limits"', 'code = "limits"', "to edit",
    ),
    "an added line that is there": (
        "challenge.toml", 'code = "step-down"', 'code = "vision"', 'code = "vision"', "already",
    ),
    "an added line under no theme": (
        "challenge.toml", 'theme = "practice"', 'theme = "early-help"', 'theme = "early-help"',
        "not chosen",
    ),
    "two sessions with one key": (
        "sessions.toml", 'key = "s44"', 'key = "s43"', "", "a second time",
    ),
    "a session of no kind": (
        "sessions.toml", 'kind = "overview"', 'kind = "party"', 'kind = "party"', "“kind”",
    ),
    "a session that ends before it starts": (
        "sessions.toml", 'end = "12:15"', 'end = "11:00"', "", "lies before",
    ),
    "a session on another day": (
        "sessions.toml", f'{SESSION_11}\nday = "2026-05-12"', f'{SESSION_11}\nday = "2026-05-15"',
        'day = "2026-05-15"', "no day of this challenge",
    ),
    "a peer whom nobody knows": (
        "sessions.toml", 'peers = ["amir", "ruth"]', 'peers = ["anna", "ruth"]', '"anna"',
        "nobody in the team is called “anna”",
    ),
    "a line that nobody chose": (
        "sessions.toml", 'kloes = ["homes", "corporate-parenting"]', 'kloes = ["audit"]',
        '["audit"]', "no line “audit”",
    ),
    "a peer in two places at once": (
        "sessions.toml", 'peers = ["ruth", "amir"]', 'peers = ["ruth", "martin"]',
        '["ruth", "martin"]', "martin is in s11 at that time",
    ),
    "a moderated case that nobody noted": (
        "records.toml", 'moderated = ["C-01"', 'moderated = ["C-99"', "moderated", "“C-99”",
    ),
    "a moderator whom nobody knows": (
        "records.toml", 'other_moderator = "priya"', 'other_moderator = "anna"', "other_moderator",
        "nobody in the team is called “anna”",
    ),
    "an area for a line that is none": (
        "records.toml", 'homes = "impact"', 'houses = "impact"', "houses", "no line “houses”",
    ),
    "an area that is none": (
        "records.toml", 'homes = "impact"', 'homes = "colour"', "", "cannot be read",
    ),
    "a document read by a stranger": (
        "records.toml", 'read_by = ["ruth", "priya"]', 'read_by = ["anna"]', "", "called “anna”",
    ),
    "a document for a line that is none": (
        "records.toml", 'kloes = ["budget"]', 'kloes = ["money"]', '["money"]', "no line “money”",
    ),
    "a document with a note that is none": (
        "records.toml", 'notes = ["s22.tom.7"]', 'notes = ["s22.tom.70"]', "s22.tom.70", "no note",
    ),
    "an observation in an interview": (
        "records.toml", 'session = "s29"', 'session = "s05"', 'session = "s05"', "no observation",
    ),
    "a figure without a note": (
        "records.toml", 'note = "s08.tom.3"', 'note = "s08.tom.90"', "s08.tom.90", "no note",
    ),
    "a question of nobody": (
        "records.toml", 'asked_by = "martin"', 'asked_by = "X"', '"X"', "nobody in the team",
    ),
    "a question about no note": (
        "records.toml", 'about = "s26.ruth.11"', 'about = "s26.ruth.99"', "s26.ruth.99", "no note",
    ),
    "a question about no line": (
        "records.toml", 'about = "#corporate-parenting"', 'about = "#money"', '"#money"', "no line",
    ),
    "a question answered by no note": (
        "records.toml", 'answer = "s37.tom.7"', 'answer = "s37.tom.70"', "s37.tom.70", "no note",
    ),
    "a question for no session": (
        "records.toml", 'session = "s44"', 'session = "s99"', 'session = "s99"', "no session",
    ),
    "a first line that is no header": (
        "notes/s05-jean.txt", "session s05, jean", "jean in s05", "jean in", "must read",
    ),
    "a header of another file": (
        "notes/s05-jean.txt", "session s05, jean", "session s05, helen", "session", "another",
    ),
    "a note with an unknown tag": (
        "notes/s05-jean.txt", "#child-voice", "#childs-voice", "#childs-voice", "#childs-voice",
    ),
    "a note outside its session": (
        "notes/s05-jean.txt", "09:38", "10:38", "10:38", "outside s05",
    ),
    "a note without words": (
        "notes/s05-jean.txt", COSY, "", "09:11 ~", "empty",
    ),
    "a case outside the review": (
        "notes/s05-jean.txt", "s05, jean\n", f"s05, jean\n{C_01}\n", "09:11", "case review",
    ),
    "a case that is two things": (
        "notes/s03-ruth.txt", "case C-14: child protection", "case C-14: early help", "case C-14",
        "make them agree",
    ),
    "a case that one peer reviews in two sessions": (
        "notes/s02-priya.txt", C_10,
        "case C-07: child protection, neglect", "- Each contact", "another label",
    ),
    "a case study of no message": (
        "slides.toml", 'message = "prac-17"', 'message = "prac-99"', 'message = "prac-99"',
        "no message “prac-99”",
    ),
    "a message wanted that does not stand": (
        "slides.toml", 'wanted = ["lead-20"', 'wanted = ["lead-13"', "lead-13",
        "no message “lead-13”",
    ),
    "two messages with one key": (
        "messages.toml", 'key = "lead-02"', 'key = "lead-01"', "", "a second time",
    ),
    "a message of no theme": (
        "messages.toml", f'{DOOR_03}theme = "front-door"', f'{DOOR_03}theme = "early-help"',
        'theme = "early-help"', "not chosen",
    ),
    "a message under a line of another theme": (
        "messages.toml", 'kloe = "health-after-18"\nagreed_on = 3\nwording = "The health',
        'kloe = "vision"\nagreed_on = 3\nwording = "The health', "", "has no line “vision”",
    ),
    "a reference to nothing": (
        "messages.toml", '"s42.martin.7"', '"s42.martin.70"', "s42.martin.70", "no note",
    ),
    "a note linked twice": (
        "messages.toml", '"s42.martin.7",', '"s42.martin.7", "s42.martin.7",', "s42.martin.7",
        "linked twice",
    ),
    "a note that supports and contradicts": (
        "messages.toml", 'contradicts = ["s42.martin.6"]', 'contradicts = ["s42.martin.7"]',
        'contradicts = ["s42.martin.7"]', "linked twice",
    ),
    "a wording of no message": (
        "messages.toml", '[[reworded]]\nmessage = "door-01"', '[[reworded]]\nmessage = "gate-01"',
        'message = "gate-01"', "no message “gate-01”",
    ),
    "a message withdrawn before it was drafted": (
        "messages.toml", '[[withdrawn]]\nmessage = "lead-13"', '[[withdrawn]]\nmessage = "lead-30"',
        "day = 2", "did not stand on day 2",
    ),
    "a withdrawal of no message": (
        "messages.toml", '[[withdrawn]]\nmessage = "res-13"', '[[withdrawn]]\nmessage = "gate-1"',
        'message = "gate-1"', "no message “gate-1”",
    ),
    "a message reworded after it was withdrawn": (
        "messages.toml", '[[withdrawn]]\nmessage = "res-13"\nday = 3',
        '[[withdrawn]]\nmessage = "res-02"\nday = 2', "", "did not stand on day 3",
    ),
    "a sponsor who is none": (
        "messages.toml", 'day = 1\nsponsor = "Director', 'day = 1\nsponsor = "Colonel',
        'sponsor = "Colonel', "no sponsor",
    ),
    "a message ticked that does not stand": (
        "messages.toml", '"lead-01", "lead-02", "lead-06", "lead-20"',
        '"lead-01", "lead-02", "lead-13", "lead-20"', "points", "does not stand",
    ),
    "a point told before it was drafted": (
        "messages.toml", '{ message = "door-06", outcome = "not-reached"',
        '{ message = "door-24", outcome = "not-reached"', '{ message = "door-24"',
        "not in this summary",
    ),
    "a point told twice": (
        "messages.toml", '{ message = "door-06", outcome = "not-reached"',
        '{ message = "door-05", outcome = "not-reached"', '{ message = "door-05"', "told twice",
    ),
    "a point ticked of which nothing was said": (
        "messages.toml", "issued = false\n", "", "", "nothing says whether “care-01”",
    ),
    "a sponsor’s words without a reply": (
        "messages.toml", 'reply = "for-information"\nwords = "A paper', 'words = "A paper', "",
        "belong to a reply",
    ),
    "a point told elsewhere before its day": (
        "messages.toml", 'message = "lead-25"\nday = 2\nsponsor',
        'message = "lead-25"\nday = 1\nsponsor', "", "not there on day 1",
    ),
    "a point of a conversation that does not stand": (
        "messages.toml", '"lead-17", "lead-19", "lead-26"', '"lead-13", "lead-19", "lead-26"',
        '"lead-13", "lead-19"', "not there on day 3",
    ),
    "a point told twice in one conversation": (
        "messages.toml", '"lead-17", "lead-19", "lead-26"', '"lead-05", "lead-19", "lead-26"',
        '"lead-05", "lead-19"', "told twice in this conversation",
    ),
    "a sponsor told elsewhere who is none": (
        "messages.toml", 'message = "lead-25"\nday = 2\nsponsor = "Director',
        'message = "lead-25"\nday = 2\nsponsor = "Colonel', 'sponsor = "Colonel', "no sponsor",
    ),
    "said otherwise without a wording": (
        "messages.toml", '{ message = "door-08", outcome = "as-written"',
        '{ message = "door-08", outcome = "otherwise"', '{ message = "door-08"', "said otherwise",
    ),
}  # fmt: skip


@pytest.mark.parametrize("wrong", WRONG)
def test_what_is_wrong_is_named_with_its_file_and_line(wrong: str) -> None:
    name, old, new, marker, said = WRONG[wrong]
    good = texts()[name]
    assert good.count(old) == 1
    bad = good.replace(old, new, 1)
    assert bad != good
    with pytest.raises(BadRehearsal) as caught:
        parse_rehearsal({**texts(), name: bad}, framework())
    assert caught.value.name == name
    assert said in caught.value.what
    assert marker in bad.splitlines()[caught.value.line - 1]
    assert caught.value.user_message == f"{name}, line {caught.value.line}: {caught.value.what}"


@pytest.mark.parametrize("field", ["day", "agreed_on"])
def test_a_day_beyond_the_last_is_refused(field: str) -> None:
    text = re.sub(rf"(?m)^{field} = 3$", f"{field} = 4", texts()["messages.toml"], count=1)
    with pytest.raises(BadRehearsal) as caught:
        parse_rehearsal({**texts(), "messages.toml": text}, framework())
    assert text.splitlines()[caught.value.line - 1] == f"{field} = 4"


@pytest.mark.parametrize("table", ["messages", "reworded", "withdrawn"])
def test_an_author_whom_nobody_knows_is_refused(table: str) -> None:
    before, after = texts()["messages.toml"].split(f"\n[[{table}]]\n", 1)
    renamed = re.sub("author = .*", 'author = "anna"', after, count=1)
    text = f"{before}\n[[{table}]]\n{renamed}"
    with pytest.raises(BadRehearsal, match="nobody in the team") as caught:
        parse_rehearsal({**texts(), "messages.toml": text}, framework())
    assert text.splitlines()[caught.value.line - 1] == 'author = "anna"'


def test_empty_lines_between_notes_do_not_count() -> None:
    spread = texts()["notes/s05-jean.txt"].replace("\n", "\n\n")
    rehearsal = parse_rehearsal({**texts(), "notes/s05-jean.txt": spread}, framework())
    assert rehearsal == parse_rehearsal(texts(), framework())


def test_notes_for_no_session_are_refused() -> None:
    files = {**texts(), "notes/s99-tom.txt": "session s99, tom\nA line.\n"}
    with pytest.raises(BadRehearsal, match="no session “s99”"):
        parse_rehearsal(files, framework())


def test_notes_of_somebody_who_was_not_there_are_refused() -> None:
    files = {**texts(), "notes/s06-tom.txt": "session s06, tom\nA line.\n"}
    with pytest.raises(BadRehearsal, match="tom is not in s06"):
        parse_rehearsal(files, framework())


def test_an_empty_file_of_notes_is_refused() -> None:
    with pytest.raises(BadRehearsal, match="must read"):
        parse_rehearsal({**texts(), "notes/s06-tom.txt": ""}, framework())


@pytest.mark.parametrize("name", ["challenge.toml", "sessions.toml", "messages.toml"])
def test_a_missing_file_is_named(name: str) -> None:
    files = {key: text for key, text in texts().items() if key != name}
    with pytest.raises(BadRehearsal, match=f"{name}, line 1: this file is missing"):
        parse_rehearsal(files, framework())
