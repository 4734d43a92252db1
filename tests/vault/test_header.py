# SPDX-License-Identifier: Apache-2.0
"""The header: readable without a key, holding no secret, and refused when it was touched."""

import base64
from pathlib import Path
from typing import Any

import msgspec
import pytest
from msgspec.structs import replace

from peerdesk.ledger.canonical import encode
from peerdesk.vault.derivation import FLOOR, Cost
from peerdesk.vault.errors import (
    DamagedHeader,
    LabelTooLong,
    NoVault,
    UnknownFormat,
    VaultError,
)
from peerdesk.vault.files import BACKUPS, HEADER
from peerdesk.vault.generations import Occasion
from peerdesk.vault.header import (
    LABEL,
    Label,
    VaultHeader,
    clean_label,
    new_header,
    read_header,
    write_header,
)
from peerdesk.vault.opening import label_of, list_vaults, open_vault
from peerdesk.vault.slots import PASSPHRASE, _digest
from tests.vault.conftest import SECRET, Made


def test_label_and_date_are_readable_without_a_passphrase(made: Made) -> None:
    assert label_of(made.folder) == Label(
        "May", practice=False, created=1_778_583_600_000, typed_back=False
    )


def test_a_header_holds_no_secret(made: Made) -> None:
    data = (made.folder / HEADER).read_bytes()
    for secret in (made.keys.database, made.keys.head):
        assert secret not in data
        assert secret.hex().encode() not in data
    for word in (*SECRET.split(), *made.words):
        assert b" " + word.encode() not in data
    assert b"Okafor" not in data


def test_any_changed_byte_is_damage_or_leaves_the_passphrases_slot_as_it_was(made: Made) -> None:
    path = made.folder / HEADER
    data = path.read_bytes()
    whole = read_header(made.folder)
    still_opens = 0
    for place, byte in enumerate(data):
        for changed in (byte ^ 1 << place % 8, byte ^ 0x20):
            path.write_bytes(data[:place] + bytes([changed]) + data[place + 1 :])
            header = _read(made.folder)
            if header is None:
                continue
            slot = header.slot(PASSPHRASE)
            if slot.whole:
                assert slot == whole.slot(PASSPHRASE)
                assert header.front == whole.front
                still_opens += 1
    assert still_opens > 0  # the other slot's damage locks nobody out


def _read(folder: Path) -> VaultHeader | None:
    """Return the header, or None where it is refused as it has to be."""
    try:
        header = read_header(folder)
        header.slot(PASSPHRASE)
    except (DamagedHeader, UnknownFormat):
        return None
    return header


NESTED = [
    b'{"a":' + b"[" * 30_000 + b"]" * 30_000 + b"}",
    b'{"a":' * 10_000 + b"1" + b"}" * 10_000,
    b'{"format":1,"front":' + b"[" * 50_000,
]
"""Deeper than Python's own stack, and no longer than a header may be."""


@pytest.mark.parametrize("data", [b"", b"{}", b"\xff\xfe", b"[1]", b"{" * 100_000, *NESTED])
def test_what_is_no_header_is_refused(made: Made, data: bytes) -> None:
    (made.folder / HEADER).write_bytes(data)
    with pytest.raises(DamagedHeader):
        open_vault(made.folder, SECRET)


def test_a_header_cut_short_or_lengthened_is_refused(made: Made) -> None:
    path = made.folder / HEADER
    data = path.read_bytes()
    for changed in (data[:-1], data[:100], data + b" ", b" " + data, data + data):
        path.write_bytes(changed)
        with pytest.raises(DamagedHeader):
            read_header(made.folder)


def test_a_folder_without_a_header_is_no_vault(tmp_path: Path) -> None:
    for folder in (tmp_path, tmp_path / "nowhere"):
        with pytest.raises(NoVault):
            open_vault(folder, SECRET)


def test_a_header_that_cannot_be_read_is_said_to_be_so(made: Made) -> None:
    (made.folder / HEADER).unlink()
    (made.folder / HEADER).mkdir()
    with pytest.raises(VaultError):
        label_of(made.folder)


def test_a_header_of_a_later_version_is_not_called_damaged(made: Made) -> None:
    path = made.folder / HEADER
    path.write_bytes(path.read_bytes().replace(b'"format":1,"front"', b'"format":2,"front"'))
    with pytest.raises(UnknownFormat):
        label_of(made.folder)


def _set(value: Any, path: tuple[str | int, ...], new: object) -> None:
    """Put something else at a place in a plain JSON value."""
    for step in path[:-1]:
        value = value[step]
    value[path[-1]] = new


