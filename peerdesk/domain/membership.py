# SPDX-License-Identifier: Apache-2.0
"""What happens to who belongs to the team: terms accepted, parts changed, laptops removed.

Each of these facts names the others of its sort that its writer knew, so that two leads who act
without knowing of each other can be told from one who answers another.
"""

from msgspec import Struct

from peerdesk.domain.facts import Fact, Hashes
from peerdesk.domain.words import Authority, RemovalReason


class Cut(Struct, frozen=True, order=True, forbid_unknown_fields=True):
    """Up to where one chain of a laptop counts: epoch, number and that change's hash."""

    epoch: str
    number: int
    hash: str


class TermsAccepted(Fact, frozen=True, kw_only=True):
    """Somebody read the ground rules and the terms of confidentiality, and accepted them.

    `digest` is the SHA-256 of the text as it was shown, in hexadecimal; `edition` names it.
    `invitation` is the identifier of the invitation that led there, or empty.
    """

    about = "acceptance"
    acceptance: str
    device: str
    person: str
    edition: str
    digest: str
    invitation: str = ""


class AuthorityChanged(Fact, frozen=True, kw_only=True):
    """A lead gave a laptop of the team another authority, or took it back into the team.

    `cut` says up to where what the laptop wrote is still judged by what it could do before. `knew`
    are the facts of membership that its writer knew and nobody had replaced, `replaces` those about
    the same laptop that it stands instead of.
    """

    about = "device"
    device: str
    authority: Authority
    cut: tuple[Cut, ...] = ()
    knew: Hashes = ()
    replaces: Hashes = ()


class MemberRemoved(Fact, frozen=True, kw_only=True):
    """A lead removed a laptop from the team; what it wrote up to the cut goes on counting."""

    about = "device"
    device: str
    reason: RemovalReason
    cut: tuple[Cut, ...] = ()
    knew: Hashes = ()
    replaces: Hashes = ()


class ChangesReleased(Fact, frozen=True, kw_only=True):
    """A lead released changes of a laptop that were set aside: by hash, and only these."""

    about = "device"
    device: str
    changes: Hashes
    knew: Hashes = ()
