# SPDX-License-Identifier: Apache-2.0
"""The page Close: a lead orders and takes words in; every laptop is asked once, then cleared."""

from collections.abc import Callable
from concurrent.futures import Future
from hashlib import sha256
from pathlib import Path
from typing import TypeVar

import pytest
from msgspec.structs import replace
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from peerdesk.desk.closing import call_off, check_closed, order_closing, take_cleared
from peerdesk.desk.closing_errors import HeldBack
from peerdesk.desk.query import NoteQuery
from peerdesk.domain.custody import AttachmentAdded, HoldPlaced
from peerdesk.domain.facts import MemberAdmitted
from peerdesk.domain.identifiers import mint
from peerdesk.domain.words import HoldReason
from peerdesk.team.confirmation import Parts
from peerdesk.ui.challenge.closing_page import ClosingPage
from peerdesk.ui.challenge.closing_sheets import ClearSheet, OrderSheet
from peerdesk.ui.challenge.place import ChallengePlace
from peerdesk.ui.components.button import Button
from peerdesk.ui.components.choose import ChooseSheet
from peerdesk.ui.components.text import Text
from peerdesk.ui.look import Look
from tests.builders import message
from tests.fakes.book import MemoryBook
from tests.fakes.challenge import share
from tests.fakes.clearing import PARTS, word_of
from tests.fakes.session import FakeSession
from tests.fakes.team import write_notes
from tests.issuing import issue_all
from tests.ui.challenge.steps import reopen, settle, show
from tests.ui.conftest import PRIYA, Opened

TODAY, LATER = "2026-05-12", "2026-11-30"
W = TypeVar("W", bound=QWidget)


def words(widget: QWidget) -> str:
    """Return everything that can be read in a widget."""
    shown = [text for text in widget.findChildren(Text) if text.isVisibleTo(widget)]
    return "\n".join(text.text() for text in shown)


def sheet(qtbot: QtBot, place: ChallengePlace, kind: type[W]) -> W:
    """Wait for a sheet and return it."""
    qtbot.waitUntil(lambda: any(s.isVisible() for s in place.findChildren(kind)))
    return next(found for found in place.findChildren(kind) if found.isVisible())


def page(place: ChallengePlace) -> ClosingPage:
    """Turn to the page and return it."""
    place._founded.turn_to("close")
    return place._founded.closing


def order(session: FakeSession, day: str = TODAY) -> None:
    """Close as the lead."""
    order_closing(session.book, day, session.now(), none_known=True)


@pytest.fixture
def peer(session: FakeSession) -> MemoryBook:
    """Return a colleague's book, admitted."""
    colleague = MemoryBook(PRIYA, clock=session.book.clock)
    session.book.append(MemberAdmitted(device=colleague.device, member=colleague.identity))
    share(session.book, colleague)
    return colleague


def choose(qtbot: QtBot, place: ChallengePlace, path: Path) -> None:
    """Choose a path in the sheet that asks for one."""
    asked = sheet(qtbot, place, ChooseSheet)
    qtbot.waitUntil(lambda: bool(asked._path.text()))
    asked.chosen.emit(path)
    asked.leave()


def attach_photo(book: MemoryBook) -> None:
    """Put a photograph on the newest note."""
    (note,) = book.notes(NoteQuery(), 0, 1)
    content = b"a photograph"
    book.append(
        AttachmentAdded(
            attachment=mint(), note=note.id, name="flip chart.png", media="image/png",
            size=len(content), digest=sha256(content).hexdigest(),
            chunks=book.keep_attachment(content),
        )
    )  # fmt: skip


def test_a_word_is_taken_in_after_the_order_was_called_off(
    qtbot: QtBot, place: ChallengePlace, session: FakeSession, peer: MemoryBook, tmp_path: Path
) -> None:
    order(session)
    share(session.book, peer)
    word = tmp_path / "word.peerdesk-cleared"
    word.write_bytes(word_of(peer, session.now()))
    call_off(session.book)
    reopen(qtbot, place)
    shown = page(place)
    assert shown.take.isVisible()
    assert not shown.clear_it.isVisible()
    shown.take.click()
    choose(qtbot, place, word)
    qtbot.waitUntil(lambda: "1 of 2 laptops" in words(shown))
    settle(qtbot, place)


