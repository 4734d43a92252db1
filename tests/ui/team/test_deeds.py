# SPDX-License-Identifier: Apache-2.0
"""What leads do about laptops in Team, and taking an import out again."""

from collections.abc import Callable

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from peerdesk.desk.capture import write_line
from peerdesk.desk.exchange import take_in
from peerdesk.desk.membership import remove_laptop
from peerdesk.desk.query import NoteQuery
from peerdesk.domain.words import Authority, RemovalReason
from peerdesk.team.receipt import Counts, Preview, Receipt
from peerdesk.ui.components.button import Button
from peerdesk.ui.look import Look
from peerdesk.ui.team.bundle import BundleCard
from peerdesk.ui.team.import_line import ImportLine
from peerdesk.ui.team.laptop_sheet import LaptopSheet
from peerdesk.ui.team.place import TeamPlace
from peerdesk.ui.team.reading import Imported
from tests.fakes.evening import fill
from tests.fakes.session import FakeSession
from tests.ui.conftest import PRIYA
from tests.ui.driving import opened, press_key, settle, shown_texts
from tests.ui.team.meeting import admit, imported, shared

Opened = Callable[..., FakeSession]
NOTHING = Counts(
    changes=0, new=0, already=0, waiting=0, notes=0, revised=0, messages=0, withdrawn=0, clashes=0,
    refused=0,
)  # fmt: skip


@pytest.fixture
def leader(session: FakeSession) -> FakeSession:
    fill(session.book)
    return session


@pytest.fixture
def colleague(open_session: Opened) -> FakeSession:
    return open_session(PRIYA, founded=False)


@pytest.fixture
def place(qtbot: QtBot, look: Look, leader: FakeSession, colleague: FakeSession) -> TeamPlace:
    """Return the leader's Team, the colleague's laptop admitted."""
    made = opened(qtbot, TeamPlace(look, leader))
    admit(qtbot, made, colleague)
    return made


@pytest.fixture
def other(qtbot: QtBot, look: Look, colleague: FakeSession, place: TeamPlace) -> TeamPlace:
    """Return the colleague's Team, the leader's first bundle taken in."""
    made = opened(qtbot, TeamPlace(look, colleague))
    imported(qtbot, made, shared(qtbot, place))
    return made


def sheet_of(place: TeamPlace, row: int) -> LaptopSheet:
    """Press a laptop's row and return its sheet."""
    board = place.page.who.board
    board.setCurrentIndex(board.model().index(row, 0))
    press_key(board, Qt.Key.Key_Return)
    sheet = place.deeds._sheet
    assert isinstance(sheet, LaptopSheet)
    return sheet


def receipt_of(*, pieces: int, attachments: int) -> Receipt:
    return Receipt(
        sender="Priya Nair", sender_device="d", number=1, imported_at=0, offset=0, digest="",
        counts=replace(NOTHING, pieces=pieces, attachments=attachments),
    )  # fmt: skip


def lines(place: TeamPlace) -> list[ImportLine]:
    """Return the imports that are listed; those just taken off the screen are not."""
    return [one for one in place.page.side.findChildren(ImportLine) if not one.isHidden()]


def removed(qtbot: QtBot, place: TeamPlace, reason: RemovalReason = RemovalReason.LOST) -> None:
    sheet = sheet_of(place, 1)
    sheet.why.choose(reason.value)
    next(b for b in sheet.findChildren(Button) if b.text() == "Remove this laptop").click()
    settle(qtbot, place)


def test_a_laptops_sheet_shows_its_words_and_what_it_lacks(
    place: TeamPlace, colleague: FakeSession
) -> None:
    words = shown_texts(sheet_of(place, 1))
    assert "officer peer, not heard from yet; lacks" in words
    for word in place.deeds.view.rows[1].words:  # type: ignore[union-attr] # shown just now
        assert word in words
    assert colleague.identity.device == place.deeds.view.rows[1].device  # type: ignore[union-attr] # likewise


def test_a_lead_changes_what_a_laptop_may_do(
    qtbot: QtBot, place: TeamPlace, leader: FakeSession
) -> None:
    sheet = sheet_of(place, 1)
    assert not sheet.keep.isEnabled()
    sheet.may.choose(Authority.LEAD.value)
    sheet.may.picked.emit(Authority.LEAD.value)
    assert sheet.keep.isEnabled()
    sheet.keep.click()
    settle(qtbot, place)
    assert leader.book.members()[1].authority is Authority.LEAD


def test_the_last_lead_stays_one_and_the_page_says_why(
    qtbot: QtBot, place: TeamPlace, leader: FakeSession
) -> None:
    sheet = sheet_of(place, 0)
    sheet.may.choose(Authority.PEER.value)
    sheet.keep.setEnabled(True)
    sheet.keep.click()
    settle(qtbot, place)
    assert leader.book.members()[0].authority is Authority.LEAD
    assert place.page.notice.isVisible()


def test_a_removed_laptop_is_listed_below_and_taken_back(
    qtbot: QtBot, place: TeamPlace, leader: FakeSession, colleague: FakeSession
) -> None:
    removed(qtbot, place)
    assert [member.device for member in leader.book.members()] == [leader.identity.device]
    words = shown_texts(place.page.who)
    assert "No longer in the team" in words
    assert "the laptop was lost" in words
    back = next(b for b in place.page.who.findChildren(Button) if b.text() == "Take back")
    back.click()
    settle(qtbot, place)
    assert colleague.identity.device in {m.device for m in leader.book.members()}
    assert "No longer in the team" not in shown_texts(place.page.who)


