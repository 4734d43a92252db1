# SPDX-License-Identifier: Apache-2.0
"""On a disk that is full or gone nothing is lost, and work goes on when it can."""

import contextlib
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest

from peerdesk.desk.query import NoteQuery
from peerdesk.vault.book import OpenVault
from peerdesk.vault.errors import NotSaved, VaultError
from tests.builders import dump, note
from tests.disk.small import SmallDisk, pull_out, put_back, small_disk
from tests.vault.conftest import Made

Trouble = Callable[[SmallDisk], AbstractContextManager[None]]
LONG = "x" * 15_000


@contextlib.contextmanager
def _pulled(disk: SmallDisk) -> Iterator[None]:
    pull_out(disk)
    try:
        yield
    finally:
        put_back(disk)


TROUBLES: dict[str, Trouble] = {
    "full": lambda disk: disk.full(),
    "nearly full": lambda disk: disk.full(left=8192),
    "with room for a line": lambda disk: disk.full(left=1 << 16),
    "pulled out": _pulled,
}
IN_CI = [1, 2, 8]
CASES = [
    pytest.param(name, size, marks=() if size in IN_CI else pytest.mark.soak)
    for name in TROUBLES
    for size in (*IN_CI, 3, 4, 5, 6, 7, 9, 10, 12, 14, 16, 20, 24)
]


@pytest.mark.parametrize(("name", "megabytes"), CASES)
def test_what_is_refused_is_said_and_can_be_saved_afterwards(
    made: Made, tmp_path: Path, name: str, megabytes: int
) -> None:
    with small_disk(tmp_path / "disk", megabytes) as disk:
        here = made.copy(disk.place / "vault")
        with here.open() as vault:
            vault.append(note("before"))
            vault.catch_up()
            before = dump(vault)
            saved = _type_in_trouble(vault, TROUBLES[name](disk))
            if not saved:
                assert dump(vault) == before
            vault.append(note("afterwards"))
            vault.keep_draft("capture", "half a line")
            expected = dump(vault)
            assert vault.upkeep.verify().findings == ()
        with here.open() as vault:
            assert dump(vault) == expected
            assert vault.count_notes(NoteQuery(words="afterwards")) == 1
            assert vault.draft("capture") == "half a line"
            assert vault.upkeep.verify().findings == ()


def _type_in_trouble(vault: OpenVault, trouble: AbstractContextManager[None]) -> int:
    """Type into a disk in trouble; each line is saved or refused with words. Return the saved."""
    saved, said = 0, list[str]()
    with trouble:
        for number in range(5):
            try:
                vault.append(note(f"{number} {LONG}"))
            except NotSaved as refused:
                said.append(refused.user_message)
            else:
                saved += 1
        with contextlib.suppress(NotSaved):
            vault.keep_draft("capture", LONG)
    assert all(sentence.startswith("NOT SAVED") for sentence in said)
    return saved


@pytest.mark.parametrize("megabytes", IN_CI)
def test_a_full_disk_refuses_every_long_line(made: Made, tmp_path: Path, megabytes: int) -> None:
    with small_disk(tmp_path / "disk", megabytes) as disk:
        here = made.copy(disk.place / "vault")
        with here.open() as vault, disk.full():
            assert _type_in_trouble(vault, contextlib.nullcontext()) == 0


def test_a_vault_on_a_full_disk_can_be_opened_and_read(made: Made, tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk", 2) as disk:
        here = made.copy(disk.place / "vault")
        with here.open() as vault:
            vault.append(note("kestrel"))
        with disk.full(), here.open() as vault:
            assert vault.count_notes(NoteQuery(words="kestrel")) == 1


def test_a_vault_on_a_read_only_disk_says_what_to_do(made: Made, tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk", 2) as disk:
        here = made.copy(disk.place / "vault")
        with disk.read_only(), pytest.raises(VaultError) as refused:
            here.open()
        assert "disk" in refused.value.user_message
        with here.open() as vault:
            assert vault.upkeep.verify().findings == ()
