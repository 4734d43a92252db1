# SPDX-License-Identifier: Apache-2.0
"""Claims about telling by a hash what of a bundle is here already."""

from dataclasses import replace

import pytest
from msgspec.structs import replace as with_fields

from peerdesk.desk.exchange import preview, take_in
from peerdesk.desk.recognising import without_known
from peerdesk.domain.loss import Loss
from peerdesk.ledger.chain import Gap
from peerdesk.ledger.change import Change
from peerdesk.ledger.store import Span
from peerdesk.team.opener import OpenedBundle, open_bundle
from peerdesk.team.unite import judge, spans_of
from tests.desk.exchanging import joined, shared, texts
from tests.fakes.book import MemoryBook
from tests.fakes.team import PEERS, founded, write_notes


@pytest.fixture
def lead() -> MemoryBook:
    return founded()


@pytest.fixture
def bo(lead: MemoryBook) -> MemoryBook:
    """Return a colleague's book that has got the lead's first note."""
    write_notes(lead, "one")
    return joined(lead, PEERS[0])[0]


def whole(lead: MemoryBook, reader: MemoryBook) -> OpenedBundle:
    return open_bundle(shared(lead, whole=True), reader.keys)


def test_nothing_is_left_of_what_is_all_here_but_the_heads(
    lead: MemoryBook, bo: MemoryBook
) -> None:
    opened = whole(lead, bo)
    left = without_known(bo, opened)
    assert opened.changes
    assert (left.changes, left.manifest.spans, left.manifest.changes) == ((), (), 0)
    assert left.heads == opened.heads


def test_only_what_follows_is_left_and_it_is_believed(lead: MemoryBook, bo: MemoryBook) -> None:
    write_notes(lead, "two", "three")
    opened = whole(lead, bo)
    left = without_known(bo, opened)
    assert left.changes == opened.changes[-2:]
    assert left.manifest.spans == spans_of(left.changes)
    assert judge(left, bo.roster(), bo.challenge_id).changes == left.changes


def test_it_is_counted_as_here_already(lead: MemoryBook, bo: MemoryBook) -> None:
    write_notes(lead, "two", "three")
    data = shared(lead, whole=True)
    counts = preview(bo, data).counts
    assert (counts.new, counts.already) == (2, counts.changes - 2)
    assert take_in(bo, data).counts == counts
    assert texts(bo) == {"one", "two", "three"}
    again = take_in(bo, data).counts
    assert (again.new, again.already) == (0, counts.changes)


def test_a_part_of_what_is_here_is_known_too(lead: MemoryBook, bo: MemoryBook) -> None:
    early = open_bundle(shared(lead, whole=True), bo.keys)
    write_notes(lead, "two")
    take_in(bo, shared(lead))
    assert without_known(bo, early).changes == ()


def test_a_chain_of_nobody_known_is_left(lead: MemoryBook, bo: MemoryBook) -> None:
    opened = whole(lead, bo)
    assert without_known(MemoryBook(PEERS[1]), opened) is opened


def test_another_story_is_left_whole(lead: MemoryBook, bo: MemoryBook) -> None:
    opened = whole(lead, bo)
    *before, last = opened.changes
    other = Change(last.header_bytes.replace(b'"offset":', b'"offset":1'), last.salt, last.payload)
    forked = replace(opened, changes=(*before, other))
    assert without_known(bo, forked) is forked


def test_another_story_is_left_whole_where_more_is_here(lead: MemoryBook, bo: MemoryBook) -> None:
    opened = whole(lead, bo)
    write_notes(lead, "two")
    take_in(bo, shared(lead))
    other = Change(b"another", b"", b"")
    forked = replace(opened, changes=(*opened.changes[:-1], other))
    assert without_known(bo, forked) is forked


def test_what_stands_here_without_its_contents_is_left_to_be_made_whole(
    lead: MemoryBook, bo: MemoryBook, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = whole(lead, bo)
    asked: list[Span] = []

    def emptied(within: list[Span]) -> tuple[Span, ...]:
        asked.extend(within)
        return tuple(within)

    monkeypatch.setattr(bo, "emptied", emptied)
    assert without_known(bo, opened) is opened
    assert asked == list(opened.manifest.spans)


def test_a_chain_with_a_gap_or_a_loss_is_left_whole(
    lead: MemoryBook, bo: MemoryBook, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = whole(lead, bo)
    (span,) = opened.manifest.spans
    with monkeypatch.context() as patched:
        patched.setattr(bo, "gaps", lambda: (Gap(span.device, span.epoch, 2, 2),))
        assert without_known(bo, opened) is opened
    loss = Loss(
        id="l", device=span.device, epoch=span.epoch, first=2, last=2, before="", follows=""
    )
    with monkeypatch.context() as patched:
        patched.setattr(bo, "losses", lambda: (loss,))
        assert without_known(bo, opened) is opened


def test_a_chain_in_two_runs_is_left_whole(lead: MemoryBook, bo: MemoryBook) -> None:
    opened = whole(lead, bo)
    (span,) = opened.manifest.spans
    runs = with_fields(span, last=1), with_fields(span, first=2)
    parted = replace(opened, manifest=with_fields(opened.manifest, spans=runs))
    assert without_known(bo, parted) is parted
