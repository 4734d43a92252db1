# SPDX-License-Identifier: Apache-2.0
"""Credentials come from the environment or the system's key store, and are written nowhere."""

import sys
from types import ModuleType, SimpleNamespace

import pytest

from peerdesk.transport.address import read_address
from peerdesk.transport.credentials import (
    SECRET,
    USER,
    Credential,
    credential,
    system_key_store,
)

SERVER = read_address("sftp://files.example/team")


def kept(service: str, user: str | None) -> Credential | None:
    assert service == "PeerDesk team folder files.example"
    return Credential(user or "kept", "from the store")


def test_without_either_the_users_own_log_in_counts() -> None:
    assert credential(SERVER, {}) == ("", "")
    assert credential(SERVER, {}, lambda *_: None) == ("", "")


def test_the_environment_goes_before_the_key_store() -> None:
    assert credential(SERVER, {USER: "amy", SECRET: "ring"}, kept) == ("amy", "ring")
    assert credential(SERVER, {USER: "amy"}, kept) == ("amy", "from the store")
    assert credential(SERVER, {}, kept) == ("kept", "from the store")


def test_the_addresss_own_user_goes_before_both() -> None:
    server = read_address("sftp://bo@files.example/team")
    assert credential(server, {USER: "amy", SECRET: "ring"}, kept) == ("bo", "ring")
    assert credential(server, {}, kept) == ("bo", "from the store")


def test_the_systems_key_store_is_asked_where_its_library_is(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("peerdesk.transport.credentials.find_spec", lambda _: None)
    assert system_key_store() is None
    library = ModuleType("keyring")
    found = {"a": SimpleNamespace(username="amy", password="ring"), "b": None}
    library.get_credential = lambda service, _: found[service]  # type: ignore[attr-defined] # made up
    monkeypatch.setitem(sys.modules, "keyring", library)
    monkeypatch.setattr("peerdesk.transport.credentials.find_spec", lambda _: object())
    ask = system_key_store()
    assert ask is not None
    assert ask("a", None) == ("amy", "ring")
    assert ask("b", None) is None
