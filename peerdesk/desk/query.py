# SPDX-License-Identifier: Apache-2.0
"""Which notes somebody wants to see."""

from msgspec import Struct

from peerdesk.domain.words import Source, Stance, Voice


class NoteQuery(Struct, frozen=True, kw_only=True):
    """Filters over the notes; an empty filter lets everything through.

    `words` is searched as typed, every word as a prefix; `theme` and `kloe` are identifiers;
    `withdrawn` shows the bin instead of the rest; `in_message` False shows those in none.
    """

    words: str = ""
    day: str = ""
    session: str = ""
    source: Source | None = None
    stance: Stance | None = None
    kloe: str = ""
    theme: str = ""
    voice: Voice | None = None
    author: str = ""
    case: str = ""
    untagged: bool = False
    in_message: bool | None = None
    withdrawn: bool = False
    newest_first: bool = True
