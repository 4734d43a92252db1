# SPDX-License-Identifier: Apache-2.0
"""This computer, as far as starting PeerDesk needs to know it."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[2]

_TRY_TO_LOAD = """
import ctypes, sys
for name in sys.argv[1:]:
    try:
        ctypes.CDLL(name)
    except OSError:
        print(name)
"""


class Stop(Exception):
    """The work cannot go on; the text says what to do next."""


class Machine:
    """Everything outside the checkout that the work asks or starts; tests hand in another."""

    platform = sys.platform
    python = sys.executable
    version = f"{sys.version_info.major}.{sys.version_info.minor}"

    def __init__(self, root: Path = CHECKOUT, environment: Mapping[str, str] = os.environ) -> None:
        self.root = root
        self.environment = environment

    def is_administrator(self) -> bool:
        """Return whether system packages may be installed without asking anybody."""
        return sys.platform == "linux" and os.geteuid() == 0

    def has_display(self) -> bool:
        """Return whether a window could be seen."""
        if self.platform in {"win32", "darwin"}:
            return True
        return any(self.environment.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY"))

    def find(self, program: str) -> str | None:
        """Return where a program is, or None if it is not installed."""
        return shutil.which(program)

    def missing_libraries(self, names: Iterable[str]) -> list[str]:
        """Return those shared libraries that a new program on this computer cannot load."""
        command = [self.python, "-c", _TRY_TO_LOAD, *names]
        answer = subprocess.run(command, check=True, capture_output=True, text=True)
        return answer.stdout.split()

    def has_venv(self) -> bool:
        """Return whether this Python can make environments (Debian packs that part apart)."""
        command = [self.python, "-c", "import ensurepip, venv"]
        return subprocess.run(command, check=False, capture_output=True).returncode == 0

    def start(self, *command: str, **changed: str) -> int:
        """Run a command at the top of the checkout and return its exit code.

        `changed` are environment variables for this command only.
        """
        environment = {**self.environment, **changed}
        return subprocess.run(command, check=False, cwd=self.root, env=environment).returncode

    def say(self, text: str) -> None:
        """Tell the person at the terminal, before whatever is started next speaks."""
        print(text, flush=True)
