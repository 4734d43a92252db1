# SPDX-License-Identifier: Apache-2.0
"""Every age test vector of C2SP CCTV through our opener's two steps, where they lie at hand.

The files are read from beside the checkout and never copied. Ours is stricter than age: only
X25519 and grease pass the first step. What passes must end as the vector says.
"""

import hashlib
import zlib
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import pyrage
import pytest

from peerdesk.team.age_header import LARGEST, header_length
from peerdesk.team.errors import (
    BundleError,
    DamagedBundle,
    NotABundle,
    NotForThisLaptop,
    TruncatedBundle,
)
from peerdesk.team.keys import DeviceKeys
from peerdesk.team.opener import decrypt_into, plain_size
from peerdesk.team.streams import Sink

FOLDER = Path(__file__).parents[2].parent / "shared" / "vectors" / "age"
FILES = sorted(FOLDER.iterdir()) if FOLDER.is_dir() else []
NEEDED = pytest.mark.skipif(not FILES, reason=f"no age vectors in {'/'.join(FOLDER.parts[-3:])}")
SIGNING = bytes(32)
OUTCOMES: dict[str, tuple[type[BundleError], ...]] = {
    "no match": (NotABundle, NotForThisLaptop),
    "header failure": (NotABundle, DamagedBundle, TruncatedBundle),
    "HMAC failure": (NotABundle, DamagedBundle),
    "payload failure": (NotABundle, DamagedBundle, TruncatedBundle),
    "armor failure": (NotABundle,),
}


@dataclass(frozen=True)
class Vector:
    """One file of the collection: what should come of it, and the age file itself."""

    expect: str
    payload: str
    identities: tuple[str, ...]
    data: bytes


def read_vector(path: Path) -> Vector:
    head, _, data = path.read_bytes().partition(b"\n\n")
    facts: dict[str, list[str]] = {}
    for line in head.decode().splitlines():
        key, _, value = line.partition(": ")
        facts.setdefault(key, []).append(value)
    if facts.get("compressed") == ["zlib"]:
        data = zlib.decompress(data)
    identities = tuple(i for i in facts.get("identity", []) if i.startswith("AGE-SECRET-KEY-1"))
    return Vector(facts["expect"][0], facts.get("payload", [""])[0], identities, data)


def opened(vector: Vector) -> bytes:
    """Return what is inside, through the steps of the opener that come before our own form."""
    start = header_length(vector.data[:LARGEST])
    if not plain_size(len(vector.data) - start):
        raise TruncatedBundle
    pieces: list[bytes] = []
    for identity in vector.identities:
        keys = DeviceKeys.from_secrets(SIGNING, identity)
        decrypt_into(Sink(pieces.append), BytesIO(vector.data), keys)
    return b"".join(pieces)


@NEEDED
def test_all_the_vectors_are_there() -> None:
    assert len(FILES) == 143


@NEEDED
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_vector_ends_as_it_should_or_is_refused_by_name(path: Path) -> None:
    vector = read_vector(path)
    outcome: object
    try:
        outcome = hashlib.sha256(opened(vector)).hexdigest()
    except BundleError as error:
        outcome = type(error)
    if vector.expect == "success":  # refused: empty, armoured, by passphrase, other sorts of key
        assert outcome in {vector.payload, NotABundle, TruncatedBundle}
    else:
        assert outcome in OUTCOMES[vector.expect]


@NEEDED
def test_every_plain_x25519_vector_that_should_open_does() -> None:
    opens = {
        path.name
        for path in FILES
        if (vector := read_vector(path)).expect == "success"
        and set(stanza_types(vector.data)) == {b"X25519"}
    }
    refused = set()
    for name in opens:
        try:
            opened(read_vector(FOLDER / name))
        except BundleError:
            refused.add(name)
    assert len(opens) >= 9
    assert refused <= {"stream_empty_payload"}  # nothing inside is no bundle, though it is age


def stanza_types(data: bytes) -> list[bytes]:
    header = data[:LARGEST].split(b"\n---")[0]
    return [line.split(b" ")[1] for line in header.split(b"\n") if line.startswith(b"-> ")]


def test_the_library_is_the_one_that_was_looked_at() -> None:
    """The text by which it says that no key fits is all that we tell apart by its words."""
    keys, other = DeviceKeys.generate(), DeviceKeys.generate()
    data = pyrage.encrypt(b"x", [pyrage.x25519.Recipient.from_str(keys.recipient)])
    with pytest.raises(NotForThisLaptop):
        decrypt_into(Sink(lambda _: None), BytesIO(data), other)
