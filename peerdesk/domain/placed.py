# SPDX-License-Identifier: Apache-2.0
"""Things that are set as a whole: the challenge, themes, lines, people, sessions."""

from collections.abc import Iterable
from typing import Generic, TypeVar

from msgspec import Struct

from peerdesk.domain import facts
from peerdesk.domain.challenge import Kloe, Scope, Theme
from peerdesk.domain.entry import Entry, in_order, standing
from peerdesk.domain.session import Session
from peerdesk.domain.team import Member, Person

T = TypeVar("T", Scope, Theme, Kloe, Person, Session)


class Choice(Struct, Generic[T], frozen=True):
    """A value that stands, with the change that set it."""

    hash: str
    value: T


class Placed(Struct, Generic[T], frozen=True):
    """Something set as a whole; several choices mean that one is open."""

    id: str
    choices: tuple[Choice[T], ...]

    @property
    def value(self) -> T:
        """Return the value to use: of several that stand, the last in the one order."""
        return self.choices[-1].value

    @property
    def hashes(self) -> tuple[str, ...]:
        """Return what a new setting replaces."""
        return tuple(choice.hash for choice in self.choices)


class Challenge(Struct, frozen=True, kw_only=True):
    """A challenge as it stands."""

    id: str
    offer: str
    framework: str
    framework_version: str
    practice: bool
    founder: Member
    scopes: tuple[Choice[Scope], ...]

    @property
    def scope(self) -> Scope | None:
        """Return what was agreed at scoping, or None before it."""
        return self.scopes[-1].value if self.scopes else None


def reduce_challenge(entries: Iterable[Entry]) -> Challenge | None:
    """Return the challenge, or None before it was founded here or received."""
    ordered = in_order(entries)
    founded = next((e.fact for e in ordered if isinstance(e.fact, facts.ChallengeFounded)), None)
    if not isinstance(founded, facts.ChallengeFounded):
        return None
    scoped = [e for e in ordered if isinstance(e.fact, facts.ChallengeScoped)]
    return Challenge(
        id=founded.challenge,
        offer=founded.offer,
        framework=founded.framework,
        framework_version=founded.framework_version,
        practice=founded.practice,
        founder=founded.founder,
        scopes=tuple(
            Choice(e.hash, e.fact.scope)
            for e in standing(scoped)
            if isinstance(e.fact, facts.ChallengeScoped)
        ),
    )


def reduce_theme(entries: Iterable[Entry]) -> Placed[Theme] | None:
    """Return the theme as it stands."""
    return _placed(
        [(e, e.fact.details) for e in standing(entries) if isinstance(e.fact, facts.ThemeSet)]
    )


def reduce_kloe(entries: Iterable[Entry]) -> Placed[Kloe] | None:
    """Return the line of enquiry as it stands."""
    return _placed(
        [(e, e.fact.details) for e in standing(entries) if isinstance(e.fact, facts.KloeSet)]
    )


def reduce_person(entries: Iterable[Entry]) -> Placed[Person] | None:
    """Return the member of the team as named."""
    return _placed(
        [(e, e.fact.details) for e in standing(entries) if isinstance(e.fact, facts.PersonNamed)]
    )


def reduce_session(entries: Iterable[Entry]) -> Placed[Session] | None:
    """Return the session as it stands in the timetable."""
    return _placed(
        [(e, e.fact.details) for e in standing(entries) if isinstance(e.fact, facts.SessionPlanned)]
    )


def _placed(pairs: list[tuple[Entry, T]]) -> Placed[T] | None:
    if not pairs:
        return None
    entity = pairs[0][0].fact.entity
    return Placed(entity, tuple(Choice(entry.hash, value) for entry, value in pairs))
