# SPDX-License-Identifier: Apache-2.0
"""What can be done with an earlier line, each deed with the way back and the way there again.

They run on the vault's thread; None says that nothing had to be changed.
"""

from functools import partial

from peerdesk.desk import evidence, lines
from peerdesk.desk.book import TeamBook
from peerdesk.desk.capture import kloe_codes
from peerdesk.domain.shorthand import Shorthand, read_line
from peerdesk.domain.words import Stance, Voice
from peerdesk.ui.capture.steps import Deed, Step


def sort_line(book: TeamBook, note: str, stance: Stance, words: str) -> Step | None:
    """Give a line another mark."""
    before = book.note(note).stance
    if before is stance:
        return None
    evidence.mark(book, note, stance)
    return Step(words, _marking(note, before), _marking(note, stance), seen=True)


def toggle_kloe(book: TeamBook, note: str, kloe: str, words: str) -> Step:
    """Put a line of enquiry on a line, or take it off where it is on."""
    on = partial(evidence.tag, note=note, kloe=kloe)
    off = partial(evidence.untag, note=note, kloe=kloe)
    return _toggled(book, kloe in book.note(note).kloe_ids, (on, off), words)


def toggle_voice(book: TeamBook, note: str, voice: Voice, words: str) -> Step:
    """Put a voice on a line, or take it off where it is on."""
    on = partial(evidence.voice, note=note, voice=voice)
    off = partial(evidence.unvoice, note=note, voice=voice)
    return _toggled(book, voice in book.note(note).voice_list, (on, off), words)


def withdraw_line(book: TeamBook, note: str, words: str) -> Step:
    """Put a line into the bin."""
    there, back = partial(evidence.withdraw, note=note), partial(evidence.restore, note=note)
    there(book)
    return Step(words, back, there)


def sent_line(note: str, raw: str, words: str) -> Step:
    """Return the step of a line that has been written: undone, it is typed again."""
    there, back = partial(evidence.restore, note=note), partial(evidence.withdraw, note=note)
    return Step(words, back, there, raw)


def join_lines(book: TeamBook, first: str, second: str, words: str) -> Step:
    """Put a line behind the one above it."""
    joined = lines.join(book, first, second)
    back = partial(lines.take_apart, joined=joined)
    return Step(words, back, partial(lines.join, first=first, second=second))


def part_line(book: TeamBook, note: str, place: int, words: str) -> Step:
    """Part a line in two."""
    parted = lines.part(book, note, place)
    back = partial(lines.put_back, parted=parted)
    return Step(words, back, partial(lines.part_again, parted=parted))


def change_line(book: TeamBook, note: str, raw: str, words: str) -> Step | None:
    """Give a line the words and the mark as typed; tags typed in it are put on as well."""
    held = book.note(note)
    meant = read_line(raw, kloe_codes(book))
    new = Shorthand(
        meant.stance,
        meant.text,
        tuple(kloe for kloe in meant.kloes if kloe not in held.kloe_ids),
        tuple(voice for voice in meant.voices if voice not in held.voice_list),
        (),
    )
    if (held.text, held.stance) == (new.text, new.stance) and not (new.kloes or new.voices):
        return None
    there = partial(_say, note=note, said=new, on=True)
    before = Shorthand(held.stance, held.text, new.kloes, new.voices, ())
    there(book)
    return Step(words, partial(_say, note=note, said=before, on=False), there)


def reword_line(book: TeamBook, note: str, text: str, words: str) -> Step | None:
    """Give a line other words and leave its mark."""
    before = book.note(note).text
    if before == text:
        return None
    there = partial(evidence.revise, note=note, text=text)
    there(book)
    return Step(words, partial(evidence.revise, note=note, text=before), there)


def _say(book: TeamBook, note: str, said: Shorthand, *, on: bool) -> None:
    evidence.revise(book, note, said.text)
    evidence.mark(book, note, said.stance)
    for kloe in said.kloes:
        (evidence.tag if on else evidence.untag)(book, note, kloe)
    for voice in said.voices:
        (evidence.voice if on else evidence.unvoice)(book, note, voice)


def _toggled(book: TeamBook, is_on: bool, both: tuple[Deed, Deed], words: str) -> Step:  # noqa: FBT001 - the state it had
    on, off = both
    there, back = (off, on) if is_on else (on, off)
    there(book)
    return Step(words, back, there, seen=True)


def _marking(note: str, stance: Stance) -> Deed:
    return partial(evidence.mark, note=note, stance=stance)
