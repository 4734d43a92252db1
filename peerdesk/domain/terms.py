# SPDX-License-Identifier: Apache-2.0
"""The ground rules and the terms of confidentiality that everybody of the team accepts."""

from msgspec import Struct


class TermsSection(Struct, frozen=True, forbid_unknown_fields=True):
    """A heading and the lines below it."""

    title: str
    lines: tuple[str, ...]


class Terms(Struct, frozen=True, forbid_unknown_fields=True):
    """The whole text as it is shown; `edition` names it, for people."""

    edition: str
    title: str
    sections: tuple[TermsSection, ...]

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """Return the text line by line, headings included, as a terminal shows it."""
        found = [self.title]
        for section in self.sections:
            found += ["", section.title, *(f"  {line}" for line in section.lines)]
        return tuple(found)
