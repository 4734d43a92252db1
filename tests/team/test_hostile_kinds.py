# SPDX-License-Identifier: Apache-2.0
"""Whatever kind of fact an insider signs nonsense in, it is left out or read as it stands."""

import json
import random
from typing import Any

import pytest
from msgspec.structs import replace

from peerdesk.domain.facts import Fact
from peerdesk.domain.kinds import KINDS
from peerdesk.ledger.canonical import encode
from peerdesk.ledger.change import SALT, Change, payload_digest
from peerdesk.team.errors import BundleError
from tests.fakes.book import MemoryBook
from tests.fakes.insider import reheaded
from tests.happenings.scene import Scene
from tests.happenings.state import ledger_of
from tests.happenings.table import FOUNDING, MAKERS
from tests.team.judging import Team

EACH = 42
"""Changes of each kind that are validly signed and odd: some two thousand in all."""
_TRIES = 60


@pytest.fixture(scope="module")
def made() -> dict[str, Fact]:
    """Return one fact of each kind, as it happens on a laptop where much has happened."""
    team = Team()
    scene = Scene(team.lead, random.Random(4))
    facts: dict[str, Fact] = {}
    founding = team.roster().founding
    assert founding is not None
    facts[FOUNDING] = founding
    for _ in range(_TRIES):
        for kind, maker in MAKERS.items():
            fact = maker(scene)
            if fact is not None:
                facts.setdefault(kind, fact)
                if kind not in {"NoteErased", "MemberRemoved", "AuthorityChanged"}:
                    team.lead.append(fact)
        if facts.keys() >= MAKERS.keys() - {"ErasureExtended"}:
            break
    team.lead.append(facts["NoteErased"])
    extended = MAKERS["ErasureExtended"](scene)
    assert extended is not None
    return facts | {"ErasureExtended": extended}


def test_there_is_one_of_each_kind(made: dict[str, Fact]) -> None:
    assert made.keys() == KINDS.keys()


@pytest.mark.parametrize("kind", KINDS)
def test_odd_contents_that_are_validly_signed_come_in_whole_or_not_at_all(
    made: dict[str, Fact], kind: str
) -> None:
    chance, team = random.Random(kind), Team()
    sound = team.insider.change(made[kind])
    for _ in range(EACH):
        odd = _signed_anew(sound, _odd(chance, json.loads(sound.payload or b"")), chance)
        try:
            judged = team.of_insider([odd])
        except BundleError:
            continue
        for change in judged.changes:
            assert change.hash == odd.hash
            assert change.fact is None or type(change.fact) is KINDS[change.header.kind]
        book = MemoryBook()
        book.accept([*ledger_of(team.lead), *judged.changes], judged.heads)
        assert book.roster().founding == team.roster().founding


def _signed_anew(sound: Change, payload: bytes, chance: random.Random) -> Change:
    """Return a change of this content, under its own kind or now and then another."""
    salt = chance.randbytes(SALT)
    kind = chance.choice(list(KINDS)) if chance.random() < 0.2 else sound.header.kind
    header = replace(sound.header, digest=payload_digest(salt, payload), kind=kind)
    return reheaded(Change(sound.header_bytes, salt, payload), header)


def _odd(chance: random.Random, fields: dict[str, Any]) -> bytes:
    """Return a content in which something is otherwise than any laptop would write it."""
    name = chance.choice(list(fields))
    odd: list[Any] = [
        None, True, -1, 1 << 60, 1.5, "", "x" * 5_000, "\u202eabc", "\ud800", [], ["", ""], {},
        [[[[[[[[[[]]]]]]]]]], {"a": {"b": {}}}, fields,
    ]  # fmt: skip
    deed = chance.randrange(6)
    if deed == 0:
        del fields[name]
    elif deed == 1:
        fields["more"] = chance.choice(odd[:-1])
    elif deed == 2:
        return encode(fields) + chance.choice([b" ", b"\0", b"{}"])
    elif deed == 3:
        return encode(fields)[:-1] + b',"' + name.encode() + b'":1}'
    elif deed == 4:
        return json.dumps(fields, indent=1).encode()
    else:
        value = chance.choice(odd)
        fields[name] = dict(fields) if value is fields else value
    return json.dumps(fields, separators=(",", ":"), sort_keys=chance.random() < 0.5).encode()
