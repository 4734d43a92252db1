# SPDX-License-Identifier: Apache-2.0
"""What somebody decides about a thing that waits."""

from msgspec import Struct

from peerdesk.desk.clashes import Version

KEEP, BOTH, MERGED, LATER = "keep", "both", "merged", "later"
ACCEPT, DECLINE = "accept", "decline"
LINK, MESSAGE, APART = "link", "message", "apart"


class Decision(Struct, frozen=True):
    """What to do; with the version to keep, the wording made from both, or the message to link."""

    what: str
    version: Version | None = None
    text: str = ""
    message: str = ""
