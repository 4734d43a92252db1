# SPDX-License-Identifier: Apache-2.0
"""In Team: an invitation out, a request in, six words, and what waited comes in by itself."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from msgspec.structs import replace
from pytestqt.qtbot import QtBot

from peerdesk.desk.capture import write_line
from peerdesk.desk.exchange import export
from peerdesk.desk.joining import accept_terms, request_file
from peerdesk.desk.parked import DECLINED, STRANGER
from peerdesk.domain.team import Person
from peerdesk.domain.words import Authority, Role
from peerdesk.team.fingerprint import fingerprint
from peerdesk.team.invitation_file import lock_invitation, open_invitation
from peerdesk.ui.components.button import Button
from peerdesk.ui.components.choose import ChooseSheet
from peerdesk.ui.look import Look
from peerdesk.ui.team import joining
from peerdesk.ui.team.admitting import AdmitSheet
from peerdesk.ui.team.inviting import InvitedSheet
from peerdesk.ui.team.place import TeamPlace
from tests.fakes.inviting import NEWCOMER, TERMS, InvitedBook, invitation_from
from tests.fakes.session import FakeSession
from tests.ui.conftest import PRIYA
from tests.ui.driving import opened, settle, shown_texts
from tests.ui.team.meeting import imported, pick, shared

Opened = Callable[..., FakeSession]


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(joining, "lock_invitation", partial(lock_invitation, work=2))


@pytest.fixture
def place(qtbot: QtBot, look: Look, session: FakeSession) -> TeamPlace:
    return opened(qtbot, TeamPlace(look, session))


@pytest.fixture
def newcomer(session: FakeSession) -> InvitedBook:
    """Return a newcomer's book, named at scoping, with a note in it."""
    named = next(p.id for p in session.book.people() if p.value.name == PRIYA.name)
    book = InvitedBook(invitation_from(session.book), PRIYA, person=named)
    accept_terms(book, TERMS)
    write_line(book, "Heard before I was admitted", session=book.sessions()[0].id)
    return book


@pytest.fixture
def away(tmp_path: Path, newcomer: InvitedBook, session: FakeSession) -> Path:
    """Return a folder with the newcomer's bundle and request in it."""
    folder = tmp_path / "away"
    folder.mkdir()
    (folder / "priya.peerdesk-join").write_bytes(request_file(newcomer))
    export(newcomer, session.files.carrier(folder))
    return folder


def bundle_in(folder: Path) -> Path:
    (found,) = folder.glob("*.peerdesk")
    return found


def ask(qtbot: QtBot, place: TeamPlace, folder: Path) -> AdmitSheet:
    place.page.admit.click()
    pick(qtbot, place, folder / "priya.peerdesk-join")
    sheet = place.joining._sheet
    assert isinstance(sheet, AdmitSheet)
    return sheet


def test_an_invitation_is_saved_and_its_words_are_shown_once(
    qtbot: QtBot, place: TeamPlace, tmp_path: Path
) -> None:
    place.page.invite.click()
    pick(qtbot, place, tmp_path / "may.peerdesk-invitation")
    sheet = place.joining._sheet
    assert isinstance(sheet, InvitedSheet)
    words = sheet.words.text()
    assert "by voice" in shown_texts(sheet)
    opened = open_invitation((tmp_path / "may.peerdesk-invitation").read_bytes(), words)
    assert opened.scope.council == "Marlowe Vale Council"
    assert opened.terms == TERMS
    assert (tmp_path / "may.peerdesk-invitation").stat().st_mode & 0o077 == 0o044
    sheet.leave()
    place.page.invite.click()
    settle(qtbot, place)
    assert words not in shown_texts(place)


def test_a_second_invitation_is_proposed_beside_the_first(
    qtbot: QtBot, place: TeamPlace, session: FakeSession
) -> None:
    names = []
    for _ in range(2):
        place.page.invite.click()
        settle(qtbot, place)
        sheet = place.joining._sheet
        assert isinstance(sheet, ChooseSheet)
        qtbot.waitUntil(lambda sheet=sheet: sheet._jobs.running == 0)  # type: ignore[misc] # bound now
        names.append(sheet._name.text())
        sheet._take()
        settle(qtbot, place)
        assert isinstance(place.joining._sheet, InvitedSheet)
        place.joining._sheet.leave()
    assert names == ["invitation.peerdesk-invitation", "invitation-2.peerdesk-invitation"]
    assert all((session.files.root / name).exists() for name in names)


