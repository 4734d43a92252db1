# SPDX-License-Identifier: Apache-2.0
"""A team's own Word template: its styles by name, its page, its head and foot, our words."""

from collections.abc import Iterator, Mapping, Sequence
from io import BytesIO

import docx
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.parts.numbering import NumberingPart
from msgspec import Struct

from peerdesk.render.docx_styles import (
    BULLETS,
    CHARACTERS,
    LEAST_LARGE,
    STYLES,
    TABLE_STYLE,
    kinds_xml,
    nums_xml,
    style_xml,
)
from peerdesk.render.docx_xml import NAMES
from peerdesk.render.errors import TemplateUnusable
from peerdesk.render.foreign import Foreign
from peerdesk.render.template_intake import WORD, taken_in

_OURS = "PeerDesk"
_EXPECTED = (
    "Title", "Subtitle", "Heading1", "Heading2", "ListBullet", "ListNumber", "IntenseQuote",
    "Caption", "Header", "Footer",
)  # fmt: skip
"""Styles whose absence is said; the others are ours and nobody expects them."""
_REACHES_OUT = ("INCLUDE", "LINK", "DDE", "IMPORT", "DATABASE", "RD ", "MACROBUTTON", "GOTOBUTTON")
_UNWANTED = (
    "attachedTemplate", "docVars", "rsids", "mailMerge", "documentProtection", "writeProtection",
    "trackRevisions", "linkStyles", "updateFields", "removePersonalInformation",
)  # fmt: skip
_BODY = "Body Text"


class Template(Struct, frozen=True):
    """A template ready to be filled: the open file and where our styles are in it.

    `lists` is how far its own lists reach; `bullets` what a point needs if its style has none.
    """

    file: Foreign
    styles: Mapping[str, str]
    sizes: Mapping[str, float]
    lists: int
    bullets: str
    lacking: tuple[str, ...]


def open_template(content: bytes, by_size: Mapping[str, float], *, large: bool) -> Template:
    """Return a template without its text, with styles of ours where it lacks them.

    Raises `TemplateUnusable`.
    """
    try:
        file = docx.Document(BytesIO(taken_in(content, WORD)))
        styles = file.styles.element
        body = file.element.body
        if body.find(qn("w:sectPr")) is None:
            body.append(parse_xml(f"<w:sectPr {NAMES}/>"))
    except (ValueError, KeyError, AttributeError, SyntaxError) as error:
        raise TemplateUnusable(WORD.name) from error
    lists = _reach(file)
    found = _found(styles)
    missing = [key for key in STYLES if key not in found]
    base = found["Normal"]
    names = {**found, **{key: f"{_OURS}{key}" for key in missing}}
    _add_styles(styles, [(key, by_size[key]) for key in missing], base, lists)
    _add_lists(file, by_size, lists)
    if large:
        _enlarge(styles, set(found.values()))
    written = {key: _size(styles, name) or by_size[key] for key, name in names.items()}
    bullets = "" if _has_list(styles, names["ListBullet"]) else _list(lists + BULLETS)
    return Template(file, names, written, lists, bullets, tuple(_lacking(file, missing)))


def clean_template(file: Foreign, language: str) -> None:
    """Take out of settings, heads and feet what reaches out or tells of people."""
    settings = file.settings.element
    for name in _UNWANTED:
        for element in settings.findall(qn(f"w:{name}")):
            settings.remove(element)
    for element in file.styles.element.iter(qn("w:lang")):
        element.set(qn("w:val"), language)
    for part in _furniture(file):
        for field in part.element.iter(qn("w:instrText")):
            if _reaches_out(field.text or ""):
                field.text = ""
        for field in part.element.iter(qn("w:fldSimple")):
            if _reaches_out(field.get(qn("w:instr")) or ""):
                field.set(qn("w:instr"), "")


def add_starts(file: Foreign, starts: Sequence[int], lists: int) -> None:
    """Add what the numbered groups of a document need."""
    numbering = file.part.numbering_part.element
    added = parse_xml(f"<w:numbering {NAMES}>{nums_xml(tuple(starts), lists)}</w:numbering>")
    numbering.extend(list(added))


def numbers_pages(part: Foreign) -> bool:
    """Say whether a head or foot of the template already shows the page's number."""
    told = [field.text or "" for field in part.iter(qn("w:instrText"))]
    told += [field.get(qn("w:instr")) or "" for field in part.iter(qn("w:fldSimple"))]
    return any(text.strip().upper().startswith("PAGE") for text in told)


def _found(styles: Foreign) -> dict[str, str]:
    """Return the identifiers of the template's paragraph styles that we have a use for."""
    by_name: dict[str, str] = {}
    default = ""
    for style in styles.findall(qn("w:style")):
        if style.get(qn("w:type")) != "paragraph":
            continue
        name, key = style.find(qn("w:name")), style.get(qn("w:styleId"))
        if name is not None and key:
            by_name.setdefault(name.get(qn("w:val")).lower(), key)
        if style.get(qn("w:default")) in {"1", "true", "on"}:
            default = key
    found = {
        key: by_name[style.name.lower()]
        for key, style in STYLES.items()
        if style.name.lower() in by_name
    }
    body = by_name.get(_BODY.lower()) or found.get("Normal") or default
    if not body:
        raise TemplateUnusable(WORD.name)
    return {**found, "Normal": body}


