# SPDX-License-Identifier: Apache-2.0
"""The command line as somebody at a terminal meets it, within this process."""

import io
import sys
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import msgspec
import pytest

from peerdesk.bootstrap.desk import Desk
from peerdesk.cli.app import run
from peerdesk.vault import derivation
from peerdesk.vault.derivation import FLOOR
from peerdesk.vault.forgetting import apart

PASSPHRASE = "ripple anvil quiet lantern moss"

_derived = lru_cache(maxsize=None)(derivation.derive)


def derive_once(passphrase: str, salt: bytes, cost: derivation.Cost) -> bytes:
    """Return the key of a passphrase, worked out once a vault: one command after another needs it.

    It is a copy each time, for whoever gets it overwrites it.
    """
    return apart(_derived(passphrase, salt, cost))


@dataclass(frozen=True)
class Ended:
    """How a command ended, and what it printed."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """Return the one JSON document on standard output."""
        return msgspec.json.decode(self.out)


class Laptop:
    """A laptop on which commands are typed; its vaults open at the lowest cost of a try."""

    def __init__(
        self, root: Path, capture: pytest.CaptureFixture[str], patch: pytest.MonkeyPatch
    ) -> None:
        self.root = root
        root.mkdir(parents=True, exist_ok=True)
        self.passphrase_file = root / "passphrase.txt"
        self.passphrase_file.write_text(f"{PASSPHRASE}\n")
        self.desk = Desk(root / "vaults", cost=FLOOR)
        self._capture = capture
        self._patch = patch

    def type(self, *words: str | Path, stdin: bytes = b"", passphrase: bool = True) -> Ended:
        """Type a command and return how it ended."""
        typed = [str(word) for word in words]
        if passphrase and "--help" not in typed:
            typed += ["--passphrase-file", str(self.passphrase_file)]
        with self._patch.context() as patch:
            patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), "utf-8"))
            patch.setattr(sys, "excepthook", sys.excepthook)
            self._capture.readouterr()
            code = run(typed, self.desk)
        printed = self._capture.readouterr()
        return Ended(code, printed.out, printed.err)

    def begin(self, *more: str) -> Ended:
        """Begin a challenge with a module, as its team leader."""
        return self.type(
            "challenge", "new", "--offer", "cspc", "--council", "Marlowe Vale Council",
            "--first-day", "2026-05-12", "--last-day", "2026-05-14", "--module", "front-door",
            "--name", "Helen Okafor", *more,
        )  # fmt: skip
