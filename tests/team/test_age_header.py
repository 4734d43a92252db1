# SPDX-License-Identifier: Apache-2.0
"""Claims about the look at a bundle's first lines."""

import base64
import random

import pytest

from peerdesk.team.age_header import LARGEST, STANZAS, header_length
from peerdesk.team.errors import NotABundle

FIRST = b"age-encryption.org/v1\n"
KEY = base64.b64encode(bytes(range(32))).rstrip(b"=")
OURS = b"-> X25519 " + KEY + b"\n" + KEY + b"\n"
GREASE = b"-> Xy-grease a ~b\nAAAA\n"
END = b"--- " + KEY + b"\n"


def test_the_length_is_that_of_the_header() -> None:
    header = FIRST + OURS + GREASE + OURS + END
    assert header_length(header + b"payload" * 9) == len(header)


def test_grease_may_have_a_body_of_any_length() -> None:
    for size in (0, 1, 63, 64, 65, 128, 200):
        lines = [b"A" * 64] * (size // 64) + [b"A" * (size % 64)]
        grease = b"-> z-grease\n" + b"".join(line + b"\n" for line in lines)
        header = FIRST + OURS + grease + END
        assert header_length(header) == len(header)


def test_as_many_laptops_as_a_bundle_names_can_be_read() -> None:
    header = FIRST + OURS * (STANZAS - 1) + GREASE + END
    assert len(header) <= LARGEST
    assert header_length(header) == len(header)
    with pytest.raises(NotABundle, match="too many"):
        header_length(FIRST + OURS * STANZAS + GREASE + END)


@pytest.mark.parametrize(
    "header",
    [
        b"",
        FIRST,
        FIRST + END,
        FIRST + GREASE + END,
        FIRST + OURS,
        FIRST + OURS + b"---\n",
        FIRST + OURS + END[:-1],
        FIRST + OURS + b"--- " + KEY[:-1] + b"\n",
        FIRST + OURS + b"--- " + KEY[:-1] + b"9\n",
        FIRST + OURS + b"---  " + KEY + b"\n",
        FIRST.replace(b"v1", b"v2") + OURS + END,
        (FIRST + OURS + END).replace(b"\n", b"\r\n"),
        FIRST + b"-> scrypt " + KEY[:22] + b" 22\n" + KEY + b"\n" + END,
        FIRST + OURS + b"-> scrypt " + KEY[:22] + b" 10\n" + KEY + b"\n" + END,
        FIRST + b"-> mlkem768x25519 AAAA\n" + KEY + b"\n" + END,
        FIRST + OURS + b"-> ssh-ed25519 AAAA\n" + KEY + b"\n" + END,
        FIRST + b"-> X25519 " + KEY + b" x\n" + KEY + b"\n" + END,
        FIRST + b"-> X25519\n" + KEY + b"\n" + END,
        FIRST + b"-> X25519 " + KEY[:-1] + b"9\n" + KEY + b"\n" + END,
        FIRST + b"-> X25519 " + KEY + b"\n" + KEY[:-1] + b"9\n" + END,
        FIRST + b"-> X25519 " + KEY + b"\n" + KEY[:-1] + b"=\n" + END,
        FIRST + b"-> X25519 " + KEY + b"\n" + KEY[:20] + b"\n" + END,
        FIRST + b"-> X25519 " + KEY + b"\n" + b"A" * 64 + b"\n" + KEY + b"\n" + END,
        FIRST + b"-> X25519 " + KEY + b"\n" + b"A" * 64 + b"\n" + END,
        FIRST + b"->  X25519 " + KEY + b"\n" + KEY + b"\n" + END,
        FIRST + b"-> x\xc3\xa9-grease\nAAAA\n" + OURS + END,
        FIRST + b"-> z-grease\n" + (b"A" * 64 + b"\n") * 200 + b"\n" + OURS + END,
        b"-----BEGIN AGE ENCRYPTED FILE-----\n",
        b"PK\x03\x04" + bytes(500),
        b"SQLite format 3\0" + bytes(500),
    ],
)
def test_whatever_no_bundle_begins_with_is_refused(header: bytes) -> None:
    with pytest.raises(NotABundle) as caught:
        header_length(header + b"payload" * 50)
    assert ".peerdesk" in caught.value.user_message


def test_no_more_than_the_bound_is_looked_at() -> None:
    looked: list[int] = []

    class Watched(bytes):
        def __getitem__(self, part: object) -> bytes:  # type: ignore[override] # slices only
            assert isinstance(part, slice)
            looked.append(part.stop)
            return bytes(self)[part]

    with pytest.raises(NotABundle):
        header_length(Watched(FIRST + OURS * 5000))
    assert looked == [LARGEST]


def test_chance_bytes_in_a_header_are_read_or_refused_and_nothing_else() -> None:
    chance = random.Random(7)
    header = FIRST + OURS + GREASE + OURS + END
    for _ in range(5_000):
        damaged = bytearray(header)
        for _ in range(chance.randrange(1, 4)):
            damaged[chance.randrange(len(damaged))] = chance.randrange(256)
        try:
            assert 0 < header_length(bytes(damaged)) <= len(damaged)
        except NotABundle:
            continue
