# SPDX-License-Identifier: Apache-2.0
"""Laptops that meet through a folder, by what their owners press in Team."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from peerdesk.desk.exchange import identity_file
from peerdesk.team.fingerprint import fingerprint
from peerdesk.ui.components.choose import ChooseSheet
from peerdesk.ui.team.admitting import AdmitSheet
from peerdesk.ui.team.place import TeamPlace
from tests.fakes.session import FakeSession
from tests.ui.driving import settle, shown_texts


def pick(qtbot: QtBot, place: TeamPlace, path: Path) -> None:
    """Choose a file or folder in the sheet that is open."""
    settle(qtbot, place)
    sheet = place.exchange._sheet.sheet or place.joining._sheet
    assert isinstance(sheet, ChooseSheet)
    sheet.chosen.emit(path)
    sheet.leave()
    settle(qtbot, place)


def admit(qtbot: QtBot, place: TeamPlace, colleague: FakeSession) -> None:
    path = colleague.root / "priya.peerdesk-id"
    path.write_bytes(identity_file(colleague.book))
    place.page.admit.click()
    pick(qtbot, place, path)
    sheet = place.joining._sheet
    assert isinstance(sheet, AdmitSheet)
    assert all(word in shown_texts(sheet) for word in fingerprint(colleague.identity))
    sheet._take()
    settle(qtbot, place)


def shared(qtbot: QtBot, place: TeamPlace) -> Path:
    folder = place.session.folder
    before = set(folder.glob("*.peerdesk"))
    place.page.share.click()
    pick(qtbot, place, folder)
    (made,) = set(folder.glob("*.peerdesk")) - before
    return made


def imported(qtbot: QtBot, place: TeamPlace, bundle: Path) -> None:
    place.exchange._read_bundle(bundle)
    settle(qtbot, place)
    place.exchange.take()
    settle(qtbot, place)
