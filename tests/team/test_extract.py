# SPDX-License-Identifier: Apache-2.0
"""Bundles are read without any vault: by the program, and by the page's script alone."""

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pyrage
import pytest
from msgspec.structs import replace

from peerdesk.domain import facts
from peerdesk.domain.custody import NoteErased
from peerdesk.domain.identifiers import mint
from peerdesk.domain.team import Person
from peerdesk.domain.words import ErasureReason, MessageKind, Role
from peerdesk.ledger.change import Change
from peerdesk.team.errors import ForeignChallenge
from peerdesk.team.extract import Extracted, extract
from peerdesk.team.opener import OpenedBundle, open_bundle
from tests.builders import note as note_fact
from tests.builders import session
from tests.fakes.book import MemoryBook
from tests.fakes.challenge import share
from tests.fakes.insider import Insider
from tests.fakes.team import (
    PEERS,
    admit_all,
    bundle_of,
    contents_of,
    founded,
    opened,
    sealed,
    write_notes,
)  # fmt: skip

PAGE = Path(__file__).parents[2].joinpath("resources", "help", "formats.md").read_text("utf-8")


@pytest.fixture
def lead() -> MemoryBook:
    return founded()


@pytest.fixture
def peer(lead: MemoryBook) -> MemoryBook:
    """Return a peer whose notes the lead has reworded nothing of, and binned one."""
    peer = MemoryBook(PEERS[0])
    admit_all(lead, peer)
    lead.append(session("Focus group"))
    lead.sign()
    share(lead, peer)
    first, second, third = write_notes(peer, "thé first line", "second", "binned")
    (entry,) = peer.history("note", first)
    peer.append(
        facts.NoteRevised(note=first, text="the first line, reworded", replaces=(entry.hash,)),
        facts.NoteWithdrawn(note=third),
        facts.MessageDrafted(
            message=mint(), author=peer.person, wording="Practice is consistent",
            kind=MessageKind.STRENGTH, theme="t" * 32, position=1,
        ),
        facts.NoteMarked(note=second, stance="strength", replaces=()),  # type: ignore[arg-type] # as read
    )  # fmt: skip
    return peer


def of_last(book: MemoryBook, number: int) -> OpenedBundle:
    """Return a bundle of a laptop's last changes only, as shared the second time."""
    own = list(book.own())[-number:]
    return opened(book, own, [book.sign()])


def told(found: Extracted) -> tuple[set[str], set[str], set[str]]:
    return (
        {note.text for note in found.notes() if not note.withdrawn},
        {message.wording for message in found.messages()},
        {placed.value.title for placed in found.sessions()},
    )


def test_a_bundle_of_everything_gives_what_stands(peer: MemoryBook) -> None:
    found = extract([open_bundle(bundle_of(peer), peer.keys)])
    assert told(found) == (
        {"the first line, reworded", "second"},
        {"Practice is consistent"},
        {"Focus group"},
    )
    assert [note.text for note in found.notes() if note.withdrawn] == ["binned"]
    assert [member.name for member in found.members()] == ["Helen Okafor", "Bo Lindqvist"]
    assert found.unchecked == frozenset()
    assert found.sessions("2026-05-12") == found.sessions()
    assert found.sessions("2026-05-13") == ()


def test_the_order_of_bundles_does_not_matter(lead: MemoryBook, peer: MemoryBook) -> None:
    begin, later = opened(lead), of_last(peer, 7)
    found = extract([later, begin])
    assert told(found) == told(extract([begin, later])) == told(extract([opened(peer)]))
    assert found.unchecked == frozenset()


def test_without_the_beginning_everything_is_given_and_marked(peer: MemoryBook) -> None:
    found = extract([of_last(peer, 8)])
    assert told(found)[0] == {"the first line, reworded", "second"}
    assert {("note", note.id) for note in found.notes()} <= found.unchecked
    assert found.members() == ()


def test_what_is_beyond_its_writers_authority_does_not_count(peer: MemoryBook) -> None:
    planned = session("Planned by a peer")
    peer.append(planned)
    found = extract([open_bundle(bundle_of(peer), peer.keys)])
    assert told(found)[2] == {"Focus group"}


def test_an_erased_note_is_left_out_though_an_older_bundle_has_its_words(
    lead: MemoryBook, peer: MemoryBook
) -> None:
    before = open_bundle(bundle_of(peer), peer.keys)
    note = next(iter(peer._stands["note"]))
    hashes = tuple(entry.hash for entry in peer.history("note", note))
    lead.append(
        NoteErased(
            erasure=mint(), note=note, reason=ErasureReason.SUBJECT_REQUEST, authority="Lead",
            erases=hashes,
        )
    )  # fmt: skip
    after = open_bundle(bundle_of(lead), peer.keys)
    for bundles in ([before, after], [after, before]):
        assert told(extract(bundles))[0] == {"second"}


