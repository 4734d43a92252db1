# SPDX-License-Identifier: Apache-2.0
"""What carved rows come to: changes that vouch for themselves, keys, and the rest as it was.

A row off a page whose code holds is believed. Off a damaged page only a change is, and only if
the next change of its chain, or a signed head, names its hash.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

import msgspec
from msgspec.structs import replace

from peerdesk.domain.facts import ChallengeFounded
from peerdesk.domain.roster import Roster
from peerdesk.domain.team import Member, Person
from peerdesk.domain.words import Role
from peerdesk.ledger.chain import SignedHead
from peerdesk.ledger.change import Change, Head
from peerdesk.ledger.errors import LedgerError
from peerdesk.team.keys import DeviceKeys
from peerdesk.vault.carving import Carved
from peerdesk.vault.chains import OWN, Key
from peerdesk.vault.errors import DamagedDatabase
from peerdesk.vault.gaps import Runs, missing
from peerdesk.vault.rows import Row
from peerdesk.vault.schema import NUMBERS

_NUMBER = (1 << NUMBERS) - 1
_PASSING = frozenset({"epoch", "projection", "indexed"})
"""Settings that a new vault makes for itself."""
_SORTED = frozenset({"change", "chain", "setting", "signed_head", "shared", "gap"})
"""Tables that are looked into; the rest is taken over as it is."""
_NAMELESS = Person("A salvaged laptop", Role.OFFICER_PEER)
Changes = dict[Key, dict[int, Change]]


@dataclass
class Remains:
    """What was found, each thing once."""

    settings: dict[str, bytes] = field(default_factory=dict)
    codes: dict[int, Key] = field(default_factory=dict)
    changes: Changes = field(default_factory=dict)
    heads: list[SignedHead] = field(default_factory=list)
    shared: dict[Key, Head] = field(default_factory=dict)
    gaps: dict[Key, Runs] = field(default_factory=dict)
    others: dict[str, list[Row]] = field(default_factory=dict)
    head: Head | None = None
    """Where the file beside the database says that this laptop's own chain stood."""

    @property
    def count(self) -> int:
        """Return how many changes there are."""
        return sum(map(len, self.changes.values()))

    @property
    def member(self) -> Member | None:
        """Return whose vault it was, if its keys are all here and belong together."""
        try:
            member = msgspec.json.decode(self.settings["member"], type=Member)
            signing, identity = self.settings["signing"], self.settings["identity"].decode()
            keys = DeviceKeys.from_secrets(signing, identity)
        except (KeyError, ValueError, msgspec.DecodeError):
            return None
        return member if keys.signing_key == member.signing_key else None

    @property
    def challenge(self) -> str:
        """Return the challenge that the changes belong to, or "" where there are none."""
        kept = self.settings.get("challenge", b"").decode()
        found = (c.header.challenge for chain in self.changes.values() for c in chain.values())
        return kept or next(found, "")

    @property
    def founder(self) -> str:
        """Return the laptop whose founding the vault trusted, or "" where nothing says so."""
        kept = self.settings.get("founder", b"").decode()
        return kept or next(iter(_founders(self.changes)), "")

    def become_stranger(self) -> None:
        """Make new keys for the laptop whose own are destroyed; a lead has to admit it again.

        Its name may be gone too; then the lead gives it one. Raises `DamagedDatabase` where not a
        single change is left.
        """
        if not self.count:
            raise DamagedDatabase
        entries = [c.entry for chain in self.changes.values() for c in chain.values()]
        roster = Roster().joined(entry for entry in entries if entry is not None)
        own = {key[0] for code, key in self.codes.items() if code >= OWN}
        was = next((member for name, member in roster.known.items() if name in own), None)
        keys = DeviceKeys.generate()
        person = Person(was.name, was.role, was.organisation) if was else _NAMELESS
        member = keys.member(person, was.authority if was else None)
        signing, identity = keys.secrets
        self.settings |= {
            "member": msgspec.json.encode(
                replace(member, person=was.person if was else member.person)
            ),
            "signing": signing,
            "identity": identity.encode(),
        }

    def missing(self) -> dict[Key, Runs]:
        """Return what is missing of every chain: holes, and ends that are known of."""
        ends = self._ends()
        keys = sorted({*self.changes, *ends})
        found = {key: missing(sorted(self.changes.get(key, {})), ends.get(key, 0)) for key in keys}
        return {key: runs for key, runs in found.items() if runs}

    def fill(self, older: "Remains") -> int:
        """Take over from an older copy what is missing here, and return how many changes."""
        before = self.count
        for key, chain in older.changes.items():
            here = self.changes.setdefault(key, {})
            for number, change in chain.items():
                here.setdefault(number, change)
        if self.member is None:  # keys are worth something only together
            self.settings |= older.settings
        self.heads += older.heads
        for name in ("chunk", "forked"):
            known = {row.values[0] for row in self.others.get(name, ())}
            fresh = [r for r in older.others.get(name, ()) if r.values[0] not in known]
            self.others[name] = [*self.others.get(name, ()), *fresh]
        return self.count - before

    def _ends(self) -> dict[Key, int]:
        """Return how far each chain was here: by this laptop's own word, and what is here knew."""
        own = self.member.device if self.member else ""
        ends: dict[Key, int] = {}
        claims = [signed.claim for signed in self.heads]
        told = [h for c in claims if c.head.device == own for h in (c.head, *c.holds)]
        beside = [self.head] if self.head else []
        knew = (h for chain in self.changes.values() for c in chain.values() for h in c.header.knew)
        for head in (*told, *beside, *self.shared.values(), *knew):
            key = head.device, head.epoch
            ends[key] = max(head.number, ends.get(key, 0))
        for key, runs in self.gaps.items():
            ends[key] = max(runs[-1][1], ends.get(key, 0))
        return ends


