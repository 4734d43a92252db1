# SPDX-License-Identifier: Apache-2.0
"""A team's own PowerPoint template: its layouts by name, its letters and places, our words.

Text goes into the template's own placeholders in the template's own size; where a slide of it
has less room than ours, the points are continued on a further slide rather than shrunk.
"""

from collections.abc import Iterator, Sequence
from io import BytesIO

import pptx
from msgspec import Struct, structs
from pptx.presentation import Presentation

from peerdesk.compose.blocks import SlideKind
from peerdesk.compose.refitting import Fit
from peerdesk.compose.slide_type import LARGE, STANDARD, SlideType
from peerdesk.render import slide_layout as at
from peerdesk.render.errors import TemplateUnusable
from peerdesk.render.foreign import Foreign
from peerdesk.render.pptx_measures import body_type, box_of, face_of, size_of
from peerdesk.render.pptx_xml import EMU
from peerdesk.render.slide_layout import Box
from peerdesk.render.template_intake import SLIDES, taken_in

_COVER, _POINTS, _TITLE_ONLY = "cover", "points", "title only"
_NAMES = {
    _COVER: ("Cover", "Title Slide"),
    _POINTS: ("Points under a sign", "Title and Content", "Title and Text", "Text"),
    _TITLE_ONLY: ("Title only",),
}
"""Names of layouts by what they are for: ours first, then those that PowerPoint gives."""
_TYPES = {_COVER: ("title",), _POINTS: ("obj", "tx"), _TITLE_ONLY: ("titleOnly",)}
_USES = {
    SlideKind.COVER: _COVER,
    SlideKind.CLOSING: _COVER,
    SlideKind.FIGURES: _TITLE_ONLY,
    SlideKind.FIGURE: _TITLE_ONLY,
}
_TITLES, _BODIES = {"title", "ctrTitle"}, {"body", "obj", ""}
_NARROW = frozenset(
    {"arial", "liberation sans", "helvetica", "calibri", "calibri light", "carlito", "cambria",
     "gill sans mt", "times new roman", "arial narrow", "+mn-lt", ""}
)  # fmt: skip
"""Letters no wider than Arial's, which can be measured here."""
_SURE, _UNSURE = 0.95, 0.86
"""What part of a line is counted on, in such letters and in others."""
_LEAST_LARGE = 24


class Holder(Struct, frozen=True):
    """A placeholder of a layout: its kind as written, its number, its place, its size of type."""

    kind: str
    index: int
    box: Box
    size: float


class TeamLayout(Struct, frozen=True):
    """A layout of the template with the placeholders that we write into."""

    layout: Foreign
    title: Holder | None
    body: Holder | None
    foot: Holder | None
    number: Holder | None


class Team(Struct, frozen=True):
    """A template ready to be filled; `region` is where tables, charts and counts go.

    `raised` is the size that the body is given in large print if the template's own is smaller.
    """

    file: Presentation
    layouts: dict[str, TeamLayout]
    type: SlideType
    width: float
    height: float
    region: Box
    sure: float
    raised: float
    large: bool
    lacking: tuple[str, ...]

    def layout(self, kind: SlideKind) -> TeamLayout:
        """Return the layout for a kind of slide."""
        return self.layouts[_USES.get(kind, _POINTS)]


def open_team_template(content: bytes, *, large: bool) -> Team:
    """Return a template without its slides, and what it lacks. Raises `TemplateUnusable`."""
    try:
        file = pptx.Presentation(BytesIO(taken_in(content, SLIDES)))
        layouts = [layout for master in file.slide_masters for layout in master.slide_layouts]
        size = _size(file)
    except (ValueError, KeyError, AttributeError, SyntaxError, TypeError) as error:
        raise TemplateUnusable(SLIDES.name) from error
    if not layouts:
        raise TemplateUnusable(SLIDES.name)
    lacking = list(_emptied(file))
    found: dict[str, TeamLayout] = {}
    for use in _NAMES:
        chosen, said = _choose(layouts, use)
        found[use] = _held(chosen, size)
        lacking += said
    points = found[_POINTS]
    region = points.body.box if points.body else _ours(size)
    face = face_of(points.layout)
    sure = _SURE if face.lower() in _NARROW else _UNSURE
    if sure is _UNSURE:
        lacking.append(
            f"The template’s letters, {face}, cannot be measured here: look whether every slide "
            "fits."
        )
    sizes, raised = _type(points, large=large)
    return Team(
        file, found, sizes, size.width, size.height, region, sure, raised, large, tuple(lacking)
    )


