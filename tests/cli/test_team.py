# SPDX-License-Identifier: Apache-2.0
"""`peerdesk team`: two laptops that share end with the same lists, to the byte."""

from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

import pytest

from peerdesk.cli import arriving
from peerdesk.desk.exchange import take_in
from peerdesk.team.receipt import Counts, Preview, Receipt
from peerdesk.vault.book import OpenVault
from peerdesk.vault.errors import NotSaved
from tests.fakes.terminal import Laptop

MakeLaptop = Callable[[str], Laptop]
LISTS = (
    ("note", "list"),
    ("note", "list", "--withdrawn"),
    ("message", "list"),
    ("session", "list"),
    ("kloe", "list", "--all"),
    ("challenge", "show"),
)


def test_an_erasure_that_comes_is_counted_and_told(
    laptop: Laptop, peer: Laptop, stick: Path
) -> None:
    note = laptop.type("note", "add", "They said it by name, and twice at that", "--json")
    name = note.json[0]["id"]
    assert laptop.type("team", "export", "--to", stick).code == 0
    assert peer.type("team", "import", stick, "--yes").code == 0
    said = ("By name, and twice at that", "--kind", "strength", "--theme", "leadership")
    assert peer.type("message", "add", *said).code == 0
    erased = laptop.type(
        "note", "erase", name, "--reason", "subject-request", "--authority", "Lead", "--yes"
    )
    assert erased.code == 0, erased.err
    assert laptop.type("team", "export", "--to", stick).code == 0
    took = peer.type("team", "import", stick, "--yes")
    assert "1 note erased for good, 0 new holds." in took.err
    assert f"({name[-8:]}) was erased for good" in took.err
    assert "1 note erased for good" in took.out
    assert "1 new change, 1 note erased" in took.out


def test_two_laptops_that_shared_list_the_same_to_the_byte(
    laptop: Laptop, peer: Laptop, stick: Path
) -> None:
    laptop.type("note", "add", "-", stdin=b"+ One #vision @frontline\n? Two\n")
    peer.type("note", "add", "-", stdin="- Drei \u202e #thresholds\n~ Four\n".encode())
    note = peer.type("note", "list", "--json").json[0]["id"]
    peer.type(
        "message", "add", "Said", "--kind", "strength", "--theme", "leadership", "--supports", note
    )
    for giver, taker in ((laptop, peer), (peer, laptop), (laptop, peer)):
        exported = giver.type("team", "export", "--to", stick)
        if exported.code == 0:
            assert taker.type("team", "import", stick, "--yes").code == 0
    for words in LISTS:
        one, other = (each.type(*words, "--json") for each in (laptop, peer))
        assert one.code == 0, one.err
        assert one.out == other.out, words
    assert len(laptop.type("note", "list", "--json").json) == 4
    assert len(peer.type("message", "list", "--json").json) == 1


def test_importing_twice_changes_nothing(laptop: Laptop, peer: Laptop, stick: Path) -> None:
    laptop.type("note", "add", "One")
    place = laptop.type("team", "export", "--to", stick, "--json").json["place"]
    first = peer.type("team", "import", place, "--yes", "--json")
    again = peer.type("team", "import", place, "--yes", "--json")
    assert first.json[0]["counts"]["new"] == 1
    assert again.json[0]["counts"]["new"] == 0
    assert again.json[0]["counts"]["already"] == first.json[0]["counts"]["changes"]


def test_an_import_is_shown_and_asked_for(laptop: Laptop, peer: Laptop, stick: Path) -> None:
    laptop.type("note", "add", "One")
    place = laptop.type("team", "export", "--to", stick, "--json").json["place"]
    for answer in (b"n\n", b""):
        refused = peer.type("team", "import", place, "--json", stdin=answer)
        assert (refused.code, refused.out) == (1, "")
        assert "1 new change of" in refused.err
        assert "Nothing was imported" in refused.err.splitlines()[-1]
    assert peer.type("note", "list", "--json").json == []
    assert peer.type("team", "import", place, stdin=b"y\n").code == 0
    assert len(peer.type("note", "list", "--json").json) == 1


