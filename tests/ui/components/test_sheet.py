# SPDX-License-Identifier: Apache-2.0
"""A sheet over the page, and what is left of the page when it has gone."""

import shiboken6
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from peerdesk.ui.components.flow import Flow, flow_box
from peerdesk.ui.components.sheet import Sheet
from peerdesk.ui.look import Look


def _page(qtbot: QtBot) -> tuple[QWidget, Flow]:
    page = QWidget()
    qtbot.addWidget(page)
    holder, flow = flow_box()
    for name in ("One", "Two"):
        flow.addWidget(QPushButton(name))
    QVBoxLayout(page).addWidget(holder)
    page.resize(800, 600)
    page.show()
    return page, flow


def test_the_focus_stays_inside_and_goes_round(qtbot: QtBot, look: Look) -> None:
    page, _ = _page(qtbot)
    sheet = Sheet(look, page, "Attach")
    field = QPushButton("Inside")
    sheet.body.addWidget(field)
    act = sheet.add_act("Keep")
    sheet.open()
    assert page.window().focusWidget() is field
    for expected in (act, field, act):
        sheet.focusNextPrevChild(forward=True)
        assert page.window().focusWidget() is expected
    sheet.focusNextPrevChild(forward=False)
    assert page.window().focusWidget() is field
    sheet.leave()


def test_a_sheet_that_died_leaves_the_layouts_of_the_page_whole(
    qtbot: QtBot, qapp: QApplication, look: Look
) -> None:
    page, flow = _page(qtbot)
    sheet = Sheet(look, page, "Attach")
    sheet.add_act("Keep")
    sheet.open()
    sheet.focusNextPrevChild(forward=True)
    sheet.leave()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not shiboken6.isValid(sheet)
    items = [flow.itemAt(number) for number in range(flow.count())]
    assert [shiboken6.isValid(item) for item in items] == [True, True]
    assert flow.heightForWidth(400) > 0
