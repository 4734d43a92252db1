# SPDX-License-Identifier: Apache-2.0
"""The styles of a Word file under the names that Word itself has, so that a team can change them.

Everything on the page is in a style: whoever changes "List Bullet" changes every point.
"""

from collections.abc import Mapping

from msgspec import Struct

from peerdesk.compose.blocks import Copy, Sign
from peerdesk.render.docx_xml import NAMES, twentieths
from peerdesk.render.palette import ACCENT, EDGE, HAIR, HUES, INK, INK_QUIET, RULE, SUNKEN, TEAM

LEAST_LARGE = 18.0
"""Nothing in large print is smaller, in points."""
SPEAKING = 1.27
"""By how much the speaking note is larger: it is read while looking up at people."""
_LARGER_HEADINGS = 1.4
BULLETS, SECOND_BULLETS = 1, 2
"""The lists in `numbering`; numbered groups come after."""
FIRST_NUMBERED = 3
TABLE = "PeerDeskTable"


class Style(Struct, frozen=True):
    """A paragraph style; sizes and spaces are points, `more` is written as it stands."""

    name: str
    size: float
    bold: bool = False
    colour: str = INK
    before: float = 0
    after: float = 6
    line: float = 1.2
    level: int = 0
    following: str = ""
    more: str = ""
    list: int = 0


_PAD = f'w:val="single" w:sz="48" w:space="0" w:color="{SUNKEN[1:]}"/>'
_BOX = (
    f'<w:pBdr><w:top {_PAD}<w:left w:val="single" w:sz="24" w:space="12" '
    f'w:color="{ACCENT[1:]}"/><w:bottom {_PAD}</w:pBdr>'
    f'<w:shd w:val="clear" w:color="auto" w:fill="{SUNKEN[1:]}"/>'
)
_NOTE = f'<w:pBdr><w:left w:val="single" w:sz="8" w:space="10" w:color="{EDGE[1:]}"/></w:pBdr>'
_WRITE = f'<w:pBdr><w:bottom w:val="single" w:sz="6" w:space="1" w:color="{RULE[1:]}"/></w:pBdr>'
STYLES: dict[str, Style] = {
    "Normal": Style("Normal", 11),
    "Title": Style("Title", 26, bold=True, after=2, line=1.05, following="Subtitle"),
    "Subtitle": Style("Subtitle", 13, colour=INK_QUIET, after=12, following="Normal"),
    "Heading1": Style(
        "heading 1", 15, bold=True, colour=ACCENT, before=14, after=5, level=1, following="Normal"
    ),
    "Heading2": Style("heading 2", 11.5, bold=True, before=9, after=4, level=2, following="Normal"),
    "Heading3": Style("heading 3", 11, bold=True, before=8, after=3, level=3, following="Normal"),
    "SupportingText": Style("Supporting Text", 10, colour=INK_QUIET),
    "ListBullet": Style("List Bullet", 11, after=4, list=BULLETS),
    "ListBullet2": Style("List Bullet 2", 9.5, colour=INK_QUIET, after=2, list=SECOND_BULLETS),
    "ListNumber": Style("List Number", 11, after=5),
    "IntenseQuote": Style("Intense Quote", 11, before=10, after=12, line=1.3, more=_BOX),
    "ReaderNote": Style("Reader Note", 9.5, colour=INK_QUIET, before=4, after=8, more=_NOTE),
    "Caption": Style("caption", 10, bold=True, colour=INK_QUIET, before=8, after=4),
    "FigureNumber": Style("Figure Number", 24, bold=True, colour=ACCENT, after=0, line=1.05),
    "FigureLabel": Style("Figure Label", 10, colour=INK_QUIET, after=0, line=1.1),
    "TableText": Style("Table Text", 10.5, after=0, line=1.1),
    "TableHeading": Style("Table Heading", 10, bold=True, colour=INK_QUIET, after=0, line=1.1),
    "OutcomeBoxes": Style("Outcome Boxes", 9.5, colour=INK_QUIET, after=3),
    "WritingLine": Style("Writing Line", 9.5, colour=INK_QUIET, after=10, more=_WRITE),
    "TOCHeading": Style("TOC Heading", 13, bold=True, colour=ACCENT, before=4, after=4),
    "TOC1": Style("toc 1", 11, before=2, after=2),
    "TOC2": Style("toc 2", 10.5, colour=INK_QUIET, after=1),
    "Header": Style("header", 9.5, colour=INK_QUIET, after=0),
    "Footer": Style("footer", 9, colour=INK_QUIET, after=0),
}
"""By their identifiers; these are Word's own where Word has the style."""
WORDS_OWN = frozenset(
    {"Normal", "Title", "Subtitle", "List Bullet", "List Bullet 2", "List Number", "Intense Quote",
     "TOC Heading"}
)  # fmt: skip
"""Names that Word has for a style of its own, beside those in small letters."""
_INDENTS = {
    "ListBullet2": (34, 14), "ListBullet": (17, 17), "ListNumber": (24, 24),
    "IntenseQuote": (16, 0), "ReaderNote": (12, 0), "OutcomeBoxes": (17, 0),
    "WritingLine": (17, 0), "TOC2": (14, 0),
}  # fmt: skip
"""How far a style stands in from the left, and its first line hangs back, in points."""
_KEPT = {"Title", "Heading1", "Heading2", "Heading3", "Caption", "TOCHeading"}
_TIGHT = {"ListBullet", "ListBullet2", "ListNumber", "OutcomeBoxes"}


