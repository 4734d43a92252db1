# SPDX-License-Identifier: Apache-2.0
"""What somebody chooses for this laptop: look, keys, when to lock; seen at once and kept."""

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from peerdesk.ui.look import Look
from peerdesk.ui.settings import Privacy, Settings

_STEP = 1.1
_REST = 60
"""Milliseconds after a size was taken in which further steps are counted, not taken one by one."""


class Choices(QObject):
    """Changes the look and remembers it; `privacy_chosen` carries a new `Privacy`."""

    privacy_chosen = Signal(object)

    def __init__(self, look: Look, settings: Settings, parent: QObject) -> None:
        super().__init__(parent)
        self._look, self._settings = look, settings
        self._wanted = look.factor
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST)
        self._rest.timeout.connect(self._catch_up)
        look.keys.take(settings.keys())
        look.keys.changed.connect(self._keep_keys)

    def privacy(self) -> Privacy:
        """Return what was chosen last."""
        return self._settings.privacy()

    def larger(self) -> None:
        """Make all text a step larger."""
        self._step(_STEP)

    def smaller(self) -> None:
        """Make all text a step smaller."""
        self._step(1 / _STEP)

    def usual_size(self) -> None:
        """Go back to 100 %."""
        self.resize_text(1.0)

    def resize_text(self, factor: float) -> None:
        """Take a text size and remember it."""
        self._rest.stop()
        self._look.choose(factor=factor)
        self._settings.keep(self._settings.theme(), self._look.factor)
        self._wanted = self._look.factor

    def choose_theme(self, name: str) -> None:
        """Take a theme and remember it."""
        self._look.choose(theme=name)
        self._settings.keep(name, self._look.factor)

    def choose_privacy(self, privacy: Privacy) -> None:
        """Take what was chosen for the lock and remember it."""
        self._settings.keep_privacy(privacy)
        self.privacy_chosen.emit(privacy)

    def _step(self, by: float) -> None:
        """Take a step at once; those that come while it is being laid out are taken as one."""
        if self._rest.isActive():
            self._wanted *= by
            return
        self.resize_text(self._look.factor * by)
        self._rest.start()

    def _catch_up(self) -> None:
        if self._wanted != self._look.factor:
            self.resize_text(self._wanted)

    def _keep_keys(self) -> None:
        self._settings.keep_keys(self._look.keys.chosen())

    def show_sheet(self, host: QWidget) -> None:
        """Offer all of it in a sheet over a page."""
        from peerdesk.ui.components.look_sheet import LookSheet  # noqa: PLC0415 - seldom wanted

        sheet = LookSheet(self._look, host, self.privacy())
        sheet.theme_chosen.connect(self.choose_theme)
        sheet.size_chosen.connect(self.resize_text)
        sheet.privacy_chosen.connect(self.choose_privacy)
        sheet.open()
