# SPDX-License-Identifier: Apache-2.0
"""How long the session has run, and how long is left."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from peerdesk.domain.calendar import read_time
from peerdesk.domain.session import Session
from peerdesk.ui.components.gaps import between
from peerdesk.ui.components.text import Text
from peerdesk.ui.look import Look

_SECOND = 1_000
_MINUTE, _HOUR = 60, 3_600
_LINGERS = 2 * _HOUR
"""How long it is said that the time is over, for whoever still writes."""


class SessionTimer(QWidget):
    """Counts while the session runs, and says quietly that it is over; it is not announced."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._session: Session | None = None
        self._sign = QLabel()
        self._run = Text("", "place")
        self._left = Text("", "small", "ink2")
        self.timer = QTimer(self)
        self.timer.setInterval(_SECOND)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        between(look, row, 8)
        for part in (self._sign, self._run, self._left):
            row.addWidget(part)
        look.changed.connect(self._redraw)
        self._redraw()

    def show_session(self, session: Session | None) -> None:
        """Count for a session, or for none."""
        self._session = session
        self.hide()
        if session is not None:
            self.timer.start()
        else:
            self.timer.stop()

    def show_now(self, day: str, seconds: int) -> None:
        """Show how the session stands at a day and second of that day."""
        session = self._session
        if session is None:
            return
        begin, end = _seconds(session.start), _seconds(session.end)
        running = session.day == day and begin <= seconds < end
        over = session.day == day and end <= seconds < end + _LINGERS
        self.setVisible(running or over)
        self._run.setVisible(running)
        if over:
            late = (seconds - end) // _MINUTE
            self._left.setText(self.tr("time is over") + (f", {late} min" if late else ""))
            self._left.setVisible(True)
        elif running:
            run = seconds - begin
            self._run.setText(f"{run // _MINUTE}:{run % _MINUTE:02}")
            left = -(-(end - seconds) // _MINUTE)
            self._left.setText(self.tr("{0} min left").format(left))
            self._left.setVisible(not self._look.is_large)

    def _redraw(self) -> None:
        self._sign.setPixmap(self._look.pixmap("timer", "ink", 20))


def _seconds(time: str) -> int:
    value = read_time(time)
    return value.hour * _HOUR + value.minute * _MINUTE
