# SPDX-License-Identifier: Apache-2.0
"""What Qt and the tests need from the system, and how Debian and its kin get it.

The wheels of Qt bring Qt itself but not the libraries of the desktop below it, which a server or
a container lacks. Windows and macOS have their own and are left alone.
"""

from collections.abc import Iterable, Mapping, Sequence

from starting.machine import Machine, Stop

# What the wheels name (a test reads it from them), and the Debian package that holds it.
QT_LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11.so.6": "libx11-6",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libz.so.1": "zlib1g",
    "libzstd.so.1": "libzstd1",
    # from here on for a window on a display, real or virtual
    "libX11-xcb.so.1": "libx11-xcb1",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-glx.so.0": "libxcb-glx0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxcb.so.1": "libxcb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}

# Programs without which some tests are skipped; a test that wants another adds it here.
TEST_PROGRAMS = {"Xvfb": "xvfb", "strace": "strace"}


def need_libraries(machine: Machine, libraries: Mapping[str, str] = QT_LIBRARIES) -> None:
    """See to it that Qt's system libraries can be loaded, or say exactly what to install."""
    if machine.platform != "linux":
        return
    missing = machine.missing_libraries(libraries)
    if missing and install(machine, _packages_of(missing, libraries)):
        missing = machine.missing_libraries(missing)
    if not missing:
        return
    what = f"Qt cannot load {', '.join(missing)}."
    if not machine.find("apt-get"):
        raise Stop(f"{what} Install what your system calls them, then try again.")
    packages = " ".join(_packages_of(missing, libraries))
    raise Stop(f"{what} Run:\n    sudo apt-get install {packages}\nthen try again.")


def offer_programs(machine: Machine, programs: Mapping[str, str] = TEST_PROGRAMS) -> None:
    """Install what makes more tests possible, or say what is missing for them."""
    if machine.platform != "linux":
        return
    missing = [name for name in programs if machine.find(name) is None]
    if missing and not install(machine, _packages_of(missing, programs)):
        machine.say(f"Without {' and '.join(missing)} some tests are skipped.")


def install(machine: Machine, packages: Sequence[str]) -> bool:
    """Install Debian packages if nobody need be asked, and return whether they now are installed.

    A failing `update` is no reason to stop: what is wanted may be known already.
    """
    if not (machine.is_administrator() and machine.find("apt-get")):
        return False
    machine.say(f"Installing system packages: {' '.join(packages)}")
    machine.start("apt-get", "update", "-qq", DEBIAN_FRONTEND="noninteractive")
    command = ("apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages)
    return machine.start(*command, DEBIAN_FRONTEND="noninteractive") == 0


def _packages_of(names: Iterable[str], packages: Mapping[str, str]) -> list[str]:
    return sorted({packages[name] for name in names})
