# SPDX-License-Identifier: Apache-2.0
"""Why a Word file or workbook from elsewhere is not read; nothing of it was taken in."""

from peerdesk.interchange.errors import InterchangeError


class NoOfficeFile(InterchangeError):
    """The file is neither a Word file nor a workbook of today’s kind."""

    def __init__(self) -> None:
        super().__init__(
            "This is neither a Word file (.docx) nor a workbook (.xlsx): open it where it came "
            "from, save it as one of them, and choose that."
        )


class LockedOfficeFile(InterchangeError):
    """The file asks for a password, or is of the kind before 2007."""

    def __init__(self) -> None:
        super().__init__(
            "This is an older file (.doc, .xls), or one with a password: save it as .docx or "
            ".xlsx without one, and choose that."
        )


class BrokenOfficeFile(InterchangeError):
    """The file cannot be read to its end."""

    def __init__(self) -> None:
        super().__init__(
            "This file is damaged and cannot be read: open it where it came from, save it anew, "
            "and choose that."
        )


class OvergrownOfficeFile(InterchangeError):
    """Unpacked, the file would be larger than any document is, as a trap would be."""

    def __init__(self, size: int, limit: int, unit: str) -> None:
        super().__init__(
            f"This file holds {size:,} {unit} and no document of this sort has more than "
            f"{limit:,}: it may be a trap. Ask whoever sent it for a plain copy."
        )
        self.size = size
        self.limit = limit
        self.unit = unit


class ForbiddenOfficePart(InterchangeError):
    """The file declares entities of its own, which could read this laptop’s files."""

    def __init__(self) -> None:
        super().__init__(
            "This file has instructions in it that no document needs, and that could reach for "
            "other files: it was not opened. Ask whoever sent it for a plain copy."
        )


class NothingToRead(InterchangeError):
    """There is no log of comments in the file, and nobody has commented on its text."""

    def __init__(self) -> None:
        super().__init__(
            "There are no comments in this file: neither in Word’s margin nor as tracked changes, "
            "and no table has a column named Comment. Ask for the file with its comments kept."
        )
