# SPDX-License-Identifier: Apache-2.0
"""Claims about attachments as they stand."""

from peerdesk.domain import custody
from peerdesk.domain.attachment import Attachment, reduce_attachment
from peerdesk.domain.entry import Entry
from peerdesk.domain.facts import Fact
from peerdesk.domain.words import ReleaseReason

ADDED = custody.AttachmentAdded(
    attachment="a1", note="n1", name="wall.jpg", media="image/jpeg", size=3,
    digest="d", chunks=("c1",),
)  # fmt: skip


def entry(name: str, fact: Fact, depth: int) -> Entry:
    return Entry(name, depth, f"device-{name}", 1_000 + depth, 60, fact)


def attachment_of(*facts: Fact) -> Attachment:
    found = reduce_attachment(entry(f"h{n}", fact, n) for n, fact in enumerate(facts))
    assert found is not None
    return found


def test_an_attachment_says_what_was_added_when_and_where() -> None:
    found = attachment_of(ADDED)
    assert (found.id, found.note, found.name, found.size) == ("a1", "n1", "wall.jpg", 3)
    assert (found.media, found.digest, found.chunks) == ("image/jpeg", "d", ("c1",))
    assert (found.at, found.offset, found.device) == (1_000, 60, "device-h0")
    assert (found.withdrawn, found.releases) == (False, ())


def test_without_the_change_that_added_it_it_does_not_stand_yet() -> None:
    withdrawn = custody.AttachmentWithdrawn(attachment="a1")
    assert reduce_attachment([entry("h1", withdrawn, 1)]) is None


def test_taken_off_it_stays_off_until_every_withdrawal_is_undone() -> None:
    off = custody.AttachmentWithdrawn(attachment="a1")
    assert attachment_of(ADDED, off, off).withdrawals == ("h1", "h2")
    one = custody.AttachmentRestored(attachment="a1", replaces=("h1",))
    assert attachment_of(ADDED, off, off, one).withdrawals == ("h2",)
    both = custody.AttachmentRestored(attachment="a1", replaces=("h1", "h2"))
    assert not attachment_of(ADDED, off, off, both).withdrawn


def test_every_time_it_was_saved_outside_is_told() -> None:
    out = [
        custody.AttachmentReleased(attachment="a1", reason=reason)
        for reason in (ReleaseReason.NEEDED_FOR_DOCUMENT, ReleaseReason.ASKED_BY_OWNER)
    ]
    releases = attachment_of(ADDED, *out).releases
    assert [(r.hash, r.reason.value, r.device) for r in releases] == [
        ("h1", "needed-for-document", "device-h1"),
        ("h2", "asked-by-owner", "device-h2"),
    ]
