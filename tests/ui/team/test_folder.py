# SPDX-License-Identifier: Apache-2.0
"""The team folder in the window: chosen in a sheet, told of in a card, taken from by one press."""

from pathlib import Path

import pytest
from msgspec.structs import replace
from pytestqt.qtbot import QtBot

from peerdesk.desk.errors import NothingToShare
from peerdesk.desk.exchange import preview
from peerdesk.desk.folder.chosen import TeamFolder
from peerdesk.desk.folder.going import Offer
from peerdesk.desk.store import Lying
from peerdesk.team.receipt import Preview
from peerdesk.transport.errors import ForbiddenByPolicy, StoreUnreachable
from peerdesk.ui.look import Look
from peerdesk.ui.team.folder_sheet import FolderSheet
from peerdesk.ui.team.place import TeamPlace
from peerdesk.ui.team_folder import FolderState, Reach
from tests.desk.exchanging import joined, shared
from tests.fakes.evening import fill
from tests.fakes.session import FakeSession
from tests.fakes.team import PEERS, write_notes
from tests.fakes.team_folder import SHARED
from tests.ui.driving import opened, settle, shown_texts

SHARE = TeamFolder(address="/srv/team")


@pytest.fixture
def place(qtbot: QtBot, look: Look, session: FakeSession) -> TeamPlace:
    fill(session.book)
    return opened(qtbot, TeamPlace(look, session))


@pytest.fixture
def previews(session: FakeSession) -> list[Preview]:
    """Return what a bundle of each of two colleagues would bring."""
    fill(session.book)
    found = []
    for book in joined(session.book, *PEERS[:2]):
        write_notes(book, "heard", "heard again")
        found.append(preview(session.book, shared(book)))
    return found


def tell(qtbot: QtBot, place: TeamPlace, state: FolderState) -> str:
    """Have the folder's thread tell something, and return the words of the card then."""
    place.session.team_folder.tell(state)  # type: ignore[attr-defined] # the fake's
    qtbot.waitUntil(lambda: place.folder._folders.state == state)
    qtbot.wait(1)  # what another thread told stands in Qt's queue
    return shown_texts(place.folder_card)


def sheet_of(place: TeamPlace) -> FolderSheet:
    place.folder_card.choose.click()
    sheet = place.folder._sheet
    assert isinstance(sheet, FolderSheet)
    return sheet


def test_there_is_none_until_somebody_chooses(place: TeamPlace) -> None:
    card = place.folder_card
    assert "bundles go by stick" in shown_texts(card)
    assert not card.share.isVisible()
    assert not card.take.isVisible()


def test_a_folder_is_chosen_with_what_happens_by_itself(
    qtbot: QtBot, place: TeamPlace, session: FakeSession
) -> None:
    sheet = sheet_of(place)
    assert not sheet.none.isVisible()
    sheet.address.setText(" /srv/team ")
    sheet.taking.setChecked(True)
    sheet.use.click()
    settle(qtbot, place)
    assert session.team_folder.chosen == [TeamFolder(address="/srv/team", taking=True)]
    assert place.folder._sheet is None
    qtbot.waitUntil(lambda: "/srv/team" in shown_texts(place.folder_card))
    again = sheet_of(place)
    assert again.address.text() == "/srv/team"
    assert again.taking.isChecked()
    assert not again.sharing.isChecked()
    place.folder.choose()
    again.none.click()
    settle(qtbot, place)
    assert session.team_folder.chosen[-1] is None
    qtbot.waitUntil(lambda: "bundles go by stick" in shown_texts(place.folder_card))


def test_what_the_policy_forbids_is_said_in_the_sheet_and_the_words_stay(
    qtbot: QtBot, place: TeamPlace, session: FakeSession
) -> None:
    session.team_folder.refuses = ForbiddenByPolicy("a team folder at an address")
    sheet = sheet_of(place)
    sheet.address.setText("s3://bucket")
    sheet.use.click()
    settle(qtbot, place)
    assert "policy does not allow" in shown_texts(sheet)
    assert sheet.address.text() == "s3://bucket"
    assert place.folder._sheet is sheet


def test_a_folder_is_looked_for_in_a_sheet_over_it(
    qtbot: QtBot, place: TeamPlace, tmp_path: Path
) -> None:
    sheet = sheet_of(place)
    sheet.browse.click()
    assert sheet._browsing is not None
    sheet._browsing.chosen.emit(tmp_path)
    sheet._browsing.leave()
    assert sheet.address.text() == str(tmp_path)
    sheet.browse.click()
    place.folder.blank()
    assert place.folder._sheet is None
    settle(qtbot, place)


def test_what_came_is_told_by_name_and_taken_with_one_press(
    qtbot: QtBot, place: TeamPlace, session: FakeSession, previews: list[Preview]
) -> None:
    offers = tuple(Offer(Lying(p.sender, ""), p) for p in previews)
    words = tell(qtbot, place, FolderState(SHARE, Reach.READY, at=1, offers=offers))
    new = sum(p.counts.new for p in previews)
    assert f"New from Bo Lindqvist, Carys Evans: {new} changes." in words
    card = place.folder_card
    assert card.take.text().startswith("Take in 2 bundles")
    said: list[str] = []
    place.said.connect(lambda sentence, _: said.append(sentence))
    card.take.click()
    card.take.click()  # once more, out of impatience
    settle(qtbot, place)
    assert said == [f"{new} changes from the team folder are in"]
    assert session.team_folder.taken == 1
    qtbot.waitUntil(lambda: not card.take.isVisible())


