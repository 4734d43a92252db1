# SPDX-License-Identifier: Apache-2.0
"""Claims about writing a bundle."""

import re
from dataclasses import replace
from io import BytesIO

import pyrage
import pytest

from peerdesk.domain.team import Person
from peerdesk.domain.words import Role
from peerdesk.team.bundle import LAPTOPS, bundle_name, seal
from peerdesk.team.errors import (
    BundleTooLarge,
    BundleUnreadable,
    DamagedBundle,
    NotReadBack,
    TooManyLaptops,
)
from peerdesk.team.keys import DeviceKeys
from peerdesk.team.opener import open_bundle
from tests.fakes.book import MemoryBook
from tests.fakes.team import admit_all, contents_of, founded, sealed, write_notes

MARKER = "the-frontline-spoke-of-caseloads"


@pytest.fixture(scope="module")
def lead() -> MemoryBook:
    lead = founded()
    admit_all(lead, MemoryBook(Person("Bo Lindqvist", Role.OFFICER_PEER)))
    write_notes(lead, *[f"{MARKER} {n}" for n in range(200)])
    return lead


def stranger() -> DeviceKeys:
    return DeviceKeys.generate()


def test_each_recipient_and_the_sender_can_open_it_and_nobody_else(lead: MemoryBook) -> None:
    peer = MemoryBook(Person("Bo", Role.OFFICER_PEER))
    data = sealed(lead, contents_of(lead), peer.identity)
    for keys in (lead.keys, peer.keys):
        assert len(open_bundle(data, keys).changes) == 202
    with pytest.raises(pyrage.DecryptError):
        pyrage.decrypt(data, [stranger().identity])


def test_nothing_of_the_evidence_can_be_read_from_outside(lead: MemoryBook) -> None:
    data = sealed(lead, contents_of(lead))
    assert MARKER.encode() not in data
    assert lead.challenge_id.encode() not in data
    assert lead.device.encode() not in data
    assert b"Harrowmere" not in data


def test_the_same_contents_never_look_the_same(lead: MemoryBook) -> None:
    contents = contents_of(lead)
    first, second = sealed(lead, contents), sealed(lead, contents)
    assert first != second
    assert first[-4000:] != second[-4000:]


def test_one_note_more_does_not_show_in_the_size(lead: MemoryBook) -> None:
    contents = contents_of(lead)
    members = lead.members()
    sizes = {seal(replace(contents, council="x" * n), lead.keys, members).size for n in range(200)}
    assert len(sizes) <= 2


def test_the_recipients_are_named_once_each_and_in_order(lead: MemoryBook) -> None:
    bundle = seal(contents_of(lead), lead.keys, [*lead.members(), *lead.members()])
    expected = sorted({member.recipient for member in lead.members()})
    assert list(bundle.manifest.recipients) == expected


def test_what_was_written_is_compared_byte_by_byte(lead: MemoryBook) -> None:
    bundle = seal(contents_of(lead), lead.keys, lead.members())
    out = BytesIO()
    bundle.write(out)
    good = out.getvalue()
    bundle.check(BytesIO(good), lead.keys)
    other = sealed(lead, contents_of(lead))  # sound, and yet another
    cut = good[: len(good) // 2]
    damaged = good[:-9] + bytes([good[-9] ^ 1]) + good[-8:]
    shorter = BytesIO()
    replace(bundle, parts=bundle.parts[:-1]).write(shorter)
    longer = BytesIO()
    replace(bundle, parts=(*bundle.parts, b"\0")).write(longer)
    for bad in (b"", other, cut, damaged, shorter.getvalue(), longer.getvalue()):
        with pytest.raises(NotReadBack):
            bundle.check(BytesIO(bad), lead.keys)


def test_a_bundle_that_we_could_not_open_ourselves_is_not_written_well(lead: MemoryBook) -> None:
    bundle = seal(contents_of(lead), lead.keys, lead.members())
    out = BytesIO()
    bundle.write(out)
    with pytest.raises(NotReadBack):
        bundle.check(BytesIO(out.getvalue()), stranger())


class Full(BytesIO):
    """A stick that has room for so many bytes."""

    def __init__(self, room: int) -> None:
        super().__init__()
        self.room = room

    def write(self, data: bytes) -> int:  # type: ignore[override] # the library gives bytes
        self.room -= len(data)
        if self.room < 0:
            raise OSError(28, "no space left")
        return super().write(data)


def test_no_byte_can_fail_to_be_written_without_an_error(lead: MemoryBook) -> None:
    bundle = seal(contents_of(lead), lead.keys, lead.members())
    out = BytesIO()
    bundle.write(out)
    size = len(out.getvalue())
    for missing in (1, 2, 100, 10_000, size - 500, size - 10):
        with pytest.raises(OSError, match="no space"):
            bundle.write(Full(size - 300 - missing))  # grease makes headers differ by up to 300


def test_a_stick_that_cannot_be_read_back_is_named(lead: MemoryBook) -> None:
    bundle = seal(contents_of(lead), lead.keys, lead.members())
    out = BytesIO()
    bundle.write(out)

    class Pulled(BytesIO):
        def read(self, size: int | None = -1) -> bytes:
            if self.tell() > 20_000:
                raise OSError(5, "pulled")
            return super().read(size)

    with pytest.raises(BundleUnreadable):
        bundle.check(Pulled(out.getvalue()), lead.keys)


def test_too_much_is_refused_before_it_is_written(lead: MemoryBook) -> None:
    with pytest.raises(BundleTooLarge):
        seal(contents_of(lead), lead.keys, lead.members(), limit=50_000)


def test_as_many_laptops_as_can_be_read_are_written_for_and_no_more(lead: MemoryBook) -> None:
    team = [DeviceKeys.generate().member(Person("P", Role.OFFICER_PEER)) for _ in range(LAPTOPS)]
    contents = contents_of(lead)
    out = BytesIO()
    seal(contents, lead.keys, team[:-1]).write(out)
    assert len(open_bundle(out.getvalue(), lead.keys).manifest.recipients) == LAPTOPS
    with pytest.raises(TooManyLaptops):
        seal(contents, lead.keys, team)


def test_names_are_known_to_the_team_and_say_nothing_to_others() -> None:
    names = {
        bundle_name(challenge, device, number)
        for challenge in ("c1", "c2")
        for device in ("d1", "d11")
        for number in (1, 11, 111)
    }
    assert len(names) == 12
    assert all(re.fullmatch(r"[0-9a-f]{32}\.peerdesk", name) for name in names)
    assert bundle_name("c1", "d1", 1) == bundle_name("c1", "d1", 1)


def test_the_name_is_that_of_the_documented_form() -> None:
    assert bundle_name("c" * 32, "d" * 32, 7) == "9c0d3c5b19fad61f6913180811a721b4.peerdesk"


def test_changes_and_attachments_are_never_in_one_bundle(lead: MemoryBook) -> None:
    contents = replace(contents_of(lead), pieces=(b"a piece",))
    with pytest.raises(DamagedBundle, match="both changes and attachments"):
        open_bundle(sealed(lead, contents), lead.keys)


def test_a_bundle_of_attachments_holds_just_its_pieces(lead: MemoryBook) -> None:
    pieces = (b"one", bytes(range(256)) * 4_096)
    contents = replace(contents_of(lead), spans=(), changes=(), heads=(), pieces=pieces)
    opened = open_bundle(sealed(lead, contents), lead.keys)
    assert (opened.pieces, opened.changes, opened.heads) == (pieces, (), ())
    assert opened.manifest.pieces == 2
