# SPDX-License-Identifier: Apache-2.0
"""A case study or a piece of good practice that others may hear of, if the council agrees."""

from msgspec import Struct

from peerdesk.domain.words import Permission, StudyKind


class Study(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What is shared and whether it may be; `message` says it, `permission_by` is a role.

    `asked_on` and `answered_on` are ISO days or "".
    """

    title: str
    kind: StudyKind = StudyKind.CASE_STUDY
    message: str = ""
    summary: str = ""
    region: str = ""
    permission: Permission = Permission.NOT_ASKED
    permission_by: str = ""
    asked_on: str = ""
    answered_on: str = ""
    dropped: bool = False