def test_the_words_are_shown_even_if_something_else_was_opened_meanwhile(
    qtbot: QtBot, place: TeamPlace, tmp_path: Path
) -> None:
    place.page.take.click()
    place.page.admit.click()
    settle(qtbot, place)
    assert isinstance(place.joining._sheet, ChooseSheet)
    place.joining._invite(tmp_path / "may.peerdesk-invitation")
    settle(qtbot, place)
    assert isinstance(place.joining._sheet, InvitedSheet)


def test_a_request_shows_six_words_and_what_would_be_granted(
    qtbot: QtBot, place: TeamPlace, newcomer: InvitedBook, away: Path
) -> None:
    sheet = ask(qtbot, place, away)
    words = shown_texts(sheet)
    assert all(word in words for word in fingerprint(newcomer.identity))
    assert "accepted the ground rules" in words
    assert "As a peer they write" in words
    assert sheet.person.value() == newcomer.identity.person
    sheet.leave()
    settle(qtbot, place)
    assert "Priya Nair asks to be admitted" in place.page.asking.text
    place.page._press_asked()
    assert isinstance(place.joining._sheet, AdmitSheet)


@pytest.mark.parametrize("order", ["request first", "bundle first"])
def test_what_was_shared_early_is_in_after_the_admission(
    qtbot: QtBot, place: TeamPlace, session: FakeSession, away: Path, order: str
) -> None:
    if order == "bundle first":
        imported(qtbot, place, bundle_in(away))
        assert [p.why for p in session.book.parked()].count(STRANGER) == 1
        assert "Priya Nair asks" in place.page.asking.text
    sheet = ask(qtbot, place, away)
    settle(qtbot, place)
    words = "A bundle of theirs waits here and comes in with the admission: 1 note in 2 changes."
    assert (words in shown_texts(sheet)) == (order == "bundle first")
    backed_up = session.backed_up
    sheet._take()
    settle(qtbot, place)
    assert session.backed_up == backed_up + 1
    if order == "request first":
        imported(qtbot, place, bundle_in(away))
    assert session.book.parked() == ()
    assert not place.page.asking.isVisible()
    texts = {note.text for note in session.book._stands["note"].values()}
    assert "Heard before I was admitted" in texts
    assert place.page.heading.facts.text() == "2 laptops"


def test_a_request_turned_down_is_let_go(
    qtbot: QtBot, place: TeamPlace, session: FakeSession, newcomer: InvitedBook, away: Path
) -> None:
    imported(qtbot, place, bundle_in(away))
    write_line(newcomer, "Another line", session=newcomer.sessions()[0].id)
    more = export(newcomer, place.session.files.carrier(away))
    imported(qtbot, place, Path(more.place))
    sheet = ask(qtbot, place, away)
    settle(qtbot, place)
    assert "2 bundles of theirs wait" in shown_texts(sheet)
    sheet._refuse()
    settle(qtbot, place)
    assert [one.why for one in session.book.parked()] == [DECLINED]
    assert len(session.book.members()) == 1
    assert not place.page.asking.isVisible()


def test_several_who_ask_are_told(
    qtbot: QtBot, place: TeamPlace, session: FakeSession, tmp_path: Path
) -> None:
    for number, told in enumerate(("asks", "and somebody else ask", "and 2 others ask")):
        book = InvitedBook(invitation_from(session.book), NEWCOMER)
        accept_terms(book, TERMS)
        path = tmp_path / f"{number}.peerdesk-join"
        path.write_bytes(request_file(book))
        place.page.admit.click()
        pick(qtbot, place, path)
        assert place.joining._sheet is not None
        place.joining._sheet.leave()
        settle(qtbot, place)
        assert told in place.page.asking.text


def test_all_who_ask_can_be_looked_at_one_after_another(
    qtbot: QtBot,
    place: TeamPlace,
    session: FakeSession,
    away: Path,
) -> None:
    """One of them is known by a bundle alone."""
    imported(qtbot, place, bundle_in(away))
    names = {PRIYA.name}
    for name in ("Dev Anand", "Ruth Kerr"):
        book = InvitedBook(invitation_from(session.book), replace(NEWCOMER, name=name))
        accept_terms(book, TERMS)
        path = away / f"{name}.peerdesk-join"
        path.write_bytes(request_file(book))
        place.page.admit.click()
        pick(qtbot, place, path)
        assert f"{len(names) + 1} of {len(names) + 1} who ask" in shown(place)
        names.add(name)
        sheet_of(place).leave()
        settle(qtbot, place)
    place.page._press_asked()
    seen = []
    for number in range(3):
        assert f"{number + 1} of 3 who ask" in shown(place)
        seen.append(sheet_of(place)._member.name)
        turn(qtbot, place, "The next one")
    assert set(seen) == names
    assert sheet_of(place)._member.name == seen[0]
    turn(qtbot, place, "The one before")
    assert sheet_of(place)._member.name == seen[2]
    sheet_of(place)._take()
    settle(qtbot, place)
    assert session.book.members()[-1].name == seen[2]
    assert "and somebody else ask" in place.page.asking.text