def remains_of(carved: Carved) -> Remains:
    """Return what the carved rows come to."""
    found = Remains()
    rows = carved.tables
    for row in _settled(rows["setting"]):
        name, value = row.values
        if name not in _PASSING and isinstance(value, bytes):
            found.settings[str(name)] = value
    found.heads = _heads(rows["signed_head"])
    _take_chains(found, rows["chain"])
    _take_changes(found, rows["change"])
    for row in _settled(rows["shared"]):
        key = found.codes.get(row.number)
        if key is not None:
            found.shared[key] = Head(*key, _whole(row, 1), str(row.values[2]))
    for row in _settled(rows["gap"]):
        key = found.codes.get(_whole(row, 0))
        if key is not None:
            found.gaps[key] = (*found.gaps.get(key, ()), (_whole(row, 1), _whole(row, 2)))
    found.others = {name: _settled(kept) for name, kept in rows.items() if name not in _SORTED}
    return found


def _settled(rows: Iterable[Row]) -> list[Row]:
    """Return the rows that their pages vouch for, each number once."""
    return [row for row in rows if row.sound]


def _whole(row: Row, place: int) -> int:
    value = row.values[place]
    return value if isinstance(value, int) else 0


def _heads(rows: Iterable[Row]) -> list[SignedHead]:
    """Return the signed heads that can be read; whether they hold is looked at with the rest."""
    heads: list[SignedHead] = []
    for row in rows:
        claim, signature = row.values[2:]
        if row.sound and isinstance(claim, bytes) and isinstance(signature, bytes):
            signed = SignedHead(claim, signature)
            if _reads(signed):
                heads.append(signed)
    return heads


def _reads(signed: SignedHead) -> bool:
    try:
        return bool(signed.claim)
    except LedgerError:
        return False


def _take_chains(found: Remains, rows: Iterable[Row]) -> None:
    for row in _settled(rows):
        found.codes[row.number] = str(row.values[1]), str(row.values[2])


def _take_changes(found: Remains, rows: Iterable[Row]) -> None:
    doubtful: Changes = {}
    for row in rows:
        change = _change(row)
        if change is None:
            continue
        header = change.header
        key = header.device, header.epoch
        if row.sound:
            found.codes[row.number >> NUMBERS] = key
        (found.changes if row.sound else doubtful).setdefault(key, {})[header.number] = change
    for chain in found.changes.values():
        _drop_misfits(chain)
    signed = {signed.claim.head.hash for signed in found.heads}
    for key, chain in doubtful.items():
        sound = found.changes.setdefault(key, {})
        for number in sorted(chain, reverse=True):
            after = sound.get(number + 1)
            named = {after.header.previous} if after else signed
            if number not in sound and chain[number].hash in named:
                sound[number] = chain[number]


def _drop_misfits(chain: dict[int, Change]) -> None:
    """Leave out the changes that the one after them does not follow on."""
    for number in sorted(chain, reverse=True):
        after = chain.get(number + 1)
        if after is not None and after.header.previous != chain[number].hash:
            del chain[number]


def _change(row: Row) -> Change | None:
    """Return the change that a row holds, or None if it is not what was recorded."""
    header, salt, payload = row.values[2:]
    if not isinstance(header, bytes):
        return None
    change = Change(
        header,
        salt if isinstance(salt, bytes) else None,
        payload if isinstance(payload, bytes) else None,
    )
    try:
        _ = change.fact
        return change if change.header.number == row.number & _NUMBER else None
    except LedgerError:
        return None


def _founders(changes: Changes) -> Iterable[str]:
    for (device, _), chain in sorted(changes.items()):
        for change in chain.values():
            fact = change.fact if "Founded" in change.header.kind else None
            if isinstance(fact, ChallengeFounded) and fact.founder.device == device:
                yield device
