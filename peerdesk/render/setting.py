# SPDX-License-Identifier: Apache-2.0
"""Text set in a document's type: the one gate through which words reach a reportlab paragraph."""

from reportlab.platypus import Paragraph

from peerdesk.render.clean import markup
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

    def paragraph(self, text: str, style: str, *, bullet: str = "") -> Paragraph:
        """Return a text as a paragraph in a style."""
        return Paragraph(self.markup(text), self.styles[style], bulletText=bullet or None)

    def coloured(self, text: str, style: str, colour: str) -> Paragraph:
        """Return a text as a paragraph in a style, in another colour."""
        words = f'<font color="{colour}">{self.markup(text)}</font>'
        return Paragraph(words, self.styles[style])
