# SPDX-License-Identifier: Apache-2.0
"""`peerdesk team members|role|remove|take-back|replace|aside|release`, as a lead types them."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.fakes.terminal import Laptop

MakeLaptop = Callable[[str], Laptop]


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    """Return a stick on which nothing lies."""
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


def identity(laptop: Laptop, stick: Path, name: str, file: str) -> Path:
    """Return the identity file of a new laptop."""
    path = stick / f"{file}.peerdesk-id"
    made = laptop.type("team", "identity", "--name", name, "--out", path)
    assert made.code == 0, made.err
    return path


@pytest.fixture
def peer(make_laptop: MakeLaptop, laptop: Laptop, stick: Path) -> Laptop:
    """Return a peer's laptop that has joined."""
    colleague = make_laptop("peer")
    file = identity(colleague, stick, "Priya Nair", "priya")
    assert laptop.type("team", "admit", file).code == 0
    share(laptop, colleague, stick)
    return colleague


def share(sender: Laptop, receiver: Laptop, stick: Path) -> None:
    exported = sender.type("team", "export", "--to", stick, "--everything")
    assert exported.code == 0, exported.err
    taken = receiver.type("team", "import", stick, "--yes")
    assert taken.code == 0, taken.err


def listed(laptop: Laptop) -> tuple[list[str], list[str]]:
    """Return the identifiers of the members and of the former ones."""
    team = laptop.type("team", "members", "--json").json
    return (
        [member["device"] for member in team["members"]],
        [former["member"]["device"] for former in team["former"]],
    )


def test_a_laptop_is_given_another_part_and_told_of_it(laptop: Laptop, peer: Laptop) -> None:
    own, device = listed(laptop)[0]
    changed = laptop.type("team", "role", device[-8:], "writing-observer", "--json")
    assert (changed.code, changed.json["authority"]) == (0, "writing-observer")
    shown = laptop.type("team", "members").out
    assert f"{device[-8:]}  Writing observer  Priya Nair" in shown
    assert laptop.type("team", "role", own, "peer").code == 1
    assert peer.type("team", "role", own, "peer").code == 1


def test_what_a_removed_laptop_wrote_late_is_listed_and_released(
    laptop: Laptop, peer: Laptop, stick: Path
) -> None:
    device = listed(laptop)[0][1]
    removed = laptop.type("team", "remove", device[-8:], "--reason", "left")
    assert removed.code == 0, removed.err
    assert f"{device[-8:]}  Removed           Priya Nair: left" in removed.out
    assert laptop.type("team", "release", device[-8:]).out.startswith("Nothing to do.")
    for text in ("Said late, and of use", "Said later still"):
        assert peer.type("note", "add", text).code == 0
    share(peer, laptop, stick)
    listing = laptop.type("team", "aside")
    assert "2 changes by Priya Nair" in listing.out
    assert "Said late, and of use" in listing.out
    (group,) = laptop.type("team", "aside", "--json").json
    one, other = group["hashes"]
    done = laptop.type("team", "release", device[-8:], one[-8:], "--json")
    assert (done.code, done.json) == (0, {"released": 1})
    assert laptop.type("team", "release", device[-8:], one[-8:]).code == 1
    assert laptop.type("team", "release", device[-8:]).out.startswith("1 change released.")
    assert len(laptop.type("note", "list", "--json").json) == 2
    assert laptop.type("team", "aside", "--json").json == []
    assert other != one


def test_a_laptop_is_taken_back_or_another_takes_its_place(
    laptop: Laptop, peer: Laptop, make_laptop: MakeLaptop, stick: Path
) -> None:
    own, device = listed(laptop)[0]
    note = peer.type("note", "add", "On the old laptop", "--json").json[0]["id"]
    share(peer, laptop, stick)
    assert laptop.type("team", "remove", device, "--reason", "mistake").code == 0
    back = laptop.type("team", "take-back", device[-8:], "--json")
    assert (back.code, back.json["device"]) == (0, device)
    assert listed(laptop) == ([own, device], [])
    new = make_laptop("new")
    file = identity(new, stick, "Priya Nair", "new")
    replaced = laptop.type("team", "replace", device[-8:], file)
    assert replaced.code == 0, replaced.err
    assert "Its six words: " in replaced.out
    members, former = listed(laptop)
    assert (members[0], len(members), former) == (own, 2, [device])
    share(laptop, new, stick)
    assert [one["id"] for one in new.type("note", "list", "--json").json] == [note]
