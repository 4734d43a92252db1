# SPDX-License-Identifier: Apache-2.0
"""`peerdesk question`, `concern` and `history`: asked, answered, told, sealed, brought back."""

import pytest

from tests.fakes.terminal import Laptop


@pytest.fixture
def note(laptop: Laptop) -> str:
    """Return a note on the leader's laptop."""
    identifier: str = laptop.type("note", "add", "Two say it slips", "--json").json[0]["id"]
    return identifier


@pytest.fixture
def question(laptop: Laptop, note: str) -> str:
    """Return a question that the note raised."""
    asked = laptop.type("question", "add", "Why does it slip?", "--about", note[-8:], "--json")
    assert asked.code == 0, asked.err
    identifier: str = asked.json["id"]
    return identifier


def test_a_question_is_asked_carried_answered_and_opened_again(
    laptop: Laptop, note: str, question: str
) -> None:
    changed = laptop.type("question", "change", question[-8:], "--text", "Why?", "--json").json
    assert (changed["text"], changed["about"], changed["state"]) == ("Why?", note, "open")
    answered = laptop.type("question", "answer", question, note, "--json").json
    assert (answered["state"], answered["answers"]) == ("answered", [note])
    assert laptop.type("question", "list", "--json").json == []
    assert laptop.type("question", "list", "--state", "answered", "--json").json == [answered]
    reopened = laptop.type("question", "reopen", question, "--note", note, "--json").json
    assert reopened["state"] == "open"
    assert laptop.type("question", "drop", question, "--json").json["state"] == "dropped"
    assert "Why?" in laptop.type("question", "list", "--state", "dropped").out
    assert laptop.type("question", "take-up", question, "--json").json["state"] == "open"


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("add", " "), "empty"),
        (("add", "Who?", "--about", "feedbeef"), "no note"),
        (("add", "Who?", "--about", "#nowhere"), "nowhere"),
        (("answer", "feedbeef", "feedbeef"), "no question"),
    ],
)
def test_what_is_no_question_is_refused(laptop: Laptop, words: tuple[str, ...], says: str) -> None:
    ended = laptop.type("question", *words)
    assert ended.code == 1
    assert says in ended.err


def test_a_concern_is_recorded_acknowledged_and_listed(laptop: Laptop) -> None:
    assert "Duty line for safeguarding" in laptop.type("concern", "contacts").out
    recorded = laptop.type("concern", "record", "--told", "Duty line", "--at", "09:10", "--json")
    assert "This record can wait." in recorded.err
    concern = recorded.json["id"]
    assert recorded.json["leads"] == 1
    assert laptop.type("concern", "list", "--json").json[0]["acknowledged"] is False
    done = laptop.type("concern", "acknowledged", concern[-8:], "--by", "Duty manager")
    assert done.code == 0, done.err
    (listed,) = laptop.type("concern", "list", "--json").json
    assert [part["told"] or part["acknowledged_by"] for part in listed["told"]] == [
        "Duty line",
        "Duty manager",
    ]
    assert listed["acknowledged"] is True
    said = laptop.type("concern", "list").out
    assert "Duty line was told" in said
    assert laptop.type("concern", "seen", concern).code == 0
    assert "2 parts sealed anew to 1 lead." in laptop.type("concern", "reseal", concern).out
    assert "Seen by Helen Okafor" in laptop.type("concern", "list").out


def test_a_name_where_a_role_belongs_is_warned_of(laptop: Laptop) -> None:
    recorded = laptop.type("concern", "record", "--told", "Sarah Whitfield")
    assert recorded.code == 0
    assert "looks like a name. A role will do." in recorded.err


@pytest.mark.parametrize("words", [("--told", " "), ("--told", "Duty line", "--at", "25:00")])
def test_what_tells_nothing_is_refused(laptop: Laptop, words: tuple[str, ...]) -> None:
    assert laptop.type("concern", "record", *words).code == 1
    assert laptop.type("concern", "list", "--json").json == []


def test_no_other_command_knows_of_a_concern(laptop: Laptop) -> None:
    laptop.type("note", "add", "A line of evidence")
    laptop.type("concern", "record", "--told", "Kestrel duty line")
    for words in (
        ("note", "list"),
        ("note", "search", "Kestrel"),
        ("message", "list"),
        ("challenge", "show"),
        ("history", "withdrawn"),
    ):
        ended = laptop.type(*words, "--json")
        assert ended.code == 0, ended.err
        assert "Kestrel" not in ended.out
        assert "concern" not in ended.out


def test_an_earlier_wording_is_shown_and_brought_back(laptop: Laptop, question: str) -> None:
    laptop.type("question", "change", question, "--text", "Why so often?")
    assert "[+so often" in laptop.type("history", "show", "question", question[-8:]).out
    first = laptop.type("history", "show", "question", question, "--json").json[0]["hash"]
    back = laptop.type("history", "restore", "question", question, first[:8])
    assert back.code == 0, back.err
    assert laptop.type("question", "list", "--json").json[0]["text"] == "Why does it slip?"
    assert laptop.type("history", "restore", "question", question, "feedbeef").code == 1


def test_what_was_withdrawn_is_listed_and_brought_back(laptop: Laptop, question: str) -> None:
    laptop.type("question", "drop", question)
    (gone,) = laptop.type("history", "withdrawn", "--json").json
    assert (gone["sort"], gone["text"]) == ("question", "Why does it slip?")
    assert question[-8:] in laptop.type("history", "withdrawn").out
    assert laptop.type("history", "bring-back", "question", question).code == 0
    assert laptop.type("history", "withdrawn", "--json").json == []