def test_a_laptop_that_wrote_after_its_word_is_in_doubt(
    qtbot: QtBot, place: ChallengePlace, session: FakeSession, peer: MemoryBook
) -> None:
    order(session)
    share(session.book, peer)
    take_cleared(session.book, word_of(peer, session.now()))
    write_notes(peer, "In another copy")
    share(peer, session.book)
    reopen(qtbot, place)
    shown = page(place)
    assert "In doubt: destroyed" in words(shown)
    assert "1 of its own are known" not in words(shown)
    assert "1 change of its own is known that its word does not name" in words(shown)
    assert "0 of 2 laptops" in words(shown)
    assert "1 other laptop has not confirmed" in words(shown)


@pytest.mark.parametrize("count", [1, 2])
def test_copies_of_the_vault_are_told_before_it_is_cleared(
    qtbot: QtBot,
    place: ChallengePlace,
    session: FakeSession,
    monkeypatch: pytest.MonkeyPatch,
    count: int,
) -> None:
    order(session)
    found: Future[Parts] = Future()
    found.set_result(replace(PARTS, copies=count, elsewhere=count))
    monkeypatch.setattr(session.clearing, "parts", lambda: found)
    reopen(qtbot, place)
    page(place).clear_it.click()
    said = words(sheet(qtbot, place, ClearSheet))
    assert f"{count} other cop" in said
    assert "destroy it yourself" in said or "destroy them yourself" in said


def test_a_lead_closes_after_having_asked(
    qtbot: QtBot, place: ChallengePlace, session: FakeSession
) -> None:
    shown = page(place)
    assert "No hold is open." in words(shown)
    shown.close_it.click()
    asked = sheet(qtbot, place, OrderSheet)
    act = asked.findChildren(type(shown.close_it))[0]
    act.click()
    assert "Ask the council" in words(asked)
    asked.none_known.setChecked(True)
    asked.day.line.setText("some day")
    act.click()
    assert "Write the day" in words(asked)
    asked.day.line.setText("11 May 2026")
    act.click()
    qtbot.waitUntil(lambda: "is over" in words(asked))
    asked.day.line.setText("30 November 2026")
    act.click()
    qtbot.waitUntil(lambda: bool(session.book.disposals()))
    settle(qtbot, place)
    assert check_closed(session.book).day == LATER
    qtbot.waitUntil(lambda: "closed the challenge" in words(shown))
    assert "It can be cleared from Monday 30 November 2026" in words(shown)
    assert not shown.clear_it.isEnabled()
    shown.call_off.click()
    qtbot.waitUntil(lambda: not session.book.disposals()[0].open)
    settle(qtbot, place)


def test_a_hold_on_one_note_is_named_with_it_and_leads_there(
    qtbot: QtBot, look: Look, session: FakeSession
) -> None:
    said = "Heard in the lift"
    (note,) = write_notes(session.book, said)
    held = HoldPlaced(hold=mint(), reason=HoldReason.LEGAL, reference="L 114", notes=(note,))
    session.book.append(held)
    place = show(qtbot, look, session)
    shown = page(place)
    assert "L 114" in words(shown)
    assert said in words(shown)
    (lead,) = [b for b in shown.findChildren(Button) if b.text() == "Show it"]
    with qtbot.waitSignal(place.go) as gone:
        lead.click()
    assert gone.args == ["evidence", note]
    place.blank()
    assert said not in words(shown)


def test_an_open_hold_stops_it_and_is_named(
    qtbot: QtBot, place: ChallengePlace, session: FakeSession
) -> None:
    order(session)
    session.book.append(
        HoldPlaced(hold=mint(), reason=HoldReason.FREEDOM_OF_INFORMATION, reference="7")
    )
    reopen(qtbot, place)
    shown = page(place)
    assert "A hold is open (Freedom of information)" in words(shown)
    assert "It waits for the hold." in words(shown)
    assert "Freedom of information, 7, " in words(shown)
    assert "All of the evidence" in words(shown)
    assert not shown.close_it.isEnabled()
    assert not shown.clear_it.isEnabled()


