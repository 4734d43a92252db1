# SPDX-License-Identifier: Apache-2.0
"""Claims about opening bundles that may be hostile."""

import random
import tracemalloc
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO

import pyrage
import pytest
from msgspec.structs import replace as with_fields

from peerdesk.domain.team import Person
from peerdesk.domain.words import Role
from peerdesk.ledger.canonical import encode
from peerdesk.ledger.change import Change
from peerdesk.team.age_header import header_length
from peerdesk.team.bundle import SealedBundle, seal
from peerdesk.team.errors import (
    BundleError,
    BundleTooLarge,
    BundleUnreadable,
    DamagedBundle,
    NewerBundle,
    NotABundle,
    NotForThisLaptop,
    TruncatedBundle,
)
from peerdesk.team.frames import LENGTH, MAGIC, padded
from peerdesk.team.keys import DeviceKeys
from peerdesk.team.manifest import Manifest, sign_manifest
from peerdesk.team.opener import _BundleReader, open_bundle, plain_size, read_start
from tests.fakes.book import MemoryBook
from tests.fakes.team import admit_all, contents_of, founded, sealed, write_notes


@pytest.fixture(scope="module")
def peer() -> MemoryBook:
    return MemoryBook(Person("Bo Lindqvist", Role.OFFICER_PEER))


@pytest.fixture(scope="module")
def lead(peer: MemoryBook) -> MemoryBook:
    lead = founded()
    admit_all(lead, peer)
    write_notes(lead, "heard: caseloads are high", "read: the plan is clear", "é" * 300)
    return lead


@pytest.fixture(scope="module")
def bundle(lead: MemoryBook) -> SealedBundle:
    return seal(contents_of(lead), lead.keys, lead.members())


@pytest.fixture(scope="module")
def data(bundle: SealedBundle) -> bytes:
    out = BytesIO()
    bundle.write(out)
    return out.getvalue()


def encrypt(inside: bytes, keys: DeviceKeys) -> bytes:
    return bytes(pyrage.encrypt(inside, [pyrage.x25519.Recipient.from_str(keys.recipient)]))


def put_together(manifest: Manifest, frames: bytes, keys: DeviceKeys) -> bytes:
    """Return the inside of a bundle with any manifest at all, validly signed."""
    head = encode(manifest)
    inside = MAGIC + LENGTH.pack(len(head)) + head + sign_manifest(head, keys.signing) + frames
    return inside + bytes(padded(len(inside)) - len(inside))


def test_what_was_put_in_comes_out(lead: MemoryBook, peer: MemoryBook, data: bytes) -> None:
    opened = open_bundle(data, peer.keys)
    held = contents_of(lead).changes
    assert [c.header_bytes for c in opened.changes] == [c.header_bytes for c in held]
    assert [c.payload for c in opened.changes] == [c.payload for c in held]
    assert opened.manifest.sender == lead.identity
    assert opened.manifest.number == 1


def test_a_file_does_as_well_as_bytes(peer: MemoryBook, data: bytes) -> None:
    assert open_bundle(BytesIO(data), peer.keys).manifest.changes == 5


def test_twenty_thousand_flipped_bytes_are_all_refused(peer: MemoryBook, data: bytes) -> None:
    chance = random.Random(20)
    refused: Counter[type[BundleError]] = Counter()
    header = header_length(data)
    for turn in range(20_000):
        damaged = bytearray(data)
        end = header if turn % 4 == 0 else len(data)
        for _ in range(chance.choice((1, 1, 1, 2, 5))):
            damaged[chance.randrange(end)] ^= chance.randrange(1, 256)
        try:
            open_bundle(bytes(damaged), peer.keys)
        except BundleError as error:
            refused[type(error)] += 1
    same = 20_000 - sum(refused.values())
    assert same <= 20  # two flips of one byte can undo each other
    assert {NotABundle, NotForThisLaptop, DamagedBundle} <= set(refused)


def test_a_bundle_cut_anywhere_is_refused(peer: MemoryBook, data: bytes) -> None:
    outcomes: Counter[type[BundleError]] = Counter()
    for size in range(0, len(data), 3):
        with pytest.raises(BundleError) as caught:
            open_bundle(data[:size], peer.keys)
        outcomes[caught.type] += 1
    assert set(outcomes) <= {NotABundle, TruncatedBundle, DamagedBundle}
    assert outcomes[DamagedBundle] < outcomes[TruncatedBundle] / 20  # a size that bundles have


