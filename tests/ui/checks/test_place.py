# SPDX-License-Identifier: Apache-2.0
"""What was told, shown and reported is read without colour and settled by keys alone."""

import pytest
from msgspec import structs
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from peerdesk.desk.messages import draft_message, reword
from peerdesk.desk.replies import record_reply
from peerdesk.desk.tellings import tell
from peerdesk.domain.publication_words import Answer, WhyReleased
from peerdesk.domain.words import MessageKind, Outcome
from peerdesk.ui.checks.model import CheckModel, shown
from peerdesk.ui.checks.page import EVERY, WATCHED
from peerdesk.ui.checks.place import ChecksPlace
from peerdesk.ui.checks.table import CheckDelegate, Geometry
from peerdesk.ui.components.banner import Banner
from peerdesk.ui.components.choose import ChooseSheet
from peerdesk.ui.components.differences import DifferenceText
from peerdesk.ui.components.export_sheet import ExportSheet
from peerdesk.ui.components.warning_sheet import WarningSheet
from peerdesk.ui.look import Look
from tests.fakes.session import FakeSession
from tests.ui.conftest import Opened
from tests.ui.driving import check_model, opened, press_key, settle, shown_texts

NEVER, BEFORE, AFTER, TOLD = "Never said", "As it was said", "As it is now", "Said just so"
OCCASION = "In passing"


@pytest.fixture
def messages(session: FakeSession) -> dict[str, str]:
    """Return three messages: one never told, one changed since, one told."""
    book = session.book
    theme = book.themes()[0].id
    made = {w: draft_message(book, MessageKind.STRENGTH, theme, w) for w in (NEVER, BEFORE, TOLD)}
    for words in (BEFORE, TOLD):
        tell(book, made[words], "", Outcome.AS_WRITTEN, occasion=OCCASION)
    reword(book, made[BEFORE], AFTER)
    return made


@pytest.fixture
def place(qtbot: QtBot, look: Look, session: FakeSession, messages: dict[str, str]) -> ChecksPlace:
    """Return the place over them."""
    del messages
    return opened(qtbot, ChecksPlace(look, session))


def said(place: ChecksPlace) -> list[str]:
    """Return what a screen reader says of each row."""
    model = place.model
    role = Qt.ItemDataRole.AccessibleTextRole
    return [str(model.index(row).data(role)) for row in range(model.rowCount())]


def warning_words(sheet: WarningSheet) -> str:
    """Return what the banner of a warning says."""
    return " ".join(banner.text for banner in sheet.findChildren(Banner))


def test_red_stands_before_amber_and_green_is_kept_back(place: ChecksPlace) -> None:
    rows = said(place)
    assert [row.split(".")[0] for row in rows] == [
        "Red: never told", "Amber: changed since told",
    ]  # fmt: skip
    assert f"Told daily: Tue 12 May, in passing: “{BEFORE}”" in rows[1]
    assert f"On the slides: “{AFTER}”" in rows[1]
    assert "In the report: As on the slides" in rows[1]
    assert place.page.counts.accessibleName() == "1 green, 1 amber, 1 red"


def test_every_point_is_shown_by_a_key_and_back(place: ChecksPlace) -> None:
    press_key(place, Qt.Key.Key_2)
    assert place.model.rowCount() == 3
    assert said(place)[2].startswith("Green: told")
    press_key(place, Qt.Key.Key_1)
    assert place.model.rowCount() == 2


def test_the_chosen_point_is_shown_whole_with_what_changed(place: ChecksPlace) -> None:
    press_key(place.page.list, Qt.Key.Key_Down)
    detail = place.page.detail
    differences = [one.accessibleName() for one in detail.findChildren(DifferenceText)]
    assert any("removed:" in words and "added:" in words for words in differences)
    assert "Tue 12 May, in passing" in shown_texts(detail)
    assert detail.margin.open_count == 1


def test_a_reason_is_given_by_key_and_taken_back(
    qtbot: QtBot, place: ChecksPlace, session: FakeSession
) -> None:
    press_key(place, Qt.Key.Key_R)
    margin = place.page.detail.margin
    finding = margin.model.finding(0)
    assert finding is not None
    margin.released.emit(finding.finding, WhyReleased.TEAMS_VIEW)
    settle(qtbot, place)
    (held,) = session.book.finding_releases()
    assert (held.value.reason, held.value.dropped) == (WhyReleased.TEAMS_VIEW, False)
    assert "a reason stands" in said(place)[0]
    margin.taken_back.emit(held.id)
    settle(qtbot, place)
    assert session.book.finding_releases()[0].value.dropped
    assert "a reason stands" not in said(place)[0]


def test_the_next_key_passes_over_what_has_a_reason(qtbot: QtBot, place: ChecksPlace) -> None:
    margin = place.page.detail.margin
    finding = margin.model.finding(0)
    assert finding is not None
    margin.released.emit(finding.finding, WhyReleased.TEAMS_VIEW)
    settle(qtbot, place)
    press_key(place, Qt.Key.Key_N)
    assert place.page.list.currentIndex().row() == 1
    press_key(place, Qt.Key.Key_N)
    assert place.page.list.currentIndex().row() == 1


def test_the_told_wording_is_taken_by_a_key_and_given_back(
    qtbot: QtBot, place: ChecksPlace, session: FakeSession, messages: dict[str, str]
) -> None:
    press_key(place.page.list, Qt.Key.Key_Down)
    with qtbot.waitSignal(place.said) as heard:
        press_key(place, Qt.Key.Key_W)
    settle(qtbot, place)
    assert session.book.message(messages[BEFORE]).wording == BEFORE
    assert place.model.rowCount() == 1
    assert heard.args is not None
    heard.args[1]()
    settle(qtbot, place)
    assert session.book.message(messages[BEFORE]).wording == AFTER


