# SPDX-License-Identifier: Apache-2.0
"""What this laptop keeps about itself inside its vault: who it is, its keys, its epoch."""

import secrets

import msgspec

from peerdesk.domain.team import Member
from peerdesk.ledger.canonical import encode
from peerdesk.ledger.chain import SignedHead
from peerdesk.team.invitation import Invitation
from peerdesk.team.keys import DeviceKeys
from peerdesk.vault.database import Database


class Settings:
    """Named values in the encrypted database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def found(self, member: Member, keys: DeviceKeys) -> None:
        """Keep the identity of a vault that is just being made."""
        signing, identity = keys.secrets
        self._set("member", msgspec.json.encode(member))
        self._set("signing", signing)
        self._set("identity", identity.encode())

    @property
    def member(self) -> Member:
        """Return this laptop's own entry."""
        return msgspec.json.decode(self._get("member"), type=Member)

    @property
    def keys(self) -> DeviceKeys:
        """Return this laptop's secret keys."""
        return DeviceKeys.from_secrets(self._get("signing"), self._get("identity").decode())

    @property
    def epoch(self) -> str:
        """Return the epoch that this laptop's chain is in, or "" before the first."""
        return self._get("epoch").decode()

    def begin_epoch(self) -> str:
        """Begin a new epoch and return it; random, so that no number is ever used twice."""
        epoch = secrets.token_hex(8)
        self._set("epoch", epoch.encode())
        return epoch

    @property
    def challenge(self) -> str:
        """Return the challenge's identifier, or "" before there is one."""
        return self._get("challenge").decode()

    @challenge.setter
    def challenge(self, identifier: str) -> None:
        self._set("challenge", identifier.encode())

    @property
    def founder(self) -> str:
        """Return the laptop that founded the challenge, or "" before there is one."""
        return self._get("founder").decode()

    @founder.setter
    def founder(self, device: str) -> None:
        self._set("founder", device.encode())

    @property
    def invitation(self) -> Invitation | None:
        """Return the invitation that the vault was made from, or None."""
        kept = self._get("invitation")
        return msgspec.json.decode(kept, type=Invitation) if kept else None

    def join(self, invitation: Invitation) -> None:
        """Keep the invitation of a vault that is just being made; its founding is trusted."""
        self._set("invitation", encode(invitation))
        self.challenge = invitation.founding.challenge
        self.founder = invitation.founding.founder.device

    @property
    def projection(self) -> int:
        """Return the version of the projection's tables, or 0 before they were made."""
        return int(self._get("projection") or b"0")

    @projection.setter
    def projection(self, version: int) -> None:
        self._set("projection", str(version).encode())

    @property
    def indexed(self) -> int:
        """Return up to which number the lines of our own chain are in the search index."""
        return int(self._get("indexed") or b"0")

    @indexed.setter
    def indexed(self, number: int) -> None:
        self._set("indexed", str(number).encode())

    @property
    def unnamed(self) -> dict[str, list[str]]:
        """Return which changes went with an erasure that does not name them yet, by erasure."""
        return msgspec.json.decode(self._get("unnamed") or b"{}", type=dict[str, list[str]])

    @unnamed.setter
    def unnamed(self, changes: dict[str, list[str]]) -> None:
        self._set("unnamed", msgspec.json.encode(changes))

    @property
    def bare(self) -> list[int]:
        """Return the places of changes that came without their contents, on an erasure's word."""
        return msgspec.json.decode(self._get("bare") or b"[]", type=list[int])

    @bare.setter
    def bare(self, places: list[int]) -> None:
        self._set("bare", msgspec.json.encode(places))

    @property
    def vouching(self) -> dict[int, SignedHead]:
        """Return signed heads that were reached, of chains whose newest was not, by their codes."""
        return msgspec.json.decode(self._get("vouching") or b"{}", type=dict[int, SignedHead])

    @vouching.setter
    def vouching(self, heads: dict[int, SignedHead]) -> None:
        self._set("vouching", msgspec.json.encode(heads))

    @property
    def emptied(self) -> int:
        """Return how often contents have gone from here, or come back into what lacked them."""
        return int(self._get("emptied") or b"0")

    @emptied.setter
    def emptied(self, count: int) -> None:
        self._set("emptied", str(count).encode())

    @property
    def purged(self) -> list[str]:
        """Return which changes lost their contents in this backup, on the word of its vault."""
        return msgspec.json.decode(self._get("purged") or b"[]", type=list[str])

    @purged.setter
    def purged(self, changes: list[str]) -> None:
        self._set("purged", msgspec.json.encode(changes))

    @property
    def copied(self) -> int:
        """Return how often the whole vault was copied out for safe keeping."""
        return int(self._get("copied") or b"0")

    @copied.setter
    def copied(self, count: int) -> None:
        self._set("copied", str(count).encode())

    @property
    def letting_go(self) -> bool:
        """Say whether something that was saved may let contents go which have not gone yet."""
        return self._get("letting-go") == b"1"

    @letting_go.setter
    def letting_go(self, due: bool) -> None:
        self._set("letting-go", b"1" if due else b"0")

    @property
    def purging(self) -> bool:
        """Say whether backups may still hold something that has gone for good."""
        return self._get("purging") == b"1"

    @purging.setter
    def purging(self, due: bool) -> None:
        self._set("purging", b"1" if due else b"0")

    def choice(self, name: str) -> str:
        """Return what this laptop's user chose under a name, or "" where nothing was."""
        return self._get(f"choice {name}").decode()

    def keep_choice(self, name: str, text: str) -> None:
        """Remember a choice; an empty text forgets it."""
        if text:
            self._set(f"choice {name}", text.encode())
        else:
            self._database.run("DELETE FROM setting WHERE name = ?", (f"choice {name}",))

    def _get(self, name: str) -> bytes:
        value = self._database.value("SELECT value FROM setting WHERE name = ?", (name,))
        return bytes(value or b"")

    def _set(self, name: str, value: bytes) -> None:
        self._database.run("INSERT OR REPLACE INTO setting VALUES (?, ?)", (name, value))