def test_a_bundle_with_something_after_it_is_refused(peer: MemoryBook, data: bytes) -> None:
    for more in (b"\0", b"x" * 16, b"x" * 17, bytes(256), data):
        with pytest.raises((TruncatedBundle, DamagedBundle)):
            open_bundle(data + more, peer.keys)


def test_a_large_bundle_cut_at_a_piece_is_refused(lead: MemoryBook, peer: MemoryBook) -> None:
    chance = random.Random(3)
    contents = contents_of(lead)
    big = [Change(b"h", bytes(16), chance.randbytes(60_000)) for _ in range(6)]
    last = contents.spans[0].last
    spans = [with_fields(contents.spans[0], last=last + 6)]
    more = replace(contents, spans=spans, changes=[*contents.changes, *big])
    large = sealed(lead, more)
    assert len(open_bundle(large, peer.keys).changes) == 11
    start = header_length(large) + 16
    for pieces in range(6):
        with pytest.raises((TruncatedBundle, DamagedBundle)):
            open_bundle(large[: start + pieces * (65536 + 16)], peer.keys)


def test_it_opens_only_for_those_it_was_written_for(data: bytes) -> None:
    with pytest.raises(NotForThisLaptop) as caught:
        open_bundle(data, DeviceKeys.generate())
    assert "share again" in caught.value.user_message


def test_a_signed_bundle_cannot_be_passed_on_as_if_meant_for_another(
    bundle: SealedBundle,
) -> None:
    stranger = DeviceKeys.generate()
    forwarded = encrypt(b"".join(bundle.parts), stranger)
    with pytest.raises(NotForThisLaptop):
        open_bundle(forwarded, stranger)


def test_a_thousand_changed_insides_are_all_refused(bundle: SealedBundle, peer: MemoryBook) -> None:
    chance = random.Random(5)
    inside = b"".join(bundle.parts)
    for _ in range(1_000):
        damaged = bytearray(inside)
        damaged[chance.randrange(len(damaged))] ^= chance.randrange(1, 256)
        with pytest.raises(BundleError):
            open_bundle(encrypt(bytes(damaged), peer.keys), peer.keys)


def test_only_who_is_named_as_the_sender_can_have_signed(
    bundle: SealedBundle, peer: MemoryBook
) -> None:
    frames = b"".join(bundle.parts)[-bundle.manifest.length :]
    forged = put_together(bundle.manifest, frames, DeviceKeys.generate())
    with pytest.raises(DamagedBundle, match="sign"):
        open_bundle(encrypt(forged, peer.keys), peer.keys)


Forge = Callable[[Manifest], Manifest]
FORGED: dict[str, Forge] = {
    "another form": lambda m: with_fields(m, format="peerdesk bundle 9"),
    "twice the same recipient": lambda m: with_fields(m, recipients=m.recipients * 2),
    "recipients out of order": lambda m: with_fields(m, recipients=m.recipients[::-1]),
    "no recipients": lambda m: with_fields(m, recipients=()),
    "more changes": lambda m: with_fields(m, changes=m.changes + 1),
    "a thousand million changes": lambda m: with_fields(m, changes=10**9),
    "changes below nothing": lambda m: with_fields(m, changes=-1),
    "more heads": lambda m: with_fields(m, heads=m.heads + 1),
    "fewer heads": lambda m: with_fields(m, heads=0),
    "longer": lambda m: with_fields(m, length=m.length + 1),
    "shorter": lambda m: with_fields(m, length=m.length - 1),
    "nothing": lambda m: with_fields(m, length=0),
    "as long as everything": lambda m: with_fields(m, length=2**50),
    "another digest": lambda m: with_fields(m, digest="0" * 64),
    "spans out of order": lambda m: with_fields(
        m, spans=tuple(with_fields(s, first=s.last, last=s.first) for s in m.spans)
    ),
    "no spans": lambda m: with_fields(m, spans=()),
    "a time no clock shows": lambda m: with_fields(m, offset=10_000),
    "another laptop's name": lambda m: with_fields(
        m, sender=with_fields(m.sender, device="0" * 32)
    ),
}


@pytest.mark.parametrize("forge", FORGED.values(), ids=FORGED.keys())
def test_a_sender_who_signs_nonsense_is_refused(
    bundle: SealedBundle, lead: MemoryBook, peer: MemoryBook, forge: Forge
) -> None:
    inside = b"".join(bundle.parts)
    start = inside.index(b"C", len(bundle.parts[0]))
    frames = inside[start : start + bundle.manifest.length]
    again = put_together(bundle.manifest, frames, lead.keys)
    assert open_bundle(encrypt(again, peer.keys), peer.keys).manifest == bundle.manifest
    forged = put_together(forge(bundle.manifest), frames, lead.keys)
    with pytest.raises((DamagedBundle, NotForThisLaptop)):
        open_bundle(encrypt(forged, peer.keys), peer.keys)