def test_a_peer_sees_the_order_and_clears_but_orders_nothing(
    qtbot: QtBot, look: Look, open_session: Opened
) -> None:
    lead = open_session()
    other = open_session(PRIYA, founded=False)
    lead.book.append(MemberAdmitted(device=other.book.device, member=other.book.identity))
    order(lead)
    share(lead.book, other.book)
    write_notes(other.book, "Only here")
    attach_photo(other.book)
    place = show(qtbot, look, other)
    shown = page(place)
    assert "Helen Okafor closed the challenge" in words(shown)
    assert "2 changes are in no bundle yet" in words(shown)
    assert not shown.close_it.isVisible()
    assert not shown.take.isVisible()
    with qtbot.waitSignal(place.go) as caught:
        shown.share.click()
    assert caught.args == ["team", "share"]
    shown.clear_it.click()
    asked = sheet(qtbot, place, ClearSheet)
    assert "2 changes are in no bundle yet" in words(asked)
    assert "1 attachment is on this laptop only" in words(asked)
    assert not asked.act.isEnabled()
    asked.sure.setChecked(True)
    with qtbot.waitSignal(place.lock_wanted):
        asked.act.click()
    assert other.clearing.begun == 1
    place.blank()
    assert "Okafor" not in words(shown)


def test_what_stands_in_the_way_at_the_last_moment_is_said(
    qtbot: QtBot, place: ChallengePlace, session: FakeSession
) -> None:
    order(session)
    reopen(qtbot, place)
    shown = page(place)
    assert shown.clear_it.isEnabled()
    session.clearing.refuses = HeldBack(())
    shown.clear_it.click()
    asked = sheet(qtbot, place, ClearSheet)
    asked.sure.setChecked(True)
    with qtbot.waitSignal(place.failed):
        asked.act.click()
    assert session.clearing.begun == 0


def test_confirmations_are_taken_in_and_shown(
    qtbot: QtBot, place: ChallengePlace, session: FakeSession, peer: MemoryBook, tmp_path: Path
) -> None:
    order(session)
    share(session.book, peer)
    write_notes(peer, "Never shared")
    (tmp_path / "priya.peerdesk-cleared").write_bytes(word_of(peer, session.now()))
    reopen(qtbot, place)
    shown = page(place)
    assert "0 of 2 laptops" in words(shown)
    assert "1 other laptop has not confirmed" in words(shown)
    shown.take.click()
    choose(qtbot, place, tmp_path / "priya.peerdesk-cleared")
    qtbot.waitUntil(lambda: "1 of 2 laptops" in words(shown))
    qtbot.waitUntil(lambda: "Destroyed 12 May 2026, 09:30" in words(shown))
    qtbot.waitUntil(lambda: "1 of its own never came here" in words(shown))


def test_a_file_that_is_no_confirmation_is_refused(
    qtbot: QtBot, place: ChallengePlace, session: FakeSession, tmp_path: Path
) -> None:
    order(session)
    reopen(qtbot, place)
    (tmp_path / "strange.peerdesk-cleared").write_bytes(b"{}")
    page(place).take.click()
    with qtbot.waitSignal(place.failed) as caught:
        choose(qtbot, place, tmp_path / "strange.peerdesk-cleared")
    assert "refused because" in caught.args[0].user_message


def test_the_last_documents_and_the_certificate_are_saved_where_chosen(
    qtbot: QtBot, place: ChallengePlace, session: FakeSession, tmp_path: Path
) -> None:
    book = session.book
    book.append(message(theme=book.themes()[0].id, author=book.person))
    issue_all(book, TODAY)
    order(session)
    reopen(qtbot, place)
    shown = page(place)
    saved: list[tuple[Callable[[], None], str]] = [
        (shown.save.click, "presentation-sponsors-copy.pptx"),
        (shown.certify.click, "certificate-12-may-2026.pdf"),
    ]
    for press, name in saved:
        press()
        with qtbot.waitSignal(place.said):
            choose(qtbot, place, tmp_path)
        assert (tmp_path / name).is_file()
    assert (tmp_path / f"summary-{TODAY}-sponsors-copy.pdf").is_file()
    assert "Helen Okafor" in (tmp_path / "certificate-12-may-2026.txt").read_text("utf-8")


def test_locking_takes_an_open_sheet_away(qtbot: QtBot, place: ChallengePlace) -> None:
    page(place).close_it.click()
    sheet(qtbot, place, OrderSheet)
    place.blank()
    assert not any(s.isVisible() for s in place.findChildren(OrderSheet))
    assert not page(place).close_it.isVisible()
