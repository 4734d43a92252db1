# SPDX-License-Identifier: Apache-2.0
"""What happens to evidence as a thing that is kept: attached, held, erased, lost, disposed of."""

from hashlib import sha256

from peerdesk.domain import custody
from peerdesk.domain.disposal import Disposal
from peerdesk.domain.erasure import contents_of
from peerdesk.domain.facts import Fact
from peerdesk.domain.words import ErasureReason, HoldReason, ReleaseReason
from peerdesk.ledger.store import Span
from tests.happenings.scene import DAYS, Scene


def attachment_added(at: Scene) -> Fact | None:
    if (note := at.note()) is None:
        return None
    content = at.words().encode()
    return custody.AttachmentAdded(
        attachment=at.fresh(), note=note.id, name="board.jpg", media="image/jpeg",
        size=len(content), digest=sha256(content).hexdigest(),
        chunks=at.book.keep_attachment(content),
    )  # fmt: skip


def attachment_withdrawn(at: Scene) -> Fact | None:
    held = at.attachment()
    return custody.AttachmentWithdrawn(attachment=held.id) if held else None


def attachment_restored(at: Scene) -> Fact | None:
    held = at.attachment()
    if held is None:
        return None
    return custody.AttachmentRestored(attachment=held.id, replaces=at.some(held.withdrawals))


def attachment_released(at: Scene) -> Fact | None:
    held = at.attachment()
    if held is None:
        return None
    return custody.AttachmentReleased(attachment=held.id, reason=at.word(ReleaseReason))


def note_erased(at: Scene) -> Fact | None:
    if (note := at.note()) is None:
        return None
    happened = list(at.book.history("note", note.id))
    for held in at.book.attachments(note.id):
        history = at.book.history("attachment", held.id)
        happened += [e for e in history if not isinstance(e.fact, custody.AttachmentReleased)]
    return custody.NoteErased(
        erasure=at.fresh(), note=note.id, reason=at.word(ErasureReason), authority="somebody",
        erases=tuple(sorted(contents_of(happened))),
    )  # fmt: skip


def erasure_extended(at: Scene) -> Fact | None:
    """Say what the laptop might say by itself: that what an erasure takes was found here too."""
    erasure = at.one(at.book.erasures())
    return custody.ErasureExtended(erasure=erasure.id, erases=erasure.erases) if erasure else None


def hold_placed(at: Scene) -> Fact:
    note = at.note() if at.chance.random() < 0.8 else None
    return custody.HoldPlaced(
        hold=at.fresh(), reason=at.word(HoldReason), reference="L 7",
        notes=(note.id,) if note else (),
    )  # fmt: skip


def hold_lifted(at: Scene) -> Fact | None:
    hold = at.hold()
    return custody.HoldLifted(hold=hold.id, replaces=at.some(hold.standing)) if hold else None


def changes_lost(at: Scene) -> Fact | None:
    """Declare lost what is not, as after a damage that was less than it seemed."""
    own = [head for head in at.book.vector() if head.device == at.book.device and head.number > 2]
    if (head := at.one(own)) is None:
        return None
    gone = at.chance.randrange(2, head.number)
    spans = [Span(head.device, head.epoch, number, number) for number in (gone - 1, gone + 1)]
    around = [change.hash for change in at.book.changes(spans)]
    if len(around) < len(spans):
        return None
    return custody.ChangesLost(
        loss=at.fresh(), device=head.device, epoch=head.epoch, first=gone, last=gone,
        before=around[0], follows=around[1],
    )  # fmt: skip


def disposal_ordered(at: Scene) -> Fact:
    known = _disposal(at)
    return custody.DisposalOrdered(
        disposal=known.id if known else at.fresh(), day=at.chance.choice(DAYS),
        replaces=at.some(known.orders) if known else (),
    )  # fmt: skip


def disposal_called_off(at: Scene) -> Fact | None:
    known = _disposal(at)
    if known is None:
        return None
    return custody.DisposalCalledOff(disposal=known.id, replaces=at.some(known.orders))


def disposal_confirmed(at: Scene) -> Fact | None:
    known = _disposal(at)
    if known is None:
        return None
    return custody.DisposalConfirmed(disposal=known.id, device=at.device(), cleared=at.words())


def _disposal(at: Scene) -> Disposal | None:
    return at.one(at.book.disposals())
