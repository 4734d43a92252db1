# SPDX-License-Identifier: Apache-2.0
"""A laptop's word that it was cleared, without a disk to clear."""

from peerdesk.desk.closing import Now, state
from peerdesk.team.confirmation import Completion, Parts, complete, new_finisher, sign_statement
from tests.fakes.book import MemoryBook

PARTS = Parts(keys=3, databases=4, others=2, size=48_123_456)


def word_of(
    book: MemoryBook, now: Now, *, starts: int = 1, strangers: int = 0, parts: Parts = PARTS
) -> bytes:
    """Return the confirmation that a laptop would leave behind."""
    secret, public = new_finisher()
    statement = state(book, parts, public, now)
    signature = sign_statement(statement, book.keys.signing)
    done = Completion(starts=starts, strangers=strangers, at=now[0] + 3_000, offset=now[1])
    return complete(statement, signature, done, secret)