@pytest.mark.parametrize("chosen", [None, Authority.LEAD, Authority.OBSERVER])
def test_whoever_calls_themselves_leader_is_offered_a_peers_part(
    qtbot: QtBot,
    place: TeamPlace,
    session: FakeSession,
    tmp_path: Path,
    chosen: Authority | None,
) -> None:
    book = InvitedBook(invitation_from(session.book), Person("Mallory Finch", Role.TEAM_LEADER))
    accept_terms(book, TERMS)
    (tmp_path / "priya.peerdesk-join").write_bytes(request_file(book))
    sheet = ask(qtbot, place, tmp_path)
    assert sheet.person.value() == ""
    assert sheet.may.value() == Authority.PEER.value
    assert "As a peer they write" in shown_texts(sheet)
    if chosen:
        sheet.may.choose(chosen.value)
        sheet.may.picked.emit(chosen.value)
        assert "As a peer they write" not in shown_texts(sheet)
    sheet._take()
    settle(qtbot, place)
    assert session.book.members()[-1].authority is (chosen or Authority.PEER)


def sheet_of(place: TeamPlace) -> AdmitSheet:
    sheet = place.joining._sheet
    assert isinstance(sheet, AdmitSheet)
    return sheet


def shown(place: TeamPlace) -> str:
    return shown_texts(sheet_of(place))


def turn(qtbot: QtBot, place: TeamPlace, words: str) -> None:
    buttons = sheet_of(place).findChildren(Button)
    next(button for button in buttons if button.text() == words).click()
    settle(qtbot, place)


def test_a_newcomers_own_team_says_what_comes_next(
    qtbot: QtBot, look: Look, newcomer: InvitedBook, session: FakeSession, tmp_path: Path
) -> None:
    mine = FakeSession(newcomer, tmp_path, session.clock)
    place = opened(qtbot, TeamPlace(look, mine))
    assert "You can write already" in shown_texts(place)
    assert "leads" in place.page.share.text()
    assert "to be read to a lead" in shown_texts(place.page.side)
    assert place.page.share.isEnabled()
    assert not place.page.invite.isEnabled()
    place.page.side.save.click()
    pick(qtbot, place, tmp_path / "priya.peerdesk-join")
    assert (tmp_path / "priya.peerdesk-join").stat().st_size > 500
    assert shared(qtbot, place).exists()
    mine.close({})


def test_ones_own_bundle_is_refused_and_passed_by_without_a_word(
    qtbot: QtBot, look: Look, newcomer: InvitedBook, away: Path, session: FakeSession
) -> None:
    mine = FakeSession(newcomer, away, session.clock)
    place = opened(qtbot, TeamPlace(look, mine))
    place.exchange._read_bundle(bundle_in(away))
    settle(qtbot, place)
    assert "This is your own bundle" in place.page.notice.text
    assert newcomer.parked() == ()
    with qtbot.waitSignal(place.round.ended) as caught:
        place.round.begin(away / "another.peerdesk")
        place.round.go_on()
    assert caught.args is not None
    assert caught.args[0] == 1
    assert not any(caught.args[1:])  # nothing to say about any other file
    mine.close({})


def test_a_damaged_request_is_refused_in_words(qtbot: QtBot, place: TeamPlace, away: Path) -> None:
    path = away / "priya.peerdesk-join"
    path.write_bytes(path.read_bytes()[:-1])
    place.page.admit.click()
    pick(qtbot, place, path)
    assert "request to join was refused" in place.page.notice.text


def test_an_admitted_laptops_words_are_for_no_lead_any_more(place: TeamPlace) -> None:
    words = shown_texts(place.page.side)
    assert "Its six words:" in words
    assert "to be read to a lead" not in words


def test_a_lock_takes_words_and_requests_away(
    qtbot: QtBot, place: TeamPlace, tmp_path: Path
) -> None:
    place.page.invite.click()
    pick(qtbot, place, tmp_path / "may.peerdesk-invitation")
    sheet = place.joining._sheet
    assert isinstance(sheet, InvitedSheet)
    words = sheet.words.text()
    place.blank()
    assert words not in shown_texts(place)
    assert place.joining._sheet is None
    place.page._press_asked()
    assert place.joining._sheet is None
