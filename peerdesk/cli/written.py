# SPDX-License-Identifier: Apache-2.0
"""What the commands of reports, letters, forms and case reviews share."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from msgspec import Struct

from peerdesk.bootstrap.check_words import load_check_words
from peerdesk.cli.command import Asked
from peerdesk.cli.paper_options import Order, finding_line, write_papers
from peerdesk.cli.printing import remark
from peerdesk.compose.blocks import COPY_NAMES, Copy, Document
from peerdesk.compose.checks.finding import Finding
from peerdesk.compose.formats import Format
from peerdesk.compose.phrases import shortened
from peerdesk.desk import freezing, written
from peerdesk.desk.book import Book
from peerdesk.desk.open_findings import checkable, open_words, still_open
from peerdesk.domain.calendar import local
from peerdesk.domain.publication_words import Publication, Stage
from peerdesk.domain.words import title


class Making(Struct, frozen=True, kw_only=True):
    """How a document is wanted: whose copy, which frozen number (0 as it stands), which file."""

    copy: Copy
    number: int = 0
    formats: tuple[Format, ...] = ()
    large: bool = False
    template: Path | None = None
    strict: bool = False


def make_document(asked: Asked, kind: Publication, out: Path, making: Making) -> None:
    """Write a document as it stands, or as it was frozen, and say where."""
    with asked.book() as book:
        made = _composed(book, kind, making)
        advised = () if making.number else written.remarks(book, kind)
        order = Order(
            made, _stem(kind, making), out, kind, making.formats,
            large=making.large, template=making.template, strict=making.strict,
        )  # fmt: skip
        files = write_papers(asked, book, order)
    for sentence in advised:
        remark(sentence)
    answer = {
        "file": files[0]["file"],
        "files": files,
        "document": kind,
        "copy": made.copy,
        "title": made.title,
        "advice": advised,
        "lacking": files[0]["lacking"],
    }
    asked.answer(answer, [f"{COPY_NAMES[made.copy]}: {one['file']}" for one in files])


def freeze_document(asked: Asked, kind: Publication, stage: Stage) -> None:
    """Freeze a document at a stage, and say what a lead should know of it."""
    today = local(*asked.desk.clock.now()).date().isoformat()
    with asked.book() as book:
        advised = freezing.before_freezing(book, kind, stage)
        found = open_now(asked, book, kind)
        frozen = freezing.freeze(book, kind, stage, today)
    for sentence in advised:
        remark(sentence)
    record = {
        "hash": frozen.hash,
        "document": kind,
        "stage": frozen.stage,
        "number": frozen.number,
        "title": frozen.title,
        "digest": frozen.digest,
        "points": len(frozen.points),
        "open": len(found),
        "advice": advised,
    }
    asked.answer(record, [f"{frozen.title}. Frozen with {len(frozen.points)} points."])


def open_now(asked: Asked, book: Book, kind: Publication) -> tuple[Finding, ...]:
    """Return what the checks find open in a document as it stands, and say so; it stops nobody."""
    found = still_open(checkable(book, kind), load_check_words(asked.desk.resources))
    for finding in found:
        remark(finding_line(finding))
    if found:
        remark(open_words(found))
    return found


def parts_listed(book: Book, kind: Publication) -> tuple[list[dict[str, object]], list[str]]:
    """Return the parts that the team writes, each with its words, for both ways of answering."""
    found = [(part, written.prose_held(book, kind, part.part, part.about)) for part in
             written.parts_of(book, kind)]  # fmt: skip
    records: list[dict[str, object]] = [
        {
            "part": part.part,
            "about": part.about,
            "title": part.title,
            "hint": part.hint,
            "words": held.value.words if held else "",
        }
        for part, held in found
    ]
    lines = [
        f"{part.part}{': ' + part.title if part.about else ''}  [{_length(held)}]"
        for part, held in found
    ]
    return records, lines


def frozen_listed(book: Book, kind: Publication) -> Iterator[str]:
    """Yield a line for each edition that was frozen, the first one first."""
    held = written.published(book, kind)
    for frozen in held.issues if held else ():
        moment = local(frozen.at, frozen.offset)
        yield f"{frozen.number}  {title(frozen.stage).lower()}, {moment:%Y-%m-%d %H:%M}"


def _composed(book: Book, kind: Publication, making: Making) -> Document:
    if not making.number:
        return written.document(book, kind, making.copy)
    frozen = freezing.frozen_number(book, kind, making.number)
    return freezing.frozen_document(frozen, making.copy)


def _stem(kind: Publication, making: Making) -> str:
    number = f"-{making.number}" if making.number else ""
    talk = kind is Publication.CASE_REVIEW and making.copy is Copy.SPEAKING_NOTE
    return f"{kind.value}{'-talking-points' if talk else ''}{number}"


def _length(held: object) -> str:
    words: Sequence[str] = getattr(getattr(held, "value", None), "words", "").split()
    return f"{len(words)} words" if words else "not written yet"


def in_short(text: str) -> str:
    """Return a text as a line of a list has it."""
    return shortened(" ".join(text.split()), 90)
