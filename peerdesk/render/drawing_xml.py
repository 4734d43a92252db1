# SPDX-License-Identifier: Apache-2.0
"""Signs as paths of the drawing language that Word and PowerPoint share."""

from collections.abc import Sequence

from peerdesk.render.signs import SIDE, Curve, Place

_GRID = 100
"""Steps of a sign's path to one of its own units: these paths have whole numbers."""


def paths_xml(curves: Sequence[Curve]) -> str:
    """Return the lines of a sign as one geometry."""
    side = round(SIDE * _GRID)
    paths = "".join(
        f'<a:path w="{side}" h="{side}" fill="{"norm" if curve.filled else "none"}">'
        f"<a:moveTo>{_pt(curve.start)}</a:moveTo>{''.join(map(_step, curve.steps))}"
        f"{'<a:close/>' if curve.closed else ''}</a:path>"
        for curve in curves
    )
    rest = '<a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l="0" t="0" r="r" b="b"/>'
    return f"<a:custGeom>{rest}<a:pathLst>{paths}</a:pathLst></a:custGeom>"


def _step(places: tuple[Place, ...]) -> str:
    kind = "cubicBezTo" if len(places) > 1 else "lnTo"
    return f"<a:{kind}>{''.join(map(_pt, places))}</a:{kind}>"


def _pt(place: Place) -> str:
    return f'<a:pt x="{round(place[0] * _GRID)}" y="{round(place[1] * _GRID)}"/>'
