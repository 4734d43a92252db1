# SPDX-License-Identifier: Apache-2.0
"""Word files as a council returns them: with comments, and with parts put in by hand."""

import zipfile
from io import BytesIO

import docx

from peerdesk.desk.accuracy_rows import AccuracyRow
from peerdesk.domain.publication_words import Decision

ROWS = (
    AccuracyRow(
        comment="There are three hubs, not two.", number="1", place="Page 4, line 2",
        quoted="two family hubs", made_by="Council", decision=Decision.PARTLY,
        why="The third opened after the visit.", changed_to="two family hubs, and a third since",
    ),
    AccuracyRow(comment="The panel meets weekly.", number="2", decision=Decision.OPEN),
)  # fmt: skip
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def commented() -> bytes:
    """Return a draft with a heading, a comment on some of its words, and one on a whole point."""
    document = docx.Document()
    document.add_heading("2. Front door", 1)
    paragraph = document.add_paragraph("The team saw ")
    marked = paragraph.add_run("two hubs")
    paragraph.add_run(" in the town.")
    document.add_comment(marked, text="There are three.", author="A. Person", initials="AP")
    other = document.add_paragraph("Staff know the model.").runs
    document.add_comment(other, text="Known since 2024\nonly.", author="A. Person", initials="AP")
    held = BytesIO()
    document.save(held)
    return held.getvalue()


def with_parts(data: bytes, parts: dict[str, bytes]) -> bytes:
    """Return an archive with parts put in or replaced."""
    held = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(held, "w", 8) as new:
        for name in old.namelist():
            if name not in parts:
                new.writestr(name, old.read(name))
        for name, content in parts.items():
            new.writestr(name, content)
    return held.getvalue()


def body(inside: str) -> bytes:
    whole = f'<w:document xmlns:w="{WORD}"><w:body>{inside}</w:body></w:document>'
    return f'<?xml version="1.0" encoding="UTF-8"?>{whole}'.encode()
