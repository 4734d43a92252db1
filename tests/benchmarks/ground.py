# SPDX-License-Identifier: Apache-2.0
"""What every measure stands on: a challenge with a team, and vaults of every size, built once.

Everything lies in one temporary folder. Whoever writes works on a copy of a vault.
"""

import contextlib
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime
from itertools import islice
from pathlib import Path

from peerdesk.bootstrap.frameworks import load_framework
from peerdesk.bootstrap.resources import resource_root
from peerdesk.desk.capture import usable_kloes
from peerdesk.desk.clock import FixedClock
from peerdesk.desk.scope import found_challenge
from peerdesk.desk.timetable import plan_session
from peerdesk.domain.challenge import Scope
from peerdesk.domain.facts import MemberAdmitted
from peerdesk.domain.session import RoleGroup, Session
from peerdesk.domain.team import Member, Person
from peerdesk.domain.words import Role, SessionKind, Voice
from peerdesk.ledger.chain import HeadClaim, SignedHead, sign_head
from peerdesk.ledger.change import Change, Head
from peerdesk.team.keys import DeviceKeys
from peerdesk.vault.book import OpenVault
from peerdesk.vault.creation import create_vault
from peerdesk.vault.derivation import FLOOR
from peerdesk.vault.header import read_header
from peerdesk.vault.keys import VaultKeys
from peerdesk.vault.opening import open_with_key
from peerdesk.vault.slots import PASSPHRASE, open_with_passphrase
from tests.benchmarks.material import START, as_received, chain, first_link, notes

TYPED = "correct horse battery staple meadow"
SESSIONS = 45
DAYS = ("2026-05-12", "2026-05-13", "2026-05-14")
SCOPE = Scope(
    council="Marlowe Vale Council",
    title="Children’s Services Peer Challenge",
    first_day=DAYS[0],
    last_day=DAYS[-1],
    sponsors=("Director of children’s services",),
)
_LEAD = Person("Helen Okafor", Role.TEAM_LEADER, "Harrowmere Council")
_NAMES = "Bo Lindqvist, Carys Evans, Dev Anand, Ella Strand, Finn Moss, Gwen Ash, Hal Brook"
_PEERS = tuple(Person(name, Role.OFFICER_PEER) for name in _NAMES.split(", "))
_WRITERS = 5
"""Of the eight laptops so many have written what the vault holds; the last one is the newcomer."""
_BATCH = 10_000
_SECONDS_APART = 7
"""Seconds between what two of the team write; each of them writes every minute."""
Tags = tuple[tuple[str, ...], tuple[str, ...]]
"""The identifiers of sessions, and of lines of enquiry, that notes may name."""


@dataclass(frozen=True)
class Colleague:
    """A laptop of the team that writes notes but has no vault here: its keys are at hand."""

    keys: DeviceKeys
    member: Member

    def signed(self, challenge: str, head: Head) -> SignedHead:
        """Return the head of its chain, signed."""
        claim = HeadClaim(challenge=challenge, head=head, holds=(head,), at=START)
        return sign_head(claim, self.keys.signing)


@dataclass(frozen=True)
class Built:
    """A vault in a folder, closed, and what is needed to open it and to add to it."""

    folder: Path
    keys: VaultKeys
    size: int
    challenge: str
    tags: Tags
    lead: Member
    team: tuple[Colleague, ...]

    @property
    def members(self) -> tuple[Member, ...]:
        """Return the laptops of the team, the lead's first."""
        return self.lead, *(colleague.member for colleague in self.team)

    def writer(self, device: str) -> Colleague:
        """Return the colleague whose laptop this is."""
        return next(c for c in self.team if c.member.device == device)

    def open(self) -> OpenVault:
        """Open it with its key: deriving that from a passphrase takes a second, on purpose."""
        return open_with_key(self.folder, self.keys)

    def arriving(self, count: int) -> tuple[list[Change], SignedHead]:
        """Return notes of a colleague that the vault has not met, with the signed head."""
        newcomer = self.team[-1]
        made = _chain_of(newcomer, count, self.challenge, self.tags)
        changes = as_received(made)
        return changes, newcomer.signed(self.challenge, changes[-1].head)


@dataclass
class Ground:
    """A temporary folder with the vaults that were built so far."""

    folder: Path
    _built: dict[int, Built] = field(default_factory=dict)
    _copies: int = 0

    def vault(self, size: int) -> Built:
        """Return the vault with so many notes."""
        if size not in self._built:
            self._built[size] = _build(self.folder / f"vault-{size}", size)
        return self._built[size]

    @contextlib.contextmanager
    def copy(self, size: int) -> Iterator[Built]:
        """Lend a copy of a vault that may be written to; it is thrown away afterwards."""
        original = self.vault(size)
        self._copies += 1
        folder = self.folder / f"copy-{self._copies}"
        shutil.copytree(original.folder, folder)
        try:
            yield replace(original, folder=folder)
        finally:
            shutil.rmtree(folder)


def _build(folder: Path, size: int) -> Built:
    """Make a vault whose notes five colleagues wrote in the same days, taken in from them."""
    clock = FixedClock(datetime.fromisoformat(f"{DAYS[0]}T09:00"))
    created = create_vault(folder, _LEAD, TYPED, cost=FLOOR, clock=clock)
    team = tuple(_colleague(person) for person in _PEERS)
    with created.vault as book:
        framework = load_framework(resource_root(), "cspc")
        found_challenge(book, framework, SCOPE, modules=[t.code for t in framework.themes[-2:]])
        book.append(*(MemberAdmitted(device=c.member.device, member=c.member) for c in team))
        sessions = tuple(plan_session(book, session) for session in _timetable())
        tags = sessions, tuple(kloe.id for kloe in usable_kloes(book))
        for writer in team[:_WRITERS]:
            made = _chain_of(writer, size // _WRITERS, book.challenge_id, tags)
            while batch := list(islice(made, _BATCH)):
                book.accept(batch, [writer.signed(book.challenge_id, batch[-1].head)])
        book.sign()
        challenge, lead = book.challenge_id, book.identity
    slot = read_header(folder).slot(PASSPHRASE)
    keys = VaultKeys.of(open_with_passphrase(slot, TYPED))
    return Built(folder, keys, size, challenge, tags, lead, team)


def _chain_of(writer: Colleague, count: int, challenge: str, tags: Tags) -> Iterator[Change]:
    place = [person.name for person in _PEERS].index(writer.member.name)
    written = notes(count, writer.member.person, *tags, seed=place + 1)
    start = first_link(challenge, writer.member.device)
    return chain(written, start, START + place * _SECONDS_APART * 1_000)


def _colleague(person: Person) -> Colleague:
    keys = DeviceKeys.generate()
    return Colleague(keys, keys.member(person))


def _timetable() -> Iterator[Session]:
    kinds = list(SessionKind)
    for number in range(SESSIONS):
        hour = 9 + number // len(DAYS) % 8
        kind = kinds[number % len(kinds)]
        yield Session(
            kind=kind,
            files=8 if kind is SessionKind.CASE_REVIEW else 0,
            title=f"Session {number + 1}",
            day=DAYS[number % len(DAYS)],
            start=f"{hour:02}:00",
            end=f"{hour:02}:50",
            groups=(RoleGroup("Social workers", Voice.FRONTLINE, 6),),
        )