def test_something_hidden_in_the_padding_is_refused(bundle: SealedBundle, peer: MemoryBook) -> None:
    inside = bytearray(b"".join(bundle.parts))
    inside[-1] = 1
    with pytest.raises(DamagedBundle, match="follows"):
        open_bundle(encrypt(bytes(inside), peer.keys), peer.keys)


def test_more_padding_than_there_is_reason_for_is_refused(
    bundle: SealedBundle, peer: MemoryBook
) -> None:
    inside = b"".join(bundle.parts)
    inside += bytes(padded(len(inside) * 4) - len(inside))
    with pytest.raises(DamagedBundle, match="length"):
        open_bundle(encrypt(inside, peer.keys), peer.keys)


@pytest.mark.parametrize(
    ("inside", "error"),
    [
        (b"peerdesk bundle 2\n", NewerBundle),
        (b"something else altogether", DamagedBundle),
        (MAGIC + b"\xff\xff\xff\xff", DamagedBundle),
        (MAGIC + b"\0\0\0\0", DamagedBundle),
        (MAGIC, DamagedBundle),
        (MAGIC + LENGTH.pack(4000) + b"[" * 3000, DamagedBundle),
        (MAGIC + LENGTH.pack(8000), DamagedBundle),
        (b"", DamagedBundle),
    ],
    ids=repr,
)
def test_another_inside_is_refused(
    peer: MemoryBook, inside: bytes, error: type[BundleError]
) -> None:
    full = inside + bytes(padded(len(inside)) - len(inside))
    with pytest.raises(error):
        open_bundle(encrypt(full, peer.keys), peer.keys)


def test_an_age_file_of_another_size_than_bundles_have_is_refused(peer: MemoryBook) -> None:
    for size in (0, 1, 4095, 4097, 5000):
        with pytest.raises(TruncatedBundle):
            open_bundle(encrypt(bytes(size), peer.keys), peer.keys)


class Counting(BytesIO):
    """A file that counts what is read of it."""

    count = 0

    def read(self, size: int | None = -1) -> bytes:
        data = super().read(size)
        self.count += len(data)
        return data


def test_a_hostile_header_costs_one_small_read(peer: MemoryBook, data: bytes) -> None:
    stanza = data[data.index(b"->") : data.index(b"\n->", 30) + 1]
    file = Counting(data[:22] + stanza * 100_000 + data[22:])
    with pytest.raises(NotABundle):
        open_bundle(file, peer.keys)
    assert file.count <= 8 << 10


def test_a_bundle_is_read_twice_and_no_more(peer: MemoryBook, data: bytes) -> None:
    file = Counting(data)
    open_bundle(file, peer.keys)
    assert file.count <= 2 * len(data) + (8 << 10)


def test_a_bundle_over_the_limit_is_refused_by_its_size_alone(
    peer: MemoryBook, data: bytes
) -> None:
    file = Counting(data)
    with pytest.raises(BundleTooLarge):
        open_bundle(file, peer.keys, limit=4096)
    assert file.count <= 8 << 10
    assert open_bundle(data, peer.keys, limit=padded(4097 * 2)).changes


def test_a_damaged_bundle_takes_no_memory(peer: MemoryBook) -> None:
    large = bytearray(encrypt(MAGIC + bytes((16 << 20) - len(MAGIC)), peer.keys))
    large[-1] ^= 1
    file = BytesIO(bytes(large))
    tracemalloc.start()
    try:
        with pytest.raises(DamagedBundle):
            open_bundle(file, peer.keys)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 1 << 20


def test_a_stick_pulled_while_reading_is_named(peer: MemoryBook, data: bytes) -> None:
    class Pulled(BytesIO):
        allowed = 0

        def read(self, size: int | None = -1) -> bytes:
            self.allowed -= 1
            if self.allowed < 0:
                raise OSError(5, "pulled")
            return super().read(size)

    for reads in range(4):
        stick = Pulled(data)
        stick.allowed = reads
        with pytest.raises(BundleUnreadable):
            open_bundle(stick, peer.keys)


def test_a_file_that_changes_between_the_two_passes_is_refused(
    peer: MemoryBook, data: bytes
) -> None:
    class Changing(BytesIO):
        starts = 0

        def seek(self, place: int, whence: int = 0) -> int:
            if (place, whence) == (0, 0):
                self.starts += 1
                if self.starts == 3:  # size, first pass, second pass
                    self.getbuffer()[-1] ^= 1
            return super().seek(place, whence)

    with pytest.raises(DamagedBundle):
        open_bundle(Changing(data), peer.keys)