def sizes(copy: Copy, *, large: bool) -> Mapping[str, float]:
    """Return the size of every style for a copy, in points."""
    return {key: _size(style, copy, large=large) for key, style in STYLES.items()}


def _size(style: Style, copy: Copy, *, large: bool) -> float:
    if large:
        wanted = style.size * (_LARGER_HEADINGS if style.bold else 1)
        return max(LEAST_LARGE, round(wanted * 2) / 2)
    if copy is Copy.SPEAKING_NOTE and style.name not in {"header", "footer"}:
        return round(style.size * SPEAKING * 2) / 2
    return style.size


def styles_xml(by_size: Mapping[str, float], language: str) -> str:
    """Return all styles as the part of a Word file, Arial in the given language first."""
    made = "".join(style_xml(key, by_size[key]) for key in STYLES)
    half = round(by_size["Normal"] * 2)
    return (
        f"<w:styles {NAMES}><w:docDefaults><w:rPrDefault><w:rPr>"
        '<w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:eastAsia="Arial" w:cs="Arial"/>'
        f'<w:sz w:val="{half}"/><w:szCs w:val="{half}"/>'
        f'<w:lang w:val="{language}" w:eastAsia="{language}" w:bidi="ar-SA"/></w:rPr>'
        "</w:rPrDefault><w:pPrDefault/></w:docDefaults>"
        f"{made}{_DEFAULTS}{CHARACTERS}{TABLE_STYLE}</w:styles>"
    )


def style_xml(
    key: str, size: float, *, named: str = "", based_on: str = "Normal", lists: int = 0
) -> str:
    """Return one paragraph style; in a team's template under another identifier.

    There it follows the template's own text, and the lists are numbered from `lists`.
    """
    style = STYLES[key]
    default = ' w:default="1"' if key == "Normal" and not named else ""
    if style.name[0].isupper() and style.name not in WORDS_OWN:
        default += ' w:customStyle="1"'
    base = f'<w:basedOn w:val="{based_on}"/>' if key != "Normal" or named else ""
    following = "" if named else f'<w:next w:val="{style.following or key}"/>'
    bold = "<w:b/>" if style.bold else ""
    return (
        f'<w:style w:type="paragraph"{default} w:styleId="{named or key}">'
        f'<w:name w:val="{style.name}"/>{base}{following}<w:qFormat/>'
        f"<w:pPr>{_lines(key, style, size, lists)}</w:pPr>"
        f'<w:rPr>{bold}<w:color w:val="{style.colour[1:]}"/><w:sz w:val="{round(size * 2)}"/>'
        f'<w:szCs w:val="{round(size * 2)}"/></w:rPr></w:style>'
    )


def _lines(key: str, style: Style, size: float, lists: int) -> str:
    """Return a style's paragraph properties, in the order in which Word wants them."""
    left, hang = (part * size / style.size for part in _INDENTS.get(key, (0, 0)))
    indent = ""
    if left:
        hanging = f' w:hanging="{twentieths(hang)}"' if hang else ""
        indent = f'<w:ind w:left="{twentieths(left)}"{hanging}/>'
    space = (
        f'<w:spacing w:before="{twentieths(style.before)}" w:after="{twentieths(style.after)}"'
        f' w:line="{round(style.line * 240)}" w:lineRule="auto"/>'
    )
    return "".join(
        (
            "<w:keepNext/>" if key in _KEPT else "",
            "<w:keepLines/>" if key in _KEPT | _TIGHT else "",
            f'<w:numPr><w:numId w:val="{lists + style.list}"/></w:numPr>' if style.list else "",
            style.more,
            space,
            indent,
            f'<w:outlineLvl w:val="{style.level - 1}"/>' if style.level else "",
        )
    )


