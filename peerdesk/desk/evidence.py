# SPDX-License-Identifier: Apache-2.0
"""Work on the evidence: reword, sort, tag, and put into the bin or out of it.

What changes nothing writes nothing. Every function returns the note as it then stands.
"""

from peerdesk.desk.book import Book
from peerdesk.desk.errors import InTheBin, NotAllowed, NotTheAuthor
from peerdesk.desk.holds import holds_on
from peerdesk.desk.scope import kloe_of
from peerdesk.desk.writing import own_entry, write
from peerdesk.domain import custody, facts, proposals
from peerdesk.domain.authority import reaches
from peerdesk.domain.erasure import contents_of
from peerdesk.domain.note import Note
from peerdesk.domain.text import one_line
from peerdesk.domain.words import Authority, Stance, Voice


def revise(book: Book, note: str, text: str) -> Note:
    """Give a note of one's own another wording; the earlier ones stay in its history.

    Before anybody else has had the note it is written anew instead: what it said goes for good,
    unless a hold keeps it. Raises `NotTheAuthor`, `InTheBin`, `EmptyText` and `TextTooLong`.
    Where two wordings stand side by side, choosing one replaces both.
    """
    held = book.note(note)
    told = rewording(book, held, text)
    if told is not None:
        write(book, told)
    return book.note(note) if told is not None else held


def rewording(book: Book, held: Note, text: str) -> facts.NoteRevised | custody.NoteRestated | None:
    """Return what gives a note another wording, or None where it has it; raises as `revise`."""
    if held.withdrawn:
        raise InTheBin("note")
    if not is_own(book, held):
        raise NotTheAuthor
    cleaned = one_line(text)
    if all(text.text == cleaned for text in held.texts):
        return None
    if held.device == book.device and not book.is_shared(held.id) and not holds_on(book, held.id):
        return _restated(book, held, cleaned)
    replaces = tuple(text.hash for text in held.texts)
    return facts.NoteRevised(note=held.id, text=cleaned, replaces=replaces)


def mark(book: Book, note: str, stance: Stance) -> Note:
    """Sort a note: strength, area for consideration, question…"""
    held = _out_of_the_bin(book, note)
    if all(choice.value == stance for choice in held.stances):
        return held
    replaces = tuple(change for choice in held.stances for change in choice.by)
    write(book, facts.NoteMarked(note=note, stance=stance, replaces=replaces))
    return book.note(note)


def tag(book: Book, note: str, kloe: str) -> Note:
    """Put a line of enquiry (by identifier) on a note; raises `NotFound` for an unknown one."""
    held = _out_of_the_bin(book, note)
    kloe_of(book, kloe)
    if kloe in held.kloe_ids:
        return held
    write(book, facts.NoteTagged(note=note, kloe=kloe))
    return book.note(note)


def untag(book: Book, note: str, kloe: str) -> Note:
    """Take a line of enquiry off a note."""
    held = _out_of_the_bin(book, note)
    by = next((tagged.by for tagged in held.kloes if tagged.value == kloe), ())
    if not by:
        return held
    write(book, facts.NoteUntagged(note=note, kloe=kloe, replaces=by))
    return book.note(note)


def voice(book: Book, note: str, voice: Voice) -> Note:
    """Put a voice on a note."""
    held = _out_of_the_bin(book, note)
    if voice in held.voice_list:
        return held
    write(book, facts.NoteVoiced(note=note, voice=voice))
    return book.note(note)


def unvoice(book: Book, note: str, voice: Voice) -> Note:
    """Take a voice off a note."""
    held = _out_of_the_bin(book, note)
    by = next((voiced.by for voiced in held.voices if voiced.value == voice), ())
    if not by:
        return held
    write(book, facts.NoteUnvoiced(note=note, voice=voice, replaces=by))
    return book.note(note)


def withdraw(book: Book, note: str) -> Note:
    """Put a note into the bin, or propose it: a colleague's note is its author's, or a lead's.

    The note returned says which: `withdrawn`, or else one of its `proposals` is this laptop's.
    """
    held = book.note(note)
    if held.withdrawn:
        return held
    if not may_withdraw(book, held):
        if all(proposal.device != book.device for proposal in held.proposals):
            write(book, proposals.NoteWithdrawalProposed(note=note))
        return book.note(note)
    write(book, facts.NoteWithdrawn(note=note))
    return book.note(note)


def restore(book: Book, note: str) -> Note:
    """Take a note out of the bin: its author may, and a lead.

    That answers what was proposed, too: it stays.
    """
    held = book.note(note)
    if not may_withdraw(book, held):
        raise NotAllowed("restore a colleague’s note", Authority.LEAD)
    if not held.withdrawn:
        return held
    write(book, facts.NoteRestored(note=note, replaces=held.withdrawals), *_kept(held))
    return book.note(note)


def may_withdraw(book: Book, note: Note) -> bool:
    """Say whether this laptop puts a note into the bin and takes it out, or proposes it only."""
    return is_own(book, note) or reaches(own_entry(book).authority, Authority.LEAD)


def _kept(held: Note) -> tuple[proposals.NoteWithdrawalDeclined, ...]:
    hashes = tuple(proposal.hash for proposal in held.proposals)
    return (proposals.NoteWithdrawalDeclined(note=held.id, replaces=hashes),) if hashes else ()


def _restated(book: Book, held: Note, text: str) -> custody.NoteRestated:
    """Return a note written anew: all that it is now, and the changes whose contents go."""
    return custody.NoteRestated(
        note=held.id,
        author=held.author,
        text=text,
        source=held.source,
        at=held.at,
        offset=held.offset,
        erases=tuple(sorted(contents_of(book.history("note", held.id)))),
        session=held.session,
        case=held.case,
        stance=held.stance,
        kloes=held.kloe_ids,
        voices=held.voice_list,
    )


def _out_of_the_bin(book: Book, note: str) -> Note:
    held = book.note(note)
    if held.withdrawn:
        raise InTheBin("note")
    return held


def is_own(book: Book, note: Note) -> bool:
    """Say whether the note is this person’s own, or was taken down here for a colleague."""
    return note.device == book.device or note.author == own_entry(book).person
