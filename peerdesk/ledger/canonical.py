# SPDX-License-Identifier: Apache-2.0
"""The one way in which a record is written as bytes.

Canonical JSON: UTF-8, keys sorted and ASCII, no spaces, no floats, whole numbers within 2^53,
nesting at most 8 deep. Bytes are refused unless writing their content again gives the same
bytes, which also refuses duplicate keys, constants such as NaN, and fields unknown to a version.
"""

import re
from typing import Any, TypeVar

import msgspec

from peerdesk.ledger.errors import NotCanonical

DEPTH = 8
"""How deep arrays and objects may nest."""
LARGEST = 1 << 20
"""Bytes in one record."""
_WHOLE = 1 << 53
# An unclosed text runs to the end, and nothing is tried twice: hostile bytes cost linear time.
_STRINGS = re.compile(rb'"(?:[^"\\]|\\.?)*+(?:"|\Z)', re.DOTALL)
_BRACKETS = re.compile(rb"[\[\]{}]")
_LONG = re.compile(rb"[:,\[]-?\d{16}")
_NUMBER = re.compile(rb"\d+")
_DIGITS = 16  # 2^53 has as many
_ALIKE = bytes.maketrans(b"123456789", b"000000000")
_RUN = b"0" * _DIGITS
"""As many digits in a row, whatever they are: a quicker look that mostly spares the other."""

T = TypeVar("T")
_encoder = msgspec.json.Encoder(order="sorted")


def encode(value: object) -> bytes:
    """Return the canonical bytes of a value made of structs, texts, whole numbers and lists."""
    return _encoder.encode(value)


def decode(data: bytes, kind: type[T]) -> T:
    """Return the value that canonical bytes hold, or raise `NotCanonical`."""
    check_bounds(data)
    try:
        value = msgspec.json.decode(data, type=kind, strict=True)
        again = encode(value)
    except (msgspec.DecodeError, msgspec.ValidationError, UnicodeError) as error:
        raise NotCanonical("its fields are not those of its kind") from error
    if again != data:
        raise NotCanonical("it is not written in canonical form")
    return value


def check_any(data: bytes) -> None:
    """Raise `NotCanonical` unless the bytes are canonical, whatever their kind may be."""
    check_bounds(data)
    try:
        value = msgspec.json.decode(data)
        _check_plain(value)
        again = encode(value)
    except (msgspec.DecodeError, UnicodeError) as error:
        raise NotCanonical("it is not JSON") from error
    if again != data:
        raise NotCanonical("it is not written in canonical form")


def check_bounds(data: bytes) -> None:
    """Raise `NotCanonical` if a record, a number or its depth is too large, before it is parsed."""
    if len(data) > LARGEST:
        raise NotCanonical(f"it has more than {LARGEST:,} bytes")
    if _RUN in data.translate(_ALIKE) and _LONG.search(data):
        for number in _NUMBER.findall(_STRINGS.sub(b"", data)):
            if len(number) > _DIGITS or int(number) > _WHOLE:
                raise NotCanonical("it holds a number that is too large")
    if data.count(b"{") + data.count(b"[") <= DEPTH:
        return
    depth = 0
    for bracket in _BRACKETS.findall(_STRINGS.sub(b"", data)):
        depth += 1 if bracket in b"[{" else -1
        if depth > DEPTH:
            raise NotCanonical(f"it nests more than {DEPTH} deep")


def _check_plain(value: Any) -> None:  # noqa: ANN401 - this is where anything at all is looked at
    if isinstance(value, float):
        raise NotCanonical("it holds a fraction")
    if isinstance(value, int) and abs(value) > _WHOLE:
        raise NotCanonical("it holds a number that is too large")
    if isinstance(value, dict):
        if not all(isinstance(key, str) and key.isascii() for key in value):
            raise NotCanonical("it has a key that is not ASCII")
        for part in value.values():
            _check_plain(part)
    elif isinstance(value, list):
        for part in value:
            _check_plain(part)
