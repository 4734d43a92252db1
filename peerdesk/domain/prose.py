# SPDX-License-Identifier: Apache-2.0
"""Text of a document that the team writes itself, beside its messages."""

from msgspec import Struct

from peerdesk.domain.publication_words import Publication


class Prose(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One part of one document: an executive summary, a theme's narrative, next steps.

    `part` names it within its document, `about` the theme or line of enquiry where there is one
    for each. Paragraphs of `words` are parted by blank lines.
    """

    publication: Publication
    part: str
    about: str = ""
    words: str = ""

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """Return its paragraphs, each on one line."""
        parts = (" ".join(part.split()) for part in self.words.split("\n\n"))
        return tuple(part for part in parts if part)
