# SPDX-License-Identifier: Apache-2.0
"""Each work asked for by name starts what it says, and nothing else."""

import pytest

from starting.works import CHECKS, main
from tests.fakes.machine import PretendMachine


def test_without_a_display_the_practice_challenge_runs_instead_and_it_is_said(
    machine: PretendMachine,
) -> None:
    assert main(["run"], machine) == 0
    assert machine.worked() == [("-m", "peerdesk", "practice", "--out", "practice-day")]
    assert "There is no display here, so no window can open." in machine.said


def test_a_practice_challenge_never_goes_into_a_folder_already_there(
    machine: PretendMachine,
) -> None:
    (machine.root / "practice-day").mkdir()
    (machine.root / "practice-day-2").mkdir()
    main(["run"], machine)
    assert machine.worked() == [("-m", "peerdesk", "practice", "--out", "practice-day-3")]


@pytest.mark.parametrize("display", ["DISPLAY", "WAYLAND_DISPLAY"])
def test_with_a_display_the_window_opens(machine: PretendMachine, display: str) -> None:
    machine.environment = {display: ":0"}
    assert main(["run"], machine) == 0
    assert machine.worked() == [("-m", "peerdesk")]


@pytest.mark.parametrize("platform", ["win32", "darwin"])
def test_windows_and_macos_always_have_a_display(machine: PretendMachine, platform: str) -> None:
    machine.platform = platform
    assert machine.has_display()


def test_arguments_of_run_are_a_command_and_need_no_display(machine: PretendMachine) -> None:
    main(["run", "verify", "--vault", "here"], machine)
    assert machine.worked() == [("-m", "peerdesk", "verify", "--vault", "here")]


@pytest.mark.parametrize(
    ("work", "command"),
    [
        ("test", ("-m", "pytest", "-x")),
        ("soak", ("-m", "pytest", "-m", "soak", "-x")),
        ("bench", ("-m", "tests.benchmarks", "-x")),
    ],
)
def test_work_that_draws_never_opens_a_window(
    machine: PretendMachine, work: str, command: tuple[str, ...]
) -> None:
    assert main([work, "-x"], machine) == 0
    assert machine.worked() == [command]
    assert machine.changed[-1]["QT_QPA_PLATFORM"] == "offscreen"


def test_all_tests_run_on_all_cores_and_a_part_of_them_in_one_process(
    machine: PretendMachine,
) -> None:
    main(["test"], machine)
    main(["test", "tests/domain"], machine)
    assert machine.worked() == [
        ("-m", "pytest", "-n", "auto", "--dist", "worksteal"),
        ("-m", "pytest", "tests/domain"),
    ]


def test_the_checkout_comes_first_on_the_path_and_what_was_there_stays(
    machine: PretendMachine,
) -> None:
    machine.environment = {"PYTHONPATH": "elsewhere"}
    main(["test"], machine)
    first, second = machine.changed[-1]["PYTHONPATH"].split(":")
    assert (first, second) == (str(machine.root), "elsewhere")


def test_every_check_runs_even_if_the_first_finds_something(machine: PretendMachine) -> None:
    machine.failing = {"ruff"}
    assert main(["check"], machine) == 1
    assert machine.worked() == list(CHECKS.values())
    assert machine.said[-1] == "Found something: lint, format."


def test_checks_that_find_nothing_end_well(machine: PretendMachine) -> None:
    assert main(["check"], machine) == 0
    assert machine.said[-1] == "Nothing found."


def test_checks_need_nothing_of_qt(machine: PretendMachine) -> None:
    machine.absent = {"libEGL.so.1"}
    assert main(["check"], machine) == 0


def test_check_takes_no_part_of_the_project_alone(
    machine: PretendMachine, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", "peerdesk"], machine) == 1
    assert "it always checks everything" in capsys.readouterr().err


def test_coverage_has_one_limit_below_the_screen_and_one_in_it(machine: PretendMachine) -> None:
    assert main(["coverage"], machine) == 0
    assert machine.worked() == [
        ("-m", "coverage", "run", "-m", "pytest"),
        ("-m", "coverage", "report", "--fail-under=100", "--omit=peerdesk/ui/*"),
        ("-m", "coverage", "report", "--fail-under=90", "--include=peerdesk/ui/*"),
    ]


def test_coverage_of_one_part_cannot_make_up_for_the_other(machine: PretendMachine) -> None:
    machine.failing = {"--fail-under=100"}
    assert main(["coverage"], machine) == 1


def test_coverage_of_failing_tests_is_not_reported(machine: PretendMachine) -> None:
    machine.failing = {"pytest"}
    assert main(["coverage"], machine) == 1
    assert machine.worked() == [("-m", "coverage", "run", "-m", "pytest")]


def test_a_package_is_built_by_the_locked_builder(machine: PretendMachine) -> None:
    assert main(["package"], machine) == 0
    command = ("-m", "PyInstaller", "--noconfirm", "packaging/peerdesk.spec")
    assert machine.worked() == [command]


def test_an_unknown_work_is_wrong_usage(machine: PretendMachine) -> None:
    with pytest.raises(SystemExit, match="2"):
        main(["deploy"], machine)
    assert machine.started == []


def test_the_exit_code_of_the_work_is_handed_back(machine: PretendMachine) -> None:
    machine.failing = {"pytest"}
    assert main(["test"], machine) == 1


def test_long_runs_have_an_object_store_and_short_ones_do_without(machine: PretendMachine) -> None:
    stores = str(machine.root / "packaging" / "requirements-stores.lock")
    main(["test"], machine)
    assert not any(stores in command for command in machine.started)
    main(["soak"], machine)
    assert any(stores in command for command in machine.started)


def test_stores_are_added_by_name_and_as_locked_only(
    machine: PretendMachine, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["stores", "gcsfs"], machine) == 1
    assert "what it adds is locked" in capsys.readouterr().err
    assert main(["stores"], machine) == 0
    assert machine.started[-1][-1].endswith("requirements-stores.lock")
