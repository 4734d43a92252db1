# SPDX-License-Identifier: Apache-2.0
"""Findings are read, mended, released with a reason, followed back, and none is ever forced."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from peerdesk.compose.checks.finding import Check, Finding, Light, fingerprint
from peerdesk.domain.placed import Choice
from peerdesk.domain.publication_words import WhyReleased
from peerdesk.domain.published import Released
from peerdesk.domain.release import Release
from peerdesk.ui.components.findings import FindingsMargin
from peerdesk.ui.look import Look
from tests.ui.driving import check_model, press_key, type_text

NAME = Finding(
    check=Check.ATTRIBUTION, kind="name", words="Looks like a name. A role will do.",
    text="Jane Holt leads this well.", end=9, suggestion="The head of service", message="m1",
    place="Strengths, first bullet",
)  # fmt: skip
GRADE = Finding(
    check=Check.LANGUAGE, kind="grade", words="A grade word.", text="Practice is inadequate.",
    start=12, end=22,
)  # fmt: skip
NEVER = Finding(
    check=Check.SURPRISE, kind="never-told", words="In no summary so far.", text="Repeat contacts",
    light=Light.RED, message="m2",
)  # fmt: skip


def released(finding: Finding) -> dict[str, Released]:
    mark = fingerprint(finding)
    release = Release(
        check=finding.check, kind=finding.kind, fingerprint=mark, reason=WhyReleased.POST_HOLDER
    )
    return {
        mark: Released(
            id="r1", choices=(Choice("h", release),), device="d", at=1_778_600_000_000, offset=60
        )
    }


@pytest.fixture
def margin(qtbot: QtBot, look: Look) -> FindingsMargin:
    host = QWidget()
    qtbot.addWidget(host)
    host.resize(700, 600)
    made = FindingsMargin(look, host)
    made.setParent(host)
    made.resize(300, 500)
    host.show()
    made.list.setFocus()
    return made


def test_findings_are_numbered_and_said_whole(
    margin: FindingsMargin, qtmodeltester: ModelTester
) -> None:
    margin.show_findings((NAME, GRADE), {})
    check_model(qtmodeltester, margin.model)
    assert margin._count.text() == "2 to look at"
    assert margin.open_count == 2
    assert margin.model.index(0).data() == (
        "1. Attribution. “Jane Holt”. Looks like a name. A role will do. "
        "Try “The head of service”. Strengths, first bullet"
    )
    assert margin.model.index(1).data() == "2. Language. “inadequate”. A grade word"


def test_how_grave_it_is_stands_in_words(margin: FindingsMargin) -> None:
    margin.show_findings((NEVER,), {})
    assert "Surprise, red" in margin.model.index(0).data()


def test_what_is_clear_says_so_and_cannot_be_chosen(margin: FindingsMargin) -> None:
    margin.show_findings((), {})
    assert margin._count.text() == "nothing to look at"
    assert margin.model.rowCount() == 2
    assert margin.model.index(0).data() == "No names, numbers or quotations found"
    assert not margin.model.flags(margin.model.index(0)) & Qt.ItemFlag.ItemIsSelectable
    assert not margin._strip.isVisible()


def test_a_released_finding_stands_below_with_its_reason_and_can_be_taken_back(
    qtbot: QtBot, margin: FindingsMargin
) -> None:
    margin.show_findings((NAME, GRADE), released(NAME))
    assert margin.open_count == 1
    assert margin.model.index(0).data().startswith("1. Language")
    assert "a post named in the scope" in margin.model.index(1).data()
    press_key(margin.list, Qt.Key.Key_Down)
    press_key(margin.list, Qt.Key.Key_Down)
    assert margin.take_back.isVisible()
    assert not margin.release.isVisible()
    with qtbot.waitSignal(margin.taken_back) as back:
        press_key(margin.list, Qt.Key.Key_U)
    assert back.args == ["r1"]
    with qtbot.assertNotEmitted(margin.mend_wanted):
        press_key(margin.list, Qt.Key.Key_M)


@pytest.mark.parametrize("key", [Qt.Key.Key_M, Qt.Key.Key_Return])
def test_a_key_asks_to_mend_the_wording(qtbot: QtBot, margin: FindingsMargin, key: Qt.Key) -> None:
    margin.show_findings((NAME, GRADE), {})
    margin.choose(1)
    with qtbot.waitSignal(margin.mend_wanted) as mend:
        press_key(margin.list, key)
    assert mend.args == [NAME]


def test_a_key_goes_to_the_message_where_there_is_one(qtbot: QtBot, margin: FindingsMargin) -> None:
    margin.show_findings((NAME, GRADE), {})
    margin.choose(1)
    with qtbot.waitSignal(margin.note_wanted) as went:
        press_key(margin.list, Qt.Key.Key_G)
    assert went.args == [NAME]
    margin.choose(2)
    assert not margin.follow.isVisible()
    with qtbot.assertNotEmitted(margin.note_wanted):
        press_key(margin.list, Qt.Key.Key_G)


def test_a_release_takes_a_reason_from_the_list(qtbot: QtBot, margin: FindingsMargin) -> None:
    margin.show_findings((NAME,), {})
    margin.choose(1)
    press_key(margin.list, Qt.Key.Key_R)
    field = margin._chooser.field
    type_text(field, "not a p")
    with qtbot.waitSignal(margin.released) as let:
        press_key(field, Qt.Key.Key_Return)
    assert let.args == [NAME, WhyReleased.NOT_A_PERSON]


def test_leaving_the_reasons_releases_nothing(qtbot: QtBot, margin: FindingsMargin) -> None:
    margin.show_findings((NAME,), {})
    margin.choose(1)
    margin.release.click()
    with qtbot.assertNotEmitted(margin.released):
        press_key(margin._chooser.field, Qt.Key.Key_Escape)
    assert margin.list.hasFocus()


def test_only_a_lead_releases(qtbot: QtBot, margin: FindingsMargin) -> None:
    margin.show_findings((NAME,), {}, lead=False)
    margin.choose(1)
    assert not margin.release.isEnabled()
    press_key(margin.list, Qt.Key.Key_R)
    assert margin._chooser.isHidden()
    with qtbot.waitSignal(margin.mend_wanted):
        press_key(margin.list, Qt.Key.Key_M)


def test_the_chosen_finding_stays_chosen_when_others_come_and_go(margin: FindingsMargin) -> None:
    margin.show_findings((NAME, GRADE), {})
    margin.choose(2)
    margin.show_findings((GRADE,), {})
    assert margin.list.currentIndex().row() == 0
    margin.show_findings((NAME,), {})
    assert margin.list.currentIndex().row() == 0


def test_the_number_chosen_is_told_so_that_the_page_can_follow(
    qtbot: QtBot, margin: FindingsMargin
) -> None:
    margin.show_findings((NAME, GRADE), {})
    with qtbot.waitSignal(margin.chosen) as chosen:
        margin.choose(2)
    assert chosen.args == [2]


@pytest.mark.parametrize("act", [lambda m: m._mend(), lambda m: m._go(), lambda m: m._ask_why()])
def test_with_nothing_chosen_nothing_happens(
    margin: FindingsMargin, act: Callable[[FindingsMargin], None]
) -> None:
    margin.show_findings((), {})
    act(margin)
    margin._release("false-alarm")
    margin._drop_release()
    assert margin._chooser.isHidden()


def test_many_findings_are_drawn_in_every_theme_and_size(
    qtbot: QtBot, look: Look, margin: FindingsMargin
) -> None:
    many = tuple(
        Finding(
            check=check, kind="k", words=f"Said of {number}. " * number, text=f"words {number}",
            end=5, light=light,
        )
        for number, (check, light) in enumerate(
            [(check, light) for check in Check for light in Light], 1
        )
    )  # fmt: skip
    for theme, factor in (("light", 0.8), ("dark", 1.0), ("high-contrast", 2.0)):
        look.choose(theme, factor)
        margin.show_findings((*many, NAME), released(NAME))
        margin.choose(1)
        assert not margin.grab().isNull()
    heights = {margin.list.sizeHintForRow(row) for row in range(len(many))}
    assert len(heights) > 1
    assert qtbot is not None


def test_cleared_it_holds_nothing(margin: FindingsMargin) -> None:
    margin.show_findings((NAME,), {})
    margin.choose(1)
    margin.clear()
    assert (margin.model.rowCount(), margin.open_count, margin.list.toolTip()) == (0, 0, "")
    assert margin.model.index(0).data() is None


def test_once_a_finding_is_released_the_next_open_one_is_chosen(margin: FindingsMargin) -> None:
    margin.show_findings([NAME, GRADE, NEVER], {})
    margin.choose(2)
    margin.show_findings([NAME, GRADE, NEVER], released(GRADE))
    assert chosen(margin) == NEVER
    margin.show_findings([NAME, GRADE, NEVER], {**released(GRADE), **released(NEVER)})
    assert chosen(margin) == NAME
    both = {**released(GRADE), **released(NEVER)}
    margin.show_findings([NAME, GRADE, NEVER], {**both, **released(NAME)})
    assert chosen(margin) == NAME


def test_whoever_looks_for_findings_is_shown_the_first_open_one_now_or_once_it_is_found(
    margin: FindingsMargin,
) -> None:
    margin.show_findings([NAME, GRADE], released(NAME))
    margin.choose(2)
    margin.choose_first()
    assert chosen(margin) == GRADE
    margin.clear()
    margin.choose_first()
    margin.show_findings([NAME, NEVER], {})
    assert chosen(margin) == NAME


def chosen(margin: FindingsMargin) -> Finding | None:
    """Return the finding that is chosen."""
    row = margin.model.finding(margin.list.currentIndex().row())
    return row.finding if row is not None else None
