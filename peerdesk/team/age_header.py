# SPDX-License-Identifier: Apache-2.0
"""A look at the first lines of an age file before the library that opens it sees them.

A hostile header makes any age library work for seconds or take gigabytes (a scrypt stanza with a
large work factor, hundreds of X25519 stanzas). So bundles are held to what a bundle needs: the
form of https://c2sp.org/age, X25519 stanzas, and the "grease" stanza that some writers add so
that readers stay used to unknown ones. Only bytes are compared here; nothing is decrypted.
"""

import re

from peerdesk.team.errors import NotABundle

LARGEST = 8 << 10
"""Bytes in a header; one for 31 laptops has about 3,400."""
STANZAS = 32
"""Stanzas in a header, the one of grease among them."""
FIRST = b"age-encryption.org/v1\n"
_END = re.compile(rb"--- ([A-Za-z0-9+/]{43})\n")
_START = re.compile(rb"-> ([\x21-\x7e]+(?: [\x21-\x7e]+)*)\n")
_FULL_LINE = re.compile(rb"[A-Za-z0-9+/]{64}\n")
_LAST_LINE = re.compile(rb"([A-Za-z0-9+/]{0,63})\n")
_X25519 = re.compile(rb"X25519 [A-Za-z0-9+/]{43}")
_X25519_BODY = 43
_LAST_OF_32 = frozenset(b"AEIMQUYcgkosw048")
"""The characters in which the canonical base64 of 32 bytes can end."""


def header_length(start: bytes) -> int:
    """Return how many of the first bytes of a bundle are its age header, or raise `NotABundle`.

    `start` needs to hold no more than the first `LARGEST` bytes; none beyond them is looked at.
    """
    start = start[:LARGEST]
    if not start.startswith(FIRST):
        raise NotABundle("its first line is another")
    place, stanzas, ours = len(FIRST), 0, 0
    while not start.startswith(b"---", place):
        stanzas += 1
        if stanzas > STANZAS:
            raise NotABundle("it names too many laptops")
        arguments, place = _stanza_start(start, place)
        body, place = _stanza_body(start, place)
        ours += _is_ours(arguments, body)
    end = _END.match(start, place)
    if end is None or end[1][-1] not in _LAST_OF_32:
        raise NotABundle("its header does not end as it should")
    if not ours:
        raise NotABundle("it names no laptop")
    return end.end()


def _stanza_start(start: bytes, place: int) -> tuple[bytes, int]:
    line = _START.match(start, place)
    if line is None:
        raise NotABundle("its header is not in the one form")
    return line[1], line.end()


def _stanza_body(start: bytes, place: int) -> tuple[bytes, int]:
    body = b""
    while line := _FULL_LINE.match(start, place):
        body += line[0][:-1]
        place = line.end()
    last = _LAST_LINE.match(start, place)
    if last is None:
        raise NotABundle("its header is not in the one form")
    return body + last[1], last.end()


def _is_ours(arguments: bytes, body: bytes) -> bool:
    if arguments.split(b" ")[0].endswith(b"-grease"):
        return False
    if not _X25519.fullmatch(arguments) or len(body) != _X25519_BODY:
        raise NotABundle("it is locked in a way that bundles are not")
    if arguments[-1] not in _LAST_OF_32 or body[-1] not in _LAST_OF_32:
        raise NotABundle("its header is not in the one form")
    return True
