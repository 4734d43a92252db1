# SPDX-License-Identifier: Apache-2.0
"""What happens to the evidence as a thing that is kept: attached, held, erased, lost, disposed of.

These are facts like those of the team's own work, and travel with them; see `facts`.
"""

from peerdesk.domain.facts import Fact, Hashes
from peerdesk.domain.figure import Figure
from peerdesk.domain.words import (
    CaseArea,
    ErasureReason,
    HoldReason,
    ReleaseReason,
    Source,
    Stance,
    Voice,
)


class AttachmentAdded(Fact, frozen=True, kw_only=True):
    """A photograph, scan or PDF was put to a note; its bytes are kept beside the ledger.

    `digest` is SHA-256 of the bytes kept (metadata already taken out), `chunks` those of its
    consecutive pieces of `attachment.CHUNK` bytes, all hexadecimal; `size` is in bytes.
    """

    about = "attachment"
    attachment: str
    note: str
    name: str
    media: str
    size: int
    digest: str
    chunks: tuple[str, ...]


class AttachmentWithdrawn(Fact, frozen=True, kw_only=True):
    """An attachment was taken off its note; its bytes stay until the note is erased."""

    about = "attachment"
    attachment: str


class AttachmentRestored(Fact, frozen=True, kw_only=True):
    """An attachment was put back to its note; `replaces` are the withdrawals it undoes."""

    about = "attachment"
    attachment: str
    replaces: Hashes


class AttachmentReleased(Fact, frozen=True, kw_only=True):
    """An attachment was saved outside the vault, on somebody's explicit word."""

    about = "attachment"
    attachment: str
    reason: ReleaseReason


class NoteRestated(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """A note that nobody else had yet was written anew, and its earlier contents went for good.

    It stands alone: everything of the note as it is now. `erases` names the changes of the same
    chain whose payloads are gone.
    """

    about = "note"
    note: str
    author: str
    text: str
    source: Source
    at: int
    offset: int
    erases: Hashes
    session: str = ""
    case: str = ""
    record: str = ""
    area: CaseArea | None = None
    figure: Figure | None = None
    stance: Stance = Stance.UNSORTED
    kloes: tuple[str, ...] = ()
    voices: tuple[Voice, ...] = ()


class NoteErased(Fact, frozen=True, kw_only=True):
    """A note was erased for good, on every laptop; `authority` says by whose, as a role."""

    about = "erasure"
    erasure: str
    note: str
    reason: ErasureReason
    authority: str
    erases: Hashes


class ErasureExtended(Fact, frozen=True, kw_only=True):
    """Changes about an erased note turned up later and went the same way."""

    about = "erasure"
    erasure: str
    erases: Hashes


class HoldPlaced(Fact, frozen=True, kw_only=True):
    """Nothing may be erased until this is lifted; `notes` empty means all of the evidence."""

    about = "hold"
    hold: str
    reason: HoldReason
    reference: str
    notes: tuple[str, ...] = ()


class HoldLifted(Fact, frozen=True, kw_only=True):
    """A lead lifted a hold."""

    about = "hold"
    hold: str
    replaces: Hashes


class ChangesLost(Fact, frozen=True, kw_only=True):
    """A laptop lost changes of its own chain that nobody else holds; what follows them stands.

    `before` is the hash of the change at `first` - 1, or empty where the chain begins with the
    loss; `follows` that of the change at `last` + 1, or empty where the chain ends with it.
    """

    about = "loss"
    loss: str
    device: str
    epoch: str
    first: int
    last: int
    before: str
    follows: str


class DisposalOrdered(Fact, frozen=True, kw_only=True):
    """A lead closed the challenge: from this ISO day on every laptop destroys its keys and files.

    Who writes it has confirmed that no hold is open, and that none is known outside the program.
    """

    about = "disposal"
    disposal: str
    day: str
    replaces: Hashes = ()


class DisposalCalledOff(Fact, frozen=True, kw_only=True):
    """A lead took the order back."""

    about = "disposal"
    disposal: str
    replaces: Hashes


class DisposalConfirmed(Fact, frozen=True, kw_only=True):
    """A lead took in a laptop's confirmation: `cleared` is the whole file as text, signatures too.

    Its form is that of `peerdesk.team.confirmation`; whoever reads it verifies it anew.
    """

    about = "disposal"
    disposal: str
    device: str
    cleared: str
