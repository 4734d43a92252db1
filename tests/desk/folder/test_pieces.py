# SPDX-License-Identifier: Apache-2.0
"""Attachments in a team folder, whose files may come before the notes that name them."""

from peerdesk.desk.attachments import Prepared, attach, look_at
from peerdesk.desk.folder.chosen import choose
from peerdesk.desk.folder.outbox import share_into_folder
from tests.desk.exchanging import joined
from tests.desk.going import FOLDER, going
from tests.fakes.store import MemoryStore
from tests.fakes.team import PEERS, founded, write_notes


def test_pieces_that_come_before_their_notes_are_taken_in_afterwards() -> None:
    lead = founded()
    (peer,) = joined(lead, *PEERS[:1])
    for book in (lead, peer):
        choose(book, FOLDER)
    (note,) = write_notes(lead, "A flip chart")
    held = attach(lead, note, "chart.jpeg", Prepared("image/jpeg", b"picture"))
    whole, here = MemoryStore(), MemoryStore()
    share_into_folder(lead)
    going(lead, whole).bring()
    changes, pieces = whole.files.items()
    round_ = going(peer, here)
    here.files.update([pieces])
    assert [round_.take(offer).counts.unnamed for offer in round_.offers()] == [1]
    assert list(round_.offers()) == []
    here.files.update([changes])
    for _ in range(2):  # what had to wait is looked into by the next round
        for offer in round_.offers():
            round_.take(offer)
    assert look_at(peer, held.id).content == b"picture"
