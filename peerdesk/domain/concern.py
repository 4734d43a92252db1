# SPDX-License-Identifier: Apache-2.0
"""An immediate concern: that somebody was told, and never what about.

The record holds no detail of a case, and is sealed to the leads before it enters the ledger.
"""

from msgspec import Struct

from peerdesk.domain.words import ToldBy


class UrgentContact(Struct, frozen=True, forbid_unknown_fields=True):
    """Who has to be told at once of an immediate concern: a role, and how it is reached."""

    role: str
    reach: str = ""


class ConcernRecord(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Who was told of a concern, when and by whom; this is what is sealed.

    `told` is a role, `by` a person's identifier; times are UTC milliseconds with the offset in
    minutes, 0 for "not yet".
    """

    told: str = ""
    way: ToldBy = ToldBy.TELEPHONE
    by: str = ""
    told_at: int = 0
    acknowledged_by: str = ""
    acknowledged_at: int = 0
    offset: int = 0
