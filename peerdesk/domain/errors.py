# SPDX-License-Identifier: Apache-2.0
"""What the rules refuse, each with a sentence that says what to do next."""

from peerdesk.errors import PeerDeskError


class DomainError(PeerDeskError):
    """A value was refused by a rule of the work itself."""


class TextTooLong(DomainError):
    """A text is longer than any line or wording needs to be; nothing was cut."""

    def __init__(self, length: int, limit: int) -> None:
        super().__init__(
            f"This text has {length:,} characters and the limit is {limit:,}: "
            "split it into several lines; it is kept as typed."
        )
        self.length = length
        self.limit = limit


class EmptyText(DomainError):
    """A text has nothing to read in it."""

    def __init__(self) -> None:
        super().__init__("There is nothing to keep in an empty line: write a few words first.")


class DatesReversed(DomainError):
    """The last day lies before the first, or an end before its start."""

    def __init__(self, first: str, last: str) -> None:
        super().__init__(f"{last} lies before {first}: swap them or correct one.")
        self.first = first
        self.last = last


class UnreadableTime(DomainError):
    """A date or time is not written in the one form that is read."""

    def __init__(self, text: str, form: str) -> None:
        sentence = f"“{text[:40]}” is not a {form}: write it like that."
        if not text.strip():
            kind, _, example = form.partition(" such as ")
            sentence = f"The {kind} is missing: write one, such as {example}."
        super().__init__(sentence)
        self.text = text
        self.form = form


class UnknownKloe(DomainError):
    """A tag names no line of enquiry of this challenge."""

    def __init__(self, code: str) -> None:
        super().__init__(
            f"There is no line of enquiry “{code[:40]}” in this challenge: "
            "list them with “peerdesk kloe list”, or add it at scoping."
        )
        self.code = code


class UnknownVoice(DomainError):
    """A tag names none of the six voices."""

    def __init__(self, code: str) -> None:
        super().__init__(
            f"There is no voice “{code[:40]}”: use children-and-families, frontline, managers, "
            "senior-leaders, members or partners."
        )
        self.code = code
