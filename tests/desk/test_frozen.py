# SPDX-License-Identifier: Apache-2.0
"""What was frozen is read as it was, by later programs too; what was changed is refused."""

from hashlib import sha256

import pytest

from peerdesk.compose.blocks import Callout, Copy, Document
from peerdesk.desk.errors import DamagedIssue
from peerdesk.desk.frozen import read_frozen
from peerdesk.ledger.canonical import encode

DOCUMENT = Document(
    title="Daily summary 1", subtitle="", council="Marlowe Vale Council", offer="", copy=Copy.TEAM,
    blocks=(Callout("Emerging."),),
)  # fmt: skip
CONTENT = encode(DOCUMENT).decode()


def digest(content: str) -> str:
    return sha256(content.encode()).hexdigest()


def test_it_is_read_exactly_as_it_was_frozen() -> None:
    assert read_frozen(CONTENT, digest(CONTENT), Document, 1) == DOCUMENT


def test_what_an_earlier_program_froze_lacks_only_what_is_new() -> None:
    earlier = CONTENT.replace('"contents":false,', "").replace('"for_team":[],', "")
    assert earlier != CONTENT
    assert read_frozen(earlier, digest(earlier), Document, 1) == DOCUMENT


@pytest.mark.parametrize("content", [CONTENT.replace("Emerging", "Agreed"), "[]", "{", '"x"'])
def test_what_was_changed_or_is_no_document_is_refused(content: str) -> None:
    for sealed in {digest(CONTENT), digest(content) if "blocks" not in content else ""}:
        with pytest.raises(DamagedIssue) as refused:
            read_frozen(content, sealed, Document, 7)
        assert "number 7" in refused.value.user_message
