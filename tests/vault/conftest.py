# SPDX-License-Identifier: Apache-2.0
"""Vaults for the tests: made once, copied for each, opened without deriving a key again."""

import hashlib
import random
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

import pytest

from peerdesk.desk.clock import Clock, FixedClock
from peerdesk.desk.exchange import admit, identity_file, take_in
from peerdesk.desk.query import NoteQuery
from peerdesk.desk.scope import found_challenge
from peerdesk.domain.facts import ChallengeFounded, NoteRevised
from peerdesk.domain.team import Person
from peerdesk.domain.words import Role
from peerdesk.vault.book import OpenVault
from peerdesk.vault.creation import create_vault
from peerdesk.vault.derivation import FLOOR, Cost
from peerdesk.vault.generations import Occasion
from peerdesk.vault.header import read_header
from peerdesk.vault.keys import VaultKeys
from peerdesk.vault.opening import open_with_key
from peerdesk.vault.returning import Terms
from peerdesk.vault.slots import PASSPHRASE, open_with_passphrase
from tests.builders import dump, message, note, session
from tests.fakes.challenge import FRAMEWORK, SCOPE
from tests.fakes.terminal import derive_once
from tests.strategies import CHALLENGE
from tests.vault.damage import Team, shared
from tests.vault.team import join, marker

SECRET = "ripple anvil quiet lantern moss"
Opens = Callable[..., OpenVault]
NOON = datetime(2026, 5, 12, 12, 0)  # noqa: DTZ001 - London's wall time
TEAM = {
    "lead": Person("Helen Okafor", Role.TEAM_LEADER),
    "priya": Person("Priya Nair", Role.OFFICER_PEER),
    "amir": Person("Amir Siddiqui", Role.MANAGER),
}


class Made(NamedTuple):
    """A vault on the disk, closed, with all that opens it."""

    folder: Path
    keys: VaultKeys
    words: tuple[str, ...]
    passphrase: str = SECRET

    def copy(self, folder: Path) -> "Made":
        """Return the same vault in another folder."""
        shutil.copytree(self.folder, folder)
        return self._replace(folder=folder)

    def open(self, clock: Clock | None = None) -> OpenVault:
        """Open it without deriving the key again."""
        return open_with_key(self.folder, self.keys, clock=clock or FixedClock(NOON))


def make(folder: Path, owner: Person) -> Made:
    """Make a vault and close it."""
    created = create_vault(folder, owner, SECRET, label="May", cost=FLOOR, clock=FixedClock(NOON))
    created.vault.close()
    vault_key = open_with_passphrase(read_header(folder).slot(PASSPHRASE), SECRET)
    return Made(folder, VaultKeys.of(vault_key), created.recovery_words)


def found(vault: OpenVault, *, practice: bool = True) -> None:
    """Found a challenge in a vault that has none."""
    vault.append(
        ChallengeFounded(
            challenge=CHALLENGE,
            offer="cspc",
            framework="cspc",
            framework_version="2026",
            practice=practice,
            founder=vault.identity,
        )
    )


