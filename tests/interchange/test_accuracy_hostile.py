# SPDX-License-Identifier: Apache-2.0
"""A returned file is read or refused: nothing in it is worked out, opened or too large."""

import socket
import sys
import zipfile
from functools import cache
from io import BytesIO
from pathlib import Path

import docx
import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.worksheet.formula import ArrayFormula

from peerdesk.interchange import office_limits
from peerdesk.interchange.accuracy_files import read_accuracy
from peerdesk.interchange.accuracy_log import log_xlsx
from peerdesk.interchange.errors import InterchangeError
from peerdesk.interchange.office_errors import (
    BrokenOfficeFile,
    ForbiddenOfficePart,
    LockedOfficeFile,
    NoOfficeFile,
    NothingToRead,
    OvergrownOfficeFile,
)
from tests.interchange.returned import ROWS, body, commented, with_parts

ENTITIES = (
    b'<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a SYSTEM "file:///etc/passwd">]><w>&a;</w>',
    '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE w [<!ENTITY a "b">]><w>&a;</w>'.encode(
        "utf-16"
    ),
    b'<?xml version="1.0" encoding="UTF-7"?>+ADwAIQ-DOCTYPE w+AD4-<w/>',
)


@pytest.mark.parametrize("part", ENTITIES)
@pytest.mark.parametrize("name", ["word/document.xml", "word/comments.xml", "docProps/app.xml"])
def test_entities_are_refused_wherever_they_stand(part: bytes, name: str) -> None:
    with pytest.raises(ForbiddenOfficePart):
        read_accuracy(with_parts(commented(), {name: part}))


@pytest.mark.parametrize("part", ENTITIES)
def test_entities_are_refused_in_a_workbook(part: bytes) -> None:
    with pytest.raises(ForbiddenOfficePart):
        read_accuracy(with_parts(log_xlsx("Log", ROWS), {"xl/worksheets/sheet1.xml": part}))


def test_a_bomb_is_refused_before_it_goes_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office_limits, "UNPACKED", 1 << 20)
    bomb = with_parts(commented(), {"word/document.xml": b"<w>" + b" " * (4 << 20) + b"</w>"})
    assert len(bomb) < 100_000
    with pytest.raises(OvergrownOfficeFile):
        read_accuracy(bomb)


def test_a_part_of_nothing_but_marks_is_refused() -> None:
    marks = b"<w>" + b"<a/>" * office_limits.MOST_MARKS + b"</w>"
    with pytest.raises(OvergrownOfficeFile):
        read_accuracy(with_parts(commented(), {"word/document.xml": marks}))


def test_too_many_parts_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office_limits, "MOST_PARTS", 3)
    with pytest.raises(OvergrownOfficeFile):
        read_accuracy(commented())


def test_deep_nesting_ends_in_a_plain_refusal() -> None:
    deep = "<w:r>" * 50_000 + "</w:r>" * 50_000
    with pytest.raises(BrokenOfficeFile):
        read_accuracy(with_parts(commented(), {"word/document.xml": body(f"<w:p>{deep}</w:p>")}))


def test_macros_are_never_looked_at() -> None:
    data = commented()
    with zipfile.ZipFile(BytesIO(data)) as archive:
        types = archive.read("[Content_Types].xml").decode()
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    macro = "application/vnd.ms-word.document.macroEnabled.main+xml"
    made = {
        "[Content_Types].xml": types.replace(kind, macro).encode(),
        "word/vbaProject.bin": b"\xcc\x61 not a project",
    }
    assert read_accuracy(with_parts(data, made)) == read_accuracy(data)


def test_formulas_are_not_worked_out() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["No.", "Comment"])
    sheet.append(["1", "=1+1"])
    sheet.append(["2", "plain"])
    sheet["A4"] = ArrayFormula("A4", '=WEBSERVICE("http://example.invalid")')
    held = BytesIO()
    book.save(held)
    assert [row.comment for row in read_accuracy(held.getvalue())] == ["plain"]


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (b"%PDF-1.7", NoOfficeFile),
        (b"", NoOfficeFile),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 600, LockedOfficeFile),
        (b"PK\x03\x04 and then nothing", BrokenOfficeFile),
    ],
)
def test_what_is_no_such_file_says_what_to_do(data: bytes, error: type[InterchangeError]) -> None:
    with pytest.raises(error) as refused:
        read_accuracy(data)
    assert refused.value.user_message.endswith(".")


def test_another_archive_is_no_office_file() -> None:
    held = BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("notes.txt", "hello")
    with pytest.raises(NoOfficeFile):
        read_accuracy(held.getvalue())


def test_a_draft_without_a_comment_says_so() -> None:
    held = BytesIO()
    docx.Document().save(held)
    with pytest.raises(NothingToRead):
        read_accuracy(held.getvalue())


@cache
def whole_files() -> tuple[bytes, bytes]:
    """Return a draft with comments and a workbook, the same throughout: both bear a time."""
    return commented(), log_xlsx("Log", ROWS)


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from([0, 1]),
    st.lists(st.tuples(st.integers(0, 1 << 20), st.integers(1, 255)), min_size=1, max_size=6),
)
def test_a_damaged_file_is_read_or_refused_and_nothing_else(
    which: int, flips: list[tuple[int, int]]
) -> None:
    data = bytearray(whole_files()[which])
    for place, bits in flips:
        data[place % len(data)] ^= bits
    try:
        rows = read_accuracy(bytes(data))
    except InterchangeError:
        return
    assert all(row.comment for row in rows)


def test_nothing_named_in_a_file_is_opened(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    secret = tmp_path / "secret.xml"
    secret.write_text("<secret/>")
    inside = (
        f'<w:p><w:r><w:t>x</w:t></w:r><w:altChunk r:id="rId1" xmlns:r="urn:r"/></w:p>'
        f'<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="{secret.as_uri()}"/>'
    )
    data = with_parts(commented(), {"word/document.xml": body(inside)})
    opened: list[str] = []
    watching = [True]  # a hook stays for good, so it is told when to look away

    def watch(event: str, arguments: tuple[object, ...]) -> None:
        if watching and event == "open":
            opened.append(str(arguments[0]))

    sys.addaudithook(watch)
    monkeypatch.setattr(socket, "socket", None)
    read_accuracy(data)
    watching.clear()
    assert str(secret) not in opened