@pytest.mark.parametrize("sort", ["erase", "reword", "withdraw", "restate"])
def test_what_nobody_signed_takes_nothing_away_and_changes_nothing(
    lead: MemoryBook, peer: MemoryBook, sort: str
) -> None:
    note, second, _ = peer._stands["note"]
    reworded = peer.history("note", note)[-1]
    said: dict[str, facts.Fact] = {
        "erase": NoteErased(
            erasure=mint(), note=note, reason=ErasureReason.SUBJECT_REQUEST, authority="Lead",
            erases=(reworded.hash,),
        ),
        "reword": facts.NoteRevised(note=note, text="never said", replaces=(reworded.hash,)),
        "withdraw": facts.NoteWithdrawn(note=note),
        "restate": facts.MemberAdmitted(
            device=peer.device, member=replace(peer.identity, name="Somebody Else")
        ),
    }  # fmt: skip
    whole = extract([opened(peer)])
    epoch = next(head.epoch for head in peer.vector() if head.device == lead.device)
    there = {"device": lead.device, "epoch": epoch}
    stranger = Insider(lead.challenge_id)
    forged = stranger.change(said[sort], 500, "f" * 64, there)
    added = stranger.change(note_fact("a stranger’s own"), 501, forged.hash, there)
    found = extract([opened(peer), opened(peer, [forged, added], [])])
    assert told(found)[0] == told(whole)[0] | {"a stranger’s own"}
    assert [n for n in found.notes() if n.id in {note, second}] == [
        n for n in whole.notes() if n.id in {note, second}
    ]
    assert found.members() == whole.members()
    assert found.left_out.get(("note", note), 0) == (sort != "restate")
    assert ("note", note) not in found.unchecked


def test_who_nobody_checked_renames_nobody(lead: MemoryBook, peer: MemoryBook) -> None:
    stranger = Insider(lead.challenge_id)
    posing = replace(stranger.member, person=peer.person)
    named = Person("Somebody Else", Role.MANAGER)
    forged = stranger.chain(
        facts.MemberAdmitted(device=stranger.member.device, member=posing),
        facts.PersonNamed(person=lead.person, details=named),
        facts.MemberAdmitted(device="d" * 32, member=stranger.member),
    )
    epoch = next(head.epoch for head in peer.vector() if head.device == lead.device)
    there = {"device": lead.device, "epoch": epoch}
    posed = [
        stranger.change(change.fact, 500 + number, "f" * 64, there)
        for number, change in enumerate(forged)
        if change.fact is not None
    ]
    found = extract([opened(peer), opened(peer, posed, [])])
    assert [member.name for member in found.members()] == [
        "Helen Okafor", "Bo Lindqvist", "Ivo Rask",
    ]  # fmt: skip
    assert named not in [placed.value for placed in found.people()]


def test_a_change_that_cannot_be_read_is_passed_over(peer: MemoryBook) -> None:
    changes = [*peer.own()]
    broken = Change(changes[0].header_bytes, b"s" * 16, b"{}")
    found = extract([opened(peer, [broken, *changes[1:]], None)])
    assert "second" in told(found)[0]


def test_bundles_of_two_challenges_are_refused(lead: MemoryBook) -> None:
    with pytest.raises(ForeignChallenge):
        extract([opened(lead), opened(founded())])


def by_script(tmp_path: Path, *inside: bytes) -> list[dict[str, Any]]:
    """Return what the page's script prints of decrypted bundles."""
    (code,) = re.findall(r"```py\n(.*?)```", PAGE, re.DOTALL)
    script = tmp_path / "read_bundles.py"
    script.write_text(code, "utf-8")
    files = []
    for number, data in enumerate(inside):
        files.append(tmp_path / f"{number}.inside")
        files[-1].write_bytes(data)
    ran = subprocess.run(
        [sys.executable, "-I", "-X", "utf8", script, *files],
        capture_output=True,
        check=True,
        timeout=60,
    )
    return [json.loads(line) for line in ran.stdout.decode().splitlines()]


def test_the_pages_script_gives_the_same_with_pythons_own_library_alone(
    lead: MemoryBook, peer: MemoryBook, tmp_path: Path
) -> None:
    data = sealed(peer, contents_of(peer))
    found = extract([open_bundle(data, lead.keys)])
    lines = by_script(tmp_path, pyrage.decrypt(data, [lead.keys.identity]))
    notes = [line for line in lines if line["sort"] == "note"]
    assert {(n["id"], *n["texts"], n["withdrawn"]) for n in notes} == {
        (n.id, n.text, n.withdrawn) for n in found.notes()
    }
    assert [line["texts"] for line in lines if line["sort"] == "message"] == [
        ["Practice is consistent"]
    ]
    (planned,) = [line for line in lines if line["sort"] == "session"]
    assert planned["fields"]["details"]["title"] == "Focus group"
    assert "import " in PAGE
    assert "pyrage" not in PAGE


def test_the_pages_script_leaves_out_what_was_erased(peer: MemoryBook, tmp_path: Path) -> None:
    before = pyrage.decrypt(bundle_of(peer), [peer.keys.identity])
    note = next(iter(peer._stands["note"]))
    hashes = tuple(entry.hash for entry in peer.history("note", note))
    erasure = NoteErased(
        erasure=mint(), note=note, reason=ErasureReason.SUBJECT_REQUEST, authority="Lead",
        erases=hashes,
    )  # fmt: skip
    peer.append(erasure)
    after = pyrage.decrypt(bundle_of(peer), [peer.keys.identity])
    for inside in ([before, after], [after]):
        lines = by_script(tmp_path, *inside)
        assert note not in {line["id"] for line in lines}
        assert "reworded" not in json.dumps(lines)