def test_a_point_is_recorded_as_told_since_and_that_is_taken_back(
    qtbot: QtBot, place: ChecksPlace, session: FakeSession, messages: dict[str, str]
) -> None:
    press_key(place, Qt.Key.Key_T)
    sponsor = session.book.challenge().scope
    assert sponsor is not None
    with qtbot.waitSignal(place.said) as heard:
        place.telling._tell(f"{sponsor.sponsors[0]}\n{OCCASION}")
    settle(qtbot, place)
    told = session.book.message(messages[NEVER]).last_told
    assert told is not None
    assert (told.outcome, told.wording) == (Outcome.AS_WRITTEN, NEVER)
    assert "Never told" not in " ".join(said(place))
    assert heard.args is not None
    heard.args[1]()
    settle(qtbot, place)
    assert session.book.message(messages[NEVER]).last_told is None


def test_a_dispute_is_told_in_the_sponsors_words(
    qtbot: QtBot, look: Look, session: FakeSession, messages: dict[str, str]
) -> None:
    record_reply(session.book, messages[TOLD], "", Answer.DISPUTES_WORDING, words="Not so")
    place = opened(qtbot, ChecksPlace(look, session))
    row = next(row for row in said(place) if "disputed" in row)
    assert "disputes the wording: “Not so”" in row


def test_enter_opens_the_message_and_the_trail_knows_it(
    qtbot: QtBot, place: ChecksPlace, messages: dict[str, str]
) -> None:
    assert place.looked_at() == ("message", messages[NEVER])
    with qtbot.waitSignal(place.go) as gone:
        press_key(place.page.list, Qt.Key.Key_Return)
    assert gone.args == ["messages", messages[NEVER]]


def test_the_page_is_offered_as_a_file(place: ChecksPlace) -> None:
    place.page.export.click()
    (sheet,) = place.findChildren(ExportSheet)
    assert "the page for the team leader" in shown_texts(sheet)
    sheet.leave()


def test_the_trail_leaves_only_after_a_warning_and_where_somebody_chose(
    qtbot: QtBot, place: ChecksPlace, session: FakeSession
) -> None:
    place.page.trail.click()
    (warning,) = place.findChildren(WarningSheet)
    assert "nothing is attributed" in warning_words(warning)
    assert list(session.root.glob("*.xlsx")) == []
    press_key(warning, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle(qtbot, place)
    sheet = place.trail._sheet.sheet
    assert isinstance(sheet, ChooseSheet)
    sheet.chosen.emit(session.root / "trail.xlsx")
    settle(qtbot, place)
    assert (session.root / "trail.xlsx").read_bytes().startswith(b"PK-fake Evidence trail")


def test_who_does_not_agree_to_the_warning_writes_nothing(place: ChecksPlace) -> None:
    place.page.trail.click()
    (warning,) = place.findChildren(WarningSheet)
    press_key(warning, Qt.Key.Key_Escape)
    assert place.trail._sheet.sheet is None


def test_a_peer_reads_the_page_and_is_offered_nothing_that_leads_do(
    place: ChecksPlace,
) -> None:
    assert place._laid is not None
    place._show(structs.replace(place._laid, lead=False))
    page = place.page
    assert (page.trail.isVisible(), page.tell.isEnabled()) == (False, False)
    assert not page.detail.margin.release.isEnabled()
    assert place.model.rowCount() == 2


def test_without_a_message_the_page_says_what_goes_here(
    qtbot: QtBot, look: Look, session: FakeSession
) -> None:
    place = opened(qtbot, ChecksPlace(look, session))
    assert "draft a message first" in place.page.none.text()


def test_without_a_challenge_the_page_says_why(
    qtbot: QtBot, look: Look, open_session: Opened
) -> None:
    place = opened(qtbot, ChecksPlace(look, open_session(founded=False)))
    assert "no challenge" in place.page.empty.words.text()


def test_a_lock_leaves_no_word_behind(place: ChecksPlace) -> None:
    place.blank()
    assert place.model.rowCount() == 0
    left = shown_texts(place)
    assert not any(words in left for words in (NEVER, BEFORE, AFTER, TOLD))


def test_it_comes_back_to_the_point_that_was_chosen(
    qtbot: QtBot, look: Look, session: FakeSession, messages: dict[str, str], place: ChecksPlace
) -> None:
    press_key(place, Qt.Key.Key_2)
    press_key(place.page.list, Qt.Key.Key_End)
    where = place.where()
    assert where == (EVERY, messages[TOLD])
    again = opened(qtbot, ChecksPlace(look, session), where)
    assert again.asked_about() == messages[TOLD]
    third = opened(qtbot, ChecksPlace(look, session), (WATCHED, messages[BEFORE]))
    assert third.asked_about() == messages[BEFORE]


def test_columns_give_way_where_there_is_no_room(look: Look) -> None:
    assert not Geometry(look, 840).stacked
    assert Geometry(look, 500).stacked
    look.choose(factor=2.0)
    assert Geometry(look, 1100).stacked


@pytest.mark.parametrize("factor", [1.0, 2.0])
def test_rows_are_drawn_at_every_size(place: ChecksPlace, look: Look, factor: float) -> None:
    look.choose(factor=factor)
    assert isinstance(place.page.list.itemDelegate(), CheckDelegate)
    picture = place.page.list.grab().toImage()
    colours = {picture.pixel(x, 20) for x in range(0, picture.width(), 3)}
    assert len(colours) > 5


def test_the_model_keeps_qts_rules(place: ChecksPlace, qtmodeltester: ModelTester) -> None:
    model = CheckModel()
    assert place._laid is not None
    model.show([shown(one.row) for one in place._laid.rows])
    check_model(qtmodeltester, model)
