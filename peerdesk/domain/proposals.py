# SPDX-License-Identifier: Apache-2.0
"""What somebody proposes about what another wrote, what is answered, and what is told apart."""

from peerdesk.domain.facts import Fact, Hashes


class NoteWithdrawalProposed(Fact, frozen=True, kw_only=True):
    """Somebody proposes to put a colleague's note into the bin; it stays where it is until then."""

    about = "note"
    note: str


class NoteWithdrawalDeclined(Fact, frozen=True, kw_only=True):
    """The author or a lead keeps a note; the proposals named are answered."""

    about = "note"
    note: str
    replaces: Hashes


class MessageWithdrawalProposed(Fact, frozen=True, kw_only=True):
    """Somebody proposes to withdraw a colleague's message; it stands until then."""

    about = "message"
    message: str


class MessageWithdrawalDeclined(Fact, frozen=True, kw_only=True):
    """The author or a lead keeps a message; the proposals named are answered."""

    about = "message"
    message: str
    replaces: Hashes


class NotesToldApart(Fact, frozen=True, kw_only=True):
    """Somebody read two notes that look alike and said that they are two points, not one."""

    about = "note"
    note: str
    other: str
