# SPDX-License-Identifier: Apache-2.0
"""The lock holds what the project file asks for, with hashes and without any address."""

import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from starting import lock
from starting.lock import GROUPS, faults_of
from starting.machine import Stop
from starting.works import main
from tests.fakes.machine import PretendMachine

CHECKOUT = Path(__file__).resolve().parents[2]
LOCK = (CHECKOUT / "packaging" / lock.MAIN).read_text(encoding="utf-8")
STORES = (CHECKOUT / "packaging" / lock.STORES).read_text(encoding="utf-8")
HASH = f"--hash=sha256:{'0' * 64}"


PROJECT = tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))


def pinned(text: str) -> dict[str, str]:
    """Return the version of each library in a lock."""
    pins = (line.split()[0].split("==") for line in text.splitlines() if "==" in line)
    return {canonicalize_name(name): version for name, version in pins}


def asked_of_stores() -> list[Requirement]:
    """Return what the project file says a team folder at an address needs, and its tests."""
    extra = PROJECT["project"]["optional-dependencies"][lock.EXTRA]
    return [Requirement(line) for line in (*extra, *PROJECT["dependency-groups"][lock.EXTRA])]


def asked_for() -> list[Requirement]:
    """Return what the project file says the program, its tests and its checks need."""
    project, groups = PROJECT, PROJECT["dependency-groups"]
    lines = [
        *project["project"]["dependencies"],
        *(line for group in GROUPS for line in groups[group]),
    ]
    return [Requirement(line) for line in lines]


@pytest.mark.parametrize("text", [LOCK, STORES], ids=[lock.MAIN, lock.STORES])
def test_the_lock_has_no_fault(text: str) -> None:
    assert text.count("==") > 40
    assert faults_of(text) == []


@pytest.mark.parametrize("text", [LOCK, STORES], ids=[lock.MAIN, lock.STORES])
def test_the_lock_names_no_address_and_no_folder_at_all(text: str) -> None:
    assert "://" not in text
    assert "/" not in text.replace("\\\n", "")


@pytest.mark.parametrize("wanted", asked_for(), ids=str)
def test_the_lock_holds_what_the_project_file_asks_for(wanted: Requirement) -> None:
    assert wanted.specifier.contains(pinned(LOCK)[canonicalize_name(wanted.name)])


@pytest.mark.parametrize("wanted", asked_of_stores(), ids=str)
def test_the_stores_lock_holds_what_the_project_file_asks_for(wanted: Requirement) -> None:
    assert wanted.specifier.contains(pinned(STORES)[canonicalize_name(wanted.name)])


def test_the_stores_lock_holds_nothing_that_the_other_one_holds() -> None:
    assert not pinned(STORES).keys() & pinned(LOCK).keys()


@pytest.mark.parametrize(
    ("entry", "fault"),
    [
        (f"--index-url https://packages.invalid\nlibrary==1 {HASH}", "names a place"),
        (f"--find-links wheels\nlibrary==1 {HASH}", "names a place"),
        (f"library==1 @ file:///wheels/library.whl {HASH}", "names a place"),
        (f"library @ https://packages.invalid/library.whl {HASH}", "names a place"),
        (f"library>=1 {HASH}", "is not pinned"),
        ("library==1", "has no hash"),
        ("library==1 --hash=md5:00", "has no hash"),
    ],
)
def test_every_fault_of_a_lock_is_found(entry: str, fault: str) -> None:
    (found,) = faults_of(f"sound==1 \\\n    {HASH} \\\n    {HASH}\n{entry}\n")
    assert fault in found


class Writing(PretendMachine):
    """A computer whose uv writes this lock."""

    text = f"library==2 \\\n    {HASH}\n"
    more = f"store==3 \\\n    {HASH} \\\n    {HASH}\n"

    def start(self, *command: str, **changed: str) -> int:
        if "compile" in command:
            target = Path(command[command.index("--output-file") + 1])
            more = self.more if target.name == lock.STORES else ""
            target.write_text(self.text + more)
        return super().start(*command, **changed)


@pytest.fixture
def writing(machine: PretendMachine) -> Writing:
    """Return a computer that can lock, at the same checkout."""
    return Writing(machine.root)


def test_a_lock_is_for_every_platform_and_carries_hashes(writing: Writing) -> None:
    assert main(["lock", "--upgrade"], writing) == 0
    main_lock, stores = writing.started
    for command in (main_lock, stores):
        assert {"--universal", "--generate-hashes", "--upgrade"} <= set(command)
    constraint = stores[stores.index("--constraint") + 1]
    assert constraint == main_lock[main_lock.index("--output-file") + 1]


def test_what_stores_need_beside_the_rest_is_locked_by_itself(writing: Writing) -> None:
    lock.renew(writing)
    folder = writing.root / "packaging"
    assert (folder / lock.MAIN).read_text() == writing.text
    assert (folder / lock.STORES).read_text() == writing.more


def test_a_new_lock_with_an_address_is_refused(writing: Writing) -> None:
    writing.text = f"--extra-index-url https://packages.invalid\nlibrary==2 {HASH}\n"
    with pytest.raises(Stop, match=r"must not be kept:\n    --extra-index-url: names a place"):
        lock.renew(writing)


def test_uv_is_fetched_for_this_once_where_it_is_missing(writing: Writing) -> None:
    writing.absent = {"uv"}
    lock.renew(writing)
    venv, pip, compiling, _ = writing.started
    assert venv[:3] == ("python3", "-m", "venv")
    assert pip[-2:] == ("--quiet", "uv")
    assert Path(compiling[0]).name == "uv"
    assert Path(compiling[0]).parent == Path(pip[0]).parent
    assert not Path(compiling[0]).exists()


def test_without_uv_and_without_a_network_it_says_so(writing: Writing) -> None:
    writing.absent = {"uv"}
    writing.failing = {"pip"}
    with pytest.raises(Stop, match="Locking needs uv"):
        lock.renew(writing)


def test_a_lock_that_cannot_be_resolved_says_so(writing: Writing) -> None:
    writing.failing = {"compile"}
    with pytest.raises(Stop, match="could not be renewed"):
        lock.renew(writing)
