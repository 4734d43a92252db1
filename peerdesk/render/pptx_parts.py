# SPDX-License-Identifier: Apache-2.0
"""Slides and their notes put into a file as finished parts.

The library adds a slide by copying every placeholder of its layout and looking through all parts
for a free name, which takes longer the more slides there are; ours come written and numbered.
"""

from collections.abc import Sequence
from xml.sax.saxutils import escape

from pptx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from pptx.opc.packuri import PackURI
from pptx.oxml import parse_xml
from pptx.parts.slide import NotesSlidePart, SlidePart
from pptx.presentation import Presentation

from peerdesk.render.clean import line
from peerdesk.render.foreign import Foreign
from peerdesk.render.pptx_xml import NAMES, content_xml

_AS_MASTER = "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr>"
_IMAGE = (
    '<p:sp><p:nvSpPr><p:cNvPr id="2" name="Slide image"/><p:cNvSpPr><a:spLocks noGrp="1" '
    'noRot="1" noChangeAspect="1"/></p:cNvSpPr><p:nvPr><p:ph type="sldImg"/></p:nvPr></p:nvSpPr>'
    "<p:spPr/></p:sp>"
)
_NOTES = (
    '<p:sp><p:nvSpPr><p:cNvPr id="3" name="Notes"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
    '<p:nvPr><p:ph type="body" idx="1"/></p:nvPr></p:nvSpPr><p:spPr/><p:txBody><a:bodyPr/>'
    "<a:lstStyle/>{}</p:txBody></p:sp>"
)


def add_slide(presentation: Presentation, layout: Foreign, number: int) -> Foreign:
    """Return the part of a new slide on a layout, still without content."""
    package = presentation.part.package
    name = PackURI(f"/ppt/slides/slide{number}.xml")
    part = SlidePart(name, CONTENT_TYPE.PML_SLIDE, package, parse_xml(f"<p:sld {NAMES}/>"))
    part.relate_to(layout.part, RELATIONSHIP_TYPE.SLIDE_LAYOUT)
    key = presentation.part.relate_to(part, RELATIONSHIP_TYPE.SLIDE)
    presentation.slides._sldIdLst.add_sldId(key)  # noqa: SLF001 - no public way
    return part


def fill_slide(part: Foreign, shapes: str, language: str) -> None:
    """Write the shapes of a slide, in a language."""
    part._element = _said(f"<p:sld {NAMES}>{content_xml('', shapes)}{_AS_MASTER}</p:sld>", language)  # noqa: SLF001 - no public way


def add_notes(
    presentation: Presentation, slide: Foreign, notes: Sequence[str], language: str
) -> None:
    """Add notes to a slide, a paragraph each; whoever speaks sees them and nobody else."""
    package = presentation.part.package
    number = slide.partname.idx
    text = "".join(
        f'<a:p><a:r><a:rPr lang="en-GB"/><a:t>{escape(line(note))}</a:t></a:r></a:p>'
        for note in notes
    )
    content = content_xml("", _IMAGE + _NOTES.format(text))
    part = NotesSlidePart(
        PackURI(f"/ppt/notesSlides/notesSlide{number}.xml"),
        CONTENT_TYPE.PML_NOTES_SLIDE,
        package,
        _said(f"<p:notes {NAMES}>{content}{_AS_MASTER}</p:notes>", language),
    )
    part.relate_to(presentation.part.notes_master_part, RELATIONSHIP_TYPE.NOTES_MASTER)
    part.relate_to(slide, RELATIONSHIP_TYPE.SLIDE)
    slide.relate_to(part, RELATIONSHIP_TYPE.NOTES_SLIDE)


_WRITTEN_IN = "en-GB"
"""The language that our own XML says until it is told otherwise."""


def _said(written: str, language: str) -> Foreign:
    element = parse_xml(written)
    if language != _WRITTEN_IN:
        for one in element.iter():
            if "lang" in one.attrib:
                one.set("lang", language)
    return element
