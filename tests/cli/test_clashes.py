# SPDX-License-Identifier: Apache-2.0
"""`peerdesk clash`, `proposal` and `duplicates`: listed, settled, answered and told apart."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from peerdesk.desk.book import TeamBook
from peerdesk.desk.evidence import mark, withdraw
from peerdesk.desk.messages import link_note, reword
from peerdesk.desk.scope import edit_theme
from peerdesk.domain.words import Relation, Stance
from tests.fakes.terminal import PASSPHRASE, Laptop

MakeLaptop = Callable[[str], Laptop]


def act(laptop: Laptop, work: Callable[[TeamBook], object]) -> None:
    """Do something in the laptop's vault that no command does."""
    with laptop.desk.open_vault(laptop.desk.vaults()[0], PASSPHRASE) as book:
        work(book)


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    """Return a stick on which nothing lies."""
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


@pytest.fixture
def peer(make_laptop: MakeLaptop, laptop: Laptop, stick: Path) -> Laptop:
    """Return a peer's laptop that the leader has admitted."""
    colleague = make_laptop("peer")
    file = stick / "priya.peerdesk-id"
    assert colleague.type("team", "identity", "--name", "Priya Nair", "--out", file).code == 0
    assert laptop.type("team", "admit", file).code == 0
    return colleague


def bring(giver: Laptop, taker: Laptop, stick: Path) -> None:
    """Share what is new, and take it in."""
    shared = giver.type("team", "export", "--to", stick)
    assert shared.code == 0, shared.err
    taken = taker.type("team", "import", stick, "--yes")
    assert taken.code == 0, taken.err


@pytest.fixture
def message(laptop: Laptop, peer: Laptop, stick: Path) -> str:
    """Return a message that two laptops have worded and marked apart."""
    note = laptop.type("note", "add", "They all have a copy", "--json").json[0]["id"]
    said = ("Partners share the plan", "--kind", "strength", "--theme", "leadership")
    drafted: str = laptop.type("message", "add", *said, "--json").json["id"]
    bring(laptop, peer, stick)

    def change(sign: str, stance: Stance, relation: Relation) -> Callable[[TeamBook], object]:
        def work(book: TeamBook) -> None:
            reword(book, drafted, f"Partners {sign} the plan")
            mark(book, note, stance)
            link_note(book, drafted, note, relation)

        return work

    act(laptop, change("own", Stance.STRENGTH, Relation.SUPPORTS))
    act(peer, change("keep", Stance.QUESTION, Relation.CONTEXT))
    bring(peer, laptop, stick)
    return drafted


def test_what_clashes_is_listed_with_its_differences_and_settled(
    laptop: Laptop, message: str
) -> None:
    listed = laptop.type("clash", "list")
    assert f"{message[-8:]}/wording  Partners" in listed.out
    assert "Partners [-share-][+own+] the plan  [Helen Okafor, this laptop’s own," in listed.out
    assert "Partners [-share-][+keep+] the plan  [Priya Nair, " in listed.out
    assert "  2  Question  [Priya Nair" in listed.out
    records = laptop.type("clash", "list", "--json").json
    assert {record["field"] for record in records} == {"wording", "stance", "relation"}
    assert records[0]["clash"].endswith("/stance")
    said = ("--keep", "merged", "--text", "Partners own and keep the plan")
    settled = laptop.type("clash", "settle", f"{message[-8:]}/wording", *said, "--json")
    assert settled.json == {"clash": f"{message[-8:]}/wording", "begun": [], "left": 2}
    assert laptop.type("clash", "settle", message[-8:], "--keep", "2").code == 0
    stance = laptop.type("clash", "settle", records[0]["clash"], "--keep", "1")
    assert stance.out == "Settled. 0 left to settle.\n"
    assert laptop.type("clash", "list", "--json").json == []
    (held,) = laptop.type("message", "list", "--json").json
    assert held["wording"] == "Partners own and keep the plan"
    assert [link["relation"] for link in held["links"]] == ["context"]


def test_both_wordings_become_two_messages(laptop: Laptop, message: str) -> None:
    settled = laptop.type("clash", "settle", f"{message[-8:]}/wording", "--keep", "Both", "--json")
    listed = laptop.type("message", "list", "--json").json
    assert [record["id"] for record in listed] == [message, *settled.json["begun"]]


