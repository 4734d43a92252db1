# SPDX-License-Identifier: Apache-2.0
"""A presentation as an editable PowerPoint file in Arial, which every council's laptop has."""

from collections.abc import Mapping
from io import BytesIO
from pathlib import Path

from msgspec import structs
from pptx.oxml import parse_xml
from pptx.presentation import Presentation

from peerdesk.compose.blocks import Copy, Deck, Slide
from peerdesk.compose.refitting import Fit, refitted
from peerdesk.compose.rendered import Rendered
from peerdesk.compose.slide_type import slide_type
from peerdesk.render.clean import language_of, line
from peerdesk.render.fonts import Faces, load_faces
from peerdesk.render.foreign import Foreign
from peerdesk.render.pptx_making import Making
from peerdesk.render.pptx_relations import Relations
from peerdesk.render.pptx_slide import layout_of, slide_xml
from peerdesk.render.pptx_team import fit_of, open_team_template
from peerdesk.render.pptx_team_slide import team_slide_xml
from peerdesk.render.pptx_template import empty_presentation
from peerdesk.render.pptx_xml import content_xml
from peerdesk.render.properties import Properties, describe
from peerdesk.render.slide_layout import file_title
from peerdesk.render.zipping import without_clock

_WRITTEN_IN = "en-GB"
"""The language that our own XML says until it is told otherwise."""
NO_ANCHORS: Mapping[str, str] = {}


def render_pptx(
    deck: Deck,
    fonts: Path,
    *,
    large: bool = False,
    template: bytes = b"",
    anchors: Mapping[str, str] = NO_ANCHORS,
) -> Rendered:
    """Return a presentation as a PowerPoint file; `fonts` is the folder of the shipped fonts.

    The fonts measure only: Arial's metric twin says where a title needs a second line. `template`
    is a team's own file; what it does not have is in `lacking`. `anchors` are random marks by
    message, for reading the file back: see `peerdesk.render.pptx_relations`. Equal presentations
    give equal bytes. Raises `FontMissing` and `TemplateUnusable`.
    """
    deck = structs.replace(deck, language=language_of(deck.language))
    faces = load_faces(fonts)
    sizes = slide_type(large=large)
    relations = Relations(anchors, deck.language)
    with faces.measuring():
        if template:
            presentation, lacking = _in_template(deck, template, faces, relations, large=large)
        else:
            lacking = ()
            presentation = empty_presentation(sizes)
            fitting = refitted(deck, Fit(sizes))
            made = Making(fitting, sizes, faces, relations)
            for slide in made.deck.slides:
                _add(presentation, made, slide)
    title, organisation = file_title(deck), deck.council
    properties = Properties(title, deck.offer, organisation, deck.language)
    describe(presentation.core_properties, presentation.part.package, properties)
    written = BytesIO()
    presentation.save(written)
    return Rendered(without_clock(written.getvalue()), lacking)


def _in_template(
    deck: Deck, content: bytes, faces: Faces, relations: Relations, *, large: bool
) -> tuple[Presentation, tuple[str, ...]]:
    """Return the presentation in a team's own look, and what that look lacks."""
    team = open_team_template(content, large=large)
    fitting = refitted(deck, fit_of(team))
    made = Making(fitting, team.type, faces, relations)
    for slide in fitting.slides:
        added = team.file.slides.add_slide(team.layout(slide.kind).layout)
        relations.turn_to(added.part)
        _fill(added, team_slide_xml(made, slide, team), made, slide)
    return team.file, team.lacking


def _add(presentation: Presentation, made: Making, slide: Slide) -> None:
    added = presentation.slides.add_slide(presentation.slide_layouts[layout_of(slide)])
    made.relations.turn_to(added.part)
    _fill(added, slide_xml(made, slide), made, slide)


def _fill(added: Foreign, shapes: str, made: Making, slide: Slide) -> None:
    element = added.element
    content = parse_xml(content_xml("", shapes))
    element.replace(element.cSld, content)
    if made.deck.copy is Copy.TEAM and slide.crib:
        frame = added.notes_slide.notes_text_frame
        frame.text = "\n".join(map(line, slide.crib))
        _speak(frame._txBody, made.deck.language)  # noqa: SLF001 - runs have no language otherwise
    if made.deck.language != _WRITTEN_IN:
        for one in content.iter():
            if "lang" in one.attrib:
                one.set("lang", made.deck.language)


def _speak(body: Foreign, language: str) -> None:
    for run in body.iter("{http://schemas.openxmlformats.org/drawingml/2006/main}r"):
        run.get_or_add_rPr().set("lang", language)
