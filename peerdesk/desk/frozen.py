# SPDX-License-Identifier: Apache-2.0
"""Reads what was frozen: its digest is held against it, then it is read as far as is known."""

import hashlib
from typing import TypeVar

import msgspec

from peerdesk.desk.errors import DamagedIssue

T = TypeVar("T")


def read_frozen(content: str, digest: str, kind: type[T], number: int) -> T:
    """Return a document of a kind that was frozen as canonical JSON under a number.

    The digest says that every byte is as it was, so no second look at the form is needed: what an
    earlier program froze lacks what documents have learnt since, and is read all the same. Raises
    `DamagedIssue` for another digest, and for what is no document at all.
    """
    data = content.encode()
    if hashlib.sha256(data).hexdigest() != digest:
        raise DamagedIssue(number)
    try:
        return msgspec.json.decode(data, type=kind)
    except msgspec.DecodeError:
        raise DamagedIssue(number) from None
