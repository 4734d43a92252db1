# SPDX-License-Identifier: Apache-2.0
"""Words in PowerPoint shapes that are no placeholders, and the language of all of them."""

from pptx.enum.lang import MSO_LANGUAGE_ID
from pptx.oxml import parse_xml
from pptx.text.text import TextFrame

from peerdesk.render.pptx_xml import Type, frame_xml, paragraph_xml


def set_words(frame: TextFrame, *texts: tuple[str, Type], anchor: str = "t") -> None:
    """Put paragraphs into a box, each in its type; the box keeps its size and has no margins."""
    body = frame._txBody  # noqa: SLF001 - exact line spacing and no margins in one step
    for old in list(body):
        body.remove(old)
    for part in frame_xml(anchor):
        body.append(parse_xml(part))
    for text, style in texts:
        body.append(parse_xml(paragraph_xml(text, style)))


def speak_english(frame: TextFrame) -> None:
    """Say of every run that it is British English, for spelling and for screen readers."""
    for paragraph in frame.paragraphs:
        for run in paragraph.runs:
            run.font.language_id = MSO_LANGUAGE_ID.ENGLISH_UK
