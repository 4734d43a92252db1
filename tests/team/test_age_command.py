# SPDX-License-Identifier: Apache-2.0
"""Bundles and the age command line, both ways."""

import shutil
import subprocess
from io import BytesIO
from pathlib import Path

import pytest

from peerdesk.domain.team import Person
from peerdesk.domain.words import Role
from peerdesk.team.bundle import seal
from peerdesk.team.opener import open_bundle
from tests.fakes.book import MemoryBook
from tests.fakes.team import admit_all, contents_of, founded, write_notes

AGE = shutil.which("age") or ""
pytestmark = pytest.mark.skipif(not AGE, reason="the age command is not installed")


@pytest.fixture
def peer() -> MemoryBook:
    return MemoryBook(Person("Bo Lindqvist", Role.OFFICER_PEER))


@pytest.fixture
def lead(peer: MemoryBook) -> MemoryBook:
    lead = founded()
    admit_all(lead, peer)
    write_notes(lead, *[f"note {n}" for n in range(300)])
    return lead


def test_age_opens_what_we_write(lead: MemoryBook, peer: MemoryBook, tmp_path: Path) -> None:
    bundle = seal(contents_of(lead), lead.keys, lead.members())
    path, identity = tmp_path / "b.peerdesk", tmp_path / "identity.txt"
    with path.open("wb") as file:
        bundle.write(file)
    identity.write_text(peer.keys.secrets[1] + "\n", "utf-8")
    ran = subprocess.run(
        [AGE, "--decrypt", "-i", identity, path], capture_output=True, check=True, timeout=60
    )
    assert ran.stdout == b"".join(bundle.parts)


def test_we_open_what_age_writes(lead: MemoryBook, peer: MemoryBook) -> None:
    bundle = seal(contents_of(lead), lead.keys, lead.members())
    recipients = [word for r in bundle.recipients for word in ("-r", r)]
    ran = subprocess.run(
        [AGE, *recipients], input=b"".join(bundle.parts), capture_output=True, check=True,
        timeout=60,
    )  # fmt: skip
    opened = open_bundle(BytesIO(ran.stdout), peer.keys)
    assert len(opened.changes) == 302
