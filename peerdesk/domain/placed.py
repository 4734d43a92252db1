# SPDX-License-Identifier: Apache-2.0
"""Things that are set as a whole: the challenge, themes, lines, people, sessions."""

from collections.abc import Iterable
from typing import Any, Generic, TypeVar

from msgspec import Struct

from peerdesk.domain import facts
from peerdesk.domain.challenge import Kloe, Scope, Theme
from peerdesk.domain.entry import Entry, in_order, standing
from peerdesk.domain.session import Session
from peerdesk.domain.team import Member, Person

T = TypeVar("T", bound=Struct)


class Choice(Struct, Generic[T], frozen=True):
    """A value that stands, with the change that set it."""

    hash: str
    value: T


class Placed(Struct, Generic[T], frozen=True):
    """Something set as a whole; several choices mean that one is open.

    What has more to it than that is a `Placed` of its own, as a question with its answers.
    """

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
    return placed(entries, facts.ThemeSet)


def reduce_kloe(entries: Iterable[Entry]) -> Placed[Kloe] | None:
    """Return the line of enquiry as it stands."""
    return placed(entries, facts.KloeSet)


def reduce_person(entries: Iterable[Entry]) -> Placed[Person] | None:
    """Return the member of the team as named."""
    return placed(entries, facts.PersonNamed)


def reduce_session(entries: Iterable[Entry]) -> Placed[Session] | None:
    """Return the session as it stands in the timetable."""
    return placed(entries, facts.SessionPlanned)


def placed(entries: Iterable[Entry], kind: type[facts.Fact]) -> Placed[Any] | None:
    """Return what facts of one kind set as a whole, or None where there is none."""
    ordered = in_order(entries)
    found = choices(ordered, kind)
    return Placed(ordered[0].fact.entity, found) if found else None


def choices(
    entries: Iterable[Entry], kind: type[facts.Fact], field: str = "details"
) -> tuple[Choice[Any], ...]:
    """Return, in the one order, the values that facts of one kind set and nobody has replaced."""
    of_kind = [entry for entry in entries if isinstance(entry.fact, kind)]
    return tuple(Choice(entry.hash, getattr(entry.fact, field)) for entry in standing(of_kind))
