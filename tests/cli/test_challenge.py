# SPDX-License-Identifier: Apache-2.0
"""`peerdesk challenge`: begun from options and from a file, and what is refused."""

from collections.abc import Callable
from pathlib import Path

import pytest

from peerdesk.desk.errors import NoChallenge
from tests.fakes.terminal import Laptop

MakeLaptop = Callable[[str], Laptop]

SCOPE_FILE = """
offer = "cspc"
modules = ["care-leavers"]

[owner]
name = "Helen Okafor"
role = "team-leader"

[scope]
council = "Marlowe Vale Council"
title = "Children’s Services Peer Challenge"
first_day = "2026-05-12"
last_day = "2026-05-14"
sponsors = ["Chief executive"]
marking = "OFFICIAL"
controllers = ["Marlowe Vale Council"]

[[team]]
name = "Priya Nair"
role = "officer-peer"
organisation = "Stannerby Council"

[[edited]]
code = "vision"
title = "Shared vision"
question = "Can everybody say it?"

[[themes]]
code = "participation"
title = "Participation"

[[added]]
theme = "participation"
code = "youth-council"
title = "Youth council"
question = "What changed?"
"""


def test_a_challenge_begins_with_a_vault_and_words_shown_once(make_laptop: MakeLaptop) -> None:
    laptop = make_laptop("leader")
    begun = laptop.begin("--json")
    assert begun.code == 0
    assert len(begun.json["recovery_words"]) == 12
    assert Path(begun.json["vault"]).parent == laptop.root / "vaults"
    assert begun.json["challenge"]["scope"]["council"] == "Marlowe Vale Council"
    shown = laptop.type("challenge", "show", "--json")
    assert shown.json == begun.json["challenge"]
    assert begun.json["recovery_words"][0] not in shown.out.split()


def test_words_are_shown_as_text_as_well(make_laptop: MakeLaptop) -> None:
    begun = make_laptop("leader").begin()
    assert "Recovery words, shown this once:" in begun.out
    assert begun.err == ""


def test_a_file_says_everything_that_was_agreed(make_laptop: MakeLaptop, tmp_path: Path) -> None:
    laptop = make_laptop("leader")
    file = tmp_path / "scope.toml"
    file.write_text(SCOPE_FILE, "utf-8")
    begun = laptop.type("challenge", "new", "--from", file, "--json")
    assert begun.code == 0, begun.err
    challenge = begun.json["challenge"]
    assert challenge["scope"]["marking"] == "OFFICIAL"
    assert [member["name"] for member in challenge["team"]] == ["Helen Okafor", "Priya Nair"]
    chosen = [theme["code"] for theme in challenge["themes"] if theme["chosen"]]
    assert chosen == ["leadership", "practice", "resources", "care-leavers", "participation"]
    lines = {line["code"]: line for line in laptop.type("kloe", "list", "--json").json}
    assert lines["vision"]["question"] == "Can everybody say it?"
    assert lines["youth-council"]["theme"] == "participation"
    assert "response" not in lines
    assert "response" in laptop.type("kloe", "list", "--all").out


@pytest.mark.parametrize(
    ("wrong", "right", "says"),
    [
        ('last_day = "2026-05-11"', 'last_day = "2026-05-14"', "2026-05-11 lies before"),
        ('last_day = "14 May"', 'last_day = "2026-05-14"', "date such as"),
        ("sponsors = []", 'sponsors = ["Chief executive"]', "sponsor’s role is missing"),
        ('marking = "SECRET"', 'marking = "OFFICIAL"', "scope.toml, line 15"),
        ('modules = ["nowhere"]', 'modules = ["care-leavers"]', "no module “nowhere”"),
        ('offer = "nothing"', 'offer = "cspc"', "no offer “nothing”"),
        ('code = "visions"', 'code = "vision"', "line 24: there is no line of enquiry"),
        ('theme = "leaders"', 'theme = "participation"', "no theme “leaders”"),
        ('code = "vision"\ntitle = "Y', 'code = "youth-council"\ntitle = "Y', "taken already"),
        ("council = ", "council = =", "scope.toml, line 10"),
    ],
)
def test_a_mistake_in_the_file_is_told_before_anything_is_made(
    make_laptop: MakeLaptop, tmp_path: Path, wrong: str, right: str, says: str
) -> None:
    if wrong == "council = ":
        wrong, right = right, wrong
    assert right in SCOPE_FILE
    file = tmp_path / "scope.toml"
    file.write_text(SCOPE_FILE.replace(right, wrong), "utf-8")
    laptop = make_laptop("leader")
    ended = laptop.type("challenge", "new", "--from", file)
    assert (ended.code, ended.out) == (1, "")
    assert says in ended.err
    assert len(ended.err.splitlines()) == 1
    assert not (laptop.root / "vaults").exists()


def test_an_owner_is_needed(make_laptop: MakeLaptop) -> None:
    ended = make_laptop("leader").type(
        "challenge", "new", "--offer", "cspc", "--council", "Marlowe Vale Council",
        "--first-day", "2026-05-12", "--last-day", "2026-05-14",
    )  # fmt: skip
    assert ended.code == 1
    assert "Your own name" in ended.err


def test_a_challenge_may_begin_in_a_vault_that_has_none(make_laptop: MakeLaptop) -> None:
    laptop = make_laptop("leader")
    file = laptop.root / "helen.peerdesk-id"
    named = ("--name", "Helen Okafor", "--role", "team-leader")
    made = laptop.type("team", "identity", *named, "--out", file, "--json")
    begun = laptop.begin("--vault", made.json["vault"], "--json")
    assert begun.code == 0, begun.err
    assert begun.json["vault"] == made.json["vault"]
    assert begun.json["recovery_words"] == []


def test_a_vault_takes_one_challenge(laptop: Laptop) -> None:
    vault = laptop.root / "vaults" / "vault-1"
    ended = laptop.begin("--vault", str(vault))
    assert ended.code == 1
    assert "holds a challenge already" in ended.err


def test_only_a_lead_begins_a_challenge_and_nothing_is_made_for_others(
    make_laptop: MakeLaptop,
) -> None:
    laptop = make_laptop("peer")
    ended = laptop.begin("--role", "officer-peer", "--json")
    assert (ended.code, ended.out) == (1, "")
    assert "Only the team leader" in ended.err
    assert laptop.desk.vaults() == ()


def test_the_words_of_a_vault_are_shown_even_if_its_challenge_fails(
    make_laptop: MakeLaptop, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object) -> None:
        raise NoChallenge

    monkeypatch.setattr("peerdesk.cli.challenge.begin", fails)
    ended = make_laptop("leader").begin("--json")
    assert (ended.code, ended.out) == (1, "")
    assert "Recovery words, shown this once" in ended.err


def test_a_weak_passphrase_makes_no_vault(make_laptop: MakeLaptop) -> None:
    laptop = make_laptop("leader")
    laptop.passphrase_file.write_text("password1234\n")
    ended = laptop.begin()
    assert ended.code == 1
    assert "too easy to guess" in ended.err
    assert laptop.desk.vaults() == ()
