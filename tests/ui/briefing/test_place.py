# SPDX-License-Identifier: Apache-2.0
"""The daily summary by keyboard: opened, issued, exported, locked, and small."""

from collections.abc import Callable

import pytest
from msgspec.structs import replace
from pytestqt.qtbot import QtBot

from peerdesk.compose.blocks import Copy
from peerdesk.desk.briefings import issue
from peerdesk.desk.exchange import admit, identity_file
from peerdesk.desk.messages import reword
from peerdesk.desk.tellings import tell
from peerdesk.desk.timetable import change_session
from peerdesk.domain.publication_words import Publication, WhyReleased
from peerdesk.domain.words import Outcome
from peerdesk.ui.briefing.place import BriefingPlace
from peerdesk.ui.components.offered import Offered
from peerdesk.ui.look import Look
from tests.fakes.challenge import SCOPE, share
from tests.fakes.evening import Evening
from tests.fakes.session import FakeSession
from tests.ui.briefing.conftest import DAY, Key, briefing, choose, issued
from tests.ui.conftest import PRIYA
from tests.ui.driving import opened, press_key, settle, shown_texts

Opened = Callable[..., FakeSession]


def test_it_opens_with_todays_summary_all_points_in(place: BriefingPlace) -> None:
    assert place.page.heading.title.text() == "Daily summary 1"
    assert place.page.heading.facts.text() == "Tue 12 May, not issued yet"
    assert place.page.count.text() == "2 of 2 in"


def test_by_word_is_the_default_so_the_speaking_note_is_shown_first(place: BriefingPlace) -> None:
    assert place.page.copies.segments.current() == Copy.SPEAKING_NOTE
    assert place.page.asked.by_word.isVisible()


def test_it_says_whose_bundles_are_missing(
    qtbot: QtBot, look: Look, open_session: Opened, session: FakeSession, evening: Evening
) -> None:
    assert evening.notes
    colleague = open_session(PRIYA, founded=False)
    share(session.book, colleague.book)
    admit(session.book, identity_file(colleague.book))
    held = session.book.sessions()[0]
    theirs = replace(held.value, peers=(colleague.book.person,))
    change_session(session.book, held.id, theirs)
    place = opened(qtbot, BriefingPlace(look, session))
    assert place.page.late.isVisible()
    assert "Priya" in place.page.late.text
    place.page.issue.click()
    settle(qtbot, place)
    assert "Priya" in shown_texts(place.working._sheet or place)


def test_issuing_says_what_is_frozen_and_then_shows_it_read_only(
    qtbot: QtBot, place: BriefingPlace, session: FakeSession, evening: Evening
) -> None:
    issued(qtbot, place)
    (frozen,) = briefing(session).issues
    assert [point.message for point in frozen.points] == [evening.strength, evening.consideration]
    assert place.page.heading.title.text() == "Daily summary 1"
    assert not place.page.issue.isVisible()
    assert place.where() == f"issue:{frozen.hash}"
    press_key(place.page.outline, Key.Key_Space)
    settle(qtbot, place)
    assert len(briefing(session).arrangements) == 1


def test_an_issued_summary_is_opened_until_its_points_are_marked(
    qtbot: QtBot, look: Look, session: FakeSession, evening: Evening
) -> None:
    first = issue(session.book, DAY)
    for message, shown in (
        (evening.strength, f"issue:{first.hash}"),
        (evening.consideration, f"issue:{first.hash}"),
        ("", f"day:{DAY}"),
    ):
        place = opened(qtbot, BriefingPlace(look, session))
        assert place.where() == shown
        if message:
            tell(session.book, message, first.sponsor, Outcome.AS_WRITTEN, issue=first.hash)


def test_the_summary_after_an_issued_one_is_prepared_by_its_act(
    qtbot: QtBot, look: Look, place: BriefingPlace, session: FakeSession
) -> None:
    assert not place.page.following.isVisible()
    issue(session.book, DAY)
    again = opened(qtbot, BriefingPlace(look, session))
    assert again.page.heading.title.text() == "Daily summary 1"
    assert again.page.following.text() == "Prepare summary 2"
    press_key(again.page.outline, Key.Key_P)
    settle(qtbot, again)
    assert again.page.heading.title.text() == "Daily summary 2"
    assert again.page.issue.isVisible()
    assert not again.page.following.isVisible()


def test_nothing_is_issued_when_the_sheet_is_left(
    qtbot: QtBot, place: BriefingPlace, session: FakeSession
) -> None:
    place.page.issue.click()
    settle(qtbot, place)
    sheet = place.working._sheet
    assert sheet is not None
    press_key(sheet, Key.Key_Escape)
    settle(qtbot, place)
    assert briefing(session).issues == ()


