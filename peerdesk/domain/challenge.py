# SPDX-License-Identifier: Apache-2.0
"""A challenge: what was agreed with the sponsor, its themes and lines of enquiry."""

from msgspec import Struct
from msgspec.structs import replace

from peerdesk.domain.calendar import check_order, days_between, read_day, written_day
from peerdesk.domain.concern import UrgentContact
from peerdesk.domain.words import Marking, SponsorCopy


class Scope(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What was agreed at scoping; days are ISO dates, people are roles.

    The seven fields before the last are what an information-governance officer asks for;
    `told_at_once` is who has to hear of an immediate concern, the first one first.
    """

    council: str
    title: str
    first_day: str
    last_day: str
    sponsors: tuple[str, ...]
    organiser: str = ""
    case_review_days: tuple[str, ...] = ()
    in_intervention: bool = False
    marking: Marking = Marking.NONE
    sponsor_copy: SponsorCopy = SponsorCopy.BY_WORD
    retention_date: str = ""
    controllers: tuple[str, ...] = ()
    lawful_basis: str = ""
    impact_assessment: str = ""
    confidentiality_agreement: str = ""
    told_at_once: tuple[UrgentContact, ...] = ()

    @property
    def days(self) -> tuple[str, ...]:
        """Return the ISO days on site."""
        return days_between(self.first_day, self.last_day)

    def is_planned(self, day: str) -> bool:
        """Say whether an ISO day is one on site or one of the case review."""
        return self.first_day <= day <= self.last_day or day in self.case_review_days

    def day_number(self, day: str) -> int:
        """Return 1 for the first day on site; nothing below 1 for days before it."""
        return max((read_day(day) - read_day(self.first_day)).days + 1, 0)


def check_scope(scope: Scope) -> Scope:
    """Return the scope with its days in the form kept, or raise a `DomainError`.

    Raises `UnreadableTime` and `DatesReversed`.
    """
    kept = replace(
        scope,
        first_day=written_day(scope.first_day),
        last_day=written_day(scope.last_day),
        case_review_days=tuple(sorted({written_day(day) for day in scope.case_review_days})),
        retention_date=written_day(scope.retention_date) if scope.retention_date.strip() else "",
    )
    check_order(kept.first_day, kept.last_day)
    if kept.retention_date:
        check_order(kept.last_day, kept.retention_date)
    return kept


class Theme(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A theme of the challenge; a module that was not chosen stays, not `chosen`."""

    code: str
    title: str
    core: bool
    position: int
    chosen: bool = True


class Kloe(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A key line of enquiry; its `code` is what a peer types after #."""

    theme: str
    code: str
    title: str
    question: str
    prompts: tuple[str, ...]
    position: int
    retired: bool = False