def test_the_first_import_shows_whose_word_is_trusted(
    make_laptop: MakeLaptop, laptop: Laptop, stick: Path
) -> None:
    peer = make_laptop("peer")
    file = stick / "priya.peerdesk-id"
    peer.type("team", "identity", "--name", "Priya Nair", "--out", file)
    laptop.type("team", "admit", file)
    laptop.type("team", "export", "--to", stick)
    words = laptop.type("challenge", "show", "--json").json["laptops"][0]["fingerprint"]
    taken = peer.type("team", "import", stick, "--yes")
    assert " ".join(words) in taken.err
    assert "by voice" in taken.err


def test_the_board_says_what_is_still_to_come(laptop: Laptop, peer: Laptop, stick: Path) -> None:
    assert peer.type("note", "add", "One").code == 0
    assert peer.type("team", "board", "--json").json["unshared"] > 0
    assert "not heard from" in laptop.type("team", "board").out
    assert "in no bundle yet" in peer.type("team", "board").out
    assert peer.type("team", "export", "--to", stick).code == 0
    assert laptop.type("team", "import", stick, "--yes").code == 0
    board = laptop.type("team", "board", "--json").json
    assert [row["name"] for row in board["rows"]] == ["Helen Okafor", "Priya Nair"]
    assert "this laptop" in laptop.type("team", "board").out


def test_somebody_named_at_scoping_is_admitted_as_themselves(
    make_laptop: MakeLaptop, tmp_path: Path, stick: Path
) -> None:
    leader, peer = make_laptop("leader"), make_laptop("peer")
    scope = tmp_path / "scope.toml"
    scope.write_text(
        'offer = "blank"\n[owner]\nname = "Helen Okafor"\nrole = "team-leader"\n[scope]\n'
        'council = "Marlowe Vale"\ntitle = "Review"\nfirst_day = "2026-05-12"\n'
        'last_day = "2026-05-12"\nsponsors = ["Chief executive"]\n'
        '[[team]]\nname = "Martin Reeve"\nrole = "peer-challenge-manager"\n'
    )
    begun = leader.type("challenge", "new", "--from", scope, "--json")
    assert begun.code == 0, begun.err
    martin = begun.json["challenge"]["team"][1]["id"]
    file = stick / "martin.peerdesk-id"
    peer.type("team", "identity", "--name", "M. Reeve", "--out", file)
    admitted = leader.type("team", "admit", file, "--as", martin[-8:], "--json")
    assert admitted.code == 0, admitted.err
    assert (admitted.json["name"], admitted.json["authority"]) == ("Martin Reeve", "lead")
    leader.type("team", "export", "--to", stick)
    peer.type("team", "import", stick, "--yes")
    assert peer.type("note", "add", "Mine", "--json").json[0]["author_id"] == martin


@pytest.mark.parametrize("cut", [0, 10, 400, -1])
def test_a_truncated_bundle_is_refused_and_nothing_taken_in(
    laptop: Laptop, peer: Laptop, stick: Path, cut: int
) -> None:
    laptop.type("note", "add", "One")
    place = Path(laptop.type("team", "export", "--to", stick, "--json").json["place"])
    broken = stick / "broken.peerdesk"
    broken.write_bytes(place.read_bytes()[:cut])
    ended = peer.type("team", "import", broken, "--yes")
    assert (ended.code, ended.out) == (1, "")
    assert len(ended.err.splitlines()) == 1
    assert peer.type("note", "list", "--json").json == []


def test_a_foreign_bundle_is_refused(
    make_laptop: MakeLaptop, laptop: Laptop, peer: Laptop, stick: Path, tmp_path: Path
) -> None:
    """Another team's leader admits the same laptop, which belongs to a challenge already."""
    other = make_laptop("other")
    other.begin()
    file = tmp_path / "priya-again.peerdesk-id"
    peer.type("team", "identity", "--out", file)
    other.type("team", "admit", file)
    foreign = tmp_path / "foreign"
    foreign.mkdir()
    other.type("team", "export", "--to", foreign)
    before = peer.type("note", "list", "--json").out
    ended = peer.type("team", "import", foreign, "--yes")
    assert (ended.code, ended.out) == (1, "")
    assert peer.type("note", "list", "--json").out == before
    for_nobody_here = laptop.type("team", "import", foreign, "--yes")
    assert for_nobody_here.code == 1
    assert stick.exists()


