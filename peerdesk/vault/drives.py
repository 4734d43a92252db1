# SPDX-License-Identifier: Apache-2.0
"""What kind of drive a folder lies on, as each system tells it.

The reading of what a system says is pure; only `drive_of` asks one. What cannot be found out
counts as a laptop's own disk, for a warning that is wrong is soon not read any more.
"""

import os
import subprocess
import sys
from collections.abc import Callable, Iterable
from pathlib import Path, PurePosixPath, PureWindowsPath

from msgspec import Struct

_NETWORK = frozenset(
    {
        "nfs",
        "nfs4",
        "cifs",
        "smb",
        "smb3",
        "smbfs",
        "ncpfs",
        "afs",
        "afpfs",
        "webdav",
        "davfs",
        "davfs2",
        "fuse.davfs",
        "fuse.sshfs",
        "fuse.rclone",
        "fuse.gvfsd-fuse",
        "fuse.s3fs",
        "ceph",
        "glusterfs",
        "fuse.glusterfs",
        "lustre",
    }
)
_USB = "/usb"
_REMOVABLE, _REMOTE = 2, 4
"""What Windows' `GetDriveTypeW` returns for them."""
_OCTAL = {"\\040": " ", "\\011": "\t", "\\012": "\n", "\\134": "\\"}
_SECONDS = 5


class Drive(Struct, frozen=True):
    """What is known of a drive."""

    network: bool = False
    removable: bool = False


class Mount(Struct, frozen=True):
    """A file system and where it stands: its sort, and its device's numbers ("8:1")."""

    point: PurePosixPath
    sort: str
    device: str = ""


def drive_of(place: Path) -> Drive:
    """Return what kind of drive a folder lies on; an unknown one is a laptop's own disk."""
    try:
        return _ASKED.get(sys.platform, _ask_linux)(place)
    except (OSError, ValueError, subprocess.SubprocessError):
        return Drive()


def read_mountinfo(text: str) -> tuple[Mount, ...]:
    """Return the mounts of Linux's `/proc/self/mountinfo`."""
    found = []
    for line in text.splitlines():
        before, _, after = line.partition(" - ")
        fields, rest = before.split(" "), after.split(" ")
        if len(fields) > 4 and rest[0]:  # noqa: PLR2004 - the mount point is the fifth field
            found.append(Mount(PurePosixPath(_unescaped(fields[4])), rest[0], fields[2]))
    return tuple(found)


def read_mac_mounts(text: str) -> tuple[Mount, ...]:
    """Return the mounts that macOS' `mount` prints: “/dev/disk4s1 on /Volumes/STICK (msdos, …)”."""
    found = []
    for line in text.splitlines():
        before, _, options = line.rpartition(" (")
        device, _, point = before.partition(" on ")
        if point:
            sort = options.rstrip(")").split(",")[0].strip()
            found.append(Mount(PurePosixPath(point), sort, device))
    return tuple(found)


def _unescaped(path: str) -> str:
    for written, meant in _OCTAL.items():
        path = path.replace(written, meant)
    return path


def nearest(mounts: Iterable[Mount], place: PurePosixPath) -> Mount | None:
    """Return the mount that a place lies on; the later of two at one point covers the earlier."""
    over = [mount for mount in mounts if place.is_relative_to(mount.point)]
    longest = max((len(mount.point.parts) for mount in over), default=0)
    return next((m for m in reversed(over) if len(m.point.parts) == longest), None)


def judge_linux(mount: Mount | None, device: str, *, removable: bool) -> Drive:
    """Judge a mount by its sort, its device's path below /sys, and what that says of itself."""
    if mount is None:
        return Drive()
    return Drive(mount.sort in _NETWORK, removable or _USB in device)


def judge_mac(mount: Mount | None, described: str) -> Drive:
    """Judge a mount by its sort and by what `diskutil info` says of its device."""
    if mount is None:
        return Drive()
    said = {
        name.strip(): value.strip()
        for name, _, value in (line.partition(":") for line in described.splitlines())
    }
    outside = said.get("Device Location") == "External"
    removable = said.get("Removable Media") == "Removable"
    return Drive(mount.sort in _NETWORK, outside or removable)


def judge_windows(place: PureWindowsPath, sort: int) -> Drive:
    """Judge a path by its form and by the number that Windows gives its drive."""
    drive = place.drive.upper()
    share = drive.startswith("\\\\") and (drive[2:4] != "?\\" or drive[4:7] == "UNC")
    return Drive(share or sort == _REMOTE, sort == _REMOVABLE)


def _ask_linux(place: Path) -> Drive:
    mounts = read_mountinfo(Path("/proc/self/mountinfo").read_text("utf-8", "replace"))
    mount = nearest(mounts, PurePosixPath(place))
    number = mount.device if mount else ""
    device = os.path.realpath(Path("/sys/dev/block") / number)
    return judge_linux(mount, device, removable=_is_removable(Path(device)))


def _is_removable(device: Path) -> bool:
    """Say whether a block device, or the disk that it is a part of, calls itself removable."""
    for folder in (device, device.parent):
        try:
            if (folder / "removable").read_text("ascii").strip() == "1":
                return True
        except OSError:
            continue
    return False


def _ask_mac(place: Path) -> Drive:
    mount = nearest(read_mac_mounts(_said("/sbin/mount")), PurePosixPath(place))
    if mount is None or not mount.device.startswith("/dev/"):
        return judge_mac(mount, "")
    return judge_mac(mount, _said("/usr/sbin/diskutil", "info", mount.device))


def _said(*command: str) -> str:
    done = subprocess.run(  # noqa: S603 - the system's own programs, by their whole path
        command, capture_output=True, text=True, timeout=_SECONDS, check=True
    )
    return done.stdout


def _ask_windows(place: Path) -> Drive:
    import ctypes  # noqa: PLC0415 - only Windows has what is asked of it

    ask = ctypes.windll.kernel32.GetDriveTypeW  # type: ignore[attr-defined] # only on Windows
    path = PureWindowsPath(place)
    return judge_windows(path, int(ask(path.anchor)))


_ASKED: dict[str, Callable[[Path], Drive]] = {
    "linux": _ask_linux,
    "darwin": _ask_mac,
    "win32": _ask_windows,
}
