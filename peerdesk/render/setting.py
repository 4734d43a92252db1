# SPDX-License-Identifier: Apache-2.0
"""Text set in a document's type: how words get from a document into paragraphs."""

from collections.abc import Sequence

from peerdesk.render.clean import portions, short
from peerdesk.render.fonts import Faces
from peerdesk.render.styles import Styles
from peerdesk.render.words import Run, Words, words


class Setting:
    """Faces and styles together, making paragraphs of text that nobody has vouched for."""

    def __init__(self, faces: Faces, styles: Styles) -> None:
        self.faces = faces
        self.styles = styles

    def paragraphs(
        self, text: str, style: str, *, after: Sequence[Run] = (), bullet: str = ""
    ) -> list[Words]:
        """Return a text as a paragraph; as several, if it is of absurd length.

        The bullet stands before the first, and the runs of `after` follow the last.
        """
        *before, last = portions(text)
        pieces = [*([Run(piece)] for piece in before), [Run(last), *after]]
        return [
            words(runs, self.styles[style], self.faces, bullet="" if number else bullet)
            for number, runs in enumerate(pieces)
        ]

    def heading(self, text: str, style: str, *, colour: str = "", most: int = 240) -> Words:
        """Return a name or title as one paragraph, in another colour than its style's if given.

        What cannot break over pages is cut if it has more than `most` characters.
        """
        return words([Run(short(text, most), colour=colour)], self.styles[style], self.faces)