def test_a_bundle_in_a_folder_that_cannot_be_opened_keeps_no_other_out(
    laptop: Laptop, peer: Laptop, stick: Path
) -> None:
    (stick / "0-letter.peerdesk").write_text("Dear colleague")
    laptop.type("note", "add", "One")
    laptop.type("team", "export", "--to", stick)
    taken = peer.type("team", "import", stick, "--yes", "--json")
    assert taken.code == 0
    assert "0-letter.peerdesk: " in taken.err
    assert len(peer.type("note", "list", "--json").json) == 1


def test_a_folder_of_nothing_that_can_be_opened_is_refused(laptop: Laptop, stick: Path) -> None:
    (stick / "letter.peerdesk").write_text("Dear colleague")
    ended = laptop.type("team", "import", stick, "--yes", "--json")
    assert (ended.code, ended.out) == (1, "")
    assert ended.err.startswith("letter.peerdesk: ")
    assert len(ended.err.splitlines()) == 2
    assert ended.err.splitlines()[-1].startswith("Nothing was imported")


def test_bundles_refused_for_one_reason_are_told_in_one_sentence(
    laptop: Laptop, stick: Path
) -> None:
    for number in range(3):
        (stick / f"{number}.peerdesk").write_text("Dear colleague")
    first, last = laptop.type("team", "import", stick, "--yes").err.splitlines()
    assert "and 2 more: " in first
    assert last.startswith("Nothing was imported")


def test_a_folder_without_a_bundle_is_said_to_have_none(laptop: Laptop, stick: Path) -> None:
    ended = laptop.type("team", "import", stick, "--yes")
    assert (ended.code, ended.out) == (1, "")
    assert "no bundle in this folder" in ended.err


def _share_twice(laptop: Laptop, stick: Path) -> None:
    for line in ("One", "Two"):
        laptop.type("note", "add", line)
        assert laptop.type("team", "export", "--to", stick).code == 0


def test_what_was_taken_in_before_a_no_is_said(laptop: Laptop, peer: Laptop, stick: Path) -> None:
    _share_twice(laptop, stick)
    ended = peer.type("team", "import", stick, "--json", stdin=b"y\nn\n")
    assert ended.code == 1
    assert [receipt["counts"]["new"] for receipt in ended.json] == [0, 1]
    assert "1 bundle was imported and nothing after that" in ended.err.splitlines()[-1]
    assert len(peer.type("note", "list", "--json").json) == 1
    in_words = peer.type("team", "import", stick, stdin=b"n\n")
    assert "1 new change" not in in_words.out
    assert in_words.err.splitlines()[-1].endswith("once you are sure.")
    assert "Nothing was imported" in in_words.err


