# SPDX-License-Identifier: Apache-2.0
"""What the leads chose for the presentation: the time, the optional parts, the order of points.

What is not to be shown on a slide is left out before anything is composed, so that key messages
and case study are chosen among what is shown.
"""

from enum import StrEnum

from msgspec import structs

from peerdesk.compose.casebook import Casebook
from peerdesk.compose.timing import USUAL
from peerdesk.domain.message import Message
from peerdesk.domain.publication import Plan
from peerdesk.domain.publication_words import Publication, Use


class Part(StrEnum):
    """A part of the presentation that a team may want or not."""

    KEY_MESSAGES = "key-messages"
    PEOPLE_MET = "people-met"
    OPPORTUNITIES = "opportunities"
    RECOMMENDATIONS = "recommendations"


PART_NAMES = {
    Part.KEY_MESSAGES: "Key messages, before the themes",
    Part.PEOPLE_MET: "People met, as a chart",
    Part.OPPORTUNITIES: "Potential opportunities",
    Part.RECOMMENDATIONS: "Key recommendations",
}
USUAL_PARTS = (Part.KEY_MESSAGES, Part.OPPORTUNITIES, Part.RECOMMENDATIONS)
"""What is shown where nobody chose: as far as there is anything to show."""


def plan_of(casebook: Casebook) -> Plan:
    """Return what the leads chose for the presentation, or what is usual."""
    for published in casebook.publications:
        if published.kind is Publication.PRESENTATION and published.plan:
            return published.plan
    return Plan(parts=tuple(part.value for part in USUAL_PARTS))


def time_there_is(plan: Plan) -> int:
    """Return the minutes for the presentation, the usual ones where nobody said."""
    return plan.minutes or USUAL


def for_slides(casebook: Casebook) -> Casebook:
    """Return the casebook with those messages only that are for a slide, in the plan's order.

    What the plan does not name comes after what it does, in the order of the wall.
    """
    rank = {message: place for place, message in enumerate(plan_of(casebook).order)}

    def place(message: Message) -> int:
        named = [rank[each] for each in (message.id, *message.also) if each in rank]
        return min(named, default=len(rank))

    shown = [message for message in casebook.standing if message.use is Use.SLIDE]
    return structs.replace(casebook, messages=tuple(sorted(shown, key=place)))
