# SPDX-License-Identifier: Apache-2.0
"""The header: readable without a key, holding no secret, and refused when it was touched."""

from pathlib import Path

import pytest

from peerdesk.vault.errors import DamagedHeader, NoVault, UnknownFormat, VaultError
from peerdesk.vault.files import HEADER
from peerdesk.vault.header import Label, VaultHeader, read_header
from peerdesk.vault.opening import label_of, list_vaults, open_vault
from peerdesk.vault.slots import PASSPHRASE
from tests.vault.conftest import SECRET, Made


def test_label_and_date_are_readable_without_a_passphrase(made: Made) -> None:
    assert label_of(made.folder) == Label("May", practice=False, created=1_778_583_600_000)


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


@pytest.mark.parametrize("data", [b"", b"{}", b"\xff\xfe", b"[1]", b"{" * 100_000])
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


def test_vaults_are_listed_by_name(made: Made, joining: Made) -> None:
    root = made.folder.parent
    (root / "no vault").mkdir()
    assert list_vaults(root) == (made.folder, joining.folder)
    assert list_vaults(root / "nowhere") == ()