@pytest.mark.parametrize("told", [0.5, 2])
def test_a_file_of_another_size_than_it_tells_is_refused(
    peer: MemoryBook, data: bytes, told: float
) -> None:
    size = padded(int(plain_size(len(data) - header_length(data)) * told))
    pieces = -(-size // 65536)
    outside = header_length(data) + 16 + size + 16 * pieces

    class Telling(BytesIO):
        def seek(self, place: int, whence: int = 0) -> int:
            super().seek(place, whence)
            return outside if whence else place

    with pytest.raises(TruncatedBundle):
        open_bundle(Telling(data), peer.keys)


def test_a_manifest_longer_than_one_piece_is_read(lead: MemoryBook, peer: MemoryBook) -> None:
    long = replace(contents_of(lead), council="H" * 50_000)
    assert open_bundle(sealed(lead, long), peer.keys).manifest.council == "H" * 50_000


def test_the_inside_may_come_in_pieces_of_any_size(bundle: SealedBundle, peer: MemoryBook) -> None:
    inside = b"".join(bundle.parts)
    for piece in (1, 7, 100):
        reader = _BundleReader(peer.keys.recipient, len(inside))
        for place in range(0, len(inside), piece):
            reader.feed(inside[place : place + piece])
        assert len(reader.finish().changes) == bundle.manifest.changes


def test_the_size_inside_follows_from_the_size_outside(peer: MemoryBook) -> None:
    for size in (0, 1, 65_535, 65_536, 65_537, 131_072, 200_000):
        outside = encrypt(bytes(size), peer.keys)
        assert plain_size(len(outside) - header_length(outside)) == size
    assert plain_size(0) == plain_size(31) == 0
    assert plain_size(16 + 65_552 + 5) == 0


def test_what_was_signed_of_a_large_bundle_is_read_by_itself(
    lead: MemoryBook, peer: MemoryBook
) -> None:
    contents = replace(contents_of(lead), spans=(), changes=(), pieces=(bytes(600_000),))
    large = sealed(lead, replace(contents, heads=()), *lead.members())
    whole = open_bundle(large, peer.keys).manifest
    damaged = bytearray(large)
    damaged[500_000] ^= 1
    for data in (large, bytes(damaged)):  # nothing is said of what follows, nor is it looked at
        file = Counting(data)
        assert read_start(file, peer.keys) == whole
        assert file.count <= 200_000
    with pytest.raises(DamagedBundle):
        open_bundle(bytes(damaged), peer.keys)


def test_what_was_signed_is_read_under_the_same_conditions(
    bundle: SealedBundle, peer: MemoryBook, lead: MemoryBook, data: bytes
) -> None:
    assert read_start(data, peer.keys) == open_bundle(data, peer.keys).manifest
    stranger = DeviceKeys.generate()
    with pytest.raises(NotForThisLaptop):
        read_start(data, stranger)
    inside = b"".join(bundle.parts)
    with pytest.raises(NotForThisLaptop):  # signed for others, and encrypted to somebody else
        read_start(encrypt(inside, stranger), stranger)
    for changed in (inside.replace(b'"number":1', b'"number":2', 1), b"another" + inside):
        with pytest.raises((DamagedBundle, TruncatedBundle)):
            read_start(encrypt(changed[: len(inside)], peer.keys), peer.keys)
    longer = with_fields(bundle.manifest, length=bundle.manifest.length + 100_000)
    with pytest.raises(DamagedBundle):
        read_start(encrypt(put_together(longer, b"", lead.keys), peer.keys), peer.keys)
    with pytest.raises(BundleTooLarge):
        read_start(data, peer.keys, limit=4095)


def test_an_inside_that_ends_before_its_signature_is_refused(peer: MemoryBook) -> None:
    inside = (MAGIC + LENGTH.pack(9_000)).ljust(4_096, b"x")
    with pytest.raises(DamagedBundle):
        read_start(encrypt(inside, peer.keys), peer.keys)


def test_others_get_a_turn_while_a_bundle_is_opened_and_may_end_it(
    peer: MemoryBook, data: bytes
) -> None:
    turns: list[None] = []
    open_bundle(data, peer.keys, turn=lambda: turns.append(None))
    assert len(turns) >= 2
    with pytest.raises(LookupError):
        open_bundle(data, peer.keys, turn=_interrupt)


def _interrupt() -> None:
    raise LookupError
