# SPDX-License-Identifier: Apache-2.0
"""Why a presentation from elsewhere is not read; nothing of it was taken in."""

from peerdesk.interchange.errors import InterchangeError


class NoPresentation(InterchangeError):
    """The file is no PowerPoint file of today's kind."""

    def __init__(self) -> None:
        super().__init__(
            "This is not a PowerPoint file (.pptx): open it where it came from, save it as one, "
            "and choose that."
        )


class TooManySlides(InterchangeError):
    """The file has more slides than anybody presents."""

    def __init__(self, slides: int, limit: int) -> None:
        super().__init__(
            f"This file has {slides:,} slides and no presentation of this sort has more than "
            f"{limit:,}: choose the one that was made here."
        )
        self.slides = slides
        self.limit = limit
