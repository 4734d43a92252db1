# SPDX-License-Identifier: Apache-2.0
"""What each desktop is told about the program is true of this checkout."""

import configparser
import plistlib
import re
import tomllib
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[2]
PACKAGING = CHECKOUT / "packaging"
PROJECT = tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def test_the_linux_menu_starts_the_command_that_is_installed() -> None:
    menu = configparser.ConfigParser(interpolation=None)
    menu.read(PACKAGING / "linux" / "peerdesk.desktop", encoding="utf-8")
    entry = menu["Desktop Entry"]
    assert entry["Exec"] in PROJECT["scripts"]
    assert entry["Terminal"] == "false"
    assert (CHECKOUT / "resources" / "icons" / f"{entry['Icon']}.svg").is_file()


def test_macos_is_told_to_keep_no_picture_of_a_window() -> None:
    facts = plistlib.loads((PACKAGING / "macos" / "Info.plist").read_bytes())
    assert facts["NSQuitAlwaysKeepsWindows"] is False
    assert re.fullmatch(r"[A-Za-z0-9.-]+", facts["CFBundleIdentifier"])


def test_every_file_that_the_build_names_is_in_the_checkout() -> None:
    spec = (PACKAGING / "peerdesk.spec").read_text(encoding="utf-8")
    compile(spec, "peerdesk.spec", "exec")
    icons = re.findall(r'"(peerdesk\.ic\w+)"', spec)
    assert {"peerdesk.ico", "peerdesk.icns"} == set(icons)
    assert all((CHECKOUT / "resources" / "icons" / icon).is_file() for icon in icons)
