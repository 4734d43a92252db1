# SPDX-License-Identifier: Apache-2.0
"""A presentation as an editable PowerPoint file in Arial, which every council's laptop has."""

import zipfile
from io import BytesIO
from pathlib import Path

from pptx.opc.constants import RELATIONSHIP_TYPE as RELATION
from pptx.oxml import parse_xml
from pptx.presentation import Presentation

from peerdesk.compose.blocks import Copy, Deck, Slide
from peerdesk.render.clean import line, short
from peerdesk.render.fonts import Faces, load_faces
from peerdesk.render.pptx_slide import layout_of, slide_xml
from peerdesk.render.pptx_template import empty_presentation
from peerdesk.render.pptx_xml import content_xml
from peerdesk.render.slide_layout import file_title

_DAWN = (1980, 1, 1, 0, 0, 0)
"""The earliest time that a ZIP file can say, and so no time at all."""
_PROGRAM = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Properties xmlns="http://schemas.'
    b'openxmlformats.org/officeDocument/2006/extended-properties"><Application>PeerDesk'
    b"</Application></Properties>"
)


def render_pptx(deck: Deck, fonts: Path) -> bytes:
    """Return a presentation as a PowerPoint file; `fonts` is the folder of the shipped fonts.

    The fonts measure only: Arial's metric twin says where a title needs a second line. Equal
    presentations give equal bytes. Raises `FontMissing`.
    """
    faces = load_faces(fonts)
    presentation = empty_presentation()
    with faces.measuring():
        for slide in deck.slides:
            _add(presentation, deck, slide, faces)
    _describe(presentation, deck)
    written = BytesIO()
    presentation.save(written)
    return _without_clock(written.getvalue())


def _add(presentation: Presentation, deck: Deck, slide: Slide, faces: Faces) -> None:
    added = presentation.slides.add_slide(presentation.slide_layouts[layout_of(slide)])
    element = added.element
    element.replace(element.cSld, parse_xml(content_xml("", slide_xml(deck, slide, faces))))
    if deck.copy is Copy.TEAM and slide.crib:
        notes = "\n".join(map(line, slide.crib))
        added.notes_slide.notes_text_frame.text = notes


def _describe(presentation: Presentation, deck: Deck) -> None:
    """Set title, subject and language, and nothing about who made the file or when."""
    properties = presentation.core_properties
    for element in list(properties._element):  # noqa: SLF001 - setters cannot remove a date
        properties._element.remove(element)  # noqa: SLF001 - likewise
    properties.title = short(file_title(deck))
    properties.subject = short(deck.offer)
    properties.language = deck.language
    package = presentation.part.package
    package.part_related_by(RELATION.EXTENDED_PROPERTIES)._blob = _PROGRAM  # noqa: SLF001 - likewise


def _without_clock(data: bytes) -> bytes:
    """Return the same file with every part dated alike, so that it can be compared by bytes."""
    written = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as source, zipfile.ZipFile(written, "w") as target:
        for entry in source.infolist():
            plain = zipfile.ZipInfo(entry.filename, _DAWN)
            plain.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(plain, source.read(entry))
    return written.getvalue()
