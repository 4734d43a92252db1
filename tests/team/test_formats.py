# SPDX-License-Identifier: Apache-2.0
"""The formats hold what was written before, and their page says what the code does."""

import base64
import json
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import pytest

from peerdesk.domain import laptop
from peerdesk.domain.facts import NoteWritten
from peerdesk.domain.roster import Roster
from peerdesk.ledger.chain import HeadClaim, SignedHead, sign_head, verify_head
from peerdesk.team import bundle as bundles
from peerdesk.team import frames, identity_file, manifest
from peerdesk.team.age_header import LARGEST, STANZAS
from peerdesk.team.bundle import BundleContents, bundle_name, seal
from peerdesk.team.fingerprint import fingerprint
from peerdesk.team.identity_file import read_identity, write_identity
from peerdesk.team.keys import DeviceKeys
from peerdesk.team.opener import OpenedBundle, open_bundle
from peerdesk.team.unite import judge

VECTORS = json.loads(Path(__file__).with_name("vectors.json").read_text("utf-8"))
PAGE = Path(__file__).parents[2] / "resources" / "help" / "formats.md"


def keys_of(who: str) -> DeviceKeys:
    kept = VECTORS[who]
    return DeviceKeys.from_secrets(bytes.fromhex(kept["signing"]), kept["identity"])


@pytest.fixture(scope="module")
def opened() -> OpenedBundle:
    return open_bundle(base64.b64decode(VECTORS["bundle"]), keys_of("peer"))


def test_a_bundle_written_before_is_opened_and_believed(opened: OpenedBundle) -> None:
    judged = judge(opened, Roster())
    assert [change.hash for change in judged.changes] == VECTORS["hashes"]
    assert judged.refusals == ()
    note = judged.changes[-1].fact
    assert isinstance(note, NoteWritten)
    assert note.text == VECTORS["text"]


def test_the_same_contents_are_written_to_the_same_bytes(opened: OpenedBundle) -> None:
    said = opened.manifest
    contents = BundleContents(
        challenge=said.challenge,
        council=said.council,
        sender=said.sender,
        epoch=said.epoch,
        number=said.number,
        at=said.at,
        offset=said.offset,
        spans=said.spans,
        changes=opened.changes,
        heads=opened.heads,
    )
    peer = read_identity(VECTORS["identity_file"].encode())
    again = seal(contents, keys_of("lead"), [peer])
    inside = b"".join(again.parts)
    assert inside.rstrip(b"\0") == base64.b64decode(VECTORS["inside"])
    assert again.size == VECTORS["size"]
    out = BytesIO()
    again.write(out)
    assert open_bundle(out.getvalue(), keys_of("peer")).manifest == said


def test_a_bundle_of_attachments_written_before_is_opened_and_written_alike(
    opened: OpenedBundle,
) -> None:
    kept = VECTORS["attachments"]
    held = open_bundle(base64.b64decode(kept["bundle"]), keys_of("peer"))
    assert [sha256(piece).hexdigest() for piece in held.pieces] == kept["digests"]
    assert (held.changes, held.heads, held.manifest.pieces) == ((), (), 2)
    said = held.manifest
    contents = BundleContents(
        challenge=said.challenge,
        council=said.council,
        sender=said.sender,
        epoch=said.epoch,
        number=said.number,
        at=said.at,
        offset=said.offset,
        spans=(),
        changes=(),
        heads=(),
        pieces=held.pieces,
    )
    peer = read_identity(VECTORS["identity_file"].encode())
    again = seal(contents, keys_of("lead"), [peer])
    assert b"".join(again.parts).rstrip(b"\0") == base64.b64decode(kept["inside"])
    assert again.size == kept["size"]
    assert said.sender == opened.manifest.sender


def test_a_signed_head_that_says_all_it_can_stays_what_it_was() -> None:
    kept = VECTORS["claim"]
    signed = SignedHead(kept["claim"].encode(), bytes.fromhex(kept["signature"]))
    claim = verify_head(signed, keys_of("lead").signing_key)
    assert sign_head(claim, keys_of("lead").signing) == signed
    for field in claim.__struct_fields__:
        assert f'"{field}":' in kept["claim"]


def test_identity_files_words_and_names_stay_what_they_were(opened: OpenedBundle) -> None:
    member = read_identity(VECTORS["identity_file"].encode())
    assert write_identity(member, keys_of("peer")).decode() == VECTORS["identity_file"]
    assert list(fingerprint(member)) == VECTORS["peer"]["fingerprint"]
    assert member.device == VECTORS["peer"]["device"]
    sender = opened.manifest.sender
    assert list(fingerprint(sender)) == VECTORS["lead"]["fingerprint"]
    assert bundle_name(opened.manifest.challenge, sender.device, 1) == VECTORS["name"]


def test_the_page_names_every_context_field_and_bound() -> None:
    page = PAGE.read_text("utf-8")
    contexts = [
        identity_file._CONTEXT, manifest._CONTEXT, bundles._NAME_CONTEXT, frames.MAGIC,
        b"peerdesk device 1\n", b"peerdesk fingerprint 1\n", b"peerdesk payload 1\n",
        b"peerdesk change 1\n", b"peerdesk head 1\n", b"peerdesk identifier 1\n",
    ]  # fmt: skip
    for context in contexts:
        assert context.decode().replace("\n", "\\n") in page
    for field in manifest.Manifest.__struct_fields__:
        assert f'"{field}":' in page
    for field in HeadClaim.__struct_fields__:
        assert f'"{field}":' in page or f"`{field}`" in page
    for word in (bundles.SUFFIX, identity_file.SUFFIX, identity_file.FORMAT):
        assert word in page
    assert f"{STANZAS} stanzas" in page
    assert f"{LARGEST >> 10} KiB" in page
    assert f"{laptop.NAME_LIMIT} characters" in page
