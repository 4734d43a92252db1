# SPDX-License-Identifier: Apache-2.0
"""What stands on every page of a Word file: strip, marking, whose copy it is, page number."""

from collections.abc import Callable, Mapping

from msgspec import Struct

from peerdesk.compose.blocks import COPY_NAMES, Copy, Document, Record
from peerdesk.compose.measure import text_width
from peerdesk.render.clean import line, short
from peerdesk.render.docx_cover import cover_height
from peerdesk.render.docx_drawing import cover_ground_xml, strip_xml
from peerdesk.render.docx_styles import TEAM_ONLY
from peerdesk.render.docx_xml import Look, field, kept, paragraph, run, twentieths
from peerdesk.render.fitting import fitted
from peerdesk.render.notices import PRACTICE_NOTICE, TEAM_NOTICE
from peerdesk.render.palette import COVER, INK, RULE, WHITE

_TAB = "<w:r><w:tab/></w:r>"
_RULED = f'<w:pBdr><w:top w:val="single" w:sz="6" w:space="8" w:color="{RULE[1:]}"/></w:pBdr>'
_BELOW = '<w:spacing w:after="120"/>'
_CENTRED = '<w:jc w:val="center"/>'
_STRIP, _COVER = 9001, 9003
"""Numbers of the drawings in headers, beyond those of the body."""
_STRIP_HEIGHT = 9.0


class Page(Struct, frozen=True):
    """The page of a file: its whole width and its text's width in points, and its styles."""

    whole: float
    width: float
    sizes: Mapping[str, float]
    styles: Mapping[str, str]


def header_xml(document: Document, page: Page, *, first: bool, own: bool = True) -> str:
    """Return the paragraphs at the head of a page; the first names council and offer.

    `own` is off in a team's template, whose head only gets a marking added.
    """
    covered = first and own and document.cover
    marking = _marking(document, page, on_cover=covered)
    if not own:
        return marking
    drawn = strip_xml(_STRIP + first, page.whole, _STRIP_HEIGHT)
    named = ""
    if covered:
        high = cover_height(document, page.sizes, page.width)
        drawn = cover_ground_xml(_COVER, page.whole, high)
    elif first:
        size = page.sizes["Header"]
        named = _sides(short(document.council), short(document.offer), page.width, size)
    tabs = _tabs(page.width)
    return paragraph(page.styles["Header"], drawn + named, more=tabs) + marking


def footer_xml(document: Document, page: Page, *, numbered: bool = True) -> str:
    """Return the paragraphs at the foot: what the document is, whose copy, and page n of m."""
    style, size = page.styles["Footer"], page.sizes["Footer"]
    council = line(document.council)
    name = f"{council}. {', '.join(filter(None, (document.title, document.dated)))}"
    copy = document.foot if isinstance(document, Record) else COPY_NAMES[document.copy]
    number = ""
    if numbered:
        number = f"{_words('Page ')}{field('PAGE', '1')}{_words(' of ')}{field('NUMPAGES', '1')}"
    room = page.width - text_width(f"{copy} Page 100 of 100", round(size)) - 3 * size
    if _wide(size)(name) > room:  # as in large print: one line for each
        fall = paragraph(style, run(fitted(line(name), page.width * 2, _wide(size))), more=_RULED)
        tabs = _tabs(page.width)
        second = paragraph(style, f"{run(copy)}{_TAB}{number}", more=tabs)
    else:
        said = run(line(name))
        gap = text_width(" Page 100 of 100", round(size)) + 2 * size
        tabs = (
            f'<w:tabs><w:tab w:val="right" w:pos="{twentieths(page.width - gap)}"/>'
            f'<w:tab w:val="right" w:pos="{twentieths(page.width)}"/></w:tabs>'
        )
        fall = paragraph(style, f"{said}{_TAB}{run(copy)}{_TAB}{number}", more=_RULED + tabs)
        second = ""
    return fall + second + _notices(document, page) + _marking(document, page)


def _notices(document: Document, page: Page) -> str:
    """Return whose copy it is where that must not be missed, and that it is practice."""
    practice = run(PRACTICE_NOTICE) if document.practice else ""
    team = kept(f" {TEAM_NOTICE} ", Look(style=TEAM_ONLY)) if document.copy is Copy.TEAM else ""
    if not practice and not team:
        return ""
    style = page.styles["Footer"]
    both = practice and team
    wide = text_width(PRACTICE_NOTICE + TEAM_NOTICE, round(page.sizes["Footer"] * 1.1))
    if both and wide * 1.1 > page.width:
        return paragraph(style, practice) + paragraph(style, team)
    return paragraph(style, f"{practice}{_TAB}{team}", more=_tabs(page.width))


def _marking(document: Document, page: Page, *, on_cover: bool = False) -> str:
    if not document.marking:
        return ""
    ink, ground = (WHITE, COVER) if on_cover else (INK, "")
    said = run(document.marking.value, Look(bold=True, colour=ink, ground=ground))
    return paragraph(page.styles["Footer"], said, more=_BELOW + _CENTRED)


def _sides(left: str, right: str, width: float, size: float) -> str:
    """Return two texts at both ends of a line, or on two lines where they would meet."""
    if _wide(size)(f"{left}    {right}") <= width:
        return f"{run(left)}{_TAB if right else ''}{run(right)}"
    return run(f"{left}\n{right}")


def _tabs(width: float) -> str:
    clear = "".join(f'<w:tab w:val="clear" w:pos="{place}"/>' for place in (4513, 4680, 9026, 9360))
    return f'<w:tabs>{clear}<w:tab w:val="right" w:pos="{twentieths(width)}"/></w:tabs>'


def _wide(size: float) -> Callable[[str], float]:
    """Return what measures a text at a size, in points."""
    tenths = round(size * 10)
    return lambda text: text_width(text, tenths) / 10


def _words(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'
