# SPDX-License-Identifier: Apache-2.0
"""On a disk that is full or gone nothing is lost, and work goes on when it can."""

import contextlib
import os
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest

from peerdesk.desk.query import NoteQuery
from peerdesk.domain.facts import Fact
from peerdesk.vault.book import OpenVault
from peerdesk.vault.errors import NotSaved, VaultError
from tests.builders import dump, note
from tests.disk.small import SmallDisk, pull_out, put_back, small_disk
from tests.vault.conftest import Made

Trouble = Callable[[SmallDisk], AbstractContextManager[None]]
_NOBODY = 65_534
LONG = "x" * 15_000


@contextlib.contextmanager
def _pulled(disk: SmallDisk) -> Iterator[None]:
    pull_out(disk)
    try:
        yield
    finally:
        put_back(disk)


@contextlib.contextmanager
def _forbidden(_: SmallDisk) -> Iterator[None]:
    """Be somebody who may not so much as look into the disk's folders."""
    os.seteuid(_NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


TROUBLES: dict[str, Trouble] = {
    "full": lambda disk: disk.full(),
    "nearly full": lambda disk: disk.full(left=8192),
    "with room for a line": lambda disk: disk.full(left=1 << 16),
    "pulled out": _pulled,
    "without permission": _forbidden,
}
REFUSING = {"full", "pulled out", "without permission"}
"""Where no line of these tests can be saved."""
IN_CI = [1, 2, 8]
SIZES = [
    *IN_CI,
    *(pytest.param(n, marks=pytest.mark.soak) for n in (3, 4, 5, 6, 7, 9, 10, 12, 14, 16, 20, 24)),
]


@pytest.mark.parametrize("megabytes", SIZES)
@pytest.mark.parametrize("name", TROUBLES)
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
            assert not saved or name not in REFUSING
            if not saved:
                assert dump(vault) == before
            vault.append(note("afterwards"))
            vault.keep_draft("capture", "half a line")
            expected = dump(vault)
            assert vault.upkeep.verify().findings == ()
        with here.open() as vault:
            assert saved <= _texts(vault)
            assert dump(vault) == expected
            assert vault.count_notes(NoteQuery(words="afterwards")) == 1
            assert vault.draft("capture") == "half a line"
            assert vault.upkeep.verify().findings == ()


def _type_in_trouble(vault: OpenVault, trouble: AbstractContextManager[None]) -> set[str]:
    """Type into a disk in trouble; each line is saved or refused with words. Return the saved."""
    saved, said = set[str](), list[str]()
    with trouble:
        for number in range(5):
            text = f"{number} {LONG}"
            try:
                vault.append(note(text))
            except NotSaved as refused:
                said.append(refused.user_message)
            else:
                saved.add(text)
        with contextlib.suppress(NotSaved):
            vault.keep_draft("capture", LONG)
    assert all(sentence.startswith("NOT SAVED") for sentence in said)
    return saved


def _texts(vault: OpenVault) -> set[str]:
    return {each.text for each in vault.notes(NoteQuery(), 0, 1_000)}


def test_a_vault_that_says_saved_on_a_full_disk_would_be_found_out(
    made: Made, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The negative control."""
    append = OpenVault.append

    def hopeful(vault: OpenVault, *facts: Fact) -> object:
        with contextlib.suppress(NotSaved):
            return append(vault, *facts)
        return ()

    with small_disk(tmp_path / "disk", 1) as disk:
        here = made.copy(disk.place / "vault")
        with here.open() as vault, monkeypatch.context() as careless:
            careless.setattr(OpenVault, "append", hopeful)
            saved = _type_in_trouble(vault, disk.full())
        with here.open() as vault:
            assert saved - _texts(vault)


@pytest.mark.parametrize("megabytes", IN_CI)
def test_a_full_disk_refuses_every_long_line(made: Made, tmp_path: Path, megabytes: int) -> None:
    with small_disk(tmp_path / "disk", megabytes) as disk:
        here = made.copy(disk.place / "vault")
        with here.open() as vault, disk.full():
            assert _type_in_trouble(vault, contextlib.nullcontext()) == set()


def test_a_vault_on_a_full_disk_can_be_opened_and_read(made: Made, tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk", 2) as disk:
        here = made.copy(disk.place / "vault")
        with here.open() as vault:
            vault.append(note("kestrel"))
        with disk.full(), here.open() as vault:
            assert vault.count_notes(NoteQuery(words="kestrel")) == 1


@pytest.mark.parametrize("megabytes", SIZES)
def test_a_vault_on_a_read_only_disk_says_what_to_do(
    made: Made, tmp_path: Path, megabytes: int
) -> None:
    with small_disk(tmp_path / "disk", megabytes) as disk:
        here = made.copy(disk.place / "vault")
        with disk.read_only(), pytest.raises(VaultError) as refused:
            here.open()
        assert "disk" in refused.value.user_message
        with here.open() as vault:
            assert vault.upkeep.verify().findings == ()
