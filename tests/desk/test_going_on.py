# SPDX-License-Identifier: Apache-2.0
"""An import that was broken off is gone on with, from whatever it was read."""

from collections.abc import Iterator
from contextlib import ExitStack
from io import BytesIO
from pathlib import Path

import pytest

from peerdesk.desk.book import TeamBook
from peerdesk.desk.capture import write_line
from peerdesk.desk.carrying import Arriving
from peerdesk.desk.errors import NotFound
from peerdesk.desk.exchange import admit, export, go_on, take_in
from peerdesk.desk.exchange_errors import CannotUndo
from peerdesk.desk.query import NoteQuery
from peerdesk.desk.strangers import keep_stranger, take_in_parked
from peerdesk.desk.undoing import undo, why_kept
from peerdesk.team.bundle import BundleContents, seal
from peerdesk.team.identity_file import write_identity
from peerdesk.team.receipt import Counts, Receipt
from tests.builders import note
from tests.fakes.insider import Insider
from tests.fakes.stick import Stick
from tests.fakes.team import spans_of
from tests.fakes.three import three


class Stopped(Exception):
    """The program ends here."""


@pytest.fixture(params=["memory", "vault"])
def team(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[list[TeamBook]]:
    """Return three laptops of one sort."""
    with ExitStack() as stack:
        yield three(request.param, tmp_path, stack)


@pytest.fixture
def bundle(team: list[TeamBook]) -> bytes:
    """Return what the second shares: three lines."""
    for number in range(3):
        write_line(team[1], f"+ line {number}")
    stick = Stick()
    return stick.files[export(team[1], stick).name]


def stop(_done: int, _of: int) -> None:
    raise Stopped


def test_what_was_broken_off_is_taken_in_as_one(team: list[TeamBook], bundle: bytes) -> None:
    lead = team[0]
    with pytest.raises(Stopped):
        take_in(lead, bundle, stop)
    assert len(lead.broken_off()) == 1
    (receipt,) = go_on(lead)
    assert receipt.counts.new == 3
    assert [span.last - span.first + 1 for span in receipt.spans] == [3]
    assert (lead.broken_off(), go_on(lead)) == ((), ())
    undo(lead, receipt)
    assert lead.count_notes(NoteQuery()) == 0


def test_taking_it_in_again_goes_on_with_it(team: list[TeamBook], bundle: bytes) -> None:
    lead = team[0]
    with pytest.raises(Stopped):
        take_in(lead, bundle, stop)
    receipt = take_in(lead, BytesIO(bundle))
    assert (receipt.counts.new, lead.receipts()) == (3, (receipt,))
    assert lead.broken_off() == ()


def test_nothing_is_undone_while_an_import_is_under_way(
    team: list[TeamBook], bundle: bytes
) -> None:
    lead, _, carys = team
    write_line(carys, "+ earlier")
    stick = Stick()
    earlier = take_in(lead, stick.files[export(carys, stick).name])
    with pytest.raises(Stopped):
        take_in(lead, bundle, stop)
    with pytest.raises(CannotUndo, match="broken off"):
        undo(lead, earlier)
    (receipt,) = go_on(lead)
    undo(lead, receipt)
    assert [note.text for note in lead.notes(NoteQuery())] == ["earlier"]
    undo(lead, earlier)
    assert lead.count_notes(NoteQuery()) == 0


def test_what_lies_under_a_given_up_import_stays(team: list[TeamBook], bundle: bytes) -> None:
    lead, _, carys = team
    write_line(carys, "+ earlier")
    stick = Stick()
    earlier = take_in(lead, stick.files[export(carys, stick).name])
    with pytest.raises(Stopped):
        take_in(lead, bundle, stop)
    lead.give_up(*lead.broken_off())
    with pytest.raises(CannotUndo, match="something that rests on it"):
        undo(lead, earlier)


def test_an_import_that_brought_nothing_says_so(team: list[TeamBook], bundle: bytes) -> None:
    lead = team[0]
    take_in(lead, bundle)
    assert why_kept(lead, take_in(lead, bundle)) == "it brought nothing"


def test_what_let_a_waiting_bundle_in_is_not_undone(team: list[TeamBook]) -> None:
    """The bundle and the request are let go then, so undoing could not put them back."""
    lead, other, _ = team
    newcomer = Insider(lead.challenge_id)
    (said,) = newcomer.chain(note("a newcomer’s"))
    contents = BundleContents(
        lead.challenge_id, "", newcomer.member, "e", 1, 1, 60, spans_of([said]), [said],
        [newcomer.sign(said.head)],
    )  # fmt: skip
    file = BytesIO()
    seal(contents, newcomer.keys, other.members()).write(file)
    keep_stranger(other, file)
    admit(lead, write_identity(newcomer.member, newcomer.keys))
    stick = Stick()
    admission = take_in(other, stick.files[export(lead, stick).name])
    assert why_kept(other, admission) == ""
    (taken,) = take_in_parked(other).receipts
    assert taken.counts.new == 1
    for receipt in (taken, admission):
        with pytest.raises(CannotUndo, match="had waited here for an admission"):
            undo(other, receipt)


def test_what_cannot_be_taken_in_any_more_is_let_go(team: list[TeamBook]) -> None:
    lead = team[0]
    counts = Counts(
        changes=1, new=1, already=0, waiting=0, notes=1, revised=0, messages=0, withdrawn=0,
        clashes=0, refused=0,
    )  # fmt: skip
    receipt = Receipt(
        sender="Bo", sender_device="b" * 32, number=1, imported_at=0, offset=0, digest="",
        counts=counts, id="one",
    )  # fmt: skip
    lead.begin_import(Arriving(name="rubbish", content=BytesIO(b"no bundle"), receipt=receipt))
    assert lead.broken_off_content("rubbish") == b"no bundle"
    said: list[str] = []
    assert go_on(lead, given_up=said.append) == ()
    (sentence,) = said
    assert "could not be gone on with" in sentence
    assert "no PeerDesk bundle" in sentence
    assert lead.broken_off() == ()
    with pytest.raises(NotFound):
        lead.broken_off_content("rubbish")