def test_a_bundle_that_cannot_be_read_keeps_no_other_out_and_hides_no_receipt(
    laptop: Laptop, peer: Laptop, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _share_twice(laptop, stick)
    monkeypatch.setattr(arriving, "LIMIT", 1_000_000)
    (stick / "huge.peerdesk").write_bytes(b"x" * 1_000_001)
    ended = peer.type("team", "import", stick, "--yes", "--json")
    assert ended.code == 0, ended.err
    assert "huge.peerdesk: This file has 1,000,001 bytes" in ended.err
    assert len(ended.json) == 3


def test_a_vault_that_stops_saving_hides_no_receipt(
    laptop: Laptop, peer: Laptop, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _share_twice(laptop, stick)
    taken: list[BinaryIO] = []

    def fail_at_the_third(book: OpenVault, data: BinaryIO, shown: Preview) -> Receipt:
        taken.append(data)
        if len(taken) > 2:
            raise NotSaved("the disk is full")
        return take_in(book, data, shown=shown)

    monkeypatch.setattr(arriving, "take_in", fail_at_the_third)
    ended = peer.type("team", "import", stick, "--yes", "--json")
    assert ended.code == 1
    assert len(ended.json) == 2
    assert "NOT SAVED" in ended.err


def test_a_backup_is_made_although_an_older_bundle_lies_in_the_same_folder(
    laptop: Laptop, peer: Laptop, stick: Path
) -> None:
    laptop.type("note", "add", "One")
    laptop.type("team", "export", "--to", stick)
    backups = peer.desk.vaults()[0] / "backups"
    before = set(backups.iterdir())
    assert peer.type("team", "import", stick, "--yes").code == 0
    assert set(backups.iterdir()) - before


def test_changes_that_will_wait_are_said_before_they_are_taken_in(
    laptop: Laptop, peer: Laptop, stick: Path
) -> None:
    _share_twice(laptop, stick)
    last = max(stick.glob("*.peerdesk"), key=lambda file: file.stat().st_mtime_ns)
    refused = peer.type("team", "import", last, stdin=b"n\n")
    assert "1 change waits for something earlier that has not arrived here" in refused.err


def test_an_observer_is_admitted_as_an_observer(
    make_laptop: MakeLaptop, laptop: Laptop, stick: Path
) -> None:
    file = stick / "olu.peerdesk-id"
    words = ("--name", "Olu Hart", "--role", "observer", "--out", file)
    assert make_laptop("observer").type("team", "identity", *words).code == 0
    admitted = laptop.type("team", "admit", file)
    assert "Olu Hart admitted with the authority of an observer." in admitted.out


def test_the_vault_is_backed_up_before_something_is_taken_in(
    laptop: Laptop, peer: Laptop, stick: Path
) -> None:
    laptop.type("note", "add", "One")
    place = laptop.type("team", "export", "--to", stick, "--json").json["place"]
    backups = peer.desk.vaults()[0] / "backups"
    before = set(backups.iterdir())
    assert peer.type("team", "import", place, "--yes").code == 0
    assert set(backups.iterdir()) - before


def test_what_is_no_bundle_and_no_identity_is_refused(laptop: Laptop, stick: Path) -> None:
    (stick / "letter.txt").write_text("Dear colleague")
    assert laptop.type("team", "import", stick / "letter.txt", "--yes").code == 1
    assert laptop.type("team", "admit", stick / "letter.txt").code == 1
    assert laptop.type("team", "import", stick, "--yes").code == 1
    assert laptop.type("team", "export", "--to", stick).code == 1


def test_a_vault_that_was_shared_verifies_and_is_made_anew(
    laptop: Laptop, peer: Laptop, stick: Path
) -> None:
    peer.type("note", "add", "One #vision")
    peer.type("team", "export", "--to", stick)
    laptop.type("team", "import", stick, "--yes")
    before = laptop.type("note", "list", "--json").out
    verified = laptop.type("verify", "--json")
    assert (verified.code, verified.json["ok"], verified.json["findings"]) == (0, True, [])
    rebuilt = laptop.type("rebuild", "--json")
    assert rebuilt.json["rebuilt"] > 0
    assert laptop.type("note", "list", "--json").out == before


def test_a_receipt_says_what_waits_what_was_set_aside_and_why() -> None:
    counts = Counts(
        changes=5, new=2, already=0, waiting=1, notes=0, revised=0, messages=0, withdrawn=0,
        clashes=0, refused=2, aside=1,
    )  # fmt: skip
    receipt = Receipt(
        sender="Ann", sender_device="d1", number=4, imported_at=0, offset=0, digest="",
        counts=counts, refusals=("One change is beyond its writer’s authority.",),
    )  # fmt: skip
    first, why = arriving.receipt_lines(receipt)
    told = "Bundle 4 of Ann: 2 new changes, 1 waiting, 1 set aside, 2 refused. "
    assert first == told + receipt.advice
    assert why.strip() == receipt.refusals[0]
