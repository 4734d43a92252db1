# SPDX-License-Identifier: Apache-2.0
"""Renew the locks: for every platform at once, with hashes and without any address."""

import re
import tempfile
from pathlib import Path

from starting.machine import Machine, Stop

GROUPS = ("test", "lint", "package")
EXTRA = "stores"
"""What a team folder at an address needs, and what tries it; beside the rest, in a lock of its own.

It is as many libraries again, and a team that carries sticks needs none of them.
"""
MAIN, STORES = "requirements.lock", "requirements-stores.lock"


def renew(machine: Machine, *options: str) -> None:
    """Write both locks anew from `pyproject.toml`; without `--upgrade` versions stay if they can.

    Only uv locks for every platform and Python at once; it is fetched for this once if need be.
    """
    folder = machine.root / "packaging"
    groups = [word for group in GROUPS for word in ("--group", group)]
    stores = ("--extra", EXTRA, "--group", EXTRA, "--constraint", str(folder / MAIN))
    with tempfile.TemporaryDirectory() as temporary:
        uv = _uv(machine, Path(temporary))
        _compile(machine, uv, folder / MAIN, *groups, *options)
        _compile(machine, uv, folder / STORES, *stores, *options)
    _leave_out(folder / STORES, folder / MAIN)


def _compile(machine: Machine, uv: str, target: Path, *options: str) -> None:
    how = ("--universal", "--python-version", "3.11", "--generate-hashes")
    bare = ("--no-header", "--no-annotate", "--quiet", "--output-file", str(target))
    if machine.start(uv, "pip", "compile", "pyproject.toml", *how, *bare, *options) != 0:
        raise Stop("The lock could not be renewed: see the message above.")
    faults = faults_of(target.read_text(encoding="utf-8"))
    if faults:
        raise Stop("The new lock must not be kept:\n    " + "\n    ".join(faults))


def _leave_out(target: Path, other: Path) -> None:
    """Take out of a lock what another one holds already."""
    held = set(_entries(other.read_text(encoding="utf-8")))
    entries = _entries(target.read_text(encoding="utf-8"))
    target.write_text("".join(e for e in entries if e not in held), encoding="utf-8", newline="\n")


def _entries(text: str) -> list[str]:
    """Return a lock's entries, each with its hashes and the line's end."""
    return [f"{entry}\n" for entry in re.split(r"(?<!\\)\n", text) if entry]


def faults_of(text: str) -> list[str]:
    """Return what is wrong with a lock: a place to fetch from, no version, no hash."""
    faults = []
    for entry in filter(None, text.replace("\\\n", " ").splitlines()):
        name = entry.split()[0]
        if entry.startswith("-") or "://" in entry or " @ " in entry:
            faults.append(f"{name}: names a place to fetch from")
        elif "==" not in name:
            faults.append(f"{name}: is not pinned to one version")
        elif "--hash=sha256:" not in entry:
            faults.append(f"{name}: has no hash")
    return faults


def _uv(machine: Machine, folder: Path) -> str:
    """Return the uv that is installed, or one put into `folder`."""
    found = machine.find("uv")
    if found:
        return found
    scripts = folder / ("Scripts" if machine.platform == "win32" else "bin")
    machine.start(machine.python, "-m", "venv", str(folder))
    if machine.start(str(scripts / "python"), "-m", "pip", "install", "--quiet", "uv") != 0:
        raise Stop("Locking needs uv, and it could not be installed: see the message above.")
    return str(scripts / "uv")