def test_many_senders_are_counted(qtbot: QtBot, place: TeamPlace, previews: list[Preview]) -> None:
    offers = tuple(
        Offer(Lying(str(n), ""), replace(previews[0], sender=f"Peer {n}")) for n in range(5)
    )
    words = tell(qtbot, place, FolderState(SHARE, Reach.READY, at=1, offers=offers))
    assert "Peer 0, Peer 1, Peer 2 +2" in words
    words = tell(qtbot, place, FolderState(SHARE, Reach.READY, at=1, offers=offers[:1]))
    assert place.folder_card.take.text().startswith("Take in 1 bundle")


def test_the_first_bundle_of_all_shows_the_six_words_to_compare(
    qtbot: QtBot, place: TeamPlace, previews: list[Preview]
) -> None:
    first = replace(previews[0], first=True)
    state = FolderState(SHARE, Reach.READY, at=1, offers=(Offer(Lying("a", ""), first),))
    words = tell(qtbot, place, state)
    assert " ".join(first.fingerprint) in words
    assert place.folder_card.take.text().startswith("The words are the same")


def test_out_of_reach_is_said_with_what_waits(qtbot: QtBot, place: TeamPlace) -> None:
    away = FolderState(SHARE, Reach.AWAY, sentence=StoreUnreachable().user_message, leaving=2)
    words = tell(qtbot, place, away)
    assert "cannot be reached now" in place.folder_card.wrong.text
    assert "2 bundles wait here" in words
    words = tell(qtbot, place, FolderState(SHARE, Reach.LOOKING, leaving=1))
    assert "1 bundle waits here" in words
    assert "Looking…" in words


def test_what_came_by_itself_is_told_and_the_page_reads_anew(
    qtbot: QtBot, place: TeamPlace
) -> None:
    with qtbot.waitSignal(place.folder.done):
        tell(qtbot, place, FolderState(SHARE, Reach.READY, at=1, taken=7))
        qtbot.waitUntil(lambda: "7 changes" in shown_texts(place.folder_card))
    assert "Looked into at" in shown_texts(place.folder_card)
    settle(qtbot, place)


def test_one_change_is_one(qtbot: QtBot, place: TeamPlace) -> None:
    tell(qtbot, place, FolderState(SHARE, Reach.READY, at=1, taken=1))
    qtbot.waitUntil(lambda: "1 change." in shown_texts(place.folder_card))
    place.folder._say_taken(1)
    place.folder._say_shared(replace(SHARED, changes=1))
    settle(qtbot, place)


@pytest.mark.parametrize(
    ("came", "what"),
    [
        ((0, 1), "1 attachment from the team folder is in"),
        ((0, 3), "3 attachments from the team folder are in"),
        ((1, 1), "1 change and 1 attachment from the team folder are in"),
        ((2, 3), "2 changes and 3 attachments from the team folder are in"),
    ],
)
def test_attachments_that_came_are_told_too(
    qtbot: QtBot, place: TeamPlace, previews: list[Preview], came: tuple[int, int], what: str
) -> None:
    new, held = came
    plain = replace(previews[0].counts, new=0)
    found = [replace(plain, new=new), replace(plain, pieces=held + 4, attachments=held)]
    offers = tuple(
        Offer(Lying(str(n), ""), replace(previews[0], counts=counts))
        for n, counts in enumerate(found)
    )
    tell(qtbot, place, FolderState(SHARE, Reach.READY, at=1, offers=offers))
    said: list[str] = []
    place.said.connect(lambda words, _: said.append(words))
    place.folder_card.take.click()
    settle(qtbot, place)
    assert said == [what]


def test_sharing_goes_there_and_says_what_is_wrong(
    qtbot: QtBot, place: TeamPlace, session: FakeSession
) -> None:
    tell(qtbot, place, FolderState(SHARE, Reach.READY, at=1))
    said: list[str] = []
    place.said.connect(lambda sentence, _: said.append(sentence))
    place.folder_card.share.click()
    settle(qtbot, place)
    assert said == ["12 changes go to the team folder"]
    for refusal in (NothingToShare(), StoreUnreachable()):
        session.team_folder.refuses = refusal
        place.folder_card.share.click()
        settle(qtbot, place)
        assert place.page.notice.text == refusal.user_message
    place.folder_card.look_now.click()
    assert session.team_folder.looks == 1


def test_after_the_lock_the_card_holds_nothing_and_hears_nothing(
    qtbot: QtBot, place: TeamPlace, session: FakeSession
) -> None:
    tell(qtbot, place, FolderState(SHARE, Reach.READY, at=1))
    sheet_of(place)
    place.blank()
    assert "/srv/team" not in shown_texts(place.folder_card)
    session.team_folder.tell(FolderState(SHARE, Reach.READY, at=2))
    qtbot.wait(1)
    assert "/srv/team" not in shown_texts(place.folder_card)


def test_where_the_card_is_folded_away_the_page_says_that_something_came(
    qtbot: QtBot, place: TeamPlace, previews: list[Preview]
) -> None:
    place.folder_card.hide()
    offers = (Offer(Lying("a", ""), previews[0]),)
    with qtbot.waitSignal(place.folder.told) as told:
        tell(qtbot, place, FolderState(SHARE, Reach.READY, at=1, offers=offers))
    assert told.args == ["New bundles lie in the team folder: G takes them in."]
    with qtbot.assertNotEmitted(place.folder.told, wait=50):
        tell(qtbot, place, FolderState(SHARE, Reach.READY, at=2, offers=offers))