@pytest.fixture(scope="session")
def empty_template(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """Return a vault without a challenge, made once."""
    folder = tmp_path_factory.mktemp("templates") / "peer"
    return make(folder, Person("Priya Nair", Role.OFFICER_PEER))


@pytest.fixture(scope="session")
def founded_template(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """Return a vault with a challenge, made once."""
    folder = tmp_path_factory.mktemp("templates") / "lead"
    made = make(folder, Person("Helen Okafor", Role.TEAM_LEADER))
    with made.open() as vault:
        found(vault)
    return made


@pytest.fixture
def made(founded_template: Made, tmp_path: Path) -> Made:
    """Return a closed vault of one's own, with a challenge."""
    return founded_template.copy(tmp_path / "lead")


@pytest.fixture
def joining(empty_template: Made, tmp_path: Path) -> Made:
    """Return a closed vault of one's own, without a challenge."""
    return empty_template.copy(tmp_path / "peer")


@pytest.fixture
def quick_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    """Derive the key of each passphrase and slot only once, however often it is asked for."""
    monkeypatch.setattr("peerdesk.vault.slots.derive", derive_once)


def cheap(passphrase: str, salt: bytes, _: Cost) -> bytes:
    """Stand for a derivation where it is the disk that is looked at."""
    return hashlib.sha256(passphrase.encode() + salt).digest()


@pytest.fixture
def cheap_vault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder of a vault with a backup, whose passphrase costs nothing to try.

    Its recovery words are in a file beside it.
    """
    monkeypatch.setattr("peerdesk.vault.slots.derive", cheap)
    owner = Person("Helen Okafor", Role.TEAM_LEADER)
    made = create_vault(tmp_path / "vault", owner, SECRET, cost=FLOOR)
    with made.vault as vault:
        found(vault)
        vault.upkeep.backup(Occasion.ASKED)
    (tmp_path / "words").write_text(" ".join(made.recovery_words))
    return tmp_path / "vault"


@pytest.fixture
def opened() -> Iterator[Callable[[Made], OpenVault]]:
    """Return what opens vaults that are closed at the end of the test."""
    with ExitStack() as stack:
        yield lambda vault: stack.enter_context(vault.open())


@pytest.fixture
def vault(made: Made) -> Iterator[OpenVault]:
    """Return an open vault with a challenge."""
    with made.open() as open_vault:
        yield open_vault


@pytest.fixture
def empty(joining: Made) -> Iterator[OpenVault]:
    """Return an open vault without a challenge."""
    with joining.open() as open_vault:
        yield open_vault


@pytest.fixture(scope="session")
def team_template(tmp_path_factory: pytest.TempPathFactory) -> list[Made]:
    """Return the vaults of a lead and two colleagues who have joined, made once."""
    folder = tmp_path_factory.mktemp("team")
    team = [make(folder / name, person) for name, person in TEAM.items()]
    with ExitStack() as stack:
        lead, *others = [stack.enter_context(made.open()) for made in team]
        found_challenge(lead, FRAMEWORK, SCOPE)
        join(lead, *others)
    return team


@pytest.fixture
def three(team_template: list[Made], tmp_path: Path) -> list[Made]:
    """Return three closed vaults of a team."""
    return [made.copy(tmp_path / made.folder.name) for made in team_template]


@pytest.fixture
def team(three: list[Made]) -> Iterator[list[OpenVault]]:
    """Return the three vaults, open."""
    with ExitStack() as stack:
        yield [stack.enter_context(made.open()) for made in three]


@pytest.fixture
def words() -> list[str]:
    """Return words that stand in nothing else."""
    chance = random.Random()
    return [marker(chance) for _ in range(6)]


@pytest.fixture
def marks(tmp_path: Path) -> Path:
    return tmp_path / "state" / "marks"


@pytest.fixture
def opens(made: Made, marks: Path) -> Opens:
    """Return what opens the vault, or a copy of it, on this laptop with its marks."""

    def opening(folder: Path = made.folder, *, go_on: bool = False) -> OpenVault:
        clock = FixedClock(NOON)
        terms = Terms(go_on=go_on)
        return open_with_key(folder, made.keys, clock=clock, marks=marks, terms=terms)

    with opening() as vault:  # the template comes from elsewhere, and so begins anew here
        vault.append(note("the first on this laptop"))
    return opening


@pytest.fixture(scope="session")
def pair_template(empty_template: Made, tmp_path_factory: pytest.TempPathFactory) -> Team:
    """Return a lead and a peer who have written much and exchanged all of it, made once."""
    place = tmp_path_factory.mktemp("pair")
    lead = make(place / "lead", Person("Helen Okafor", Role.TEAM_LEADER))
    peer = empty_template.copy(place / "peer")
    with lead.open() as ours, peer.open() as theirs:
        found(ours, practice=False)
        admit(ours, identity_file(theirs))
        ours.append(session(), message(), *(note(f"line {n} of the lead") for n in range(150)))
        take_in(theirs, shared(ours))
        written = [note(f"line {n} of the peer") for n in range(150)]
        theirs.append(*written)
        theirs.append(NoteRevised(note=written[0].note, text="said better", replaces=()))
        take_in(ours, shared(theirs))
        ours.append(note("a last line"))
        ours.keep_draft("capture", "half a line")
        take_in(theirs, shared(ours))
        stands = dump(ours)
        assert dump(theirs) == stands
        return Team(lead, peer, stands, ours.count_notes(NoteQuery()))


@pytest.fixture
def pair(pair_template: Team, tmp_path: Path) -> Team:
    """Return such a lead and peer of one's own."""
    made = pair_template
    lead, peer = made.lead.copy(tmp_path / "lead"), made.peer.copy(tmp_path / "peer")
    return Team(lead, peer, made.stands, made.notes)
