# SPDX-License-Identifier: Apache-2.0
"""Qt's system libraries are installed where that is allowed, and named where it is not."""

import struct
import sys
from collections.abc import Iterator
from pathlib import Path

import PySide6
import pytest

from starting.machine import Machine, Stop
from starting.system import QT_LIBRARIES, need_libraries, offer_programs
from starting.works import main
from tests.fakes.machine import PretendMachine

# What every Linux program has, and what the wheels bring themselves.
_EVERYWHERE = ("ld-linux", "libc.so", "libgcc_s", "libm.so", "libstdc++", "libpthread", "libdl")
_BROUGHT = ("libQt6", "libicu", "libpyside6", "libshiboken6")
# The parts of Qt that a window or a test of ours loads.
_USED = (
    "Qt*.abi3.so",
    "Qt/lib/libQt6*.so.6",
    "Qt/plugins/platforms/libq[xow][cfa]*.so",
    "Qt/plugins/iconengines/*.so",
    "Qt/plugins/imageformats/libq[sgij]*.so",
    "Qt/plugins/xcbglintegrations/*.so",
    "Qt/plugins/wayland-*client/*.so",
)
_PARTS = ("Core", "Gui", "Widgets", "Svg", "DBus", "Test", "XcbQpa", "WaylandClient", "OpenGL.")


def needed_by(file: Path) -> Iterator[str]:
    """Yield the libraries that a 64-bit ELF file names as needed."""
    code = file.read_bytes()
    start, size, count = *struct.unpack_from("<Q", code, 32), *struct.unpack_from("<HH", code, 54)
    segments = [struct.unpack_from("<IIQQQQ", code, start + size * i) for i in range(count)]
    (dynamic,) = (segment for segment in segments if segment[0] == 2)
    entries = list(struct.iter_unpack("<qQ", code[dynamic[2] : dynamic[2] + dynamic[5]]))
    (strings,) = (value for tag, value in entries if tag == 5)
    (load,) = (s for s in segments if s[0] == 1 and s[3] <= strings < s[3] + s[5])
    strings += load[2] - load[3]
    for tag, value in entries:
        if tag == 1:
            at = strings + value
            yield code[at : code.index(b"\0", at)].decode()


@pytest.mark.skipif(sys.platform != "linux", reason="other systems bring these libraries")
def test_the_table_names_every_library_that_our_parts_of_qt_need() -> None:
    folder = Path(PySide6.__file__).parent
    files = [file for pattern in _USED for file in folder.glob(pattern)]
    ours = [f for f in files if "plugins" in f.parts or any(part in f.name for part in _PARTS)]
    named = {name for file in ours for name in needed_by(file)}
    system = {name for name in named if not name.startswith((*_EVERYWHERE, *_BROUGHT))}
    assert "libxcb-cursor.so.0" in system
    assert system <= set(QT_LIBRARIES)


@pytest.mark.skipif(sys.platform != "linux", reason="other systems bring these libraries")
def test_a_library_that_does_not_exist_is_told_from_one_that_does() -> None:
    names = ["libc.so.6", "libnowhere-in-the-world.so.7"]
    assert Machine().missing_libraries(names) == ["libnowhere-in-the-world.so.7"]


def test_a_missing_library_is_named_with_the_command_that_brings_it(
    machine: PretendMachine, capsys: pytest.CaptureFixture[str]
) -> None:
    machine.absent = {"libEGL.so.1", "libxcb-cursor.so.0"}
    assert main(["test"], machine) == 1
    told = capsys.readouterr().err
    assert "Qt cannot load libEGL.so.1, libxcb-cursor.so.0." in told
    assert "sudo apt-get install libegl1 libxcb-cursor0\n" in told
    assert machine.started == []


def test_root_on_debian_gets_the_missing_packages_each_once(machine: PretendMachine) -> None:
    machine.administrator = True
    machine.absent = {"libglib-2.0.so.0", "libgthread-2.0.so.0"}
    machine.apt_brings = machine.absent.copy()
    need_libraries(machine)
    assert machine.started == [
        ("apt-get", "update", "-qq"),
        ("apt-get", "install", "-y", "-qq", "--no-install-recommends", "libglib2.0-0"),
    ]
    assert machine.changed[-1] == {"DEBIAN_FRONTEND": "noninteractive"}


def test_a_failing_update_does_not_prevent_the_installation(machine: PretendMachine) -> None:
    machine.administrator = True
    machine.absent = {"libEGL.so.1"}
    machine.apt_brings = {"libEGL.so.1"}
    machine.failing = {"update"}
    need_libraries(machine)
    assert machine.absent == set()


def test_a_package_that_does_not_bring_its_library_stops_the_work(
    machine: PretendMachine,
) -> None:
    machine.administrator = True
    machine.absent = {"libEGL.so.1", "libGL.so.1"}
    machine.apt_brings = {"libGL.so.1"}
    with pytest.raises(Stop, match=r"Qt cannot load libEGL\.so\.1\. Run:\n.* libegl1\n"):
        need_libraries(machine)


def test_without_apt_the_libraries_are_named_and_no_command_is_invented(
    machine: PretendMachine,
) -> None:
    machine.administrator = True
    machine.absent = {"libEGL.so.1", "apt-get"}
    with pytest.raises(Stop) as caught:
        need_libraries(machine)
    assert "libEGL.so.1" in str(caught.value)
    assert "apt" not in str(caught.value)


@pytest.mark.parametrize("platform", ["win32", "darwin"])
def test_other_systems_are_left_alone(machine: PretendMachine, platform: str) -> None:
    machine.platform = platform
    machine.absent = {"libEGL.so.1", "Xvfb"}
    need_libraries(machine)
    offer_programs(machine)
    assert machine.started == []
    assert machine.said == []


def test_programs_for_more_tests_are_installed_for_root(machine: PretendMachine) -> None:
    machine.administrator = True
    machine.absent = {"Xvfb"}
    offer_programs(machine)
    assert machine.started[-1][-1] == "xvfb"


def test_without_them_the_tests_run_all_the_same(machine: PretendMachine) -> None:
    machine.absent = {"Xvfb", "strace"}
    assert main(["test"], machine) == 0
    assert "Without Xvfb and strace some tests are skipped." in machine.said
