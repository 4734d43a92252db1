# SPDX-License-Identifier: Apache-2.0
"""Requests to join: only the leads of the invitation open them, and only whole ones."""

from random import Random

import pyrage
import pytest
from msgspec.structs import replace

from peerdesk.domain.team import Member
from peerdesk.domain.words import Authority
from peerdesk.ledger.canonical import encode
from peerdesk.team.bundle import LAPTOPS
from peerdesk.team.errors import TooManyLaptops
from peerdesk.team.join_request import (
    FIRST,
    LARGEST,
    JoinRequest,
    read_request,
    write_request,
)
from peerdesk.team.joining_errors import DamagedRequest, RequestForOthers
from peerdesk.team.keys import DeviceKeys
from peerdesk.team.signed_text import write_signed
from tests.fakes.book import LEADER
from tests.fakes.inviting import NEWCOMER


class Sides:
    """A lead's keys, a newcomer's, and what the newcomer asks."""

    def __init__(self) -> None:
        self.lead, self.mine = DeviceKeys.generate(), DeviceKeys.generate()
        self.leads: tuple[Member, ...] = (self.lead.member(LEADER, Authority.LEAD),)
        self.request = JoinRequest(
            challenge="0" * 32,
            invitation="1" * 32,
            member=self.mine.member(NEWCOMER),
            edition="2026.1",
            digest="2" * 64,
            at=1,
            offset=60,
        )

    def sealed(self, inside: bytes) -> bytes:
        """Return bytes sealed to the lead, whatever they are."""
        recipient = pyrage.x25519.Recipient.from_str(self.leads[0].recipient)
        sealed: bytes = pyrage.encrypt(inside, [recipient])
        return sealed

    def signed(self, request: JoinRequest) -> bytes:
        """Return a request signed by the newcomer and sealed to the lead."""
        return self.sealed(write_signed(FIRST, encode(request), self.mine.signing))


@pytest.fixture
def sides() -> Sides:
    return Sides()


def test_each_lead_reads_what_was_asked(sides: Sides) -> None:
    second = DeviceKeys.generate()
    leads = (*sides.leads, second.member(LEADER, Authority.LEAD))
    data = write_request(sides.request, sides.mine, leads)
    assert read_request(data, sides.lead) == read_request(data, second) == sides.request


def test_nobody_else_reads_it_not_even_who_wrote_it(sides: Sides) -> None:
    data = write_request(sides.request, sides.mine, sides.leads)
    for keys in (sides.mine, DeviceKeys.generate()):
        with pytest.raises(RequestForOthers):
            read_request(data, keys)


def test_more_leads_than_an_age_header_may_name_are_refused(sides: Sides) -> None:
    with pytest.raises(TooManyLaptops):
        write_request(sides.request, sides.mine, sides.leads * (LAPTOPS + 1))


def test_two_thousand_damages_are_refused(sides: Sides) -> None:
    chance = Random(5)
    data = write_request(sides.request, sides.mine, sides.leads)
    for number in range(2_000):
        damaged = bytearray(data)
        damaged[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
        end = len(data) if number % 4 else chance.randrange(len(data))
        with pytest.raises((DamagedRequest, RequestForOthers)):
            read_request(bytes(damaged[:end]), sides.lead)


@pytest.mark.parametrize(
    "inside",
    [
        b"",
        FIRST,
        FIRST + b"{}\n" + b"0" * 128 + b"\n",
        FIRST.replace(b"1", b"2") + b"{}\n" + b"0" * 128 + b"\n",
    ],
)
def test_another_inside_is_refused(sides: Sides, inside: bytes) -> None:
    with pytest.raises(DamagedRequest):
        read_request(sides.sealed(inside), sides.lead)


def test_it_has_to_be_signed_by_the_laptop_that_asks(sides: Sides) -> None:
    forged = write_signed(FIRST, encode(sides.request), DeviceKeys.generate().signing)
    with pytest.raises(DamagedRequest):
        read_request(sides.sealed(forged), sides.lead)


def test_an_entry_that_does_not_hold_is_refused(sides: Sides) -> None:
    other = replace(sides.request, member=replace(sides.request.member, device="f" * 32))
    with pytest.raises(DamagedRequest):
        read_request(sides.signed(other), sides.lead)


def test_what_is_larger_than_any_request_is_not_looked_into(sides: Sides) -> None:
    with pytest.raises(DamagedRequest):
        read_request(bytes(LARGEST + 1), sides.lead)
    with pytest.raises(DamagedRequest):
        read_request(b"no age file", sides.lead)
