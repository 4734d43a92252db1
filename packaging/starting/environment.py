# SPDX-License-Identifier: Apache-2.0
"""The `.venv` of a checkout: exactly what the lock says, or made anew."""

import hashlib
import os
from pathlib import Path

from starting.lock import MAIN, STORES
from starting.machine import Machine, Stop
from starting.system import install


class Environment:
    """A Python with the locked libraries in it, and the checkout on its path."""

    def __init__(self, machine: Machine) -> None:
        self.machine = machine
        self.folder = machine.root / ".venv"
        self.lock = machine.root / "packaging" / MAIN
        self.stamp = self.folder / "made-from"
        program = "Scripts/python.exe" if machine.platform == "win32" else "bin/python"
        self.python = self.folder / program

    def make(self) -> None:
        """Make the environment, unless it already stands on this lock and this Python.

        The stamp is written last, so an installation cut short is done again.
        """
        wanted = self._wanted()
        if self.python.exists() and self.stamp.exists() and self.stamp.read_text() == wanted:
            return
        self._need_venv()
        self.machine.say(f"Making .venv from {self.lock.name}: this needs the network, once.")
        if self.machine.start(self.machine.python, "-m", "venv", "--clear", str(self.folder)) != 0:
            raise Stop(".venv could not be made: see the message above.")
        self._install(self.lock)
        self.stamp.write_text(wanted)

    def add_stores(self) -> None:
        """Add what team folders at an address need, and what tries them; see `starting.lock`.

        Made anew, the environment is without them again.
        """
        self.make()
        lock, stamp = self.lock.with_name(STORES), self.folder / "stores-from"
        wanted = hashlib.sha256(lock.read_bytes()).hexdigest()
        if stamp.exists() and stamp.read_text() == wanted:
            return
        self.machine.say(f"Adding {lock.name} to .venv: this needs the network, once.")
        self._install(lock)
        stamp.write_text(wanted)

    def work(self, *arguments: str, **changed: str) -> int:
        """Run the environment's Python on this checkout and return its exit code.

        The checkout is named on the path, not installed: that needs no build, and whatever the
        tests start elsewhere finds it too.
        """
        paths = (str(self.machine.root), self.machine.environment.get("PYTHONPATH", ""))
        changed["PYTHONPATH"] = os.pathsep.join(path for path in paths if path)
        return self.machine.start(str(self.python), *arguments, **changed)

    def _install(self, lock: Path) -> None:
        """Install a lock as it is: hashes checked, nothing resolved, nothing built."""
        options = ("--quiet", "--disable-pip-version-check", "--no-input")
        locked = ("--no-deps", "--only-binary=:all:", "--require-hashes", "-r", str(lock))
        if self.machine.start(str(self.python), "-m", "pip", "install", *options, *locked) != 0:
            raise Stop(
                "The libraries could not be installed: see the message above, then try again."
            )

    def _wanted(self) -> str:
        digest = hashlib.sha256(self.lock.read_bytes()).hexdigest()
        return f"{digest} on Python {self.machine.version}\n"

    def _need_venv(self) -> None:
        if self.machine.has_venv():
            return
        if install(self.machine, ["python3-venv"]) and self.machine.has_venv():
            return
        raise Stop(
            "This Python cannot make environments. On Debian or Ubuntu run:\n"
            "    sudo apt-get install python3-venv\nthen try again."
        )
