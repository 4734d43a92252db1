# SPDX-License-Identifier: Apache-2.0
"""What a template says of its placeholders: where they stand, in what size and in what letters.

A layout that is silent takes it from its master, and the master from its text styles.
"""

from collections.abc import Iterator

from pptx.opc.constants import RELATIONSHIP_TYPE as RELATION

from peerdesk.render.foreign import Foreign
from peerdesk.render.pptx_xml import EMU
from peerdesk.render.slide_layout import Box

_MAIN = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_MASTERS = {
    "title": ("title", "titleStyle"),
    "ctrTitle": ("title", "titleStyle"),
    "ftr": ("ftr", "otherStyle"),
    "sldNum": ("sldNum", "otherStyle"),
    "dt": ("dt", "otherStyle"),
}
"""The placeholder and the style of a master that a layout's placeholder follows."""
_USUAL = 18.0
"""PowerPoint's own size where nobody says one, in points."""
_LINE = 1.2
_GAP = 0.5
"""Line and space after a paragraph, in sizes of the type, where a template says none."""


def box_of(placeholder: Foreign, slide: Box) -> Box:
    """Return where a placeholder stands, in pixels; the whole slide where nobody says it."""
    places = (placeholder.left, placeholder.top, placeholder.width, placeholder.height)
    if any(place is None for place in places):
        return slide
    return Box(*(place / EMU for place in places))


def size_of(layout: Foreign, index: int, kind: str) -> float:
    """Return the size of a placeholder's first level in pixels; `kind` is as it is written."""
    for level in _levels(layout, index, kind):
        letters = level.find(f"{_MAIN}defRPr")
        if letters is not None and letters.get("sz"):
            return int(letters.get("sz")) / 75
    return _USUAL / 0.75


def body_type(layout: Foreign, index: int | None) -> tuple[int, int, int]:
    """Return size, line and gap of the first level of a layout's body, in pixels."""
    size = line = gap = None
    for level in _levels(layout, index, "body"):
        letters = level.find(f"{_MAIN}defRPr")
        if size is None and letters is not None and letters.get("sz"):
            size = int(letters.get("sz")) / 100
        line = line or _spacing(level.find(f"{_MAIN}lnSpc"))
        before = _spacing(level.find(f"{_MAIN}spcBef")), _spacing(level.find(f"{_MAIN}spcAft"))
        gap = gap or (before if any(before) else None)
    size = size or _USUAL
    high = _LINE * size * (line[0] or 1) if line else _LINE * size
    if line and line[1]:
        high = max(line[1], size)
    spaces = sum(part[0] * size + part[1] for part in gap if part) if gap else _GAP * size
    return tuple(round(points / 0.75 + 0.49) for points in (size, high, spaces))  # type: ignore[return-value]  # three of them, as many as went in


def face_of(layout: Foreign) -> str:
    """Return the letters in which a template's body is set, by name."""
    theme = layout.slide_master.part.part_related_by(RELATION.THEME).blob.decode(errors="replace")
    _, _, minor = theme.partition("<a:minorFont>")
    _, _, named = minor.partition('<a:latin typeface="')
    return str(named.partition('"')[0])


def _levels(layout: Foreign, index: int | None, kind: str) -> Iterator[Foreign]:
    """Yield what says something about the first level, the nearest first."""
    followed, style = _MASTERS.get(kind, ("body", "bodyStyle"))
    for holder in layout.placeholders:
        if holder.placeholder_format.idx == index:
            yield from holder.element.iter(f"{_MAIN}lvl1pPr")
    master = layout.slide_master
    for holder in master.placeholders:
        if holder.element.ph.get("type", "") == followed:
            yield from holder.element.iter(f"{_MAIN}lvl1pPr")
    for styles in master.element.iter(f"{{*}}{style}"):
        yield from styles.iter(f"{_MAIN}lvl1pPr")


def _spacing(element: Foreign) -> tuple[float, float] | None:
    """Return a spacing as a part of the size and as points, one of them 0."""
    if element is None:
        return None
    for child in element:
        value = child.get("val", "").rstrip("%")
        if value.lstrip("-").isdigit():
            part = child.tag.endswith("spcPct")
            return (int(value) / 100_000, 0) if part else (0, int(value) / 100)
    return None