def test_what_the_checks_found_is_said_before_it_is_frozen_and_can_be_looked_at_first(
    qtbot: QtBot, place: BriefingPlace, session: FakeSession, evening: Evening
) -> None:
    reword(session.book, evening.strength, "Practice is outstanding in every team")
    place.open()
    settle(qtbot, place)
    margin = place.page.side.margin
    qtbot.waitUntil(lambda: margin.open_count > 0)
    place.page.issue.click()
    settle(qtbot, place)
    sheet = place.working._sheet
    assert sheet is not None
    assert f"nobody has let stand: {margin.open_count}" in shown_texts(sheet)
    press_key(sheet, Key.Key_L)
    settle(qtbot, place)
    assert place.page.side.is_checking
    assert briefing(session).issues == ()


def test_only_leads_arrange_and_issue(
    qtbot: QtBot, look: Look, open_session: Opened, session: FakeSession, evening: Evening
) -> None:
    colleague = open_session(PRIYA, founded=False)
    share(session.book, colleague.book)
    place = opened(qtbot, BriefingPlace(look, colleague))
    assert not place.page.issue.isEnabled()
    assert "team leader" in place.page.issue.toolTip()
    choose(qtbot, place, evening.strength)
    press_key(place.page.outline, Key.Key_Space)
    settle(qtbot, place)
    assert colleague.book.briefings() == session.book.briefings()
    assert place.page.asked._areas["requests"].isReadOnly()


def test_the_export_offers_every_copy_of_what_is_shown(
    qtbot: QtBot, place: BriefingPlace, session: FakeSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    offered: list[Offered] = []
    monkeypatch.setattr(place.leaving.exporting, "ask", offered.append)
    place.page.export.click()
    issued(qtbot, place)
    place.page.export.click()
    (first,) = briefing(session).issues
    now, frozen = offered
    assert (now.stem, frozen.stem) == (f"summary-{DAY}", f"summary-{DAY}-issued-1")
    for each in (now, frozen):
        assert each.publication is Publication.SUMMARY
        for copy in Copy:
            paper = each.make(session.book, copy)
            assert (paper.copy, paper.title) == (
                copy,
                "Daily summary 2" if each is now else f"Daily summary {first.number}",
            )


def test_what_the_checks_find_is_counted_mended_and_released(
    qtbot: QtBot, place: BriefingPlace, session: FakeSession, evening: Evening
) -> None:
    reword(session.book, evening.strength, "Supervision is inadequate, says Jo on 01632 960 199")
    place.open()
    settle(qtbot, place)
    press_key(place.page.outline, Key.Key_C)
    margin = place.page.side.margin
    assert place.page.side.is_checking
    found = margin.model.open_findings()
    assert {finding.message for finding in found} == {evening.strength}
    margin.mend.click()
    settle(qtbot, place)
    field = place.page.outline.in_place
    assert field.message == evening.strength
    field.end()
    margin.released.emit(found[0], WhyReleased.USUAL_TERM)
    settle(qtbot, place)
    assert margin.open_count == len(found) - 1
    assert len(session.book.finding_releases()) == 1


def test_another_copy_is_printed_anew(qtbot: QtBot, place: BriefingPlace) -> None:
    place.page.copies.chosen.emit(Copy.TEAM.value)
    settle(qtbot, place)
    assert place.paper.document is not None
    assert place.paper.document.copy is Copy.TEAM


def test_another_day_can_be_chosen_and_is_shown_again_after_an_unlock(
    qtbot: QtBot, look: Look, place: BriefingPlace, session: FakeSession
) -> None:
    place.page.shown.picked.emit(f"day:{SCOPE.last_day}")
    settle(qtbot, place)
    assert place.page.heading.facts.text() == "Wed 13 May, not issued yet"
    again = opened(qtbot, BriefingPlace(look, session), place.where())
    assert again.page.heading.facts.text() == "Wed 13 May, not issued yet"


def test_a_lock_hands_over_what_is_typed_and_leaves_no_word(place: BriefingPlace) -> None:
    place.page.asked._areas["requests"].setPlainText("The caseload data")
    assert place.last_words() == {f"briefing:{DAY}:requests": "The caseload data"}
    place.blank()
    held = shown_texts(place)
    assert "caseload data" not in held
    assert "upervision" not in held
    assert place.model.rowCount() == 0
    assert place.paper.document is None


def test_without_messages_it_points_to_them(qtbot: QtBot, look: Look, open_session: Opened) -> None:
    place = opened(qtbot, BriefingPlace(look, open_session()))
    with qtbot.waitSignal(place.go) as sent:
        place.page.empty.act.click()
    assert sent.args == ["messages", None]


def test_without_a_challenge_it_says_what_to_do(
    qtbot: QtBot, look: Look, open_session: Opened
) -> None:
    place = opened(qtbot, BriefingPlace(look, open_session(founded=False)))
    assert "no challenge" in place.page.empty.words.text()


def test_it_fits_the_smallest_window_at_twice_the_text(
    qtbot: QtBot, look: Look, place: BriefingPlace
) -> None:
    look.choose(factor=2.0)
    qtbot.waitUntil(lambda: place.minimumSizeHint().width() <= 1366 - 112)
    look.choose(factor=1.0)
    issued(qtbot, place)
    look.choose(factor=2.0)
    qtbot.waitUntil(lambda: place.minimumSizeHint().width() <= 1366 - 112)
