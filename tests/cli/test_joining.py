# SPDX-License-Identifier: Apache-2.0
"""`peerdesk join` and the lead's side of it: from an invitation to one body of evidence."""

import os
import stat
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from peerdesk.desk.parked import STRANGER
from peerdesk.team.invitation_file import lock_invitation
from tests.fakes.terminal import PASSPHRASE, Ended, Laptop

MakeLaptop = Callable[[str], Laptop]


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    quick = partial(lock_invitation, work=4)
    monkeypatch.setattr("peerdesk.cli.inviting.lock_invitation", quick)


class Table:
    """An invitation on a stick, the words told by voice, and a newcomer's laptop."""

    def __init__(self, lead: Laptop, newcomer: Laptop, stick: Path) -> None:
        self.lead, self.newcomer, self.stick = lead, newcomer, stick
        self.invitation = stick / "may.peerdesk-invitation"
        self.request = stick / "priya.peerdesk-join"
        invited = lead.type("team", "invite", self.invitation, "--json")
        assert invited.code == 0, invited.err
        self.words = stick / "heard.txt"
        self.words.write_text(invited.json["words"].upper() + "\n")

    def join(self, *more: str, stdin: bytes = b"") -> Ended:
        """Join with what was told, and with further options as given."""
        return self.newcomer.type(
            "join", self.invitation, "--words-file", self.words, "--out", self.request, *more,
            stdin=stdin,
        )  # fmt: skip


@pytest.fixture
def table(make_laptop: MakeLaptop, laptop: Laptop, tmp_path: Path) -> Table:
    stick = tmp_path / "stick"
    stick.mkdir()
    return Table(laptop, make_laptop("newcomer"), stick)


def joined(table: Table) -> Laptop:
    ended = table.join("--name", "Priya Nair", "--accept")
    assert ended.code == 0, ended.err
    return table.newcomer


def test_an_invitation_shows_its_words_once_and_writes_them_nowhere(
    laptop: Laptop, tmp_path: Path
) -> None:
    file = tmp_path / "may.peerdesk-invitation"
    ended = laptop.type("team", "invite", file)
    words = ended.out.split("this once: ")[1].splitlines()[0]
    assert len(words.split()) == 5
    assert "by voice" in ended.out
    assert words.encode() not in file.read_bytes()


@pytest.mark.skipif(sys.platform == "win32", reason="modes are those of POSIX")
def test_colleagues_may_read_the_invitation_and_the_request_on_a_share(table: Table) -> None:
    joined(table)
    for path in (table.invitation, table.request):
        assert stat.S_IMODE(path.stat().st_mode) == 0o644 & ~umask()


def umask() -> int:
    """Return what this system takes away from every mode; it can be read by setting it only."""
    os.umask(taken := os.umask(0))
    return taken


def test_only_a_lead_invites(table: Table) -> None:
    newcomer = joined(table)
    ended = newcomer.type("team", "invite", table.stick / "another.peerdesk-invitation")
    assert ended.code == 1
    assert not (table.stick / "another.peerdesk-invitation").exists()


def test_a_newcomer_sees_the_challenge_and_the_terms_and_writes_at_once(table: Table) -> None:
    ended = table.join("--name", "Priya Nair", stdin=b"y\n")
    assert ended.code == 0, ended.err
    assert "Marlowe Vale Council" in ended.err
    assert "Helen Okafor invites you" in ended.err
    assert "How we work" in ended.err
    assert "Recovery words, shown this once" in ended.out
    assert table.newcomer.type("note", "add", "+ Owned at every level #vision").code == 0
    shown = table.newcomer.type("challenge", "show", "--json").json
    assert shown["scope"]["council"] == "Marlowe Vale Council"