def _bytes(count: int) -> str:
    return base64.b64encode(bytes(count)).decode()


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("format",), 0),
        (("format",), -1),
        (("front", "vault"), "f" * 33),
        (("front", "vault"), "../../etc"),
        (("front", "label"), "x" * (LABEL + 1)),
        (("front", "created"), -1),
        (("front", "created"), 1 << 60),
        (("front", "digest"), _bytes(40_000)),
        (("front", "practice"), 1),
        (("slots",), []),
        (("slots", 0, "head", "format"), 2),
        (("slots", 0, "head", "vault"), "f" * 31),
        (("slots", 0, "head", "kind"), "another"),
        (("slots", 0, "head", "wraps"), "0" * 17),
        (("slots", 0, "head", "salt"), _bytes(15)),
        (("slots", 0, "head", "salt"), _bytes(30_000)),
        (("slots", 0, "head", "nonce"), _bytes(13)),
        (("slots", 0, "head", "cost", "memory"), "65536"),
        (("slots", 0, "head", "cost", "more"), 1),
        (("slots", 0, "sealed"), _bytes(47)),
        (("slots", 0, "check"), _bytes(33)),
        (("slots", 0, "digest"), _bytes(31)),
    ],
)
def test_no_field_may_be_longer_or_other_than_the_program_writes_it(
    made: Made, path: tuple[str | int, ...], value: object
) -> None:
    plain = msgspec.json.decode((made.folder / HEADER).read_bytes())
    assert _rewritten(made.folder, plain) == read_header(made.folder)
    _set(plain, path, value)
    with pytest.raises(DamagedHeader):
        _rewritten(made.folder, plain)


def test_no_slot_may_stand_twice_and_no_more_than_three(made: Made) -> None:
    plain = msgspec.json.decode((made.folder / HEADER).read_bytes())
    first, second = plain["slots"]
    for slots in ([first, second, first], [first, first], [first] * 4, [second] * 60):
        with pytest.raises(DamagedHeader):
            _rewritten(made.folder, {**plain, "slots": slots})


def test_a_header_that_asks_for_a_days_work_is_refused_before_any_of_it(
    made: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("peerdesk.vault.slots.derive", lambda *_: pytest.fail("it was begun"))
    header = read_header(made.folder)
    locked, spare = header.slots
    for cost in (Cost(1 << 40, 3, 4), Cost(FLOOR.memory, 1 << 31, 4), Cost(1, 1, 1)):
        head = replace(locked.head, cost=cost)
        dear = replace(locked, head=head, digest=_digest(head, locked.sealed, locked.check))
        assert dear.whole
        write_header(made.folder, new_header(header.front, dear, spare))
        with pytest.raises(DamagedHeader, match="out of bounds"):
            open_vault(made.folder, SECRET)


def test_a_slot_of_another_vault_is_not_used(made: Made, joining: Made) -> None:
    ours, theirs = read_header(made.folder), read_header(joining.folder)
    write_header(made.folder, new_header(ours.front, *theirs.slots))
    with pytest.raises(DamagedHeader, match="the slot of the passphrase"):
        open_vault(made.folder, SECRET)


def _rewritten(folder: Path, plain: object) -> VaultHeader:
    """Return what is read back of a header written in the one canonical form."""
    (folder / HEADER).write_bytes(encode(plain))
    return read_header(folder)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Challenge, May 2026 ", "Challenge, May 2026"),
        ("cafe\u0301", "caf\u00e9"),
        ("a\u202eb\x00c\ud800d\n", "abcd"),
        ("x" * LABEL, "x" * LABEL),
    ],
)
def test_a_label_is_kept_as_it_can_be_shown(typed: str, kept: str) -> None:
    assert clean_label(typed) == kept


def test_too_long_a_label_is_refused() -> None:
    with pytest.raises(LabelTooLong, match="81 characters and may have 80"):
        clean_label("x" * (LABEL + 1))


def test_vaults_are_listed_by_name(made: Made, joining: Made) -> None:
    root = made.folder.parent
    (root / "no vault").mkdir()
    assert list_vaults(root) == (made.folder, joining.folder)
    assert list_vaults(root / "nowhere") == ()


def test_a_vault_whose_header_is_gone_is_listed_while_a_backup_holds_a_copy(made: Made) -> None:
    root = made.folder.parent
    with made.open() as vault:
        vault.upkeep.backup(Occasion.ASKED)
    (made.folder / HEADER).unlink()
    assert list_vaults(root) == (made.folder,)
    with pytest.raises(DamagedHeader, match="it is gone"):
        open_vault(made.folder, SECRET)
    for copy in (made.folder / BACKUPS).glob("*.json"):
        copy.unlink()
    assert list_vaults(root) == ()
    with pytest.raises(NoVault):
        open_vault(made.folder, SECRET)
