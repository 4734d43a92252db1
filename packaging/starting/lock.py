# SPDX-License-Identifier: Apache-2.0
"""Renew `requirements.lock`: one file for every platform, with hashes and without any address."""

import tempfile
from pathlib import Path

from starting.machine import Machine, Stop

GROUPS = ("test", "lint", "package")


def renew(machine: Machine, *options: str) -> None:
    """Write the lock anew from `pyproject.toml`; without `--upgrade` versions stay if they can.

    Only uv locks for every platform and Python at once; it is fetched for this once if need be.
    """
    target = machine.root / "packaging" / "requirements.lock"
    groups = [word for group in GROUPS for word in ("--group", group)]
    how = ("--universal", "--python-version", "3.11", "--generate-hashes", *groups)
    bare = ("--no-header", "--no-annotate", "--quiet", "--output-file", str(target))
    what = ("pip", "compile", "pyproject.toml", *how, *bare, *options)
    with tempfile.TemporaryDirectory() as folder:
        made = machine.start(_uv(machine, Path(folder)), *what)
    if made != 0:
        raise Stop("The lock could not be renewed: see the message above.")
    faults = faults_of(target.read_text(encoding="utf-8"))
    if faults:
        raise Stop("The new lock must not be kept:\n    " + "\n    ".join(faults))


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
