# SPDX-License-Identifier: Apache-2.0
"""How a point stands against what a sponsor was told of it, as a light and in words."""

from collections.abc import Iterable
from enum import StrEnum

from msgspec import Struct

from peerdesk.compose.checks.finding import Light
from peerdesk.compose.checks.heard import Heard
from peerdesk.domain.reply import Reply


class Verdict(StrEnum):
    """The ways in which a point can stand, the most surprising first.

    UNKNOWN is a point that no message says; NOT_ALL was told to somebody and not to everybody who
    has to be told; KEPT was told and is meant for the report alone, and
    GONE was taken back with the sponsor and is not here.
    """

    TAKEN_BACK = "taken-back"
    WITHDRAWN = "withdrawn"
    UNKNOWN = "no-message"
    NEVER = "never-told"
    NOT_ALL = "not-told-to-all"
    DISPUTED = "disputed"
    CHANGED = "changed"
    ABSENT = "absent"
    KEPT = "report-only"
    GONE = "gone"
    TOLD = "told"


LIGHTS = {
    Verdict.TAKEN_BACK: Light.RED,
    Verdict.WITHDRAWN: Light.RED,
    Verdict.UNKNOWN: Light.RED,
    Verdict.NEVER: Light.RED,
    Verdict.NOT_ALL: Light.RED,
    Verdict.DISPUTED: Light.AMBER,
    Verdict.CHANGED: Light.AMBER,
    Verdict.ABSENT: Light.AMBER,
    Verdict.KEPT: Light.GREEN,
    Verdict.GONE: Light.GREEN,
    Verdict.TOLD: Light.GREEN,
}
NAMES = {
    Verdict.TAKEN_BACK: "Taken back, and yet here",
    Verdict.WITHDRAWN: "Withdrawn, and yet here",
    Verdict.UNKNOWN: "In no message, never told",
    Verdict.NEVER: "Never told",
    Verdict.NOT_ALL: "Not told to everybody",
    Verdict.DISPUTED: "Disputed, not settled",
    Verdict.CHANGED: "Changed since told",
    Verdict.ABSENT: "Told, and not here",
    Verdict.KEPT: "Told, for the report only",
    Verdict.GONE: "Taken back, and gone",
    Verdict.TOLD: "Told",
}
LIGHT_NAMES = {
    Light.RED: "red",
    Light.AMBER: "amber",
    Light.GREEN: "green",
    Light.NONE: "no light",
}
LIGHT_ORDER = (Light.RED, Light.AMBER, Light.GREEN, Light.NONE)


class Part(Struct, frozen=True, kw_only=True):
    """How a point stands with one sponsor.

    `heard` is what was told last, `stood` the last occasion on which it was not reached, `reply`
    what the sponsor answered last; a dispute that is open comes before any other answer.
    """

    sponsor: str
    verdicts: tuple[Verdict, ...]
    heard: Heard | None = None
    stood: Heard | None = None
    reply: Reply | None = None


def worst(verdicts: Iterable[Verdict]) -> Verdict:
    """Return the most surprising of some verdicts; of none, that it was told."""
    order = list(Verdict)
    return min(verdicts, key=order.index, default=Verdict.TOLD)


def brightest(lights: Iterable[Light]) -> Light:
    """Return the light that asks most to be looked at, red before amber before green."""
    return min(lights, key=LIGHT_ORDER.index, default=Light.NONE)
