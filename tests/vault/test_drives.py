# SPDX-License-Identifier: Apache-2.0
"""What each system says of a drive is read as it is written, whatever system reads it."""

import ctypes
import subprocess
import sys
from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest

from peerdesk.vault import drives
from peerdesk.vault.drives import (
    Drive,
    Mount,
    drive_of,
    judge_linux,
    judge_mac,
    judge_windows,
    nearest,
    read_mac_mounts,
    read_mountinfo,
)

MOUNTINFO = """\
22 1 8:2 / / rw,relatime shared:1 - ext4 /dev/sda2 rw
40 22 0:50 / /home/helen/shared rw - cifs //server/share rw
41 22 8:17 / /media/helen/MY\\040STICK rw shared:9 - vfat /dev/sdb1 rw
42 41 8:33 / /media/helen/MY\\040STICK rw - exfat /dev/sdc1 rw
a line that is no mount
"""
MAC = """\
/dev/disk3s1s1 on / (apfs, sealed, local, read-only, journaled)
//helen@server/share on /Volumes/share (smbfs, nodev, nosuid)
/dev/disk4s1 on /Volumes/STICK (msdos, local, nodev)
map auto_home on /System/Volumes/Data/home (autofs, automounted)
nothing
"""


def on(text: str, place: str) -> Mount:
    found = nearest(read_mountinfo(text), PurePosixPath(place))
    assert found is not None
    return found


def test_the_longest_mount_point_above_a_place_is_its_drive() -> None:
    assert on(MOUNTINFO, "/home/helen/vaults").device == "8:2"
    assert on(MOUNTINFO, "/home/helen/shared/vaults").sort == "cifs"
    assert on(MOUNTINFO, "/home/helen/shared-not").sort == "ext4"


def test_a_name_with_a_space_is_read_and_the_later_mount_covers_the_earlier() -> None:
    assert on(MOUNTINFO, "/media/helen/MY STICK/vaults").sort == "exfat"


def test_without_a_mount_nothing_is_known() -> None:
    assert nearest((), PurePosixPath("/x")) is None
    assert judge_linux(None, "", removable=True) == Drive()
    assert judge_mac(None, "Removable Media: Removable") == Drive()


@pytest.mark.parametrize("sort", ["nfs4", "cifs", "fuse.sshfs", "fuse.rclone"])
def test_linux_network_file_systems_are_network(sort: str) -> None:
    assert judge_linux(Mount(PurePosixPath("/x"), sort), "", removable=False) == Drive(network=True)


def test_linux_tells_sticks_and_usb_disks_from_the_laptops_own() -> None:
    mount = Mount(PurePosixPath("/x"), "ext4", "8:17")
    own = "/sys/devices/pci0000:00/0000:00:17.0/ata1/block/sda/sda2"
    usb = "/sys/devices/pci0000:00/0000:00:14.0/usb1/1-2/block/sdb/sdb1"
    assert judge_linux(mount, own, removable=False) == Drive()
    assert judge_linux(mount, usb, removable=False) == Drive(removable=True)
    assert judge_linux(mount, own, removable=True) == Drive(removable=True)


def test_mac_tells_shares_and_external_disks() -> None:
    mounts = read_mac_mounts(MAC)
    share = nearest(mounts, PurePosixPath("/Volumes/share/vaults"))
    stick = nearest(mounts, PurePosixPath("/Volumes/STICK"))
    own = nearest(mounts, PurePosixPath("/Users/helen"))
    outside = "   Device Location:           External\n   Removable Media:           Fixed\n"
    inside = "   Device Location:           Internal\n   Removable Media:           Fixed\n"
    card = "   Device Location:           Internal\n   Removable Media:           Removable\n"
    assert judge_mac(share, "") == Drive(network=True)
    assert judge_mac(stick, outside) == Drive(removable=True)
    assert judge_mac(stick, card) == Drive(removable=True)
    assert judge_mac(own, inside) == Drive()


@pytest.mark.parametrize(
    ("path", "sort", "drive"),
    [
        (r"C:\Users\helen\AppData\Local", 3, Drive()),
        ("E:\\vaults", 2, Drive(removable=True)),
        ("H:\\vaults", 4, Drive(network=True)),
        (r"\\server\share\vaults", 1, Drive(network=True)),
        (r"\\?\UNC\server\share\vaults", 1, Drive(network=True)),
        (r"\\?\C:\Users\helen", 3, Drive()),
    ],
)
def test_windows_tells_by_path_and_by_number(path: str, sort: int, drive: Drive) -> None:
    assert judge_windows(PureWindowsPath(path), sort) == drive


def test_linux_asks_the_system_for_a_real_folder(tmp_path: Path) -> None:
    if sys.platform != "linux":
        pytest.skip("asks Linux")
    assert drive_of(tmp_path) == drives._ask_linux(tmp_path)


def test_a_disk_that_calls_itself_removable_is_believed(tmp_path: Path) -> None:
    disk = tmp_path / "sdb"
    (disk / "sdb1").mkdir(parents=True)
    assert not drives._is_removable(disk / "sdb1")
    (disk / "removable").write_text("0\n")
    assert not drives._is_removable(disk / "sdb1")
    (disk / "removable").write_text("1\n")
    assert drives._is_removable(disk / "sdb1")


def test_mac_asks_mount_and_then_diskutil(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[str, ...]] = []

    def said(*command: str) -> str:
        asked.append(command)
        return MAC if command[0].endswith("mount") else "Device Location: External"

    monkeypatch.setattr(drives, "_said", said)
    assert drives._ask_mac(Path("/Volumes/STICK/x")) == Drive(removable=True)
    assert asked[-1] == ("/usr/sbin/diskutil", "info", "/dev/disk4s1")
    assert drives._ask_mac(Path("/Volumes/share/x")) == Drive(network=True)
    assert len(asked) == 3


def test_windows_is_asked_by_the_drives_root(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    class Kernel:
        def GetDriveTypeW(self, root: str) -> int:  # noqa: N802 - Windows' name
            asked.append(root)
            return 2

    class Libraries:
        kernel32 = Kernel()

    monkeypatch.setattr(ctypes, "windll", Libraries(), raising=False)
    assert drives._ask_windows(Path("E:\\vaults\\one")) == Drive(removable=True)
    assert asked == ["E:\\"]


@pytest.mark.parametrize("error", [OSError(), ValueError(), subprocess.TimeoutExpired("mount", 5)])
def test_what_cannot_be_found_out_is_the_laptops_own_disk(
    error: Exception, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def refuse(_: Path) -> Drive:
        raise error

    monkeypatch.setitem(drives._ASKED, sys.platform, refuse)
    assert drive_of(tmp_path) == Drive()


def test_a_program_of_the_system_is_listened_to() -> None:
    assert drives._said(sys.executable, "-c", "print('so')").strip() == "so"
