# SPDX-License-Identifier: Apache-2.0
"""A file's name says what it is, whose copy and how large; formats follow from what is written."""

import pytest

from peerdesk.compose.blocks import Copy, Deck, Document, Record
from peerdesk.compose.formats import (
    COPY_FILES,
    FORMAT_NAMES,
    Format,
    Wish,
    file_name,
    formats_of,
    takes_template,
)

LETTER = Document(title="Letter", subtitle="", council="", offer="", copy=Copy.SPONSOR)
SLIDES = Deck(title="Slides", council="", offer="", days="", copy=Copy.TEAM)


def test_documents_are_written_as_pdf_and_word() -> None:
    assert formats_of(LETTER) == formats_of(Document) == (Format.PDF, Format.DOCX)
    assert formats_of(Record) == (Format.PDF, Format.DOCX)


def test_slides_are_written_as_pdf_and_powerpoint() -> None:
    assert formats_of(SLIDES) == formats_of(Deck) == (Format.PDF, Format.PPTX)


@pytest.mark.parametrize("form", Format)
def test_only_what_is_edited_takes_a_template_and_every_format_has_a_name(form: Format) -> None:
    assert takes_template(form) == (form is not Format.PDF)
    assert FORMAT_NAMES[form]


@pytest.mark.parametrize("copy", Copy)
def test_a_name_says_whose_copy_it_is(copy: Copy) -> None:
    assert file_name("report", copy, Wish()) == f"report-{COPY_FILES[copy]}.pdf"


def test_a_name_says_that_it_is_in_large_print() -> None:
    wish = Wish(format=Format.DOCX, large=True)
    assert file_name("letter", Copy.SPONSOR, wish) == "letter-sponsors-copy-large-print.docx"


def test_no_two_wishes_share_a_name() -> None:
    names = {
        file_name("report", copy, Wish(format=form, large=large))
        for copy in Copy
        for form in Format
        for large in (False, True)
    }
    assert len(names) == len(Copy) * len(Format) * 2
