# SPDX-License-Identifier: Apache-2.0
"""The environment is what the lock says, and made anew only when it is not."""

import pytest

from starting.environment import Environment
from starting.machine import Stop
from tests.fakes.machine import PretendMachine


def makings(machine: PretendMachine) -> int:
    """Return how often an environment was made."""
    return sum("venv" in command for command in machine.started)


def test_it_is_made_once_and_then_used(machine: PretendMachine) -> None:
    Environment(machine).make()
    Environment(machine).make()
    assert makings(machine) == 1


def test_a_changed_lock_makes_it_anew_from_nothing(machine: PretendMachine) -> None:
    Environment(machine).make()
    Environment(machine).lock.write_text("library==2\n")
    Environment(machine).make()
    assert makings(machine) == 2
    assert "--clear" in machine.started[-2]


def test_another_python_makes_it_anew(machine: PretendMachine) -> None:
    Environment(machine).make()
    machine.version = "3.12"
    Environment(machine).make()
    assert makings(machine) == 2


def test_an_environment_whose_python_is_gone_is_made_anew(machine: PretendMachine) -> None:
    Environment(machine).make()
    Environment(machine).python.unlink()
    Environment(machine).make()
    assert makings(machine) == 2


def test_an_installation_cut_short_is_done_again(machine: PretendMachine) -> None:
    machine.failing = {"pip"}
    with pytest.raises(Stop, match="could not be installed"):
        Environment(machine).make()
    machine.failing = set()
    Environment(machine).make()
    assert makings(machine) == 2


def test_nothing_unhashed_is_installed_and_nothing_is_built(machine: PretendMachine) -> None:
    Environment(machine).make()
    (pip,) = (command for command in machine.started if "pip" in command)
    assert {"--require-hashes", "--no-deps", "--only-binary=:all:"} <= set(pip)
    assert pip[-2:] == ("-r", str(machine.root / "packaging" / "requirements.lock"))


def test_an_environment_that_cannot_be_made_stops_the_work(machine: PretendMachine) -> None:
    machine.failing = {"venv"}
    with pytest.raises(Stop, match="could not be made"):
        Environment(machine).make()
    assert len(machine.started) == 1


def test_a_python_without_venv_is_named_with_the_command_that_brings_it(
    machine: PretendMachine,
) -> None:
    machine.absent = {"venv"}
    with pytest.raises(Stop, match="sudo apt-get install python3-venv"):
        Environment(machine).make()
    assert machine.started == []


def test_root_on_debian_gets_venv(machine: PretendMachine) -> None:
    machine.administrator = True
    machine.absent = {"venv"}
    machine.apt_brings = {"venv"}
    Environment(machine).make()
    assert makings(machine) == 1


def test_windows_has_its_python_elsewhere(machine: PretendMachine) -> None:
    machine.platform = "win32"
    assert Environment(machine).python == machine.root / ".venv" / "Scripts" / "python.exe"


def test_stores_are_added_once_and_again_after_the_environment_was_made_anew(
    machine: PretendMachine,
) -> None:
    Environment(machine).add_stores()
    Environment(machine).add_stores()
    stores = str(machine.root / "packaging" / "requirements-stores.lock")
    assert [stores in command for command in machine.started].count(True) == 1
    Environment(machine).stamp.unlink()
    (Environment(machine).folder / "stores-from").unlink()  # as `venv --clear` does
    Environment(machine).add_stores()
    assert [stores in command for command in machine.started].count(True) == 2


def test_stores_that_could_not_be_added_are_added_the_next_time(machine: PretendMachine) -> None:
    Environment(machine).make()
    machine.failing = {"pip"}
    with pytest.raises(Stop, match="could not be installed"):
        Environment(machine).add_stores()
    machine.failing = set()
    Environment(machine).add_stores()
    assert (Environment(machine).folder / "stores-from").exists()
