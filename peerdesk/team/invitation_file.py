# SPDX-License-Identifier: Apache-2.0
"""The file by which a lead invites somebody, locked with five words that are told by voice.

Inside an age file under a passphrase (`age_passphrase`) stand three lines (`signed_text`). The
words keep the challenge from whoever finds the file; the signature says whose invitation it is,
also to somebody who was told the words.
"""

import re
import secrets
import unicodedata

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from peerdesk.ledger.canonical import LARGEST as RECORD
from peerdesk.ledger.canonical import decode, encode
from peerdesk.ledger.errors import NotCanonical
from peerdesk.team.age_passphrase import WORK, lock, unlock
from peerdesk.team.fingerprint import word_list
from peerdesk.team.invitation import Invitation, check_invitation
from peerdesk.team.joining_errors import (
    DamagedInvitation,
    MistypedWords,
    NewerInvitation,
    NotAnInvitation,
    TooMuchToInvite,
)
from peerdesk.team.signed_text import take_apart, write_signed

SUFFIX = ".peerdesk-invitation"
FIRST = b"peerdesk invitation 1\n"
WORDS = 5
"""Of 2,048 each: 55 bits, behind a second of scrypt a try."""
LARGEST = RECORD + (16 << 10)
"""Bytes in an invitation file; a large challenge needs about 100,000."""
_ANY_VERSION = re.compile(rb"peerdesk invitation [1-9][0-9]{0,5}\n")


def new_words() -> str:
    """Return five words from the system's source of chance."""
    words = word_list()
    return " ".join(secrets.choice(words) for _ in range(WORDS))


def heard(typed: str) -> str:
    """Return words as they were told, however they were typed; or raise `MistypedWords`.

    A word that is in no list is told before anything is tried, since a try takes a second.
    """
    words = unicodedata.normalize("NFKC", typed).lower().replace(",", " ").split()
    if len(words) != WORDS:
        raise MistypedWords(f"There are {len(words)} words here and an invitation has {WORDS}")
    for number, word in enumerate(words, 1):
        if word not in word_list():
            raise MistypedWords(f"Word {number} is none of those that PeerDesk gives")
    return " ".join(words)


def sign_invitation(invitation: Invitation, key: Ed25519PrivateKey) -> bytes:
    """Return what is to be locked: the invitation, signed by the inviter.

    Raises `TooMuchToInvite`.
    """
    record = encode(invitation)
    if len(record) > RECORD:
        raise TooMuchToInvite(len(record), RECORD)
    return write_signed(FIRST, record, key)


def lock_invitation(signed: bytes, words: str, *, work: int = WORK) -> bytes:
    """Return the file; takes about a second, and needs no vault."""
    return lock(signed, words, work=work)


def open_invitation(data: bytes, words: str) -> Invitation:
    """Return the invitation that a file holds; takes about a second, and needs no vault.

    Raises `NotAnInvitation`, `NewerInvitation`, `DamagedInvitation`, `WrongSpokenWords`,
    `MistypedWords` and `TooLittleRoom`.
    """
    if len(data) > LARGEST:
        raise NotAnInvitation("it is larger than any")
    return read_invitation(unlock(data, heard(words)))


def read_invitation(signed: bytes) -> Invitation:
    """Return the invitation in its three lines, held to its signature and to its form."""
    text = take_apart(signed, FIRST)
    if text is None:
        if _ANY_VERSION.match(signed) and not signed.startswith(FIRST):
            raise NewerInvitation
        raise DamagedInvitation("its inside is in another form")
    try:
        invitation = check_invitation(decode(text.record, Invitation))
    except NotCanonical as error:
        raise DamagedInvitation("its inside is in another form") from error
    if not text.is_signed_by(invitation.inviter.signing_key):
        raise DamagedInvitation("whom it names did not sign it")
    return invitation
