# SPDX-License-Identifier: Apache-2.0
"""A small challenge for tests: a framework, a scope, a session, and sharing without a stick."""

from collections.abc import Callable

from peerdesk.domain.challenge import Scope
from peerdesk.domain.framework import Framework, FrameworkKloe, FrameworkTheme
from peerdesk.domain.session import RoleGroup, Session
from peerdesk.domain.words import SessionKind, Voice
from peerdesk.ledger.store import Span
from tests.fakes.book import MemoryBook
from tests.fakes.chains import MemoryLedger

Join = Callable[..., MemoryBook]
"""Makes a colleague’s book that the leader admitted and shared with."""

FRAMEWORK = Framework(
    offer="small",
    title="Small Peer Challenge",
    short="SPC",
    version="1",
    source="Written for tests.",
    days=2,
    sponsors=("Director of children’s services",),
    modules_advised=1,
    themes=(
        FrameworkTheme(
            "leadership",
            "Leadership and management",
            core=True,
            kloes=(
                FrameworkKloe("vision", "Vision", "Do people own the vision?", ("Unprompted?",)),
                FrameworkKloe("culture", "Culture", "Can bad news be told?", ()),
            ),
        ),
        FrameworkTheme(
            "front-door",
            "Front door",
            core=False,
            kloes=(FrameworkKloe("thresholds", "Thresholds", "Understood alike?", ()),),
        ),
        FrameworkTheme(
            "care-leavers",
            "Care leavers",
            core=False,
            kloes=(FrameworkKloe("housing", "Housing", "Somewhere safe to live?", ()),),
        ),
    ),
)

SCOPE = Scope(
    council="Marlowe Vale Council",
    title="Small Peer Challenge",
    first_day="2026-05-12",
    last_day="2026-05-13",
    sponsors=("Director of children’s services", "Chief executive"),
)

FOCUS_GROUP = Session(
    kind=SessionKind.FOCUS_GROUP,
    title="Focus group: social workers",
    day="2026-05-12",
    start="10:00",
    end="11:00",
    place="Room 2",
    groups=(RoleGroup("Social workers", Voice.FRONTLINE, 8),),
)


def share(giver: MemoryLedger, taker: MemoryLedger) -> None:
    """Bring everything that one ledger holds to another."""
    spans = [Span(head.device, head.epoch, 1, head.number) for head in giver.vector()]
    taker.accept(list(giver.changes(spans)), list(giver.signed_heads()))