_DEFAULTS = (
    '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
    '<w:name w:val="Default Paragraph Font"/></w:style>'
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
    '<w:tblPr><w:tblInd w:w="0" w:type="dxa"/></w:tblPr></w:style>'
    '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>'
    "</w:style>"
)
ADDED, TAKEN, TEAM_ONLY = "PeerDeskAdded", "PeerDeskTakenOut", "PeerDeskTeamOnly"
CHARACTERS = (
    f'<w:style w:type="character" w:customStyle="1" w:styleId="{ADDED}"><w:name w:val="Added"/>'
    f'<w:rPr><w:b/><w:color w:val="{HUES[Sign.STRENGTH].ink[1:]}"/><w:u w:val="single"/></w:rPr>'
    f'</w:style><w:style w:type="character" w:customStyle="1" w:styleId="{TAKEN}">'
    f'<w:name w:val="Taken Out"/><w:rPr><w:strike/><w:color w:val="{INK_QUIET[1:]}"/></w:rPr>'
    f'</w:style><w:style w:type="character" w:customStyle="1" w:styleId="{TEAM_ONLY}">'
    f'<w:name w:val="Team Only"/><w:rPr><w:b/><w:color w:val="FFFFFF"/>'
    f'<w:shd w:val="clear" w:color="auto" w:fill="{TEAM[1:]}"/></w:rPr></w:style>'
)
"""Words that were added and taken out, and whose copy it is: never told by colour alone."""
_MARGIN = '<w:{0} w:w="{1}" w:type="dxa"/>'
TABLE_STYLE = (
    f'<w:style w:type="table" w:customStyle="1" w:styleId="{TABLE}">'
    '<w:name w:val="PeerDesk Table"/>'
    "<w:tblPr><w:tblBorders>"
    f'<w:insideH w:val="single" w:sz="6" w:space="0" w:color="{HAIR[1:]}"/></w:tblBorders>'
    f"<w:tblCellMar>{_MARGIN.format('top', 70)}{_MARGIN.format('left', 0)}"
    f"{_MARGIN.format('bottom', 70)}{_MARGIN.format('right', 160)}</w:tblCellMar></w:tblPr>"
    '<w:tblStylePr w:type="firstRow"><w:tcPr><w:tcBorders>'
    f'<w:bottom w:val="single" w:sz="10" w:space="0" w:color="{INK[1:]}"/></w:tcBorders></w:tcPr>'
    "</w:tblStylePr></w:style>"
)


def numbering_xml(starts: tuple[int, ...], by_size: Mapping[str, float]) -> str:
    """Return the lists: two kinds of bullets, and a numbered one for each group of points."""
    return f"<w:numbering {NAMES}>{kinds_xml(by_size)}{nums_xml(starts)}</w:numbering>"


def kinds_xml(by_size: Mapping[str, float], offset: int = 0) -> str:
    """Return the three kinds of lists, numbered from an offset in a team's template."""
    return "".join(
        _abstract(offset + number, kind, text, key, by_size[key] / STYLES[key].size)
        for number, kind, text, key in (
            (BULLETS, "bullet", "•", "ListBullet"),
            (SECOND_BULLETS, "bullet", "–", "ListBullet2"),
            (FIRST_NUMBERED, "decimal", "%1.", "ListNumber"),
        )
    )


def nums_xml(starts: tuple[int, ...], offset: int = 0) -> str:
    """Return the numbers of lists that paragraphs name; each numbered group begins anew."""
    named = "".join(
        f'<w:num w:numId="{offset + number}"><w:abstractNumId w:val="{offset + number}"/></w:num>'
        for number in (BULLETS, SECOND_BULLETS)
    )
    groups = "".join(
        f'<w:num w:numId="{offset + FIRST_NUMBERED + place}">'
        f'<w:abstractNumId w:val="{offset + FIRST_NUMBERED}"/><w:lvlOverride w:ilvl="0">'
        f'<w:startOverride w:val="{start}"/></w:lvlOverride></w:num>'
        for place, start in enumerate(starts)
    )
    return named + groups


def _abstract(number: int, kind: str, text: str, key: str, scale: float) -> str:
    left, hang = (part * scale for part in _INDENTS[key])
    return (
        f'<w:abstractNum w:abstractNumId="{number}"><w:multiLevelType w:val="singleLevel"/>'
        f'<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>'
        f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/><w:pPr>'
        f'<w:ind w:left="{twentieths(left)}" w:hanging="{twentieths(hang)}"/></w:pPr>'
        '<w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:cs="Arial"/></w:rPr></w:lvl>'
        "</w:abstractNum>"
    )
