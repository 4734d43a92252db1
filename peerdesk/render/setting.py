# SPDX-License-Identifier: Apache-2.0
"""Text set in a document's type: how words get from a document into paragraphs."""

from collections.abc import Sequence

from peerdesk.render.clean import portions, short
from peerdesk.render.fonts import Faces
from peerdesk.render.styles import Styles
from peerdesk.render.tagging import Element
from peerdesk.render.words import Bullet, Run, Words, words


class Setting:
    """Faces and styles together, making paragraphs of text that nobody has vouched for.

    `room` is how wide the text of a page may be, in points.
    """

    def __init__(self, faces: Faces, styles: Styles, room: float) -> None:
        self.faces = faces
        self.styles = styles
        self.room = room

    def paragraphs(
        self, text: str, style: str, tag: Element | None = None, *, after: Sequence[Run] = ()
    ) -> list[Words]:
        """Return a text as a paragraph; as several, if it is of absurd length.

        The runs of `after` follow the last, but those that are ahead stand before the first.
        """
        *before, last = portions(text)
        follows = [run for run in after if not run.ahead]
        pieces = [*([Run(piece)] for piece in before), [Run(last), *follows]]
        pieces[0] = [*(run for run in after if run.ahead), *pieces[0]]
        return [words(runs, self.styles[style], self.faces, tag=tag) for runs in pieces]

    def point(
        self, text: str, style: str, bullet: Bullet, body: Element, after: Sequence[Run] = ()
    ) -> list[Words]:
        """Return an item of a list: its bullet before the first line, its words beside it."""
        made = self.paragraphs(text, style, body, after=after)
        made[0].bullet = bullet
        return made

    def heading(
        self,
        text: str,
        style: str,
        tag: Element | None = None,
        *,
        colour: str = "",
        most: int = 240,
    ) -> Words:
        """Return a name or title as one paragraph, in another colour than its style's if given.

        What cannot break over pages is cut if it has more than `most` characters.
        """
        run = Run(short(text, most), colour=colour)
        return words([run], self.styles[style], self.faces, tag=tag)
