# SPDX-License-Identifier: Apache-2.0
"""What a lead sets: scope, themes, lines of enquiry, people, the timetable."""

from peerdesk.domain import facts
from peerdesk.domain.challenge import Kloe, Scope, Theme
from peerdesk.domain.session import Session
from peerdesk.domain.team import Person
from peerdesk.domain.words import Role, SessionKind
from tests.happenings.scene import DAYS, KLOES, PERSONS, THEMES, Scene


def challenge_scoped(at: Scene) -> facts.Fact:
    scope = Scope(
        council="Harrowmere Council", title=at.words(), first_day=DAYS[0], last_day=DAYS[-1],
        sponsors=("DCS",),
    )  # fmt: skip
    challenge = at.book.challenge_id
    known = at.happened("challenge", challenge, facts.ChallengeScoped)
    return facts.ChallengeScoped(challenge=challenge, scope=scope, replaces=at.some(known))


def theme_set(at: Scene) -> facts.Fact:
    theme = at.chance.choice(THEMES)
    details = Theme(code="c", title=at.words(), core=True, position=at.chance.randrange(3))
    return facts.ThemeSet(
        theme=theme, details=details, replaces=at.some(at.happened("theme", theme))
    )


def kloe_set(at: Scene) -> facts.Fact:
    kloe = at.chance.choice(KLOES)
    details = Kloe(
        theme=THEMES[0], code="c", title=at.words(), question="?", prompts=(),
        position=at.chance.randrange(3),
    )  # fmt: skip
    return facts.KloeSet(kloe=kloe, details=details, replaces=at.some(at.happened("kloe", kloe)))


def person_named(at: Scene) -> facts.Fact:
    person = at.chance.choice(PERSONS)
    details = Person(at.words(), at.word(Role))
    known = at.some(at.happened("person", person))
    return facts.PersonNamed(person=person, details=details, replaces=known)


def session_planned(at: Scene) -> facts.Fact:
    sessions = at.book.sessions()
    known = at.one(sessions) if at.chance.random() < 0.6 else None
    session = known.id if known else at.fresh()
    details = Session(
        kind=at.word(SessionKind), title=at.words(), day=at.chance.choice(DAYS), start="10:00",
        end="11:00", called_off=at.chance.random() < 0.2,
    )  # fmt: skip
    replaces = at.some(at.happened("session", session))
    return facts.SessionPlanned(session=session, details=details, replaces=replaces)
