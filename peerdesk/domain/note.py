# SPDX-License-Identifier: Apache-2.0
"""A note: one line of evidence, as it stands after everything that happened to it."""

from collections.abc import Iterable

from msgspec import Struct
from msgspec.structs import replace

from peerdesk.domain import custody, facts, proposals
from peerdesk.domain.entry import Entry, in_order, standing
from peerdesk.domain.figure import Figure
from peerdesk.domain.words import CaseArea, Source, Stance, Voice

_BEGINS = (facts.NoteWritten, custody.NoteRestated)


class Revision(Struct, frozen=True):
    """A wording of a note or message, with the change that made it."""

    hash: str
    text: str
    at: int
    offset: int
    device: str


class Held(Struct, frozen=True):
    """A value that stands, with the changes that hold it there."""

    value: str
    by: tuple[str, ...]


class Proposal(Struct, frozen=True):
    """A colleague's proposal to withdraw something, that nobody has answered yet."""

    hash: str
    device: str
    at: int
    offset: int


class Note(Struct, frozen=True, kw_only=True):
    """A note as it stands; more than one text or stance means that a choice is open.

    `at` is when it was taken down, `written_at` when it was typed in if that was later, else 0.
    `proposals` are those to put it into the bin, `apart` the notes that it was told apart from.
    """

    id: str
    author: str
    device: str
    session: str
    case: str
    record: str = ""
    area: CaseArea | None = None
    figure: Figure | None = None
    source: Source
    at: int
    offset: int
    texts: tuple[Revision, ...]
    stances: tuple[Held, ...]
    kloes: tuple[Held, ...]
    voices: tuple[Held, ...]
    withdrawals: tuple[str, ...]
    revisions: int
    proposals: tuple[Proposal, ...] = ()
    apart: tuple[str, ...] = ()
    written_at: int = 0

    @property
    def text(self) -> str:
        """Return the wording to show: of several that stand, the last in the one order."""
        return self.texts[-1].text

    @property
    def stance(self) -> Stance:
        """Return the mark to show."""
        return Stance(self.stances[-1].value)

    @property
    def kloe_ids(self) -> tuple[str, ...]:
        """Return the identifiers of the lines of enquiry that the note is tagged with."""
        return tuple(held.value for held in self.kloes)

    @property
    def voice_list(self) -> tuple[Voice, ...]:
        """Return the voices that the note carries."""
        return tuple(Voice(held.value) for held in self.voices)

    @property
    def withdrawn(self) -> bool:
        """Say whether the note lies in the bin."""
        return bool(self.withdrawals)

    @property
    def clashes(self) -> bool:
        """Say whether two people changed the same thing without knowing of each other."""
        return len({r.text for r in self.texts}) > 1 or len({s.value for s in self.stances}) > 1


def reduce_note(entries: Iterable[Entry]) -> Note | None:
    """Return the note that these entries make, or None while its first line is missing.

    Where its own laptop restated it, what that replaced is passed over, were it still here.
    """
    ordered = _left(in_order(entries))
    begun = [entry for entry in ordered if isinstance(entry.fact, _BEGINS)]
    if not begun:
        return None
    if len(ordered) == 1:
        return _just_written(ordered[0])
    first = begun[-1] if isinstance(begun[-1].fact, custody.NoteRestated) else begun[0]
    texts = [e for e in ordered if e is first or isinstance(e.fact, facts.NoteRevised)]
    marks = [e for e in ordered if e is first or isinstance(e.fact, facts.NoteMarked)]
    note = _just_written(first)
    return replace(
        note,
        texts=tuple(revision(e) for e in standing(texts)),
        stances=tuple(_stance(e) for e in standing(marks)),
        kloes=_tags(note.kloes, ordered, facts.NoteTagged, facts.NoteUntagged),
        voices=_tags(note.voices, ordered, facts.NoteVoiced, facts.NoteUnvoiced),
        withdrawals=withdrawals(ordered, facts.NoteWithdrawn, facts.NoteRestored),
        revisions=len(texts),
        proposals=proposed(
            ordered, proposals.NoteWithdrawalProposed, proposals.NoteWithdrawalDeclined
        ),
        apart=_apart(ordered),
    )


