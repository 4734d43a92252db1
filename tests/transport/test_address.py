# SPDX-License-Identifier: Apache-2.0
"""Addresses of stores are read strictly, and hold no secret."""

import pytest

from peerdesk.transport.address import is_address, is_under, read_address
from peerdesk.transport.errors import BadAddress, SecretInAddress


@pytest.mark.parametrize(
    ("text", "one_form"),
    [
        ("s3://bucket", "s3://bucket"),
        ("s3://bucket/peer//challenges/", "s3://bucket/peer/challenges"),
        ("s3a://bucket/x", "s3://bucket/x"),
        ("sftp://amy@files.example:2222/team", "sftp://amy@files.example:2222/team"),
        ("ssh://files.example/team", "sftp://files.example/team"),
        ("smb://server/share/Peer Challenge", "smb://server/share/Peer Challenge"),
        ("abfss://box@account.dfs.example/x", "abfs://box@account.dfs.example/x"),
        ("az://box/x", "abfs://box/x"),
    ],
)
def test_an_address_has_one_form(text: str, one_form: str) -> None:
    address = read_address(text)
    assert str(address) == one_form
    assert read_address(str(address)) == address


@pytest.mark.parametrize(
    "text",
    [
        "http://bucket/x",
        "file:///etc",
        "simplecache::s3://bucket/x",
        "s3:/bucket",
        "s3://",
        "s3://bucket/../other",
        "s3://bucket/./x",
        "sftp://files.example",
        "smb://server/",
        "s3://bucket/a\\b",
        "s3://bucket/a\nb",
        "s3://bu cket/x",
        "folder",
    ],
)
def test_what_is_no_address_is_refused(text: str) -> None:
    with pytest.raises(BadAddress):
        read_address(text)


@pytest.mark.parametrize(
    "text",
    [
        "sftp://amy:ring@files.example/x",
        "abfs://box/x?sig=abc",
        "s3://key:secret@bucket",
        "s3://b#k",
    ],
)
def test_an_address_with_a_secret_is_refused_and_not_repeated(text: str) -> None:
    with pytest.raises(SecretInAddress) as caught:
        read_address(text)
    assert "ring" not in caught.value.user_message
    assert "abc" not in caught.value.user_message


def test_only_what_has_a_sort_is_an_address() -> None:
    assert is_address("s3://bucket")
    assert not is_address("/media/stick")
    assert not is_address("C:\\Team")


@pytest.mark.parametrize(
    ("address", "beginning", "under"),
    [
        ("s3://bucket/peer/2026", "s3://bucket/peer", True),
        ("s3://bucket/peer", "s3://bucket/peer/", True),
        ("s3://bucket/peers", "s3://bucket/peer", False),
        ("s3://bucket", "s3://bucket/peer", False),
        ("s3://other/peer", "s3://bucket/peer", False),
        ("sftp://amy@Files.example/t", "sftp://files.example/t", True),
        ("sftp://amy@files.example/t", "sftp://bo@files.example/t", False),
        ("sftp://files.example:22/t", "sftp://files.example/t", False),
        ("smb://files.example/t", "sftp://files.example/t", False),
        ("abfs://a@account.dfs.example/t", "abfs://account.dfs.example/t", False),
        ("abfs://a@account.dfs.example/t", "abfs://a@account.dfs.example", True),
    ],
)
def test_lying_under_an_address_goes_by_whole_parts(
    address: str, beginning: str, *, under: bool
) -> None:
    assert is_under(read_address(address), read_address(beginning)) is under
