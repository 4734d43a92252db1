# SPDX-License-Identifier: Apache-2.0
"""Arial and our colours in the theme of a Word or PowerPoint file, for whatever people add."""

import re

from peerdesk.compose.blocks import Sign
from peerdesk.render.palette import ACCENT, COVER, HUES, INK, INK_QUIET, TINT, WHITE

_SCHEME = {
    "dk1": INK, "lt1": WHITE, "dk2": INK_QUIET, "lt2": TINT, "accent1": ACCENT,
    "accent2": HUES[Sign.STRENGTH].ink, "accent3": HUES[Sign.CONSIDERATION].ink,
    "accent4": HUES[Sign.GOOD_PRACTICE].ink, "accent5": HUES[Sign.QUESTION].ink,
    "accent6": COVER, "hlink": ACCENT, "folHlink": INK_QUIET,
}  # fmt: skip


def painted(theme: bytes) -> bytes:
    """Return a theme of the libraries' own files with our colours and Arial in it."""
    text = theme.decode()
    colours = "".join(
        f'<a:{name}><a:srgbClr val="{colour[1:]}"/></a:{name}>' for name, colour in _SCHEME.items()
    )
    scheme = f'<a:clrScheme name="PeerDesk">{colours}</a:clrScheme>'
    text = re.sub(r"<a:clrScheme.*?</a:clrScheme>", scheme, text, flags=re.DOTALL)
    face = '<a:latin typeface="Arial"/><a:ea typeface=""/><a:cs typeface=""/>'
    fonts = "".join(f"<a:{kind}Font>{face}</a:{kind}Font>" for kind in ("major", "minor"))
    fonts = f'<a:fontScheme name="Arial">{fonts}</a:fontScheme>'
    return re.sub(r"<a:fontScheme.*?</a:fontScheme>", fonts, text, flags=re.DOTALL).encode()
