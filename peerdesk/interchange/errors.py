# SPDX-License-Identifier: Apache-2.0
"""What cannot be read of other people's formats, each with what to do next."""

from peerdesk.errors import PeerDeskError


class InterchangeError(PeerDeskError):
    """A file from elsewhere cannot be read; nothing of it was taken in."""


class NotText(InterchangeError):
    """The file is not UTF-8 text."""

    def __init__(self) -> None:
        super().__init__(
            "This file is not UTF-8 text: save it as “CSV UTF-8”, or as UTF-8, and import it again."
        )


class TooLarge(InterchangeError):
    """The file is larger than a file of notes can be."""

    def __init__(self, size: int, limit: int, unit: str) -> None:
        super().__init__(
            f"This file has {size:,} {unit} and the limit is {limit:,}: split it into several."
        )
        self.size = size
        self.limit = limit


class BadHeading(InterchangeError):
    """The first row of a table does not name the columns."""

    def __init__(self, what: str, known: tuple[str, ...]) -> None:
        super().__init__(
            f"The heading {what}: the first row names the columns, “text” and any of "
            f"{', '.join(name for name in known if name != 'text')}."
        )
        self.what = what
        self.known = known


class UnknownFormat(InterchangeError):
    """The file's name does not say what it is."""

    def __init__(self, suffix: str) -> None:
        other = f"“{suffix[:20]}”" if suffix else "a file without such an ending"
        super().__init__(
            f"Notes are imported from .csv, .jsonl and .ndjson files, not from {other}: "
            "save the file as one of them."
        )
        self.suffix = suffix


class BadScopeFile(InterchangeError):
    """A scope file cannot be used; says which line and what to mend."""

    def __init__(self, name: str, line: int, what: str) -> None:
        super().__init__(f"{name}, line {line}: {what}")
        self.name = name
        self.line = line
        self.what = what


class UnknownPicture(InterchangeError):
    """The file is none of the sorts that can be attached."""

    def __init__(self) -> None:
        super().__init__(
            "Photographs (JPEG, PNG, WebP, TIFF, BMP, GIF) and PDF files can be attached, and "
            "this is none of them: save it as JPEG or PDF first."
        )


class BrokenPicture(InterchangeError):
    """A picture or PDF cannot be read to its end."""

    def __init__(self) -> None:
        super().__init__(
            "This file is damaged and cannot be shown, so it was not attached: open it where it "
            "came from, and save it anew."
        )


class TooManyPixels(InterchangeError):
    """A picture would take more memory than it is worth."""

    def __init__(self, limit: int) -> None:
        super().__init__(
            f"This picture has more than {limit // 1_000_000} million pixels: make it smaller "
            "and attach that."
        )
        self.limit = limit


class LockedPdf(InterchangeError):
    """A PDF asks for a password before it shows anything."""

    def __init__(self) -> None:
        super().__init__(
            "This PDF asks for a password, and nobody could open it here: save it without one, "
            "and attach that."
        )
