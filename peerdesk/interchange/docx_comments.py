# SPDX-License-Identifier: Apache-2.0
"""Comments in the margin of a returned Word file, and changes tracked in it, as rows of the log.

Who made them is not read: Word writes down a person's name, and the log holds roles.
"""

from collections.abc import Iterator

from lxml import etree
from msgspec import Struct, structs

from peerdesk.desk.accuracy_rows import AccuracyRow
from peerdesk.interchange.accuracy_table import LONGEST, MOST_ROWS
from peerdesk.interchange.office_errors import OvergrownOfficeFile
from peerdesk.interchange.office_package import Package

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_W15 = "{http://schemas.microsoft.com/office/word/2012/wordml}"


class _Open(Struct):
    """A comment's range that is being read."""

    place: str
    words: list[str]


class _Reader:
    """Goes through a document once, taking down ranges, headings and tracked changes."""

    def __init__(self) -> None:
        self.ranges: dict[str, _Open] = {}
        self.changes: list[AccuracyRow] = []
        self._open: dict[str, _Open] = {}
        self._heading = ""

    def read(self, body: "etree._Element") -> None:
        """Read all paragraphs, in tables as well, in their order."""
        for paragraph in body.iter(f"{W}p"):
            kept, put_in, taken = self._read_paragraph(paragraph)
            if _is_heading(paragraph):
                self._heading = _clean(kept + put_in)
            if put_in.strip() or taken.strip():
                self._take_change(paragraph)

    def _read_paragraph(self, paragraph: "etree._Element") -> tuple[str, str, str]:
        kept: list[str] = []
        put_in: list[str] = []
        taken: list[str] = []
        for element, fate in _walk(paragraph):
            name = element.tag.removeprefix(W)
            key = element.get(f"{W}id", "")
            if name == "commentRangeStart":
                self._open[key] = self.ranges[key] = _Open(self._heading, [])
            elif name == "commentRangeEnd":
                self._open.pop(key, None)
            elif name == "commentReference":
                self.ranges.setdefault(key, _Open(self._heading, []))
            elif words := _words(element):
                {"ins": put_in, "del": taken}.get(fate, kept).append(words)
                for range_ in self._open.values() if fate != "ins" else ():
                    range_.words.append(words)
        for range_ in self._open.values():
            range_.words.append(" ")
        return "".join(kept), "".join(put_in), "".join(taken)

    def _take_change(self, paragraph: "etree._Element") -> None:
        before = "".join(w for e, fate in _walk(paragraph) if fate != "ins" and (w := _words(e)))
        after = "".join(w for e, fate in _walk(paragraph) if fate != "del" and (w := _words(e)))
        was, now = _clean(before), _clean(after)
        said = f"Suggests: {now}" if now else "Suggests that this be taken out."
        if was != now:
            self.changes.append(
                AccuracyRow(comment=said[:LONGEST], place=self._heading, quoted=was)
            )


def word_comments(package: Package, main: str) -> tuple[AccuracyRow, ...]:
    """Return what was said in the margin, replies with what they answer, then what was tracked.

    Raises `OvergrownOfficeFile` and `BrokenDocument`.
    """
    reader = _Reader()
    reader.read(package.root(main))
    rows = (*_commented(package, main, reader), *reader.changes)
    if len(rows) > MOST_ROWS:
        raise OvergrownOfficeFile(len(rows), MOST_ROWS, "comments")
    return rows


def _commented(package: Package, main: str, reader: _Reader) -> list[AccuracyRow]:
    parts = {relation.kind: relation.target for relation in package.relations(main)}
    answers = _answers(package.root(parts.get("commentsExtended", "")))
    rows: dict[str, AccuracyRow] = {}
    for comment in package.root(parts.get("comments", "")).iter(f"{W}comment"):
        paragraphs = list(comment.iter(f"{W}p"))
        said = _clean(" ".join(_text(paragraph) for paragraph in paragraphs))
        own = paragraphs[-1].get(f"{_W14}paraId", "") if paragraphs else ""
        asked = rows.get(answers.get(own, ""))
        if said and asked is not None:
            whole = f"{asked.comment} Reply: {said}"[:LONGEST]
            rows[answers[own]] = structs.replace(asked, comment=whole)
        elif said:
            about = reader.ranges.get(comment.get(f"{W}id", ""), _Open("", []))
            rows[own or f"comment {len(rows)}"] = AccuracyRow(
                comment=said, place=about.place, quoted=_clean("".join(about.words))
            )
    return list(rows.values())


def _answers(extended: "etree._Element") -> dict[str, str]:
    """Return, for each reply's last paragraph, that of the comment which it answers."""
    return {
        one.get(f"{_W15}paraId", ""): parent
        for one in extended.iter(f"{_W15}commentEx")
        if (parent := one.get(f"{_W15}paraIdParent", ""))
    }


def _walk(paragraph: "etree._Element") -> Iterator[tuple["etree._Element", str]]:
    """Yield what is in a paragraph in order, each with "ins" or "del" where that was tracked.

    However deep a hostile file nests it, nothing here calls itself.
    """
    waiting = [(child, "") for child in reversed(paragraph)]
    while waiting:
        element, fate = waiting.pop()
        name = element.tag.removeprefix(W)
        if name == "p":
            continue  # that of a text box inside, which is read by itself
        fate = name if name in {"ins", "del"} else fate
        yield element, fate
        waiting += [(child, fate) for child in reversed(element)]


def _words(element: "etree._Element") -> str:
    name = element.tag.removeprefix(W)
    if name in {"t", "delText"}:
        return element.text or ""
    return " " if name in {"tab", "br", "cr"} else ""


def _text(paragraph: "etree._Element") -> str:
    return "".join(_words(element) for element in paragraph.iter())


def _is_heading(paragraph: "etree._Element") -> bool:
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    named = style.get(f"{W}val", "") if style is not None else ""
    return named.casefold().startswith(("heading", "title")) or (
        paragraph.find(f"{W}pPr/{W}outlineLvl") is not None
    )


def _clean(text: str) -> str:
    return " ".join(text.split())[:LONGEST]
