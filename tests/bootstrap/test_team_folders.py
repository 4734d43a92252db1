# SPDX-License-Identifier: Apache-2.0
"""Which team folders may be used on this laptop: the organisation's policy is asked every time."""

from pathlib import Path

import pytest

from peerdesk.bootstrap import team_folders
from peerdesk.bootstrap.desk import Desk
from peerdesk.bootstrap.team_folders import TeamFolderPlaces, policy_folders
from peerdesk.desk.errors import NoChallenge
from peerdesk.desk.folder.chosen import TeamFolder, prefix_of
from peerdesk.desk.folder.errors import NoTeamFolder
from peerdesk.transport.address import Address
from peerdesk.transport.credentials import Credential
from peerdesk.transport.errors import BadAddress, ForbiddenByPolicy
from peerdesk.transport.folder_store import FolderStore
from peerdesk.transport.policy import NAME


def folder(address: str, *, taking: bool = False) -> TeamFolder:
    return TeamFolder(address=address, taking=taking)


@pytest.fixture
def places(tmp_path: Path) -> TeamFolderPlaces:
    return TeamFolderPlaces((tmp_path,))


def test_a_folder_is_kept_by_its_whole_path(
    places: TeamFolderPlaces, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert places.checked(folder(" team ", taking=True)) == folder(f"{tmp_path}/team", taking=True)
    assert places.checked(folder("s3a://bucket/x/")).address == "s3://bucket/x"
    with pytest.raises(BadAddress):
        places.checked(folder("ftp://host/x"))
    with pytest.raises(NoTeamFolder):
        places.checked(folder("  "))


def test_a_folder_opens_as_one(places: TeamFolderPlaces, tmp_path: Path) -> None:
    store = places.open(folder(str(tmp_path)), "")
    assert isinstance(store, FolderStore)
    assert store.folder == tmp_path


def test_an_address_opens_below_the_challenge(
    places: TeamFolderPlaces, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[Address, str, Credential]] = []
    monkeypatch.setattr("peerdesk.transport.opening.open_store", lambda *told: asked.append(told))
    monkeypatch.setattr("peerdesk.transport.credentials.find_spec", lambda _: None)
    with pytest.raises(NoChallenge):
        places.open(folder("s3://bucket/peer"), "")
    places.open(folder("s3://bucket/peer"), "c0ffee")
    ((address, prefix, credential),) = asked
    assert str(address) == "s3://bucket/peer"
    assert prefix == prefix_of("c0ffee")
    assert credential == ("", "")


def test_a_policy_that_comes_later_counts_at_the_next_opening(
    places: TeamFolderPlaces, tmp_path: Path
) -> None:
    chosen = places.checked(folder(str(tmp_path)))
    (tmp_path / NAME).write_text("[team-folder]\nfolders = false\n")
    with pytest.raises(ForbiddenByPolicy):
        places.open(chosen, "")


def test_the_policy_is_where_the_system_keeps_what_all_its_users_share(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    assert all(path.name == "PeerDesk" and path.is_absolute() for path in policy_folders())
    monkeypatch.setattr(team_folders, "policy_folders", lambda: (tmp_path,))
    (tmp_path / NAME).write_text("[team-folder]\nfolders = false\n")
    with pytest.raises(ForbiddenByPolicy):
        TeamFolderPlaces().checked(folder("/srv/team"))


def test_a_laptop_of_its_own_has_a_policy_of_its_own(tmp_path: Path) -> None:
    (tmp_path / NAME).write_text("[team-folder]\nstores = false\n")
    with pytest.raises(ForbiddenByPolicy):
        Desk(tmp_path).team_folders.checked(folder("s3://bucket"))
    assert Desk().team_folders is not None
