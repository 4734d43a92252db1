# SPDX-License-Identifier: Apache-2.0
"""The casebook: everything of a challenge that documents are composed from, as frozen values."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from functools import cached_property

from msgspec import Struct

from peerdesk.compose.atlas import Atlas, make_atlas
from peerdesk.domain.briefing import Arrangement, Briefing, Issue
from peerdesk.domain.calendar import local, read_day
from peerdesk.domain.challenge import Kloe, Scope, Theme
from peerdesk.domain.ground import Ground
from peerdesk.domain.message import Message
from peerdesk.domain.note import Note
from peerdesk.domain.observation import Observation
from peerdesk.domain.placed import Challenge, Placed
from peerdesk.domain.prose import Prose
from peerdesk.domain.published import Published
from peerdesk.domain.recorded import CaseRecord, Listed
from peerdesk.domain.reply import Reply
from peerdesk.domain.session import Session
from peerdesk.domain.study import Study
from peerdesk.domain.team import Person
from peerdesk.domain.words import Relation, Source, Stance

ACROSS = "Across the themes"
"""Heads the messages whose theme is not among those chosen."""
_AHEAD, _AFTER = 60, 30
"""Days before the first and after the last day of work on which notes are still likely."""


class Coverage(Struct, frozen=True):
    """How many standing notes from one kind of source are tagged with a line of enquiry."""

    kloe: str
    source: Source
    notes: int


class Casebook(Struct, frozen=True, kw_only=True, dict=True):
    """What stands in a challenge at one moment.

    `notes` holds, by identifier, every note that a message links to and those of a case review
    that names no number of files; more may be there. For the team's own pages it holds every
    question too, `coverage` counts all notes of the challenge (left at None, it is counted from
    `notes`), and `grounds` are those of all notes. `messages` are in their order;
    `gone` are those withdrawn, which documents say no more but a sponsor may have heard of.
    """

    challenge: Challenge
    scope: Scope
    themes: tuple[Placed[Theme], ...] = ()
    kloes: tuple[Placed[Kloe], ...] = ()
    people: tuple[Placed[Person], ...] = ()
    sessions: tuple[Placed[Session], ...] = ()
    notes: Mapping[str, Note]
    messages: tuple[Message, ...] = ()
    gone: tuple[Message, ...] = ()
    briefings: tuple[Briefing, ...] = ()
    replies: tuple[Placed[Reply], ...] = ()
    publications: tuple[Published, ...] = ()
    prose: tuple[Placed[Prose], ...] = ()
    studies: tuple[Placed[Study], ...] = ()
    case_files: tuple[CaseRecord, ...] = ()
    documents: tuple[Listed, ...] = ()
    observations: tuple[Placed[Observation], ...] = ()
    coverage: tuple[Coverage, ...] | None = None
    grounds: frozenset[Ground] | None = None

    @cached_property
    def atlas(self) -> Atlas:
        """Return what counts as one setting, by all sessions and records that stand."""
        return make_atlas(self.sessions, self.case_files, self.documents, self.observations)

    @cached_property
    def issues_by_hash(self) -> dict[str, Issue]:
        """Return the issued summaries by the hash of their change, as tellings name them."""
        return {issue.hash: issue for briefing in self.briefings for issue in briefing.issues}

    @cached_property
    def listeners(self) -> tuple[str, ...]:
        """Return who has to be told of every point: each sponsor whom a summary addresses.

        Where none does, these are all who were told of anything, and before that the sponsors of
        the scope. One of several whom the team never meets hears from the other; a word in
        passing with somebody else does not promise them the rest.
        """
        arranged = (b.arrangement for b in self.briefings if b.arrangement is not None)
        found = {issue.sponsor for issue in self.issues_by_hash.values()}
        found |= {sponsor for one in arranged for sponsor in (one.sponsor, *one.also)}
        found -= {""}
        if not found:
            every = (*self.messages, *self.gone)
            found = {telling.sponsor for message in every for telling in message.tellings}
        known = [sponsor for sponsor in self.scope.sponsors if sponsor in found]
        others = sorted(found - set(self.scope.sponsors))
        return (*known, *others) or self.scope.sponsors

    @cached_property
    def sessions_by_id(self) -> dict[str, Session]:
        """Return the sessions by identifier."""
        return {placed.id: placed.value for placed in self.sessions}

    @cached_property
    def chosen_themes(self) -> tuple[Placed[Theme], ...]:
        """Return the themes of this challenge in their order, modules not chosen left out."""
        chosen = (placed for placed in self.themes if placed.value.chosen)
        return tuple(sorted(chosen, key=lambda placed: placed.value.position))

    @cached_property
    def open_kloes(self) -> tuple[Placed[Kloe], ...]:
        """Return the lines of enquiry of the chosen themes that are not retired."""
        themes = {placed.id for placed in self.chosen_themes}
        return tuple(k for k in self.kloes if k.value.theme in themes and not k.value.retired)

    @cached_property
    def headings(self) -> tuple[tuple[str, str], ...]:
        """Return identifier and title of each chosen theme, and last "" for what has none.

        A message may stand under a theme that is not chosen any more; it is not lost for that.
        """
        chosen = ((placed.id, placed.value.title) for placed in self.chosen_themes)
        return (*chosen, ("", ACROSS))

    def heading_of(self, message: Message) -> str:
        """Return under which of the `headings` a message stands."""
        return message.theme if message.theme in dict(self.headings) else ""

    def session_of(self, note: Note) -> Session | None:
        """Return the session in which a note was taken, or None."""
        return self.sessions_by_id.get(note.session)

    def day_of(self, note: Note) -> str:
        """Return the ISO day that a note belongs to: its session's, or else that of writing.

        It is "" where only a clock gives it, and the clock is plainly wrong: such a note counts
        on every day, for a laptop set a year ahead must not lose what its owner heard.
        """
        if session := self.session_of(note):
            return session.day
        written = local(note.at, note.offset).date()
        first, last = self._believed
        return written.isoformat() if first <= written <= last else ""

    @cached_property
    def _believed(self) -> tuple[date, date]:
        """Return the days between which a clock is believed: from documents to reflection."""
        first = min((*self.scope.case_review_days, self.scope.first_day))
        return (
            read_day(first) - timedelta(days=_AHEAD),
            read_day(self.scope.last_day) + timedelta(days=_AFTER),
        )

    def linked(self, message: Message, relation: Relation, day: str) -> Iterator[Note]:
        """Yield the notes that bear on a message so, up to and including a day.

        Withdrawn notes are left out, and so are the team's reflections, which belong in no
        document and weigh nothing.
        """
        for identifier in message.notes(relation):
            note = self.notes.get(identifier)
            if note and is_evidence(note) and self.day_of(note) <= day:
                yield note

    @cached_property
    def standing(self) -> tuple[Message, ...]:
        """Return the messages that are not withdrawn, in their order.

        When they were drafted does not matter: clocks are for showing.
        """
        return tuple(message for message in self.messages if not message.withdrawn)

    def arrangement(self, day: str) -> Arrangement | None:
        """Return what the leads chose for the summary of a day, if they have."""
        found = (b.arrangement for b in self.briefings if b.day == day and b.arrangements)
        return next(found, None)


def is_evidence(note: Note) -> bool:
    """Say whether a note may count and be shown: not in the bin, and no reflection."""
    return not note.withdrawn and note.stance is not Stance.REFLECTION