def _lacking(file: Foreign, missing: Sequence[str]) -> Iterator[str]:
    names = [f"“{_shown(key)}”" for key in _EXPECTED if key in missing]
    if len(names) == 1:
        yield f"The template has no style {names[0]}: PeerDesk’s own stands in for it."
    elif names:
        told = f"{', '.join(names[:-1])} and {names[-1]}"
        yield f"The template has no styles {told}: PeerDesk’s own stand in for them."
    if any("".join(p.itertext()).strip() for p in file.element.body):
        yield "The words on the template’s own pages were left out; its head and foot stay."


def _shown(key: str) -> str:
    name = STYLES[key].name
    return name[0].upper() + name[1:]


def _add_styles(
    styles: Foreign,
    missing: Sequence[tuple[str, float]],
    base: str,
    lists: int,
) -> None:
    written = "".join(
        style_xml(key, size, named=f"{_OURS}{key}", based_on=base, lists=lists)
        for key, size in missing
    )
    have = {style.get(qn("w:styleId")) for style in styles.findall(qn("w:style"))}
    added = parse_xml(f"<w:styles {NAMES}>{written}{CHARACTERS}{TABLE_STYLE}</w:styles>")
    styles.extend([one for one in added if one.get(qn("w:styleId")) not in have])


def _reach(file: Foreign) -> int:
    """Return the highest number among the template's lists, whose part is made if it has none."""
    part = file.part
    try:
        numbering = part.numbering_part.element
    except (KeyError, NotImplementedError):
        numbering = parse_xml(f"<w:numbering {NAMES}/>")
        made = NumberingPart(
            PackURI("/word/numbering.xml"), CONTENT_TYPE.WML_NUMBERING, numbering, part.package
        )
        part.relate_to(made, RELATIONSHIP_TYPE.NUMBERING)
    keys = [*numbering.findall(qn("w:num")), *numbering.findall(qn("w:abstractNum"))]
    numbers = [one.get(qn("w:numId")) or one.get(qn("w:abstractNumId")) for one in keys]
    return max((int(number) for number in numbers if number), default=0) + 1


def _add_lists(file: Foreign, by_size: Mapping[str, float], lists: int) -> None:
    """Put our kinds of lists before the template's numbers, as Word wants them."""
    numbering = file.part.numbering_part.element
    added = parse_xml(f"<w:numbering {NAMES}>{kinds_xml(by_size, lists)}</w:numbering>")
    first = numbering.find(qn("w:num"))
    place = len(numbering) if first is None else numbering.index(first)
    for number, element in enumerate(list(added)):
        numbering.insert(place + number, element)


def _list(number: int) -> str:
    return f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>'


def _chain(styles: Foreign, key: str) -> Iterator[Foreign]:
    """Yield a style and those that it is based on, nearest first."""
    by_key = {style.get(qn("w:styleId")): style for style in styles.findall(qn("w:style"))}
    seen: set[str] = set()
    while key in by_key and key not in seen:
        seen.add(key)
        yield by_key[key]
        base = by_key[key].find(qn("w:basedOn"))
        key = "" if base is None else base.get(qn("w:val"))


def _has_list(styles: Foreign, key: str) -> bool:
    return any(style.find(f".//{qn('w:numPr')}") is not None for style in _chain(styles, key))


def _size(styles: Foreign, key: str) -> float:
    """Return a style's size in points, or 0 where neither it nor the defaults say one."""
    defaults = styles.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
    for holder in (*(style.find(qn("w:rPr")) for style in _chain(styles, key)), defaults):
        size = None if holder is None else holder.find(qn("w:sz"))
        if size is not None:
            return int(size.get(qn("w:val"))) / 2
    return 0


def _enlarge(styles: Foreign, used: set[str]) -> None:
    """Raise every style of the template that a document uses to large print."""
    for style in styles.findall(qn("w:style")):
        key = style.get(qn("w:styleId"))
        if key in used and _size(styles, key) < LEAST_LARGE:
            letters = style.get_or_add_rPr()
            for name in ("w:sz", "w:szCs"):
                for old in letters.findall(qn(name)):
                    letters.remove(old)
            letters.sz_val = docx.shared.Pt(LEAST_LARGE)


def _furniture(file: Foreign) -> Iterator[Foreign]:
    for relation in file.part.rels.values():
        if not relation.is_external and relation.reltype.endswith(("/header", "/footer")):
            yield relation.target_part


def _reaches_out(instruction: str) -> bool:
    return instruction.strip().upper().startswith(_REACHES_OUT)
