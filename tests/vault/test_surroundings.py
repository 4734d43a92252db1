# SPDX-License-Identifier: Apache-2.0
"""A folder that is shared, pulled out or synchronised is told of, in one plain sentence."""

import os
from pathlib import Path

import pytest

from peerdesk.vault import surroundings as module
from peerdesk.vault.drives import Drive
from peerdesk.vault.surroundings import Sight, Surrounding, Where, judge, surroundings, warning

OWN = Drive()


@pytest.fixture(autouse=True)
def _own_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "drive_of", lambda _: OWN)


def test_a_laptops_own_folder_is_not_warned_of(tmp_path: Path) -> None:
    assert surroundings(tmp_path, {}) == ()
    assert warning(tmp_path) == ""


def test_shares_come_before_services_and_services_before_sticks() -> None:
    sight = Sight(Drive(network=True, removable=True), ("/", "Dropbox", "vaults"))
    assert [found.where for found in judge(sight)] == [
        Where.NETWORK,
        Where.SYNCHRONISED,
        Where.REMOVABLE,
    ]


@pytest.mark.parametrize(
    ("part", "service"),
    [
        ("OneDrive", "OneDrive"),
        ("OneDrive - Stannerby Council", "OneDrive"),
        ("Dropbox (Personal)", "Dropbox"),
        ("Google Drive", "Google Drive"),
        ("GoogleDrive-helen@example.org", "Google Drive"),
        ("iCloudDrive", "iCloud Drive"),
        ("Mobile Documents", "iCloud Drive"),
        ("Nextcloud", "Nextcloud"),
        ("Box", "Box"),
        ("CloudStorage", "a service of this laptop"),
    ],
)
def test_services_are_known_by_their_folders(part: str, service: str) -> None:
    (found,) = judge(Sight(OWN, ("/", "home", part, "vaults")))
    assert found == Surrounding(Where.SYNCHRONISED, service)
    assert service in found.sentence


@pytest.mark.parametrize("part", ["Boxes", "mega files", "on edrive", "vaults"])
def test_a_folder_that_only_sounds_alike_is_not_warned_of(part: str) -> None:
    assert judge(Sight(OWN, ("/", part))) == ()


@pytest.mark.parametrize(
    ("marker", "service"),
    [(".dropbox", "Dropbox"), (".stfolder", "Syncthing"), (".sync_0a1b.db", "Nextcloud")],
)
def test_services_are_known_by_what_they_leave_whatever_the_folders_name(
    tmp_path: Path, marker: str, service: str
) -> None:
    (tmp_path / marker).touch()
    (found,) = surroundings(tmp_path / "deep" / "vaults", {})
    assert found.service == service


def test_the_folder_that_windows_names_is_known(tmp_path: Path) -> None:
    inside = tmp_path / "profile" / "vaults"
    inside.mkdir(parents=True)
    (found,) = surroundings(inside, {"OneDriveCommercial": str(tmp_path / "profile")})
    assert found.service == "OneDrive"
    assert surroundings(inside, {"OneDriveCommercial": str(tmp_path / "else")}) == ()


def test_a_folder_not_made_yet_is_judged_by_its_name_and_by_what_is_above(tmp_path: Path) -> None:
    (found,) = surroundings(tmp_path / "Dropbox" / "vaults", {})
    assert found.service == "Dropbox"


def test_a_link_is_followed(tmp_path: Path) -> None:
    (tmp_path / "Nextcloud").mkdir()
    (tmp_path / "plain").symlink_to(tmp_path / "Nextcloud")
    (found,) = surroundings(tmp_path / "plain", {})
    assert found.service == "Nextcloud"


def test_what_cannot_be_read_is_passed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "scandir", refuse)
    monkeypatch.setattr(Path, "exists", refuse)
    assert surroundings(tmp_path, {}) == ()


@pytest.mark.parametrize("where", Where)
def test_every_sentence_says_what_is_so_and_what_to_do(where: Where) -> None:
    sentence = Surrounding(where, "OneDrive").sentence
    assert sentence.startswith("The vault’s folder")
    assert "Keep it" in sentence


def test_the_gravest_is_the_one_that_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "drive_of", lambda _: Drive(network=True, removable=True))
    assert "network share" in warning(tmp_path)
