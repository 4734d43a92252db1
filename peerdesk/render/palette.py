# SPDX-License-Identifier: Apache-2.0
"""The colours of paper and slides; every pair here has a contrast of 4.5 or more on its ground."""

from msgspec import Struct

from peerdesk.compose.blocks import Sign

INK = "#1A2328"
INK_QUIET = "#475259"
ACCENT = "#0B5563"
TINT = "#E2EEF0"
HAIR = "#D9D4CA"
RULE = "#B9BEC1"
EDGE = "#85827A"
SUNKEN = "#F4F2ED"
WHITE = "#FFFFFF"
COVER = "#0A3F4A"
COVER_QUIET = "#CFE4E8"
COVER_RING = "#32606A"
COVER_BAR = "#74C7D4"
TEAM = "#8F325C"
TEAM_GROUND = "#F9E8EF"


class Hue(Struct, frozen=True):
    """The two colours of a kind: for sign and name, and for the ground behind the sign."""

    ink: str
    ground: str


HUES = {
    Sign.NONE: Hue(ACCENT, TINT),
    Sign.STRENGTH: Hue("#1D6A3A", "#E5F2E8"),
    Sign.CONSIDERATION: Hue("#874A00", "#FBEFDD"),
    Sign.GOOD_PRACTICE: Hue("#68399B", "#F1EAF9"),
    Sign.OPPORTUNITY: Hue(ACCENT, TINT),
    Sign.RECOMMENDATION: Hue(INK, "#ECEEEE"),
    Sign.SUGGESTION: Hue(INK_QUIET, "#ECEEEE"),
    Sign.QUESTION: Hue("#1B5A97", "#E5EFF9"),
}
HEAT = (
    (WHITE, INK_QUIET),
    ("#D9E9EB", INK),
    ("#A9CDD3", INK),
    ("#5E9BA6", "#10222A"),
    (ACCENT, WHITE),
)
"""Ground and ink of the map of the evidence, from none to many."""