def fit_of(team: Team) -> Fit:
    """Return what a slide of the template holds below its title."""
    inner = team.region.width - 2 * _INSET
    return Fit(
        team.type,
        (inner - at.INDENT) * team.sure,
        inner,
        (team.region.height - _INSET) * team.sure,
        titles_grow=False,
    )


_INSET = 10.0
"""The margin inside a placeholder, in pixels, where a template does not say otherwise."""


def _type(points: TeamLayout, *, large: bool) -> tuple[SlideType, float]:
    """Return the sizes to page by, and what the body is raised to, or 0."""
    size, line, gap = body_type(points.layout, points.body.index if points.body else None)
    if not large:
        return structs.replace(STANDARD, body=(size, line), body_gap=gap), 0
    raised = _LEAST_LARGE if size < _LEAST_LARGE else 0
    high = round(max(size, _LEAST_LARGE) * line / size)
    return structs.replace(LARGE, body=(max(size, _LEAST_LARGE), high), body_gap=gap), raised


def _size(file: Presentation) -> Box:
    if not file.slide_width or not file.slide_height:
        raise TemplateUnusable(SLIDES.name)
    return Box(0, 0, file.slide_width / EMU, file.slide_height / EMU)


def _emptied(file: Presentation) -> Iterator[str]:
    """Take the template's slides out of it, and say so if there were any."""
    listed = file.slides._sldIdLst  # noqa: SLF001 - python-pptx cannot remove a slide
    slides = list(listed)
    for slide in slides:
        file.part.drop_rel(slide.rId)
        listed.remove(slide)
    for element in file.element.xpath("//*[local-name()='sectionLst']"):
        holder = element.getparent()
        holder.getparent().remove(holder)
    if slides:
        yield "The template’s own slides were left out; its layouts stay."


def _choose(layouts: Sequence[Foreign], use: str) -> tuple[Foreign, list[str]]:
    """Return the layout for a use: by name, else by kind, else the best there is; and the word."""
    by_name = {layout.name.strip().lower(): layout for layout in reversed(layouts)}
    for name in _NAMES[use]:
        if name.lower() in by_name:
            return by_name[name.lower()], []
    wanted = _NAMES[use][-1] if use == _TITLE_ONLY else _NAMES[use][1]
    for layout in layouts:
        if layout.element.get("type", "") in _TYPES[use]:
            return layout, [_instead(wanted, layout.name)]
    titled = [one for one in layouts if _titled(one)]
    full = [one for one in titled if any(_kind(p) in _BODIES for p in one.placeholders)]
    chosen = (full if use == _POINTS else titled) or titled or layouts
    return chosen[0], [_instead(wanted, chosen[0].name)]


def _instead(wanted: str, used: str) -> str:
    return f"The template has no layout “{wanted}”: its “{used.strip()}” is used for that."


def _held(layout: Foreign, size: Box) -> TeamLayout:
    holders = [(_kind(p), _holder(layout, p, size)) for p in layout.placeholders]

    def first(kinds: set[str]) -> Holder | None:
        fitting = [holder for kind, holder in holders if kind in kinds]
        return max(fitting, key=lambda h: h.box.width * h.box.height, default=None)

    return TeamLayout(
        layout,
        first(_TITLES),
        first({"subTitle"}) or first(_BODIES),
        first({"ftr"}),
        first({"sldNum"}),
    )


def _holder(layout: Foreign, placeholder: Foreign, slide: Box) -> Holder:
    index, kind = placeholder.placeholder_format.idx, _written(placeholder)
    return Holder(kind, index, box_of(placeholder, slide), size_of(layout, index, kind))


def _titled(layout: Foreign) -> bool:
    return any(_kind(placeholder) in _TITLES for placeholder in layout.placeholders)


def _kind(placeholder: Foreign) -> str:
    return _written(placeholder) or "obj"


def _written(placeholder: Foreign) -> str:
    return str(placeholder.element.ph.get("type", ""))


def _ours(size: Box) -> Box:
    """Return our own place for the body, on a slide of another size."""
    across, down = size.width / at.WIDTH, size.height / at.HEIGHT
    wide = (at.RIGHT - at.LEFT) * across
    return Box(at.LEFT * across, at.BODY_TOP * down, wide, 480 * down)
