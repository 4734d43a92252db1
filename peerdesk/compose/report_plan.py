# SPDX-License-Identifier: Apache-2.0
"""What the leads chose for a report, a letter or a form: layout, optional parts, order, left out.

What is shown in neither is left out before anything is composed, so that counts, key messages
and case studies are those of what stands in the document.
"""

from enum import StrEnum

from msgspec import Struct, structs

from peerdesk.compose.casebook import Casebook
from peerdesk.domain.message import Message
from peerdesk.domain.publication import Plan
from peerdesk.domain.publication_words import Layout, Publication, Stage, Use
from peerdesk.domain.words import title

WRITTEN = (Publication.REPORT, Publication.LETTER, Publication.FORM, Publication.CASE_REVIEW)
"""The documents of this sort: written at length, in stages, by the whole team."""


class Part(StrEnum):
    """A part of a report that a team may want or not."""

    TEAM = "team"
    PEOPLE_MET = "people-met"
    LINES = "lines"
    CASE_REVIEW = "case-review"
    NEXT_STEPS = "next-steps"


PART_NAMES = {
    Part.TEAM: "The team, by name",
    Part.PEOPLE_MET: "People met, as a chart",
    Part.LINES: "Appendix: lines of enquiry",
    Part.CASE_REVIEW: "Appendix: case record review",
    Part.NEXT_STEPS: "Next steps",
}
USUAL_PARTS = tuple(Part)
"""What stands where nobody chose: as far as there is anything to show."""
_LAYOUTS = {"cpc": Layout.CORPORATE, "corporate": Layout.CORPORATE, "asc": Layout.ADULT_SOCIAL_CARE,
            "adult": Layout.ADULT_SOCIAL_CARE, "regional": Layout.REGIONAL}  # fmt: skip
"""How the code of an offer begins that is laid out after another custom than children's."""


class Edition(Struct, frozen=True):
    """Which edition of a document this is: how far it has come, its number, its day in words.

    Number 0 is the one that is being worked on; without a day none is printed.
    """

    stage: Stage = Stage.DRAFT
    number: int = 0
    day: str = ""

    @property
    def words(self) -> str:
        """Return it as the cover says it: "Draft 2, for factual accuracy, 9 June 2026"."""
        if not self.number:
            said = "Working draft"
        elif self.stage is Stage.FINAL:
            said = "Final"
        else:
            said = f"Draft {self.number}{_FOR.get(self.stage, '')}"
        return ", ".join(filter(None, (said, self.day)))


_FOR = {
    Stage.TEAM: ", for the team",
    Stage.QUALITY_ASSURANCE: ", for quality assurance",
    Stage.FACTUAL_ACCURACY: ", for factual accuracy",
    Stage.PRESENTED: ", as presented",
}
STAGES = (
    Stage.DRAFT,
    Stage.TEAM,
    Stage.QUALITY_ASSURANCE,
    Stage.FACTUAL_ACCURACY,
    Stage.FINAL,
)
"""The stages in the order in which a report goes through them."""


def plan_of(casebook: Casebook, kind: Publication) -> Plan:
    """Return what the leads chose for a document, or what is usual for the offer."""
    for published in casebook.publications:
        if published.kind is kind and published.plan:
            return published.plan
    return usual_plan(casebook, kind)


def usual_plan(casebook: Casebook, kind: Publication) -> Plan:
    """Return the plan that stands until somebody chooses: the offer's layout, every part."""
    code = casebook.challenge.offer.casefold()
    found = (layout for begins, layout in _LAYOUTS.items() if code.startswith(begins))
    layout = Layout.REGIONAL if kind is Publication.FORM else next(found, Layout.CHILDRENS)
    return Plan(layout=layout, parts=tuple(part.value for part in USUAL_PARTS))


def wants(casebook: Casebook, kind: Publication, part: Part) -> bool:
    """Say whether an optional part is to stand in a document."""
    return part.value in plan_of(casebook, kind).parts


def for_document(casebook: Casebook, kind: Publication) -> Casebook:
    """Return the casebook with those messages only that stand in a document, in its order.

    A message that the plan's order does not name comes after those that it does, in the order
    of the wall.
    """
    plan = plan_of(casebook, kind)
    rank = {message: place for place, message in enumerate(plan.order)}
    left_out = frozenset(plan.left_out)

    def place(message: Message) -> int:
        named = [rank[each] for each in (message.id, *message.also) if each in rank]
        return min(named, default=len(rank))

    shown = [
        message
        for message in casebook.standing
        if message.use is not Use.NEITHER and not {message.id, *message.also} & left_out
    ]
    return structs.replace(casebook, messages=tuple(sorted(shown, key=place)))


def name_of(kind: Publication) -> str:
    """Return what a document is called in print."""
    return _NAMES.get(kind, title(kind))


_NAMES = {
    Publication.REPORT: "Peer challenge report",
    Publication.LETTER: "Feedback letter",
    Publication.FORM: "Feedback form",
    Publication.CASE_REVIEW: "Case record review",
}
