# SPDX-License-Identifier: Apache-2.0
"""What is kept of the grounds is always what a fresh look would find."""

import random
from collections.abc import Iterator

import pytest

from peerdesk.desk.capture import write_line
from peerdesk.desk.clock import FixedClock
from peerdesk.desk.erasing import erase
from peerdesk.desk.query import NoteQuery
from peerdesk.domain.facts import NoteTagged, NoteVoiced, NoteWithdrawn
from peerdesk.domain.ground import Ground, parted
from peerdesk.domain.words import ErasureReason, Source, Stance, Voice
from peerdesk.vault.book import OpenVault
from peerdesk.vault.grounds import Grounds
from tests.builders import note
from tests.vault.conftest import NOON, Made

STRETCH = 7
HOSTILE = "A|7\x1f\x1e9"


class Ticking(FixedClock):
    """Moves on by two seconds whenever it is asked, so that notes stand as they were written."""

    def now(self) -> tuple[int, int]:
        """Return a later moment each time."""
        self.forward(seconds=2)
        return super().now()


@pytest.fixture
def vault(made: Made) -> Iterator[OpenVault]:
    """Return an open vault with some notes."""
    with made.open(Ticking(NOON)) as opened:
        for n in range(20):
            opened.append(note(f"line {n}", case=f"C{n % 3}"))
        yield opened


def fresh(vault: OpenVault) -> list[frozenset[Ground]]:
    """Return what somebody finds who remembers nothing."""
    reader = Grounds(vault.upkeep.ledger.database)
    return [reader.read(first, STRETCH) for first in range(0, 60, STRETCH)]


def kept(vault: OpenVault) -> list[frozenset[Ground]]:
    return [vault.grounds(first, STRETCH) for first in range(0, 60, STRETCH)]


def happen(vault: OpenVault, chance: random.Random) -> None:
    """Do something to some note, or write one."""
    some = chance.choice(vault.notes(NoteQuery(), 0, 100)).id
    deeds = (
        lambda: vault.append(NoteTagged(note=some, kloe=f"k{chance.randrange(3)}" * 16)),
        lambda: vault.append(NoteVoiced(note=some, voice=chance.choice(list(Voice)))),
        lambda: vault.append(NoteWithdrawn(note=some)),
        lambda: vault.append(note("one more", source=chance.choice(list(Source)))),
        lambda: vault.append(note("our own", stance=Stance.REFLECTION)),
        lambda: write_line(vault, "+ typed here"),
        lambda: erase(vault, some, ErasureReason.NOT_NEEDED, "Nobody"),
        vault.upkeep.rebuild,
    )
    chance.choice(deeds)()


@pytest.mark.parametrize("seed", range(3))
def test_whatever_is_written_it_is_as_a_fresh_look_finds_it(vault: OpenVault, seed: int) -> None:
    chance = random.Random(seed)
    for _ in range(25):
        kept(vault)
        happen(vault, chance)
        assert kept(vault) == fresh(vault)


def test_what_was_not_written_to_is_not_read_again(
    vault: OpenVault, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept(vault)
    looked: list[int] = []
    look = Grounds._look

    def counted(grounds: Grounds, first: int, count: int) -> object:
        looked.append(first)
        return look(grounds, first, count)

    monkeypatch.setattr(Grounds, "_look", counted)
    kept(vault)
    assert looked == []
    write_line(vault, "+ typed here")
    kept(vault)
    assert looked == [14, 21, 28, 35, 42, 49, 56]
    looked.clear()
    vault.append(NoteTagged(note=vault.notes(NoteQuery(), 19, 1)[0].id, kloe="k1" * 16))
    kept(vault)
    assert len(looked) == 1


def test_a_label_with_signs_of_ours_in_it_is_read_as_it_stands(vault: OpenVault) -> None:
    vault.append(note("hostile", case=HOSTILE, voices=(Voice.MEMBERS,)))
    found = frozenset().union(*kept(vault))
    assert HOSTILE in {ground.case for ground in found}
    assert {ground.case for ground in found} == {"C0", "C1", "C2", HOSTILE}


def test_parting_unites_the_voices_of_one_line_of_enquiry() -> None:
    one = Ground(source=Source.HEARD, session="s", kloes=("a", "b"), voices=(Voice.MEMBERS,))
    other = Ground(source=Source.HEARD, session="s", kloes=("b",), voices=(Voice.FRONTLINE,))
    assert parted([one, other]) == {
        Ground(source=Source.HEARD, session="s", kloes=("a",), voices=(Voice.MEMBERS,)),
        Ground(
            source=Source.HEARD, session="s", kloes=("b",),
            voices=(Voice.FRONTLINE, Voice.MEMBERS),
        ),
    }  # fmt: skip
