# SPDX-License-Identifier: Apache-2.0
"""An organisation's policy allows, limits or forbids team folders; a damaged one allows none."""

from pathlib import Path

import pytest

from peerdesk.transport.errors import DamagedPolicy, ForbiddenByPolicy
from peerdesk.transport.policy import NAME, Policy, check_allowed, read_policy

SHARE, STORE = "/srv/team", "s3://council/peer/2026"


def policy(folder: Path, text: str) -> Policy:
    (folder / NAME).write_text(f"[team-folder]\n{text}\n")
    return read_policy(folder)


def test_without_a_file_anything_may_be_chosen(tmp_path: Path) -> None:
    found = read_policy(tmp_path, tmp_path / "file-that-is-not" / "x")
    for where in (SHARE, STORE):
        check_allowed(found, where, automatic=True)


def test_the_first_folder_with_a_policy_counts(tmp_path: Path) -> None:
    first, second = tmp_path / "a", tmp_path / "b"
    first.mkdir()
    second.mkdir()
    policy(second, "stores = false")
    assert not read_policy(first, second).team_folder.stores
    policy(first, "stores = true")
    assert read_policy(first, second).team_folder.stores


def test_stores_can_be_forbidden_and_folders_stay(tmp_path: Path) -> None:
    found = policy(tmp_path, "stores = false")
    check_allowed(found, SHARE, automatic=True)
    with pytest.raises(ForbiddenByPolicy, match="at an address"):
        check_allowed(found, STORE, automatic=False)


def test_folders_can_be_forbidden_and_stores_stay(tmp_path: Path) -> None:
    found = policy(tmp_path, "folders = false")
    check_allowed(found, STORE, automatic=True)
    with pytest.raises(ForbiddenByPolicy, match="on this laptop or the network"):
        check_allowed(found, SHARE, automatic=False)


def test_stores_can_be_limited_to_some(tmp_path: Path) -> None:
    found = policy(tmp_path, 'only = ["s3://council/peer", "sftp://files.example/t"]')
    check_allowed(found, STORE, automatic=False)
    check_allowed(found, "sftp://amy@files.example/t/x", automatic=False)
    for other in ("s3://council/peers", "s3://elsewhere/peer", "smb://files.example/t"):
        with pytest.raises(ForbiddenByPolicy, match="at this address"):
            check_allowed(found, other, automatic=False)
    with pytest.raises(ForbiddenByPolicy):
        check_allowed(policy(tmp_path, "only = []"), STORE, automatic=False)


def test_what_happens_unasked_can_be_forbidden(tmp_path: Path) -> None:
    found = policy(tmp_path, "automatic = false")
    check_allowed(found, SHARE, automatic=False)
    with pytest.raises(ForbiddenByPolicy, match="without being asked"):
        check_allowed(found, SHARE, automatic=True)


@pytest.mark.parametrize(
    "data",
    [
        b"[team-folder",
        b"[team-folder]\nstore = false\n",
        b"[teamfolder]\nstores = false\n",
        b'[team-folder]\nstores = "no"\n',
        b'[team-folder]\nonly = ["https://council/peer"]\n',
        b'[team-folder]\nonly = ["sftp://a:b@council/peer"]\n',
        b"\xff\xfe",
        b"#" * (65 << 10),
    ],
)
def test_a_policy_that_is_not_understood_allows_nothing(tmp_path: Path, data: bytes) -> None:
    (tmp_path / NAME).write_bytes(data)
    with pytest.raises(DamagedPolicy) as caught:
        read_policy(tmp_path)
    assert str(tmp_path / NAME) in caught.value.user_message


def test_a_policy_that_cannot_be_read_allows_nothing(tmp_path: Path) -> None:
    (tmp_path / NAME).mkdir()
    with pytest.raises(DamagedPolicy):
        read_policy(tmp_path)
