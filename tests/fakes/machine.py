# SPDX-License-Identifier: Apache-2.0
"""A computer that only writes down what it is asked to start."""

from collections.abc import Iterable
from pathlib import Path

from starting.machine import Machine


class PretendMachine(Machine):
    """Lacks what `absent` names until apt-get installs a package; commands in `failing` fail.

    `started` holds every command, with the environment variables changed for it in `changed`.
    """

    platform = "linux"
    python = "python3"
    version = "3.11"

    def __init__(self, root: Path, **environment: str) -> None:
        super().__init__(root, environment)
        self.administrator = False
        self.absent: set[str] = set()
        self.apt_brings: set[str] = set()
        self.failing: set[str] = set()
        self.started: list[tuple[str, ...]] = []
        self.changed: list[dict[str, str]] = []
        self.said: list[str] = []

    def is_administrator(self) -> bool:
        return self.administrator

    def find(self, program: str) -> str | None:
        return None if program in self.absent else f"/usr/bin/{program}"

    def missing_libraries(self, names: Iterable[str]) -> list[str]:
        return [name for name in names if name in self.absent]

    def has_venv(self) -> bool:
        return "venv" not in self.absent

    def start(self, *command: str, **changed: str) -> int:
        self.started.append(command)
        self.changed.append(changed)
        if self.failing.intersection(command):
            return 1
        if command[:2] == ("apt-get", "install"):
            self.absent -= self.apt_brings
        if "venv" in command:
            program = Path(command[-1], "bin", "python")
            program.parent.mkdir(parents=True, exist_ok=True)
            program.touch()
        return 0

    def say(self, text: str) -> None:
        self.said.append(text)

    def worked(self) -> list[tuple[str, ...]]:
        """Return what the environment's own Python was given to do, pip left out."""
        own = str(self.root / ".venv" / "bin" / "python")
        return [line[1:] for line in self.started if line[0] == own and "pip" not in line]
