# SPDX-License-Identifier: Apache-2.0
"""After the lock nothing in memory opens the vault: no key of it, and no passphrase."""

import contextlib
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Self

import pytest

from peerdesk.vault.derivation import FLOOR, derive, expand
from peerdesk.vault.forgetting import apart, forget
from peerdesk.vault.header import read_header
from peerdesk.vault.keys import VaultKeys
from peerdesk.vault.slots import PASSPHRASE, open_with_passphrase
from tests.vault.conftest import SECRET, Made


@pytest.mark.parametrize(
    "secret",
    [
        b"k" * 32,
        "a passphrase in ascii",
        "caf\u00e9 and twelve more",
        "\u0142\u00f3d\u017a " * 5,
        "\U0001f9ed" * 20,
    ],
)
def test_what_is_forgotten_is_zeros(secret: bytes | str) -> None:
    own = bytes(bytearray(secret)) if isinstance(secret, bytes) else "".join(list(secret))
    assert own is not secret
    forget(own)
    assert set(own) <= {0, "\0"}
    assert len(own) == len(secret)
    assert set(secret) != {0}


def test_what_is_short_is_left_alone_for_it_is_shared() -> None:
    forget(b"", b"x", "y", b"short")
    assert [bytes([120]), chr(121)] == [b"x", "y"]


def test_a_copy_outlives_the_key_that_it_was_made_of() -> None:
    key = os.urandom(32)
    copy, shown = apart(key), key.hex()
    forget(key)
    assert copy.hex() == shown


def test_where_memory_is_laid_out_otherwise_nothing_is_written(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("sys.implementation", type("Other", (), {"name": "pypy"}))
    key = b"k" * 32
    forget(key)
    assert key == b"k" * 32


_WORK = """
import gc, os, sys
from pathlib import Path

from peerdesk.desk.query import NoteQuery
from peerdesk.vault.derivation import FLOOR
from peerdesk.vault.forgetting import forget
from peerdesk.vault.opening import open_vault
from peerdesk.vault.rewrapping import change_passphrase, confirm
from tests.builders import note


def secret():
    plain = bytearray.fromhex(sys.argv[3])
    for place, byte in enumerate(plain):
        plain[place] = byte ^ 85
    text = plain.decode()
    plain[:] = bytes(len(plain))
    return text


def halt():
    gc.collect()
    print(flush=True)
    sys.stdin.readline()


folder, what, _ = sys.argv[1:]
folder = Path(folder)
passphrase = secret()
with open_vault(folder, passphrase) as vault:
    vault.append(note("a line"))
    vault.notes(NoteQuery(words="line"))
    following = " ".join(["velvet comet harbour", "thistle"])
    if what == "passphrase":
        change_passphrase(folder, passphrase, following, cost=FLOOR)
    if what == "rotate":
        confirm(vault.upkeep.rotate(passphrase))
    vault.upkeep.backup("asked")
    forget(passphrase)
    halt()
halt()
"""


class _Program:
    """A program started anew that works on a vault and halts where it is to be looked at."""

    def __init__(self, made: Made, what: str) -> None:
        masked = bytes(byte ^ 85 for byte in SECRET.encode()).hex()
        self._process = subprocess.Popen(
            [sys.executable, "-c", _WORK, str(made.folder), what, masked],
            cwd=Path(__file__).parents[2],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.kill()
        self._process.communicate()

    def wait(self) -> None:
        """Wait until the program halts."""
        assert self._process.stdout is not None
        assert self._process.stdout.readline() == b"\n", "it ended before it was looked at"

    def go_on(self) -> None:
        """Let the program come to the next place at which it halts."""
        assert self._process.stdin is not None
        self._process.stdin.write(b"\n")
        self._process.stdin.flush()
        self.wait()

    def copies(self, *secrets: bytes) -> list[int]:
        """Return how often each secret stands in what the program can write to."""
        counts = [0] * len(secrets)
        for data in _memory(self._process.pid):
            counts = [n + data.count(s) for n, s in zip(counts, secrets, strict=True)]
        return counts


def _memory(process: int) -> Iterator[bytes]:
    proc = Path("/proc") / str(process)
    with (proc / "mem").open("rb", 0) as memory:
        for line in (proc / "maps").read_text().splitlines():
            where, rights, *_ = line.split()
            if "w" in rights:
                begin, end = (int(part, 16) for part in where.split("-"))
                memory.seek(begin)
                with contextlib.suppress(OSError):  # given back to the system meanwhile
                    yield memory.read(end - begin)


def _keys(folder: Path, passphrase: str) -> list[bytes]:
    """Return every key of a vault, and what else opens it, as they could stand in memory."""
    slot = read_header(folder).slot(PASSPHRASE)
    vault_key = open_with_passphrase(slot, passphrase)
    keys = VaultKeys.of(vault_key)
    database = keys.database.hex()
    stretched = derive(passphrase, slot.head.salt, slot.head.cost or FLOOR)
    wrapping = expand(stretched, "wrap passphrase", slot.head.salt)
    texts = [database.encode(), database.upper().encode()]
    return [vault_key, keys.database, keys.head, keys.mark, *texts, stretched, wrapping]


def _passphrases(text: str) -> list[bytes]:
    return [text.encode(form) for form in ("utf-8", "utf-16-le", "utf-32-le")]


@pytest.mark.skipif(sys.platform != "linux", reason="memory is read as Linux shows it")
@pytest.mark.parametrize("what", ["open", "passphrase", "rotate"])
def test_the_keys_in_use_are_in_memory_once_and_after_the_lock_no_key_and_no_passphrase(
    made: Made, what: str
) -> None:
    """The documented number: one copy of each key in use while open, none of any after.

    Of the key that wraps the vault's own, the cipher's library now and then leaves one copy; of
    the keys of a former head file and mark, which open nothing, the changing of keys does.
    """
    with _Program(made, what) as program:
        program.wait()
        new = "velvet comet harbour thistle"
        keys = _keys(made.folder, new if what == "passphrase" else SECRET)
        *counted, wrapping = program.copies(*keys)
        assert counted == [0, 1, 1, 1, 0, 0, 0]
        assert wrapping <= 1
        assert program.copies(*_passphrases(SECRET)) == [0, 0, 0]
        former = made.keys.database
        assert (program.copies(former) == [0]) == (what == "rotate")
        program.go_on()
        assert program.copies(*keys[:-1], former) == [0] * len(keys)
        files = program.copies(made.keys.head, made.keys.mark)
        assert max(files) <= (1 if what == "rotate" else 0)
        assert program.copies(keys[-1])[0] <= 1
        assert program.copies(*_passphrases(SECRET)) == [0, 0, 0]


@pytest.mark.skipif(sys.platform != "linux", reason="memory is read as Linux shows it")
def test_a_key_that_is_only_dropped_is_still_in_memory(made: Made) -> None:
    """The negative control: without overwriting, what is looked for here is found."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(
            sys.modules[__name__],
            "_WORK",
            "import peerdesk.vault.keys as k\nk.forget = lambda *_: None\n" + _WORK,
        )
        program = _Program(made, "open")
    with program:
        program.wait()
        program.go_on()
        assert sum(program.copies(*_keys(made.folder, SECRET))) > 0