@pytest.mark.parametrize("order", ["request first", "bundle first"])
def test_the_evidence_meets_in_whatever_order_the_files_come(table: Table, order: str) -> None:
    newcomer = joined(table)
    newcomer.type("note", "add", "Before the admission")
    table.lead.type("note", "add", "The leader’s own")
    bundles = table.stick / "bundles"
    bundles.mkdir()
    exported = newcomer.type("team", "export", "--to", bundles)
    assert "Helen Okafor" in exported.out
    if order == "bundle first":
        kept = table.lead.type("team", "import", bundles, "--yes")
        assert kept.code == 0, kept.err
        assert "calls itself Priya Nair’s" in kept.err
        (asking,) = table.lead.type("team", "requests", "--json").json
        assert (asking["member"]["name"], asking["bundles"]) == ("Priya Nair", 1)
        assert "A bundle of theirs waits here" in table.lead.type("team", "requests").out
    listed = table.lead.type("team", "requests", table.request)
    assert "edition 2026.1" in listed.out
    admitted = table.lead.type("team", "admit", table.request, "--json")
    assert admitted.code == 0, admitted.err
    assert len(admitted.json["receipts"]) == (order == "bundle first")
    assert ("comes in with the admission: 1 note in" in admitted.err) == (order == "bundle first")
    assert table.lead.type("team", "requests", "--json").json == []
    assert table.lead.type("team", "import", bundles, "--yes").code == 0
    assert table.lead.type("team", "export", "--to", bundles).code == 0
    assert newcomer.type("team", "import", bundles, "--yes").code == 0
    lists = [each.type("note", "list", "--json").out for each in (table.lead, newcomer)]
    assert lists[0] == lists[1]
    assert "Before the admission" in lists[0]
    assert "The leader’s own" in lists[0]


def test_ones_own_bundle_is_refused_alone_and_passed_by_on_a_stick(table: Table) -> None:
    newcomer = joined(table)
    newcomer.type("team", "export", "--to", table.stick)
    (own,) = table.stick.glob("*.peerdesk")
    alone = newcomer.type("team", "import", own, "--yes")
    assert alone.code == 1
    assert "This is your own bundle" in alone.err
    among = newcomer.type("team", "import", table.stick, "--yes")
    assert among.code == 0, among.err
    assert "own bundle" not in among.err
    assert "Kept for later" not in among.err
    assert newcomer.type("team", "requests", "--json").json == []


@pytest.mark.parametrize(
    ("chosen", "granted"),
    [((), "peer"), (("--role", "lead"), "lead"), (("--role", "observer"), "observer")],
)
def test_whoever_calls_themselves_leader_is_a_lead_only_if_a_lead_says_so(
    table: Table, chosen: tuple[str, ...], granted: str
) -> None:
    asked = table.join("--name", "Mallory Finch", "--role", "team-leader", "--accept")
    assert asked.code == 0, asked.err
    admitted = table.lead.type("team", "admit", table.request, *chosen, "--json")
    assert admitted.code == 0, admitted.err
    assert admitted.json["authority"] == granted
    (found,) = (
        m
        for m in table.lead.type("team", "members", "--json").json["members"]
        if m["name"] == "Mallory Finch"
    )
    assert found["authority"] == granted


def test_a_waiting_laptop_is_admitted_or_turned_down_by_its_identifier(table: Table) -> None:
    newcomer = joined(table)
    newcomer.type("team", "export", "--to", table.stick)
    table.lead.type("team", "import", table.stick, "--yes")
    device = table.lead.type("team", "requests", "--json").json[0]["member"]["device"]
    turned = table.lead.type("team", "turn-down", device[:8])
    assert "Priya Nair is not admitted" in turned.out
    assert table.lead.type("team", "admit", device[:8]).code == 1
    again = table.lead.type("team", "import", table.stick, "--yes")
    assert "turned down here" in again.err
    assert table.lead.type("team", "requests", "--json").json == []
    assert table.lead.type("team", "requests", table.request).code == 0
    table.lead.type("team", "import", table.stick, "--yes")
    admitted = table.lead.type("team", "admit", device[:8])
    assert admitted.code == 0, admitted.err
    assert "1 new change" in admitted.out


def test_wrong_words_and_a_damaged_file_are_told_apart(table: Table) -> None:
    heard = table.words.read_text()
    table.words.write_text("zoo zoo zoo zoo zoo\n")
    wrong = table.join("--accept")
    assert wrong.code == 1
    assert "The file is whole" in wrong.err
    table.words.write_text(heard)
    data = bytearray(table.invitation.read_bytes())
    data[300] ^= 1
    table.invitation.write_bytes(data)
    damaged = table.join("--accept")
    assert damaged.code == 1
    assert "is damaged" in damaged.err
    assert table.newcomer.desk.vaults() == ()