def test_a_removal_can_be_undone_at_once(
    qtbot: QtBot, place: TeamPlace, leader: FakeSession
) -> None:
    with qtbot.waitSignal(place.said) as said:
        removed(qtbot, place)
    said.args[1]()
    settle(qtbot, place)
    assert len(leader.book.members()) == 2


def test_what_comes_after_a_removal_is_set_aside_and_a_lead_lets_it_count(
    qtbot: QtBot, place: TeamPlace, other: TeamPlace, leader: FakeSession, colleague: FakeSession
) -> None:
    remove_laptop(leader.book, colleague.identity.device, RemovalReason.MISTAKE)
    write_line(colleague.book, "+ Written after the removal")
    imported(qtbot, place, shared(qtbot, other))
    assert leader.book.count_notes(NoteQuery()) == 8
    tabs = [tab.accessibleName() for tab in place.page.views.tabs.findChildren(QPushButton)]
    assert "Set aside 1" in tabs
    words = shown_texts(place.page.aside)
    assert "1 change by Priya Nair" in words
    assert "Write notes: Written after the removal" in words
    act = next(b for b in place.page.aside.findChildren(Button) if b.text() == "Let it count")
    act.click()
    settle(qtbot, place)
    assert leader.book.count_notes(NoteQuery()) == 9
    assert "Nothing is set aside" in shown_texts(place.page.aside)


def test_an_import_can_be_undone_though_one_that_brought_nothing_came_after_it(
    qtbot: QtBot, place: TeamPlace, other: TeamPlace, leader: FakeSession, colleague: FakeSession
) -> None:
    write_line(leader.book, "+ One line more")
    bundle = shared(qtbot, place)
    for _ in range(2):
        take_in(colleague.book, bundle.read_bytes())
    other.open()
    qtbot.waitUntil(lambda: len(lines(other)) == 3)
    assert [line.undo.isHidden() for line in lines(other)] == [True, False, True]
    lines(other)[1].undo.click()
    settle(qtbot, other)
    assert colleague.book.count_notes(NoteQuery()) == 8


@pytest.mark.parametrize(
    ("pieces", "attachments", "words"),
    [
        (3, 1, "Priya Nair: 1 attachment in"),
        (7, 2, "Priya Nair: 2 attachments in"),
        (0, 0, "Priya Nair: nothing new"),
    ],
)
def test_a_line_counts_attachments_and_not_their_pieces(
    look: Look, pieces: int, attachments: int, words: str
) -> None:
    made = Imported(receipt_of(pieces=pieces, attachments=attachments), "18:31", "why")
    assert words in shown_texts(ImportLine(look, made))


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (
            1,
            ["immediate concern", "new note", "question", "record", "sponsor’s reply",
             "cluster on the wall", "merged message", "attachment", "proposal to withdraw",
             "difference to settle"],
        ),
        (
            2,
            ["immediate concerns", "new notes", "questions", "records", "sponsor’s replies",
             "clusters on the wall", "merged messages", "attachments", "proposals to withdraw",
             "differences to settle"],
        ),
    ],
)  # fmt: skip
def test_a_preview_says_one_and_many_and_proposals_for_themselves(
    qtbot: QtBot, look: Look, number: int, said: list[str]
) -> None:
    counts = replace(
        NOTHING, new=8 * number, notes=number, proposals=number, clashes=number, records=number,
        pieces=3 * number, attachments=number, concerns=number, questions=number,
        clusters=number, mergers=number, replies=number,
    )  # fmt: skip
    card = BundleCard(look)
    qtbot.addWidget(card)
    shown = Preview(
        sender="Priya Nair", sender_device="d", council="", number=1, at=0, offset=0,
        fingerprint=("one",), first=False, counts=counts, refusals=(),
    )  # fmt: skip
    card.set_preview(shown)
    named = [part.accessibleName() for part in card._parts if part.accessibleName()]
    assert named == [*(f"{number} {words}" for words in said), "0 refused"]


def test_only_leads_change_remove_and_release(other: TeamPlace) -> None:
    sheet = sheet_of(other, 0)
    assert not sheet.findChildren(Button)[0].text().startswith("Remove")
    assert not sheet.keep.isVisible()
    assert "Lead: all that peers do" in shown_texts(sheet)


def test_the_newest_import_is_undone_as_long_as_nothing_rests_on_it(
    qtbot: QtBot, place: TeamPlace, other: TeamPlace, leader: FakeSession, colleague: FakeSession
) -> None:
    write_line(leader.book, "+ One line more")
    imported(qtbot, other, shared(qtbot, place))
    qtbot.waitUntil(lambda: len(lines(other)) == 2)
    newest, first = lines(other)
    assert newest.undo.isVisible()
    assert not first.undo.isVisible()
    newest.undo.click()
    settle(qtbot, other)
    assert colleague.book.count_notes(NoteQuery()) == 8
    qtbot.waitUntil(lambda: len(lines(other)) == 1)
    write_line(colleague.book, "+ Something own")
    other.open()
    settle(qtbot, other)
    qtbot.waitUntil(lambda: len(lines(other)) == 1)
    assert not lines(other)[0].undo.isVisible()


def test_a_lock_takes_the_sheet_away(place: TeamPlace) -> None:
    sheet_of(place, 1)
    place.blank()
    assert place.deeds._sheet is None
    assert "Priya" not in shown_texts(place)


def test_an_unknown_laptop_has_no_sheet(place: TeamPlace) -> None:
    place.deeds.look_at("nobody")
    assert place.deeds._sheet is None
