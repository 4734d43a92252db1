# SPDX-License-Identifier: Apache-2.0
"""The mark that a laptop keeps of its vaults, and the head beside them, accuse nobody wrongly."""

import errno
import shutil
from pathlib import Path

import pytest

from peerdesk.desk.backups import Returned, Returning
from peerdesk.desk.query import NoteQuery
from peerdesk.vault.errors import DamagedHead, DiskRefused, RolledBack
from peerdesk.vault.files import HEAD
from peerdesk.vault.opening import open_vault, open_with_key
from peerdesk.vault.returning import Terms
from peerdesk.vault.rewrapping import confirm
from tests.builders import note
from tests.vault.conftest import SECRET, Made, Opens
from tests.vault.goings_on import in_use, numbers_are_used_once


@pytest.mark.parametrize("data", [b"", b"x" * 9, b"x" * 400])
def test_a_spoilt_mark_accuses_nobody(opens: Opens, marks: Path, data: bytes) -> None:
    (path,) = marks.iterdir()
    path.write_bytes(data)
    with opens() as vault:
        assert vault.returned == Returned(kind=Returning.COPIED, known=False)


def test_the_mark_tells_a_stranger_nothing(made: Made, opens: Opens, marks: Path) -> None:
    with opens() as vault:
        vault.append(note("kestrel in the corridor"))
        device, epoch = in_use(vault).device, in_use(vault).epoch
        folder = str(made.folder)
    (path,) = marks.iterdir()
    data = path.read_bytes()
    for secret in ("kestrel", device, epoch, folder, "own", "epoch"):
        assert secret.encode() not in data
    assert device[:8] not in path.name
    assert path.stat().st_mode & 0o077 == 0


def test_a_mark_that_cannot_be_written_stops_nobody(marks: Path, opens: Opens) -> None:
    shutil.rmtree(marks)
    marks.write_bytes(b"")
    with opens() as vault:
        vault.append(note())
    with opens() as vault:
        vault.append(note())
        assert vault.count_notes(NoteQuery()) == 3
        assert numbers_are_used_once(vault)


def test_an_older_mark_blames_no_newer_vault(opens: Opens, marks: Path) -> None:
    (path,) = marks.iterdir()
    older = path.read_bytes()
    with opens() as vault:
        vault.append(note())
        before = in_use(vault)
    path.write_bytes(older)
    with opens() as vault:
        assert vault.returned is None
        assert in_use(vault) == before


def test_a_head_that_is_damaged_can_be_gone_on_without(made: Made, opens: Opens) -> None:
    with opens() as vault:
        vault.append(note())
        before = in_use(vault)
    (made.folder / HEAD).write_bytes(b"{}")
    with pytest.raises(DamagedHead):
        opens()
    with opens(go_on=True) as vault:
        assert vault.returned is None
        assert in_use(vault).epoch != before.epoch
    opens().close()


def test_the_head_is_signed_at_every_closing(opens: Opens) -> None:
    with opens() as vault:
        vault.append(note())
        end = in_use(vault)
        assert end not in {signed.claim.head for signed in vault.signed_heads()}
    with opens() as vault:
        assert end in {signed.claim.head for signed in vault.signed_heads()}


def test_a_new_vault_key_is_no_copy_and_leaves_the_old_mark_for_what_is_put_back(
    made: Made, opens: Opens, marks: Path
) -> None:
    with opens() as vault:
        before = in_use(vault)
        (old,) = marks.iterdir()
        rotated = vault.upkeep.rotate(SECRET)
        vault.append(note("under the new key"))
    confirm(rotated)
    (new,) = set(marks.iterdir()) - {old}
    with open_vault(made.folder, SECRET, marks=marks) as vault:
        assert vault.returned is None
        assert in_use(vault).epoch == before.epoch
        assert set(vault.outside) == {old, new}
        confirm(vault.upkeep.rotate(SECRET))
        assert set(vault.outside) > {old, new}
        vault.append(note("under the third key"))
    assert len(list(marks.iterdir())) == 3
    with open_vault(made.folder, SECRET, marks=marks) as vault:
        assert set(vault.outside) == set(marks.iterdir())


def test_a_vault_of_before_a_change_of_key_that_is_put_back_is_told_as_older(
    made: Made, opens: Opens, marks: Path, tmp_path: Path
) -> None:
    with opens() as vault:
        vault.append(note("before"))
    made.copy(tmp_path / "old")
    with opens() as vault:
        vault.append(note("later"))
        confirm(vault.upkeep.rotate(SECRET))
        vault.append(note("under the new key"))
    shutil.rmtree(made.folder)
    shutil.copytree(tmp_path / "old", made.folder)
    with pytest.raises(RolledBack):
        open_vault(made.folder, SECRET, marks=marks)
    with open_vault(made.folder, SECRET, marks=marks, go_on_from_older=True) as vault:
        assert vault.returned is not None
        assert vault.returned.kind is Returning.ROLLED_BACK
        assert vault.returned.own == 1


def test_a_head_that_cannot_be_written_lets_no_epoch_begin(
    made: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: Path, __: bytes) -> None:
        raise OSError(errno.EIO, "refused")

    (made.folder / HEAD).unlink()
    monkeypatch.setattr("peerdesk.vault.head.write_whole", refuse)
    with pytest.raises(DiskRefused):
        open_with_key(made.folder, made.keys, terms=Terms(go_on=True))


def test_a_place_that_cannot_be_looked_at_is_no_other_copy(
    made: Made, opens: Opens, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = made.copy(tmp_path / "copy")

    def refuse(_: Path, __: Path) -> bool:
        raise PermissionError

    monkeypatch.setattr(Path, "samefile", refuse)
    with opens(copy.folder) as vault:
        assert vault.returned is None
