# SPDX-License-Identifier: Apache-2.0
"""The works that can be asked for by name, each one function."""

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from starting import lock
from starting.environment import Environment
from starting.machine import Machine, Stop
from starting.system import need_libraries, offer_programs

CHECKS = {
    "lint": ("-m", "ruff", "check"),
    "format": ("-m", "ruff", "format", "--check"),
    "types": ("-m", "mypy"),
    "layers": ("-c", "from importlinter.cli import lint_imports_command as go; go()"),
}

# Each process begins with a stretch of neighbours, so what a module or a folder makes once is made
# about once; whoever is done first takes over from the others.
ON_ALL_CORES = ("-n", "auto", "--dist", "worksteal")

# Per cent of the branches: below the screen, and in it.
COVERAGE = ((100, "--omit=peerdesk/ui/*"), (90, "--include=peerdesk/ui/*"))


def run(machine: Machine, arguments: Sequence[str]) -> int:
    """Open the window; without a display, play the practice challenge; or run a command."""
    environment = Environment(machine)
    environment.make()
    if arguments:
        return environment.work("-m", "peerdesk", *arguments)
    if machine.has_display():
        need_libraries(machine)
        return environment.work("-m", "peerdesk")
    folder = _unused_folder(machine.root)
    machine.say("There is no display here, so no window can open.")
    machine.say(f"The practice challenge runs without one instead, into {folder}:")
    return environment.work("-m", "peerdesk", "practice", "--out", folder)


def test(machine: Machine, arguments: Sequence[str]) -> int:
    """Run the tests, without a display: all of them on all cores, or what the arguments say.

    Those go to pytest, which then needs no processes to start first unless it is told to.
    """
    chosen = arguments or ON_ALL_CORES
    return _with_qt(machine).work("-m", "pytest", *chosen, QT_QPA_PLATFORM="offscreen")


def soak(machine: Machine, arguments: Sequence[str]) -> int:
    """Run the long tests only, those with an object store of one's own among them."""
    command = ("-m", "pytest", "-m", "soak", *arguments)
    environment = _with_qt(machine)
    environment.add_stores()
    return environment.work(*command, QT_QPA_PLATFORM="offscreen")


def stores(machine: Machine, arguments: Sequence[str]) -> int:
    """Add what team folders at an address need; the package built afterwards has it too."""
    if arguments:
        raise Stop("stores takes no arguments: what it adds is locked.")
    Environment(machine).add_stores()
    return 0


def bench(machine: Machine, arguments: Sequence[str]) -> int:
    """Measure the speeds and print them beside their goals."""
    command = ("-m", "tests.benchmarks", *arguments)
    return _with_qt(machine).work(*command, QT_QPA_PLATFORM="offscreen")


def coverage(machine: Machine, arguments: Sequence[str]) -> int:
    """Run the tests and hold the branches that they reach to the limits."""
    environment = _with_qt(machine)
    tests = ("-m", "coverage", "run", "-m", "pytest", *arguments)
    tested = environment.work(*tests, QT_QPA_PLATFORM="offscreen")
    if tested != 0:
        return tested
    reports = [
        environment.work("-m", "coverage", "report", f"--fail-under={limit}", part)
        for limit, part in COVERAGE
    ]
    return max(reports)


def check(machine: Machine, arguments: Sequence[str]) -> int:
    """Run every check, all of them even if the first one finds something."""
    if arguments:
        raise Stop("check takes no arguments: it always checks everything.")
    environment = Environment(machine)
    environment.make()
    failed = []
    for name, command in CHECKS.items():
        machine.say(f"== {name}")
        if environment.work(*command) != 0:
            failed.append(name)
    machine.say(f"Found something: {', '.join(failed)}." if failed else "Nothing found.")
    return int(bool(failed))


def package(machine: Machine, arguments: Sequence[str]) -> int:
    """Build the program as one folder that needs no Python, into dist/."""
    environment = Environment(machine)
    environment.make()
    need_libraries(machine)
    command = ("-m", "PyInstaller", "--noconfirm", *arguments, "packaging/peerdesk.spec")
    return environment.work(*command)


def renew_lock(machine: Machine, arguments: Sequence[str]) -> int:
    """Write both locks anew."""
    lock.renew(machine, *arguments)
    return 0


WORKS: dict[str, Callable[[Machine, Sequence[str]], int]] = {
    "run": run,
    "test": test,
    "check": check,
    "coverage": coverage,
    "bench": bench,
    "soak": soak,
    "stores": stores,
    "package": package,
    "lock": renew_lock,
}


def main(arguments: Sequence[str], machine: Machine) -> int:
    """Do the work named first and return its exit code; 1 with a sentence if it cannot be done."""
    parser = argparse.ArgumentParser(prog="start.py", description="Start PeerDesk's work.")
    parser.add_argument("work", choices=WORKS)
    parser.add_argument("arguments", nargs=argparse.REMAINDER, help="handed on to the work")
    asked = parser.parse_args(arguments)
    try:
        return WORKS[asked.work](machine, asked.arguments)
    except Stop as stop:
        print(stop, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


def _with_qt(machine: Machine) -> Environment:
    """Return the environment, once Qt can be loaded in it and the tests have their programs."""
    need_libraries(machine)
    offer_programs(machine)
    environment = Environment(machine)
    environment.make()
    return environment


def _unused_folder(root: Path) -> str:
    """Return a name for the practice challenge's folder that is not taken yet."""
    name, number = "practice-day", 1
    while (root / name).exists():
        number += 1
        name = f"practice-day-{number}"
    return name