@pytest.mark.parametrize(
    ("which", "keep", "says"),
    [
        ("{0}", "1", "fits 2 differences"),
        ("nowhere", "1", "There is no difference"),
        ("ab", "1", "There is no difference"),
        ("{0}/wording", "3", "use one of 1, 2, both, merged"),
        ("{0}/wording", "merged", "empty"),
    ],
)
def test_a_slip_settles_nothing(
    laptop: Laptop, message: str, which: str, keep: str, says: str
) -> None:
    refused = laptop.type("clash", "settle", which.format(message[-8:]), "--keep", keep)
    assert refused.code == 1
    assert says in refused.err
    assert len(laptop.type("clash", "list", "--json").json) == 3


def test_what_one_may_not_settle_says_so(
    make_laptop: MakeLaptop, laptop: Laptop, peer: Laptop, stick: Path
) -> None:
    manager, file = make_laptop("manager"), stick / "carys.peerdesk-id"
    who = ("--name", "Carys Evans", "--role", "peer-challenge-manager")
    assert manager.type("team", "identity", *who, "--out", file).code == 0
    assert laptop.type("team", "admit", file, "--role", "lead").code == 0
    bring(laptop, manager, stick)

    def rename(title: str) -> Callable[[TeamBook], object]:
        return lambda book: edit_theme(book, book.themes()[0].id, title)

    act(laptop, rename("Leading"))
    act(manager, rename("Management"))
    bring(manager, laptop, stick)
    bring(laptop, peer, stick)
    listed = peer.type("clash", "list")
    assert "  The team leader or the peer challenge manager chooses.\n" in listed.out
    assert "Title: Management  [Carys Evans, " in listed.out


def test_a_proposal_is_accepted_or_kept(laptop: Laptop, peer: Laptop, stick: Path) -> None:
    notes = [
        laptop.type("note", "add", line, "--json").json[0]["id"]
        for line in ("They all have a copy", "Nobody reads it")
    ]
    bring(laptop, peer, stick)
    for note in notes:
        act(peer, partial(withdraw, note=note))
    assert "proposed by Priya Nair" in peer.type("proposal", "list").out
    assert peer.type("proposal", "keep", notes[0][-8:]).code == 1
    bring(peer, laptop, stick)
    assert ", for you to answer]  They all" in laptop.type("proposal", "list").out
    kept = laptop.type("proposal", "keep", notes[0][-8:], "--json")
    assert kept.json == {"id": notes[0], "withdrawn": False}
    accepted = laptop.type("proposal", "accept", notes[1])
    assert accepted.out == "Withdrawn: Nobody reads it\n"
    assert laptop.type("proposal", "list", "--json").json == []
    withdrawn = laptop.type("note", "list", "--withdrawn", "--json").json
    assert [note["id"] for note in withdrawn] == [notes[1]]
    assert "There is no proposal" in laptop.type("proposal", "accept", notes[1]).err
    for note in notes:
        act(peer, partial(withdraw, note=note))


def test_notes_that_may_be_one_point_are_linked_or_told_apart(
    laptop: Laptop, peer: Laptop, stick: Path
) -> None:
    bring(laptop, peer, stick)
    mine = [
        laptop.type("note", "add", line, "--json").json[0]["id"]
        for line in (
            "Staff trust managers with bad news",
            "Thresholds differ by area, partners say",
        )
    ]
    theirs = [
        peer.type("note", "add", line, "--json").json[0]["id"]
        for line in ("Staff trust their managers with bad news", "Partners say thresholds differ")
    ]
    bring(peer, laptop, stick)
    listed = laptop.type("duplicates", "list")
    assert listed.out.startswith("Nearly the same words:\n")
    assert "[Priya Nair]  Staff trust their managers" in listed.out
    said = ("Trusted", "--kind", "strength", "--theme", "leadership")
    message = laptop.type("message", "add", *said, "--json").json["id"]
    linked = laptop.type("duplicates", "link", mine[0], theirs[0], message[-8:], "--json")
    assert linked.json == {"message": message, "notes": [mine[0], theirs[0]]}
    assert len(laptop.type("duplicates", "list", "--json").json) == 1
    assert laptop.type("duplicates", "apart", mine[1], theirs[1]).code == 0
    assert laptop.type("duplicates", "list", "--json").json == []