@pytest.mark.parametrize("answer", [b"n\n", b""])
def test_terms_not_accepted_make_no_vault(table: Table, answer: bytes) -> None:
    ended = table.join("--name", "Priya Nair", stdin=answer)
    assert ended.code == 1
    assert "no vault was made" in ended.err
    assert table.newcomer.desk.vaults() == ()


def test_who_joins_is_one_of_those_named_or_says_who_they_are(table: Table) -> None:
    nobody, unnamed = table.join("--accept", "--as", "Nobody"), table.join("--accept")
    assert (nobody.code, unnamed.code) == (1, 1)
    assert "Helen Okafor" in nobody.err
    assert "--as" in unnamed.err


def test_somebody_named_at_scoping_stays_the_same_person(table: Table) -> None:
    ended = table.join("--accept", "--as", "helen okafor", "--json")
    assert ended.code == 0, ended.err
    asked = table.lead.type("team", "admit", table.request)
    assert asked.code == 1  # the lead says who it is, the file never does
    assert "admit it as that person" in asked.err


def test_a_lost_request_is_written_again(table: Table) -> None:
    newcomer = joined(table)
    again = table.stick / "again.peerdesk-join"
    asked = newcomer.type("team", "ask", "--out", again, "--accept", "--json")
    assert asked.code == 0, asked.err
    admitted = table.lead.type("team", "admit", again, "--json")
    assert admitted.json["fingerprint"] == asked.json["fingerprint"]
    refused = table.lead.type("team", "ask", "--out", table.stick / "x.peerdesk-join")
    assert refused.code == 1


def test_recovery_words_are_shown_even_if_the_request_cannot_be_written(table: Table) -> None:
    table.request.write_text("taken")
    ended = table.join("--name", "Priya Nair", "--accept")
    assert ended.code == 1
    assert "Recovery words, shown this once" in ended.err


def spoil(laptop: Laptop) -> None:
    """Have what waits for an admission rot on the disk."""
    with laptop.desk.open_vault(laptop.desk.vaults()[0], PASSPHRASE) as vault:
        for one in vault.parked():
            if one.why == STRANGER:
                vault.park(one.name, one.sender, one.why, vault.parked_content(one.name)[:-1])


def test_what_waited_and_cannot_be_opened_any_more_is_told(table: Table) -> None:
    newcomer = joined(table)
    newcomer.type("team", "export", "--to", table.stick)
    table.lead.type("team", "import", table.stick, "--yes")
    spoil(table.lead)
    admitted = table.lead.type("team", "admit", table.request, "--json")
    assert admitted.json["receipts"] == []
    assert "full length" in admitted.err
    assert table.lead.type("team", "import", table.stick, "--yes").code == 0


def test_an_admission_that_comes_in_a_bundle_lets_in_what_waited(
    table: Table, make_laptop: MakeLaptop
) -> None:
    manager, newcomer = make_laptop("manager"), joined(table)
    file = table.stick / "martin.peerdesk-id"
    role = ("--name", "Martin Reeve", "--role", "peer-challenge-manager")
    assert manager.type("team", "identity", *role, "--out", file).code == 0
    assert table.lead.type("team", "admit", file, "--role", "lead").code == 0
    bundles = table.stick / "bundles"
    bundles.mkdir()
    assert table.lead.type("team", "export", "--to", bundles).code == 0
    assert manager.type("team", "import", bundles, "--yes").code == 0
    again = table.stick / "manager.peerdesk-invitation"
    assert manager.type("team", "invite", again).code == 0
    early = table.stick / "early"
    early.mkdir()
    newcomer.type("team", "export", "--to", early)
    waits = table.lead.type("team", "import", early, "--yes")
    assert waits.code == 0, waits.err
    spoil(table.lead)
    other = table.stick / "second.peerdesk-id"
    newcomer.type("team", "identity", "--out", other)
    assert manager.type("team", "admit", other).code == 0
    round_two = table.stick / "two"
    round_two.mkdir()
    assert manager.type("team", "export", "--to", round_two).code == 0
    taken = table.lead.type("team", "import", round_two, "--yes")
    assert taken.code == 0, taken.err
    assert "full length" in taken.err
