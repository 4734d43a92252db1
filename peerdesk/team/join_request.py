# SPDX-License-Identifier: Apache-2.0
"""The answer to an invitation: whose laptop asks to be admitted, sealed to the leads.

It is signed with the laptop's own key. Who it truly comes from is for the six words to say.
"""

from io import BytesIO

import pyrage
from msgspec import Struct

from peerdesk.domain.team import Member
from peerdesk.ledger.canonical import decode, encode
from peerdesk.ledger.errors import NotCanonical
from peerdesk.team.age_header import LARGEST as LARGEST_HEADER
from peerdesk.team.age_header import header_length
from peerdesk.team.bundle import LAPTOPS
from peerdesk.team.errors import (
    DamagedIdentity,
    NotABundle,
    NotForThisLaptop,
    TeamError,
    TooManyLaptops,
)
from peerdesk.team.fingerprint import check_member
from peerdesk.team.joining_errors import DamagedRequest, RequestForOthers
from peerdesk.team.keys import DeviceKeys
from peerdesk.team.opener import decrypt_into
from peerdesk.team.signed_text import take_apart, write_signed
from peerdesk.team.streams import Sink

SUFFIX = ".peerdesk-join"
FIRST = b"peerdesk join 1\n"
LARGEST = 64 << 10
"""Bytes in a request; about 2,000 are needed."""


class JoinRequest(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Who asks, by which invitation, and which terms were accepted; `at` is UTC milliseconds."""

    challenge: str
    invitation: str
    member: Member
    edition: str
    digest: str
    at: int
    offset: int


def write_request(request: JoinRequest, keys: DeviceKeys, leads: tuple[Member, ...]) -> bytes:
    """Return the file, sealed to the leads of the invitation; or raise `TooManyLaptops`."""
    if len(leads) > LAPTOPS:
        raise TooManyLaptops(len(leads), LAPTOPS)
    signed = write_signed(FIRST, encode(request), keys.signing)
    recipients = [pyrage.x25519.Recipient.from_str(lead.recipient) for lead in leads]
    sealed: bytes = pyrage.encrypt(signed, recipients)
    return sealed


def read_request(data: bytes, keys: DeviceKeys) -> JoinRequest:
    """Return what a request asks for, if this laptop is one of those it was sealed to.

    Raises `DamagedRequest` and `RequestForOthers`.
    """
    if len(data) > LARGEST:
        raise DamagedRequest("the file is too large for one")
    text = take_apart(_decrypted(data, keys), FIRST)
    if text is None:
        raise DamagedRequest("it is in a form that this version does not know")
    try:
        request = decode(text.record, JoinRequest)
        check_member(request.member)
    except NotCanonical as error:
        raise DamagedRequest("it is in a form that this version does not know") from error
    except DamagedIdentity as error:
        raise DamagedRequest(error.what) from error
    if not text.is_signed_by(request.member.signing_key):
        raise DamagedRequest("its signature does not hold")
    return request


def _decrypted(data: bytes, keys: DeviceKeys) -> bytes:
    pieces: list[bytes] = []
    try:
        header_length(data[:LARGEST_HEADER])
        decrypt_into(Sink(pieces.append), BytesIO(data), keys)
    except NotForThisLaptop as error:
        raise RequestForOthers from error
    except NotABundle as error:
        raise DamagedRequest(error.what) from error
    except TeamError as error:
        raise DamagedRequest("it was changed on its way") from error
    return b"".join(pieces)
