# SPDX-License-Identifier: Apache-2.0
"""The shipped files are found wherever the program was put."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import peerdesk
from peerdesk.bootstrap.resources import ResourcesMissing, resource_root

CHECKOUT = Path(__file__).resolve().parents[2]
ASK = (
    "import sys; sys.path.insert(0, sys.argv[1]);"
    "from peerdesk.bootstrap.resources import resource_root; print(resource_root())"
)


def ask_in_a_new_program(folder: Path) -> Path:
    """Return what `resource_root` says in a program that knows nothing but `folder`."""
    answer = subprocess.run(
        [sys.executable, "-I", "-S", "-c", ASK, str(folder)],
        check=True,
        capture_output=True,
        text=True,
        cwd=folder,
    )
    return Path(answer.stdout.strip())


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder that holds the unpacked wheel and nothing else."""
    built = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(built)],
        check=True,
        capture_output=True,
        cwd=CHECKOUT,
    )
    (wheel,) = built.glob("*.whl")
    unpacked = tmp_path_factory.mktemp("site")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(unpacked)
    return unpacked


def test_a_checkout_uses_the_folder_at_its_top() -> None:
    assert resource_root() == CHECKOUT / "resources"


def test_a_new_program_in_a_checkout_finds_the_same_folder() -> None:
    assert ask_in_a_new_program(CHECKOUT) == CHECKOUT / "resources"


def test_an_installed_wheel_uses_the_folder_inside_itself(installed: Path) -> None:
    assert ask_in_a_new_program(installed) == installed / "peerdesk" / "resources"


def test_a_wheel_carries_every_file_that_the_checkout_ships(installed: Path) -> None:
    def files(root: Path) -> set[Path]:
        return {path.relative_to(root) for path in root.rglob("*") if path.is_file()}

    shipped = files(CHECKOUT / "resources")
    assert Path("fonts", "AtkinsonHyperlegibleNext-Regular.ttf") in shipped
    assert files(installed / "peerdesk" / "resources") == shipped


def test_a_wheel_carries_the_licence_and_the_command(installed: Path) -> None:
    (record,) = installed.glob("peerdesk-*.dist-info")
    assert "Apache License" in (record / "licenses" / "LICENSE").read_text(encoding="utf-8")
    assert "peerdesk = peerdesk.__main__:main" in (record / "entry_points.txt").read_text()


def test_a_frozen_build_uses_its_own_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    frozen = tmp_path / "peerdesk" / "resources"
    (frozen / "themes").mkdir(parents=True)
    (frozen / "themes" / "light.toml").touch()
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert resource_root() == frozen


def test_a_stray_folder_of_the_same_name_is_passed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "peerdesk" / "resources").mkdir(parents=True)
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert resource_root() == CHECKOUT / "resources"


def test_missing_files_are_an_error_that_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(peerdesk, "__file__", str(tmp_path / "peerdesk" / "__init__.py"))
    with pytest.raises(ResourcesMissing, match="install it again") as caught:
        resource_root()
    assert caught.value.looked_at == (
        tmp_path / "peerdesk" / "resources",
        tmp_path / "resources",
    )
