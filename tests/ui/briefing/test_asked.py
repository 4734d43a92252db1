# SPDX-License-Identifier: Apache-2.0
"""What is asked beside a summary: plans, sponsors, an intervention, requests."""

from msgspec.structs import replace
from pytestqt.qtbot import QtBot

from peerdesk.compose.blocks import Paragraph
from peerdesk.desk.scope import change_scope
from peerdesk.domain.facts import ThinPlan
from peerdesk.ui.briefing.place import BriefingPlace
from peerdesk.ui.look import Look
from tests.fakes.challenge import SCOPE
from tests.fakes.session import FakeSession
from tests.ui.briefing.conftest import CHIEF, DAY, DIRECTOR, briefing
from tests.ui.driving import opened, settle, shown_texts, type_text


def test_a_plan_for_a_thin_line_is_kept_with_the_summary(
    qtbot: QtBot, place: BriefingPlace, session: FakeSession
) -> None:
    plans = place.page.asked.plans
    kloe, field = next(iter(plans._fields.items()))
    field.setText("The panel is met at ten")
    plans.keep()
    settle(qtbot, place)
    held = briefing(session).arrangement
    assert held is not None
    assert held.plans == (ThinPlan(kloe, "The panel is met at ten"),)


def test_it_is_for_one_sponsor_or_for_several_who_hear_the_same_talk(
    qtbot: QtBot, place: BriefingPlace, session: FakeSession
) -> None:
    asked = place.page.asked
    (other,) = asked._also.values()
    other.click()
    settle(qtbot, place)
    held = briefing(session).arrangement
    assert held is not None
    assert (held.sponsor, held.also) == (DIRECTOR, (CHIEF,))
    asked.sponsor.choose(CHIEF)
    asked.sponsor.picked.emit(CHIEF)
    settle(qtbot, place)
    held = briefing(session).arrangement
    assert held is not None
    assert held.sponsor == CHIEF


def test_the_paragraph_about_an_intervention_is_asked_for_only_where_it_applies(
    qtbot: QtBot, place: BriefingPlace, session: FakeSession
) -> None:
    field = place.page.asked._fields["intervention"]
    assert field.isHidden()
    change_scope(session.book, replace(SCOPE, in_intervention=True))
    place.open()
    settle(qtbot, place)
    assert not field.isHidden()
    place.page.issue.click()
    settle(qtbot, place)
    sheet = place.working._sheet
    assert sheet is not None
    assert "the paragraph is not written yet" in shown_texts(sheet)
    sheet.leave()
    place.page.asked._areas["intervention"].setPlainText("No monitoring visit.")
    place.page.asked.keep()
    settle(qtbot, place)
    (prose,) = session.book.prose()
    assert prose.value.words == "No monitoring visit."
    assert place.paper.document is not None
    assert Paragraph("No monitoring visit.") in place.paper.document.blocks


def test_requests_are_kept_when_the_field_is_left(
    qtbot: QtBot, place: BriefingPlace, session: FakeSession
) -> None:
    with qtbot.waitActive(place):
        place.activateWindow()
    area = place.page.asked._areas["requests"]
    area.setFocus()
    type_text(area, "The caseload data, by Thursday 09:00")
    place.page.outline.setFocus()
    settle(qtbot, place)
    held = briefing(session).arrangement
    assert held is not None
    assert held.requests == ("The caseload data, by Thursday 09:00",)
    assert session.book.draft(f"briefing:{DAY}:requests") == ""


def test_a_request_begun_is_kept_as_a_draft_and_comes_back(
    qtbot: QtBot, look: Look, place: BriefingPlace, session: FakeSession
) -> None:
    place.page.asked._areas["practical"].setPlainText("The room is needed")
    key = f"briefing:{DAY}:practical"
    qtbot.waitUntil(lambda: session.book.draft(key) == "The room is needed", timeout=1000)
    again = opened(qtbot, BriefingPlace(look, session))
    assert again.page.asked._areas["practical"].toPlainText() == "The room is needed"
