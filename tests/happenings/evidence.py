# SPDX-License-Identifier: Apache-2.0
"""What peers do to notes: write, reword, sort, tag, bin, and propose to bin."""

from peerdesk.domain import custody, facts, proposals
from peerdesk.domain.identifiers import mint
from peerdesk.domain.note import Held
from peerdesk.domain.words import Source, Stance, Voice
from tests.happenings.scene import KLOES, Scene


def note_written(at: Scene) -> facts.Fact:
    """Begin a note; now and then one that somebody else has begun already."""
    known = at.note() if at.chance.random() < 0.05 else None
    return facts.NoteWritten(
        note=known.id if known else at.chance.choice((mint, at.fresh))(),
        author=at.book.person,
        text=at.words(),
        source=at.word(Source),
        stance=at.word(Stance),
        kloes=tuple(kloe for kloe in KLOES if at.chance.random() < 0.3),
        voices=(at.word(Voice),),
    )


def note_revised(at: Scene) -> facts.Fact | None:
    if (note := at.note()) is None:
        return None
    replaces = at.some([text.hash for text in note.texts])
    return facts.NoteRevised(note=note.id, text=at.words(), replaces=replaces)


def note_restated(at: Scene) -> facts.Fact | None:
    """Write a note anew, as the desk does it: one's own that nobody else has, and no hold keeps."""
    book = at.book
    own = [
        note for note in at.notes() if note.device == book.device and not book.is_shared(note.id)
    ]
    held = [hold for hold in book.holds() if hold.open]
    if (note := at.one(own)) is None or any(hold.covers(note.id) for hold in held):
        return None
    happened = at.book.history("note", note.id)
    mine = tuple(e.hash for e in happened if e.device == at.book.device)
    older = [change for e in happened for change in getattr(e.fact, "erases", ())]
    return custody.NoteRestated(
        note=note.id, author=note.author, text=at.words(), source=note.source, at=note.at,
        offset=note.offset, erases=tuple(sorted({*mine, *older})), stance=note.stance,
        kloes=note.kloe_ids, voices=note.voice_list,
    )  # fmt: skip


def note_marked(at: Scene) -> facts.Fact | None:
    if (note := at.note()) is None:
        return None
    replaces = at.some([change for stance in note.stances for change in stance.by])
    return facts.NoteMarked(note=note.id, stance=at.word(Stance), replaces=replaces)


def note_tagged(at: Scene) -> facts.Fact | None:
    note = at.note()
    return facts.NoteTagged(note=note.id, kloe=at.chance.choice(KLOES)) if note else None


def note_untagged(at: Scene) -> facts.Fact | None:
    if (note := at.note()) is None:
        return None
    held = at.one(note.kloes) or Held(KLOES[0], ())
    return facts.NoteUntagged(note=note.id, kloe=held.value, replaces=at.some(held.by))


def note_voiced(at: Scene) -> facts.Fact | None:
    note = at.note()
    return facts.NoteVoiced(note=note.id, voice=at.word(Voice)) if note else None


def note_unvoiced(at: Scene) -> facts.Fact | None:
    if (note := at.note()) is None:
        return None
    held = at.one(note.voices) or Held(Voice.MEMBERS.value, ())
    return facts.NoteUnvoiced(note=note.id, voice=Voice(held.value), replaces=at.some(held.by))


def note_withdrawn(at: Scene) -> facts.Fact | None:
    note = at.note()
    return facts.NoteWithdrawn(note=note.id) if note else None


def note_restored(at: Scene) -> facts.Fact | None:
    note = at.note()
    if note is None:
        return None
    return facts.NoteRestored(note=note.id, replaces=at.some(note.withdrawals))


def note_withdrawal_proposed(at: Scene) -> facts.Fact | None:
    note = at.note()
    return proposals.NoteWithdrawalProposed(note=note.id) if note else None


def note_withdrawal_declined(at: Scene) -> facts.Fact | None:
    note = at.note()
    if note is None:
        return None
    replaces = at.some(at.happened("note", note.id, proposals.NoteWithdrawalProposed))
    return proposals.NoteWithdrawalDeclined(note=note.id, replaces=replaces)


def notes_told_apart(at: Scene) -> facts.Fact | None:
    note, other = at.note(), at.note()
    if note is None or other is None:
        return None
    return proposals.NotesToldApart(note=note.id, other=other.id)