def _left(ordered: list[Entry]) -> list[Entry]:
    """Return the entries without those that their own laptop wrote anew."""
    if len(ordered) == 1:  # most notes stay as they were written
        return ordered
    gone = {
        (e.device, change)
        for e in ordered
        if isinstance(e.fact, custody.NoteRestated)
        for change in e.fact.erases
    }
    return [e for e in ordered if (e.device, e.hash) not in gone] if gone else ordered


def _just_written(entry: Entry) -> Note:
    """Return the note that its first entry makes; most notes stay as they were written."""
    fact, by = entry.fact, (entry.hash,)
    if not isinstance(fact, facts.NoteWritten | custody.NoteRestated):
        raise TypeError(type(fact))
    at, offset = entry.at, entry.offset
    if isinstance(fact, custody.NoteRestated):
        at, offset = fact.at, fact.offset
    elif fact.taken_at:
        at, offset = fact.taken_at, fact.taken_offset
    return Note(
        id=fact.note,
        author=fact.author,
        device=entry.device,
        session=fact.session,
        case=fact.case,
        record=fact.record,
        area=fact.area,
        figure=fact.figure,
        source=fact.source,
        at=at,
        offset=offset,
        texts=(Revision(entry.hash, fact.text, entry.at, entry.offset, entry.device),),
        stances=(Held(fact.stance.value, by),),
        kloes=tuple(Held(kloe, by) for kloe in dict.fromkeys(fact.kloes)),
        voices=tuple(Held(voice.value, by) for voice in dict.fromkeys(fact.voices)),
        withdrawals=(),
        revisions=1,
        written_at=entry.at if getattr(fact, "taken_at", 0) else 0,
    )


def revision(entry: Entry) -> Revision:
    """Return the wording that an entry brought."""
    fact = entry.fact
    text = str(getattr(fact, "text", "") or getattr(fact, "wording", ""))
    return Revision(entry.hash, text, entry.at, entry.offset, entry.device)


def withdrawals(
    ordered: list[Entry], withdrawn: type[facts.Fact], restored: type[facts.Fact]
) -> tuple[str, ...]:
    """Return the hashes of the withdrawals that nobody has taken back."""
    both = [e for e in ordered if isinstance(e.fact, withdrawn | restored)]
    return tuple(e.hash for e in standing(both) if isinstance(e.fact, withdrawn))


def proposed(
    ordered: list[Entry], made: type[facts.Fact], declined: type[facts.Fact]
) -> tuple[Proposal, ...]:
    """Return the proposals to withdraw something that nobody has answered."""
    both = [e for e in ordered if isinstance(e.fact, made | declined)]
    return tuple(
        Proposal(e.hash, e.device, e.at, e.offset)
        for e in standing(both)
        if isinstance(e.fact, made)
    )


def _apart(ordered: list[Entry]) -> tuple[str, ...]:
    told = (e.fact for e in ordered if isinstance(e.fact, proposals.NotesToldApart))
    return tuple(sorted({fact.other for fact in told}))


def _stance(entry: Entry) -> Held:
    stance: Stance = getattr(entry.fact, "stance")  # noqa: B009 - both kinds of fact have one
    return Held(stance.value, (entry.hash,))


def _tags(
    first: tuple[Held, ...],
    ordered: list[Entry],
    added: type[facts.NoteTagged | facts.NoteVoiced],
    removed: type[facts.NoteUntagged | facts.NoteUnvoiced],
) -> tuple[Held, ...]:
    """Return an add-and-remove set: a removal takes away only the taggings it names."""
    held: dict[str, list[str]] = {one.value: list(one.by) for one in first}
    for entry in ordered:
        if isinstance(entry.fact, added):
            held.setdefault(_tag(entry.fact), []).append(entry.hash)
    for entry in ordered:
        if isinstance(entry.fact, removed):
            by = held.get(_tag(entry.fact), [])
            by[:] = [change for change in by if change not in entry.fact.replaces]
    return tuple(Held(str(value), tuple(by)) for value, by in held.items() if by)


def _tag(fact: facts.Fact) -> str:
    return str(getattr(fact, "kloe", "") or getattr(fact, "voice", ""))
