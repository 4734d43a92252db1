# SPDX-License-Identifier: Apache-2.0
"""A case file of the case record review, by a label that means nothing outside the team.

No field holds the council's own number: what a label stands for is on a sheet that the council's
organiser keeps, and nowhere here.
"""

from msgspec import Struct

from peerdesk.domain.words import CaseState, ChosenBy


class CaseFile(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A case file as agreed: `label` is random, `agreed_list` the list that it was taken from.

    `reviewer` and `moderator` hold people's identifiers; `type` is the type of case in the team's
    words, as "child protection"; `day` the ISO day planned for it, or "".
    """

    label: str
    agreed_list: str = ""
    chosen_by: ChosenBy = ChosenBy.MANAGER
    type: str = ""
    reviewer: str = ""
    moderator: str = ""
    day: str = ""
    position: int = 0
    dropped: bool = False


class CaseReview(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """How far the review of a case file has come; what was found stands in notes.

    `read` is what was read, by sort ("assessment", "chronology"), `talked_with` are roles.
    """

    state: CaseState = CaseState.TO_REVIEW
    read: tuple[str, ...] = ()
    talked_with: tuple[str, ...] = ()
