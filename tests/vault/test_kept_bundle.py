# SPDX-License-Identifier: Apache-2.0
"""Claims about the bundle of an import under way, which is kept in slices."""

import os
from io import BytesIO

import pytest

from peerdesk.desk.capture import write_line
from peerdesk.desk.carrying import Arriving
from peerdesk.ledger.store import Span
from peerdesk.team.errors import BundleUnreadable
from peerdesk.team.receipt import Counts, Receipt
from peerdesk.vault import kept_bundle
from peerdesk.vault.book import OpenVault
from peerdesk.vault.contents import Contents

_SLICE = 4096
_COUNTS = Counts(
    changes=0, new=0, already=0, waiting=0, notes=0, revised=0, messages=0, withdrawn=0,
    clashes=0, refused=0,
)  # fmt: skip
_RECEIPT = Receipt(
    sender="Bo", sender_device="b" * 32, number=1, imported_at=0, offset=0, digest="",
    counts=_COUNTS, id="one",
)  # fmt: skip


class Pulled(BytesIO):
    """A file on a stick that is taken out after its first slice."""

    def read(self, size: int | None = -1, /) -> bytes:
        """Read from the start only."""
        if self.tell():
            raise OSError
        return super().read(size)


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept_bundle, "SLICE", _SLICE)
    monkeypatch.setattr(kept_bundle, "_LARGE", 2)


def test_a_large_one_is_kept_whole_wherever_it_was_read_to(vault: OpenVault) -> None:
    content = os.urandom(5 * _SLICE + 1)
    file = BytesIO(content)
    file.seek(7)
    vault.begin_import(Arriving(name="one", content=file, receipt=_RECEIPT))
    assert vault.broken_off_content("one") == content


def test_a_line_is_saved_and_found_after_the_pages_were_let_go(vault: OpenVault) -> None:
    file = BytesIO(os.urandom(5 * _SLICE))
    vault.begin_import(Arriving(name="one", content=file, receipt=_RECEIPT))
    note = write_line(vault, "+ Written meanwhile").note
    assert vault.note(note).text == "Written meanwhile"


def test_no_import_is_under_way_where_the_file_cannot_be_read(vault: OpenVault) -> None:
    file = Pulled(os.urandom(3 * _SLICE))
    with pytest.raises(BundleUnreadable):
        vault.begin_import(Arriving(name="one", content=file, receipt=_RECEIPT))
    assert vault.broken_off() == ()
    vault.tidy_imports()
    assert vault.parked() == ()


def test_what_is_emptied_is_asked_of_some_changes_only(vault: OpenVault) -> None:
    head = vault.vector()[0]
    (last,) = vault.changes([Span(head.device, head.epoch, head.number, head.number)])
    with vault._ledger.database.transaction():
        Contents(vault._ledger.database).drop([vault._ledger.chains.place(last)])
    bare = Span(head.device, head.epoch, head.number, head.number)
    assert vault.emptied() == (bare,)
    assert vault.emptied([bare]) == (bare,)
    assert vault.emptied([Span(head.device, head.epoch, 1, head.number - 1)]) == ()
    assert vault.emptied([Span("d" * 32, head.epoch, 1, 9)]) == ()
