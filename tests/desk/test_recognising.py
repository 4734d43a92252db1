# SPDX-License-Identifier: Apache-2.0
"""Claims about telling by a hash what of a bundle is here already."""

from dataclasses import replace

import pytest
from msgspec.structs import replace as with_fields

from peerdesk.desk import arrivals, exchange
from peerdesk.desk.exchange import preview, take_in
from peerdesk.desk.recognising import taken_in_whole, without_known
from peerdesk.domain.loss import Loss
from peerdesk.ledger.chain import Gap
from peerdesk.ledger.change import Change, Head
from peerdesk.ledger.store import Span
from peerdesk.team import unite, verdict
from peerdesk.team.manifest import Manifest
from peerdesk.team.opener import OpenedBundle, open_bundle, read_start
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


@pytest.fixture
def again(lead: MemoryBook, bo: MemoryBook) -> bytes:
    """Return a bundle that the colleague has taken in, whole."""
    write_notes(lead, "two")
    data = shared(lead, whole=True)
    take_in(bo, data)
    return data


def signed(data: bytes, book: MemoryBook) -> Manifest:
    return read_start(data, book.keys)


def test_what_was_taken_in_whole_is_not_decrypted_again(
    bo: MemoryBook, again: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = take_in(bo, again)
    monkeypatch.delattr(exchange, "open_bundle")
    counts = preview(bo, again).counts
    assert (counts.new, counts.already) == (0, counts.changes)
    receipt = take_in(bo, again)
    assert (receipt.counts, receipt.digest) == (before.counts, before.digest)
    assert receipt.counts.changes > 0


def test_it_still_has_to_come_from_somebody_known(
    lead: MemoryBook, bo: MemoryBook, again: bytes
) -> None:
    write_notes(lead, "three")
    other = shared(lead, whole=True)
    assert taken_in_whole(bo, signed(again, bo))
    assert not taken_in_whole(bo, signed(other, bo))
    for field, value in (("digest", "0" * 64), ("number", 99), ("sender", bo.identity)):
        assert not taken_in_whole(bo, with_fields(signed(again, bo), **{field: value}))


def test_what_was_undone_is_looked_at_again(lead: MemoryBook, bo: MemoryBook) -> None:
    write_notes(lead, "two")
    data = shared(lead)
    receipt = take_in(bo, data)
    assert taken_in_whole(bo, signed(data, bo))
    bo.undo(receipt)
    assert not taken_in_whole(bo, signed(data, bo))
    assert take_in(bo, data).counts.new == 1
    assert texts(bo) == {"one", "two"}


def test_what_waited_or_was_left_out_is_looked_at_again(bo: MemoryBook, again: bytes) -> None:
    manifest = signed(again, bo)
    newest = with_fields(bo.receipts()[0], id="")
    counts = newest.counts
    for doubtful in (
        with_fields(newest, counts=with_fields(counts, waiting=1)),
        with_fields(newest, counts=with_fields(counts, refused=1)),
        with_fields(newest, refusals=("One change was left out.",)),
    ):
        bo.keep_receipt(doubtful)
        assert not taken_in_whole(bo, manifest)
    bo.keep_receipt(newest)
    assert taken_in_whole(bo, manifest)


def test_what_is_not_whole_here_any_more_is_looked_at_again(
    bo: MemoryBook, again: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    manifest = signed(again, bo)
    (span,) = manifest.spans
    chain = span.device, span.epoch
    less = Head(*chain, span.last - 1, "0" * 64)
    lost = Loss(id="l", device=chain[0], epoch=chain[1], first=2, last=2, before="", follows="")
    for name, value in (
        ("vector", (less,)),
        ("signed_heads", ()),
        ("gaps", (Gap(*chain, 2, 2),)),
        ("losses", (lost,)),
    ):
        with monkeypatch.context() as patched:
            patched.setattr(bo, name, lambda value=value: value)
            assert not taken_in_whole(bo, manifest)
    with monkeypatch.context() as patched:
        patched.setattr(bo, "emptied", tuple)
        assert not taken_in_whole(bo, manifest)
    assert taken_in_whole(bo, manifest)


def test_attachments_and_mere_heads_are_looked_at_again(bo: MemoryBook, again: bytes) -> None:
    nothing = with_fields(signed(again, bo), spans=(), changes=0)
    assert not taken_in_whole(bo, nothing)


@pytest.mark.parametrize("much", [0, 1 << 40])
def test_others_get_a_turn_before_anything_is_written(
    lead: MemoryBook, bo: MemoryBook, monkeypatch: pytest.MonkeyPatch, much: int
) -> None:
    told: list[str] = []
    for module in (unite, verdict, arrivals):
        monkeypatch.setattr(module, "LONG", min(much, 2_000))
    monkeypatch.setattr(exchange, "_LARGE", much)
    monkeypatch.setattr(bo, "give_way", lambda: told.append("turn"))
    monkeypatch.setattr(bo, "make_room", lambda: told.append("room"))
    write_notes(lead, "two", "three")
    data = shared(lead)
    assert preview(bo, data).counts.new == 2
    assert told.count("turn") >= 6  # two passes, then headers, contents, and twice what they bring
    assert told.count("room") == (0 if much else 1)
    assert texts(bo) == {"one"}
    assert take_in(bo, data).counts.new == 2
    assert texts(bo) == {"one", "two", "three"}
    sent, held = ([c.header_bytes for c in b.changes(every_span(b))] for b in (lead, bo))
    assert set(sent) <= set(held)


def every_span(book: MemoryBook) -> list[Span]:
    return [Span(head.device, head.epoch, 1, head.number) for head in book.vector()]
