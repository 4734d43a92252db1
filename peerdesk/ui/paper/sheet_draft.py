# SPDX-License-Identifier: Apache-2.0
"""A sheet as far as it is typed in: kept as a draft, and put back where one left off."""

import msgspec

from peerdesk.desk.capture_sheets import PaperLine

DRAFT = "paper"
"""The key of the draft: one sheet is typed in at a time."""


class SheetDraft(msgspec.Struct, frozen=True, kw_only=True):
    """What was typed: for which session, by whom, on which day where there is no session."""

    session: str = ""
    author: str = ""
    day: str = ""
    lines: tuple[PaperLine, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Say whether nothing was typed at all."""
        return not any(line.text.strip() or line.time.strip() for line in self.lines)


def to_draft(draft: SheetDraft) -> str:
    """Return the text of a draft, "" where there is nothing to keep."""
    return "" if draft.is_empty else msgspec.json.encode(draft).decode()


def from_draft(text: str) -> SheetDraft:
    """Return what a draft holds, or an empty sheet where it holds none."""
    try:
        return msgspec.json.decode(text, type=SheetDraft) if text else SheetDraft()
    except msgspec.MsgspecError:
        return SheetDraft()
