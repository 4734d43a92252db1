# SPDX-License-Identifier: Apache-2.0
"""Contents that went on somebody's word did not go unasked, whatever became of that word."""

from contextlib import ExitStack
from pathlib import Path

from peerdesk.desk.capture import write_line
from peerdesk.desk.erasing import erase
from peerdesk.desk.membership import remove_laptop
from peerdesk.domain.words import ErasureReason, RemovalReason
from peerdesk.vault.book import OpenVault
from tests.fakes.stick import Stick
from tests.fakes.three import everybody_gets, three
from tests.happenings.state import ledger_of


def test_what_a_laptop_erased_before_it_heard_that_it_was_removed_is_no_damage(
    tmp_path: Path,
) -> None:
    with ExitStack() as stack:
        lead, bo, _ = three("vault", tmp_path, stack)
        line = write_line(bo, "Goes before the removal is heard of").note
        everybody_gets(Stick(), bo, [lead])
        remove_laptop(lead, bo.device, RemovalReason.LEFT)
        erase(bo, line, ErasureReason.TAKEN_BY_MISTAKE, "Peer")
        everybody_gets(Stick(), bo, [lead])
        assert lead.note(line).text == "Goes before the removal is heard of"
        bare = [change for change in ledger_of(lead) if change.payload is None]
        told = [c for c in ledger_of(lead) if not c.header.kind.startswith("Note")]
        assert bare == []
        bo.accept(told, lead.signed_heads())
        for book in (lead, bo):
            assert isinstance(book, OpenVault)
            assert book.upkeep.verify().findings == ()
        assert any(change.payload is None for change in ledger_of(bo))
