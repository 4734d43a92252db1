# SPDX-License-Identifier: Apache-2.0
"""Council and offer share the line at the head of a page."""

from io import BytesIO

import pypdfium2
import pytest

from peerdesk.bootstrap.resources import resource_root
from peerdesk.compose.blocks import Copy, Document, Paragraph
from peerdesk.render.pdf import render_document

OFFER = "Children’s Services Resources and Efficiency Peer Challenge"


def head(council: str, offer: str) -> str:
    """Return the text of the first page."""
    document = Document(
        title="Daily summary 1", subtitle="", council=council, offer=offer, copy=Copy.SPONSOR,
        blocks=(Paragraph("Words."),),
    )  # fmt: skip
    pdf = render_document(document, resource_root() / "fonts")
    pages = pypdfium2.PdfDocument(BytesIO(pdf))
    text: str = pages[0].get_textpage().get_text_bounded()
    pages.close()
    return text


@pytest.mark.parametrize("council", ["Oak Council", "Marlowe Vale Council"])
def test_a_long_offer_beside_a_short_council_is_not_cut(council: str) -> None:
    text = head(council, OFFER)
    assert OFFER in text
    assert council in text


def test_of_two_that_have_no_room_together_each_keeps_its_beginning() -> None:
    text = head("Council of the Royal Borough of " + "Long " * 20, OFFER)
    assert "Council of the Royal Borough" in text
    assert "Children’s Services Resources" in text
    assert text.count("…") >= 1
