# SPDX-License-Identifier: Apache-2.0
"""What nobody expected is said without its own words; Qt and Python stay together for long."""

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtGui import QFontInfo
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from peerdesk.desk.errors import NoChallenge
from peerdesk.ui.app import LastResort, system_theme
from peerdesk.ui.look import Look
from peerdesk.ui.style import style_sheet
from peerdesk.ui.theme import THEMES

CHECKOUT = Path(__file__).parents[2]
EVIDENCE = "Zanzibarmarker"


def fail(error: BaseException) -> None:
    raise error


def met(hook: LastResort, error: BaseException) -> None:
    try:
        fail(error)
    except BaseException as caught:  # noqa: BLE001 - as the interpreter hands any over
        hook.take(caught)


def test_an_exception_is_said_and_printed_without_its_own_words(
    qtbot: QtBot, capsys: pytest.CaptureFixture[str]
) -> None:
    hook = LastResort()
    with qtbot.waitSignal(hook.met) as caught:
        met(hook, ValueError(f"cannot read {EVIDENCE}"))
    assert "ValueError" in caught.args[0]
    assert "Your text is kept" in caught.args[0]
    printed = capsys.readouterr().err
    assert printed.startswith("ValueError, met:")
    assert EVIDENCE not in caught.args[0] + printed


def test_a_refusal_says_its_own_sentence(qtbot: QtBot) -> None:
    hook = LastResort()
    with qtbot.waitSignal(hook.met) as caught:
        met(hook, NoChallenge())
    assert caught.args == [NoChallenge().user_message]


def test_the_hook_takes_pythons_place(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    hook = LastResort()
    hook.install()
    assert sys.excepthook == hook.hook


def test_the_typeface_is_the_shipped_one_in_its_weights(look: Look) -> None:
    for role in look.scale.type:
        shown = QFontInfo(look.font(role))
        assert shown.family() == "Atkinson Hyperlegible Next"
        assert shown.weight() == look.scale.type[role].weight


@pytest.mark.parametrize("theme", THEMES)
def test_the_style_sheet_names_every_role_of_type(look: Look, theme: str) -> None:
    look.choose(theme)
    sheet = style_sheet(look)
    assert all(f'[type="{role}"]' in sheet for role in look.scale.type)
    assert sheet.count("{") == sheet.count("}")


def test_the_system_is_asked_for_light_or_dark(qapp: QApplication) -> None:
    assert qapp is not None
    assert system_theme() in {"light", "dark"}


def test_qt_and_python_stay_together_for_twenty_thousand_rounds(qapp: QApplication) -> None:
    """Qt for Python 6.12.0 on Python 3.11 lost a reference at every void call, and aborted."""
    rounds = 0
    loop = QEventLoop()
    timer = QTimer()

    def turn() -> None:
        nonlocal rounds
        rounds += 1
        qapp.sendPostedEvents()
        if rounds >= 20_000:
            loop.quit()

    before = sys.getrefcount(None)
    timer.timeout.connect(turn)
    timer.start(0)
    loop.exec()
    timer.stop()
    assert rounds == 20_000
    assert abs(sys.getrefcount(None) - before) < 5_000


def test_the_unlock_screen_needs_neither_database_nor_paper() -> None:
    heavy = ("sqlalchemy", "sqlcipher3", "reportlab", "pptx", "pyrage", "zxcvbn", "alembic")
    script = (
        "import sys, peerdesk.bootstrap.window, peerdesk.vault.header\n"
        f"print([name for name in {heavy!r} if name in sys.modules])"
    )
    found = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=CHECKOUT
    )
    assert found.stdout.strip() == "[]"
