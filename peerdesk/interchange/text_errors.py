# SPDX-License-Identifier: Apache-2.0
"""Why the text of a finished document cannot be read, each with what to do next."""

from peerdesk.interchange.errors import InterchangeError


class UnknownDocument(InterchangeError):
    """The file is none of the kinds that can be read."""

    def __init__(self) -> None:
        super().__init__(
            "PDF, PowerPoint (.pptx) and Word (.docx) files can be checked, and this is none of "
            "them: save it as one of these."
        )


class BrokenDocument(InterchangeError):
    """A document cannot be read to its end, so nothing is said about it."""

    def __init__(self) -> None:
        super().__init__(
            "This file is damaged, or holds what no document needs, and was not checked: open it "
            "in the program that it came from, save it anew and check that."
        )


class LockedDocument(InterchangeError):
    """A document asks for a password."""

    def __init__(self) -> None:
        super().__init__(
            "This file asks for a password and was not checked: save it without one first."
        )


class DocumentTooLarge(InterchangeError):
    """A document is larger, packed or unpacked, than can be read."""

    def __init__(self, what: str, limit: int) -> None:
        super().__init__(
            f"This file has more than {limit:,} {what} and was not checked: split it, or make "
            "its pictures smaller."
        )
        self.what = what
        self.limit = limit
