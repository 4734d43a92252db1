# SPDX-License-Identifier: Apache-2.0
"""Text set in a document's type: the one gate through which words reach a reportlab paragraph."""

from reportlab.platypus import Paragraph

from peerdesk.render.clean import markup, portions, short
from peerdesk.render.fonts import FALLBACK, Faces
from peerdesk.render.styles import Styles


class Setting:
    """Faces and styles together, making paragraphs of text that nobody has vouched for."""

    def __init__(self, faces: Faces, styles: Styles) -> None:
        self.faces = faces
        self.styles = styles
        self.small = styles.px(12)

    def markup(self, text: str) -> str:
        """Return a text escaped, with letters that the type lacks in the fallback font."""
        return markup(text, self.faces.covers, FALLBACK)

    def paragraphs(self, text: str, style: str, *, bullet: str = "") -> list[Paragraph]:
        """Return a text as a paragraph in a style; as several, if it is of absurd length."""
        return self.point(text, "", style, bullet=bullet)

    def point(self, text: str, after: str, style: str, *, bullet: str) -> list[Paragraph]:
        """Return a text with a bullet, and markup that is ours after its end."""
        *before, last = portions(text)
        words = [*map(self.markup, before), self.markup(last) + after]
        bullets = [bullet or None, *[None] * len(before)]
        return [
            Paragraph(part, self.styles[style], bulletText=mark)
            for part, mark in zip(words, bullets, strict=True)
        ]

    def heading(self, text: str, style: str, *, colour: str = "", most: int = 240) -> Paragraph:
        """Return a name or title as one paragraph, in another colour than its style's if given.

        What cannot break over pages is cut if it has more than `most` characters.
        """
        words = self.markup(short(text, most))
        words = f'<font color="{colour}">{words}</font>' if colour else words
        return Paragraph(words, self.styles[style])
