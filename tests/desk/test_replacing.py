# SPDX-License-Identifier: Apache-2.0
"""Own bundles that hold what was erased are named, and a new one takes their place."""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from peerdesk.desk.attachments import Prepared, attach
from peerdesk.desk.book import TeamBook
from peerdesk.desk.capture import write_line
from peerdesk.desk.erasing import erase
from peerdesk.desk.exchange import export, take_in
from peerdesk.desk.replacing import (
    forget_own_bundles,
    own_bundles_to_replace,
    replace_own_bundles,
)
from peerdesk.domain.words import ErasureReason
from peerdesk.team.opener import open_bundle
from tests.fakes.stick import Stick
from tests.fakes.three import three


@pytest.fixture(params=["memory", "vault"])
def team(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[list[TeamBook]]:
    """Return three laptops of one sort."""
    with ExitStack() as stack:
        yield three(request.param, tmp_path, stack)


def gone(book: TeamBook, note: str) -> None:
    erase(book, note, ErasureReason.SUBJECT_REQUEST, "The monitoring officer")


def holds(data: bytes, book: TeamBook, words: bytes) -> bool:
    opened = open_bundle(data, book.keys)
    return any(words in (change.payload or b"") for change in opened.changes)


def test_a_bundle_that_holds_what_was_erased_is_named_and_replaced(team: list[TeamBook]) -> None:
    lead, bo, _ = team
    stick = Stick()
    note = write_line(bo, "+ about somebody").note
    first = export(bo, stick)
    kept = write_line(bo, "+ about nobody").note
    second = export(bo, stick)
    assert own_bundles_to_replace(bo) == ()
    gone(bo, note)
    (old,) = own_bundles_to_replace(bo)
    assert (old.number, old.name, old.place) == (first.number, first.name, first.place)
    assert replace_own_bundles(bo, stick) == (old,)
    assert holds(stick.files[first.name], lead, b"about somebody")
    new = [name for name in stick.files if name not in {first.name, second.name}]
    assert len(new) == 1
    assert not holds(stick.files[new[0]], lead, b"about somebody")
    assert own_bundles_to_replace(bo) == (old,)  # its file is still there
    del stick.files[old.name]
    forget_own_bundles(bo, (old,))
    assert own_bundles_to_replace(bo) == ()
    for name in (second.name, new[0]):
        take_in(lead, stick.files[name])
    assert lead.note(kept).text == "about nobody"
    assert len(lead.erasures()) == 1


def test_a_colleagues_erasure_counts_for_own_bundles_that_passed_it_on(
    team: list[TeamBook],
) -> None:
    lead, bo, carys = team
    note = write_line(bo, "+ about somebody").note
    stick = Stick()
    take_in(lead, stick.files[export(bo, stick).name])
    passed = export(lead, stick)
    assert own_bundles_to_replace(lead) == ()
    gone(bo, note)
    data = stick.files[export(bo, stick).name]
    take_in(lead, data)
    assert [old.number for old in own_bundles_to_replace(lead)] == [passed.number]
    take_in(carys, data)
    assert own_bundles_to_replace(carys) == ()


def test_a_bundle_of_attachments_is_replaced_with_what_still_stands(team: list[TeamBook]) -> None:
    lead, bo, _ = team
    stick = Stick()
    notes = [write_line(bo, f"+ wall {n}").note for n in range(2)]
    held = [attach(bo, n, "a.jpg", Prepared("image/jpeg", n.encode() * 99)) for n in notes]
    first = export(bo, stick)
    gone(bo, notes[0])
    old = own_bundles_to_replace(bo)
    assert [bundle.number for bundle in old] == [first.number, first.parts[0].number]
    before = set(stick.files)
    replace_own_bundles(bo, stick)
    new = [stick.files[name] for name in stick.files if name not in before]
    assert [len(open_bundle(data, lead.keys).pieces) for data in new] == [0, 1]
    for data in new:
        take_in(lead, data)
    assert lead.is_here(held[1])
    forget_own_bundles(bo, old)
    assert own_bundles_to_replace(bo) == ()


def test_nothing_is_written_where_nothing_is_to_be_replaced(team: list[TeamBook]) -> None:
    _, bo, _ = team
    stick = Stick()
    assert replace_own_bundles(bo, stick) == ()
    assert stick.files == {}
