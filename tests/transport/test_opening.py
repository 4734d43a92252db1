# SPDX-License-Identifier: Apache-2.0
"""An address opens the file system of its sort, below the challenge's own folder."""

import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import fsspec
import pytest
from fsspec.implementations.memory import MemoryFileSystem

from peerdesk.errors import PeerDeskError
from peerdesk.transport.address import read_address
from peerdesk.transport.credentials import Credential
from peerdesk.transport.errors import (
    StoreNotInstalled,
    StoreRefused,
    StoreUnreachable,
    UnknownHost,
)
from peerdesk.transport.opening import open_store

NOBODY = Credential("", "")
AMY = Credential("amy", "ring")
PREFIX = "c0ffee"


class Strange(Exception):
    """An error of a library that is none of Python's."""


class Forbidding(Exception):
    """A library's word that somebody is not let in."""


class Policy:
    """What paramiko's rules for hosts begin from."""


class Keys:
    """The hosts that ssh knows, as paramiko reads them."""

    def __init__(self, path: str | None) -> None:
        self.known = Path(path).read_text() if path else ""

    def check(self, host: str, key: str) -> bool:
        return f"{host} {key}" in self.known


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, dict[str, Any]]]:
    """Have every library there, and return which file systems were asked for, and how."""
    parts = {
        "botocore.exceptions": (
            "NoCredentialsError", "PartialCredentialsError", "BotoCoreError", "ClientError",
        ),
        "azure.core.exceptions": ("ClientAuthenticationError", "AzureError"),
        "paramiko": ("AuthenticationException", "SSHException"),
        "smbprotocol.exceptions": ("SMBAuthenticationError", "SMBException"),
    }  # fmt: skip
    for name, errors in parts.items():
        module = ModuleType(name)
        for error in errors:
            lets_in = "Auth" not in error and "Credentials" not in error
            setattr(module, error, Strange if lets_in else Forbidding)
        monkeypatch.setitem(sys.modules, name, module)
    sys.modules["paramiko"].MissingHostKeyPolicy = Policy  # type: ignore[attr-defined] # made up
    sys.modules["paramiko"].HostKeys = Keys  # type: ignore[attr-defined] # made up
    asked: list[tuple[str, dict[str, Any]]] = []

    def make(sort: str, **options: Any) -> Any:
        assert options.pop("skip_instance_cache") is True
        asked.append((sort, options))
        system = MemoryFileSystem(skip_instance_cache=True)
        system.store = {}
        system.pseudo_dirs = [""]
        return system

    monkeypatch.setattr(fsspec, "filesystem", make)
    return asked


def opened_at(address: str, known: Credential, opened: list[tuple[str, dict[str, Any]]]) -> Any:
    store = open_store(read_address(address), PREFIX, known)
    place = store.put("a.peerdesk", lambda file: file.write(b"x"), lambda file: file.read())
    assert place == f"{read_address(address)}/{PREFIX}/a.peerdesk"
    assert [lying.name for lying in store.names()] == ["a.peerdesk"]
    (path,) = store._system.store
    _, options = opened[-1]
    return path, options


def test_an_object_store_has_its_bucket_first(opened: list[tuple[str, dict[str, Any]]]) -> None:
    path, options = opened_at("s3://bucket/peer", NOBODY, opened)
    assert path == f"/bucket/peer/{PREFIX}/a.peerdesk"
    assert options["use_listings_cache"] is False
    assert "key" not in options
    path, options = opened_at("s3://bucket", AMY, opened)
    assert path == f"/bucket/{PREFIX}/a.peerdesk"
    assert (options["key"], options["secret"]) == ("amy", "ring")


def test_a_container_stands_before_its_account(opened: list[tuple[str, dict[str, Any]]]) -> None:
    path, options = opened_at("abfs://box@account.dfs.example/peer", NOBODY, opened)
    assert path == f"/box/peer/{PREFIX}/a.peerdesk"
    assert options["account_name"] == "account"
    assert options["anon"] is False
    path, options = opened_at("abfs://box", AMY, opened)
    assert path == f"/box/{PREFIX}/a.peerdesk"
    assert options["account_key"] == "ring"
    assert "account_name" not in options


def test_a_servers_path_begins_at_its_root(opened: list[tuple[str, dict[str, Any]]]) -> None:
    path, options = opened_at("smb://server:1445/share/peer", AMY, opened)
    assert path == f"/share/peer/{PREFIX}/a.peerdesk"
    assert (options["host"], options["port"]) == ("server", 1445)
    assert (options["username"], options["password"]) == ("amy", "ring")
    path, options = opened_at("sftp://bo@server/peer", NOBODY, opened)
    assert (options["username"], options["password"]) == (None, None)
    assert "port" not in options


def test_only_hosts_that_ssh_knows_are_connected_to(
    opened: list[tuple[str, dict[str, Any]]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    opened_at("sftp://server/peer", NOBODY, opened)
    rule = opened[-1][1]["host_key_policy"]
    with pytest.raises(UnknownHost):
        rule.missing_host_key(None, "server", "key")
    (tmp_path / ".ssh").mkdir()
    (tmp_path / ".ssh" / "known_hosts").write_text("server key\n")
    rule.missing_host_key(None, "server", "key")
    with pytest.raises(UnknownHost):
        rule.missing_host_key(None, "server", "another key")


@pytest.mark.parametrize("address", ["s3://b", "sftp://h/p", "smb://h/p", "abfs://b"])
def test_a_library_that_is_not_there_is_said_so(
    address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = ("botocore.exceptions", "azure.core.exceptions", "paramiko", "smbprotocol.exceptions")
    for name in names:
        monkeypatch.setitem(sys.modules, name, None)
    with pytest.raises(StoreNotInstalled) as caught:
        open_store(read_address(address), PREFIX, NOBODY)
    assert caught.value.sort in caught.value.user_message


@pytest.mark.parametrize(
    ("error", "ours"), [(Strange(), StoreUnreachable), (Forbidding(), StoreRefused)]
)
def test_a_server_that_does_not_answer_or_let_in_is_said_so(
    opened: list[tuple[str, dict[str, Any]]],
    monkeypatch: pytest.MonkeyPatch,
    error: Exception,
    ours: type[PeerDeskError],
) -> None:
    del opened

    def fail(*_: Any, **__: Any) -> Any:
        raise error

    monkeypatch.setattr(fsspec, "filesystem", fail)
    with pytest.raises(ours):
        open_store(read_address("smb://h/p"), PREFIX, NOBODY)
