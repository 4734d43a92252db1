# SPDX-License-Identifier: Apache-2.0
"""What a lost bundle would have brought keeps nothing else from travelling on."""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from peerdesk.desk.book import TeamBook
from peerdesk.desk.capture import write_line
from peerdesk.desk.exchange import admit, export, identity_file, take_in
from peerdesk.desk.query import NoteQuery
from peerdesk.desk.undoing import undo
from peerdesk.domain.team import Person
from peerdesk.domain.words import Role
from peerdesk.vault.creation import create_vault
from peerdesk.vault.derivation import FLOOR
from tests.fakes.book import MemoryBook
from tests.fakes.chains import MinuteHand
from tests.fakes.stick import Stick
from tests.fakes.three import three

DEV = Person("Dev Anand", Role.MEMBER_PEER)


@pytest.fixture(params=["memory", "vault"])
def team(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[list[TeamBook]]:
    """Return three laptops, and a fourth that nobody has admitted yet."""
    with ExitStack() as stack:
        books = three(request.param, tmp_path, stack)
        if request.param == "memory":
            yield [*books, MemoryBook(DEV)]
            return
        made = create_vault(
            tmp_path / "dev", DEV, "ripple anvil quiet lantern moss", cost=FLOOR,
            clock=MinuteHand(),
        )  # fmt: skip
        yield [*books, stack.enter_context(made.vault)]


def shared(book: TeamBook, *, whole: bool = False) -> bytes:
    stick = Stick()
    return stick.files[export(book, stick, everything=whole).name]


def texts(book: TeamBook) -> set[str]:
    return {note.text for note in book.notes(NoteQuery())}


def after_a_lost_bundle(team: list[TeamBook]) -> None:
    """Let Bo share three times; the second bundle is lost, and Bo's laptop after it."""
    _, bo, carys, _ = team
    write_line(bo, "before the loss")
    first = shared(bo)
    write_line(bo, "lost")
    shared(bo)
    write_line(bo, "after the loss")
    third = shared(bo)
    take_in(carys, first)
    take_in(carys, third)
    assert texts(carys) == {"before the loss"}


def test_what_came_before_a_lost_bundle_reaches_a_newcomer_from_any_colleague(
    team: list[TeamBook],
) -> None:
    after_a_lost_bundle(team)
    _, _, carys, newcomer = team
    admit(carys, identity_file(newcomer))
    take_in(newcomer, shared(carys))
    assert texts(newcomer) == {"before the loss"}
    assert newcomer.vector() == carys.vector()


def test_it_does_so_where_the_later_bundle_came_first(team: list[TeamBook]) -> None:
    lead, bo, carys, newcomer = team
    write_line(bo, "before the loss")
    first = shared(bo)
    write_line(bo, "lost")
    shared(bo)
    write_line(bo, "after the loss")
    take_in(carys, shared(bo))
    take_in(carys, first)
    admit(carys, identity_file(newcomer))
    for other in (newcomer, lead):
        take_in(other, shared(carys, whole=True))
        assert texts(other) == {"before the loss"}


def test_whoever_gets_it_so_goes_on_with_the_rest_when_that_is_found(team: list[TeamBook]) -> None:
    after_a_lost_bundle(team)
    _, bo, carys, newcomer = team
    admit(carys, identity_file(newcomer))
    take_in(newcomer, shared(carys))
    take_in(carys, shared(bo, whole=True))
    take_in(newcomer, shared(carys))
    assert texts(newcomer) == {"before the loss", "lost", "after the loss"}
    assert carys.vouching_heads() == newcomer.vouching_heads() == ()


def test_undoing_forgets_the_head_that_came_too_far(team: list[TeamBook]) -> None:
    _, bo, carys, _ = team
    write_line(bo, "before the loss")
    take_in(carys, shared(bo))
    write_line(bo, "lost")
    shared(bo)
    write_line(bo, "after the loss")
    before = carys.vouching_heads()
    receipt = take_in(carys, shared(bo))
    assert len(carys.vouching_heads()) == 1
    undo(carys, receipt)
    assert carys.vouching_heads() == before == ()
