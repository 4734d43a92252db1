# SPDX-License-Identifier: Apache-2.0
"""A challenge: what was agreed with the sponsor, its themes and lines of enquiry."""

from msgspec import Struct

from peerdesk.domain.calendar import check_order, days_between, read_day
from peerdesk.domain.words import Marking, SponsorCopy


class Scope(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What was agreed at scoping; days are ISO dates, people are roles.

    The last seven fields are what an information-governance officer asks for.
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

    @property
    def days(self) -> tuple[str, ...]:
        """Return the ISO days on site."""
        return days_between(self.first_day, self.last_day)

    def day_number(self, day: str) -> int:
        """Return 1 for the first day on site; nothing below 1 for days before it."""
        return max((read_day(day) - read_day(self.first_day)).days + 1, 0)


def check_scope(scope: Scope) -> Scope:
    """Return the scope if its dates can be read and are in order, else raise a `DomainError`."""
    for day in (scope.first_day, scope.last_day, *scope.case_review_days):
        read_day(day)
    check_order(scope.first_day, scope.last_day)
    if scope.retention_date:
        read_day(scope.retention_date)
        check_order(scope.last_day, scope.retention_date)
    return scope


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
