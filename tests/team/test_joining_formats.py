# SPDX-License-Identifier: Apache-2.0
"""Invitations and requests written before are read, and their page says what the code does."""

import base64
import hashlib
import json
from pathlib import Path

import pyrage

from peerdesk.ledger.canonical import encode
from peerdesk.team import age_passphrase, invitation_file, join_request
from peerdesk.team.age_passphrase import look_at
from peerdesk.team.bundle import LAPTOPS
from peerdesk.team.invitation import Invitation, terms_digest
from peerdesk.team.invitation_file import open_invitation, read_invitation, sign_invitation
from peerdesk.team.join_request import JoinRequest, read_request
from peerdesk.team.keys import DeviceKeys
from peerdesk.team.signed_text import write_signed

VECTORS = json.loads(Path(__file__).with_name("joining_vectors.json").read_text("utf-8"))
PAGE = Path(__file__).parents[2] / "resources" / "help" / "formats.md"


def keys_of(who: str) -> DeviceKeys:
    kept = VECTORS[who]
    return DeviceKeys.from_secrets(bytes.fromhex(kept["signing"]), kept["identity"])


def test_an_invitation_written_before_opens_and_is_signed_to_the_same_bytes() -> None:
    sealed = base64.b64decode(VECTORS["invitation"])
    invitation = open_invitation(sealed, VECTORS["words"])
    assert invitation == read_invitation(VECTORS["inside"].encode())
    assert sign_invitation(invitation, keys_of("lead").signing).decode() == VECTORS["inside"]
    assert pyrage.passphrase.decrypt(sealed, VECTORS["words"]).decode() == VECTORS["inside"]
    assert terms_digest(invitation.terms) == VECTORS["terms_digest"]


def test_the_nonce_is_what_the_page_says() -> None:
    locked = look_at(base64.b64decode(VECTORS["invitation"]))
    digest = hashlib.sha256(b"peerdesk passphrase header 1\n" + locked.header).digest()
    assert locked.payload[:16] == digest[:16]


def test_a_request_written_before_is_read_and_signed_to_the_same_bytes() -> None:
    request = read_request(base64.b64decode(VECTORS["request"]), keys_of("lead"))
    signed = write_signed(b"peerdesk join 1\n", encode(request), keys_of("peer").signing)
    assert signed.decode() == VECTORS["request_inside"]
    assert request.digest == VECTORS["terms_digest"]


def test_the_page_names_every_field_and_bound() -> None:
    page = PAGE.read_text("utf-8")
    for kind in (Invitation, JoinRequest):
        fields = ", ".join(f'"{name}"' for name in sorted(kind.__struct_fields__))
        shown = page.replace(": {…}", "").replace(": […]", "").replace(": …", "")
        assert f"{{{fields}}}" in shown, kind
    for first in (invitation_file.FIRST, join_request.FIRST):
        assert f"    {first.decode()}" in page
    assert f"{invitation_file.LARGEST:,} bytes" in page
    assert f"N = 2^{age_passphrase.WORK}" in page
    assert f"at most {LAPTOPS - 1}" in page
    assert age_passphrase._CONTEXT.decode().replace("\n", "\\n") in page
    for suffix in (invitation_file.SUFFIX, join_request.SUFFIX):
        assert f"`{suffix}`" in page
