# SPDX-License-Identifier: Apache-2.0
"""A presentation as an editable PowerPoint file in Arial, which every council's laptop has."""

from collections.abc import Mapping
from io import BytesIO
from pathlib import Path

from msgspec import structs
from pptx.presentation import Presentation

from peerdesk.compose.blocks import Copy, Deck, Slide
from peerdesk.compose.refitting import Fit, refitted
from peerdesk.compose.rendered import Rendered
from peerdesk.compose.slide_type import slide_type
from peerdesk.render.clean import language_of
from peerdesk.render.fonts import Faces, load_faces
from peerdesk.render.foreign import Foreign
from peerdesk.render.pptx_making import Making
from peerdesk.render.pptx_parts import add_notes, add_slide, fill_slide
from peerdesk.render.pptx_relations import Relations
from peerdesk.render.pptx_slide import layout_of, slide_xml
from peerdesk.render.pptx_team import fit_of, open_team_template
from peerdesk.render.pptx_team_slide import team_slide_xml
from peerdesk.render.pptx_template import empty_presentation
from peerdesk.render.properties import Properties, describe
from peerdesk.render.slide_layout import file_title
from peerdesk.render.zipping import without_clock

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
            made = Making(refitted(deck, Fit(sizes)), sizes, faces, relations)
            presentation, lacking = _in_ours(made), ()
    properties = Properties(file_title(deck), deck.offer, deck.council, deck.language)
    describe(presentation.core_properties, presentation.part.package, properties)
    written = BytesIO()
    presentation.save(written)
    return Rendered(without_clock(written.getvalue()), lacking)


def _in_template(
    deck: Deck, content: bytes, faces: Faces, relations: Relations, *, large: bool
) -> tuple[Presentation, tuple[str, ...]]:
    """Return the presentation in a team's own look, and what that look lacks."""
    team = open_team_template(content, large=large)
    made = Making(refitted(deck, fit_of(team)), team.type, faces, relations)
    for number, slide in enumerate(made.deck.slides, 1):
        part = add_slide(team.file, team.layout(slide.kind).layout, number)
        relations.turn_to(part)
        fill_slide(part, team_slide_xml(made, slide, team), deck.language)
        _note(team.file, part, made, slide)
    return team.file, team.lacking


def _in_ours(made: Making) -> Presentation:
    """Return the presentation in our own look."""
    presentation = empty_presentation(made.type)
    layouts = list(presentation.slide_layouts)
    for number, slide in enumerate(made.deck.slides, 1):
        part = add_slide(presentation, layouts[layout_of(slide)], number)
        made.relations.turn_to(part)
        fill_slide(part, slide_xml(made, slide), made.deck.language)
        _note(presentation, part, made, slide)
    return presentation


def _note(presentation: Presentation, part: Foreign, made: Making, slide: Slide) -> None:
    if made.deck.copy is Copy.TEAM and slide.crib:
        add_notes(presentation, part, slide.crib, made.deck.language)
