# SPDX-License-Identifier: Apache-2.0
"""Linux: sleep and session lock as the login service and the desktops tell them over D-Bus.

`org.freedesktop.login1` tells of sleep, of `loginctl lock-session` and of another user's turn;
the desktops tell of their own locked screens. Nothing but a request to wait before sleep is sent.
"""

import os
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import cast

from PySide6.QtCore import SLOT, QObject, Slot
from PySide6.QtDBus import (
    QDBusConnection,
    QDBusMessage,
    QDBusPendingCallWatcher,
    QDBusUnixFileDescriptor,
)

from peerdesk.ui.presence.absence import Absence, Told

LOGIN = "org.freedesktop.login1"
MANAGER = f"{LOGIN}.Manager"
SESSION = f"{LOGIN}.Session"
PROPERTIES = "org.freedesktop.DBus.Properties"
SAVERS = (
    "org.freedesktop.ScreenSaver",
    "org.gnome.ScreenSaver",
    "org.cinnamon.ScreenSaver",
    "org.mate.ScreenSaver",
    "org.xfce.ScreenSaver",
)
_ROOT = "/org/freedesktop/login1"
_CHANGED = "sa{sv}as"
"""The signature of `PropertiesChanged`: Qt ends the program over one that fits no slot."""


@dataclass(frozen=True)
class Heard:
    """A signal as it came; `path` says of which session."""

    interface: str
    member: str
    path: str
    arguments: Sequence[object] = ()


def session_path(session: str) -> str:
    """Return the object path of a session by its number, as the login service writes it.

    Whatever is no letter or digit, and a digit in front, becomes `_` and two hexadecimal digits
    (`sd_bus_path_encode`). An empty number gives "".
    """
    if not session:
        return ""

    def escape(found: re.Match[str]) -> str:
        return "".join(f"_{byte:02x}" for byte in found[0].encode())

    return f"{_ROOT}/session/" + re.sub(r"^[0-9]|[^A-Za-z0-9]", escape, session)


def read_signal(heard: Heard, own: str = "") -> Absence | None:
    """Return what a signal means for us, or None; `own` is our session's path if it is known.

    Where it is not, any session's Lock is taken as ours: a lock too many loses nothing.
    """
    first = heard.arguments[0] if heard.arguments else None
    if (heard.interface, heard.member) == (MANAGER, "PrepareForSleep"):
        return Absence.SLEEP if first is True else None
    if (heard.interface, heard.member) == (SESSION, "Lock"):
        return Absence.SCREEN_LOCKED if own in {"", heard.path} else None
    if heard.interface in SAVERS and heard.member == "ActiveChanged":
        return Absence.SCREEN_LOCKED if first is True else None
    return None


def read_properties(heard: Heard, own: str) -> Absence | None:
    """Return what a change of a session's properties means; only our own session's count."""
    if not own or heard.path != own or heard.arguments[:1] != [SESSION]:
        return None
    changed = heard.arguments[1]
    if not isinstance(changed, dict):
        return None
    if changed.get("LockedHint") is True:
        return Absence.SCREEN_LOCKED
    return Absence.SWITCHED if changed.get("Active") is False else None


def _slot(signature: str) -> bytes:
    """Return a slot as `QDBusConnection.connect` takes it: a text, though its stub says bytes."""
    return cast("bytes", SLOT(signature))


def system_and_session() -> tuple[QDBusConnection, QDBusConnection]:
    """Return the two buses that every desktop has; one that is not there says nothing."""
    return QDBusConnection.systemBus(), QDBusConnection.sessionBus()


class BusWatch(QObject):
    """Implements `Watch` over D-Bus."""

    def __init__(
        self,
        buses: Callable[[], tuple[QDBusConnection, QDBusConnection]] = system_and_session,
        session: str | None = None,
    ) -> None:
        super().__init__()
        self._buses = buses
        number = os.environ.get("XDG_SESSION_ID", "") if session is None else session
        self._own = session_path(number)
        self._told: Told | None = None
        self._system: QDBusConnection | None = None
        self._delay: int | None = None
        self._wanted = False
        self._call: QDBusPendingCallWatcher | None = None

    def start(self, told: Told) -> None:
        """Listen on both buses, as far as they are there."""
        self._told = told
        self._system, session = self._buses()
        heard, changed = (
            _slot("_hear(QDBusMessage)"),
            _slot("_change(QString,QVariantMap,QStringList)"),
        )
        self._system.connect(LOGIN, "", MANAGER, "PrepareForSleep", self, heard)
        self._system.connect(LOGIN, "", SESSION, "Lock", self, heard)
        if self._own:
            where = LOGIN, self._own, PROPERTIES, "PropertiesChanged"
            self._system.connect(*where, _CHANGED, self, changed)
        for saver in SAVERS:
            session.connect("", "", saver, "ActiveChanged", self, heard)

    def hold(self) -> None:
        """Ask the login service to wait for us before sleep, five seconds at most."""
        self._wanted = True
        if self._system is None or not self._system.isConnected() or self._delay is not None:
            return
        asked = QDBusMessage.createMethodCall(LOGIN, _ROOT, MANAGER, "Inhibit")
        asked.setArguments(["sleep", "PeerDesk", "Locks the evidence first", "delay"])
        self._call = QDBusPendingCallWatcher(self._system.asyncCall(asked))
        self._call.finished.connect(self._granted)

    def let_go(self) -> None:
        """Let the laptop sleep."""
        self._wanted = False
        if self._delay is not None:
            os.close(self._delay)
            self._delay = None

    def stop(self) -> None:
        """Listen no more."""
        self.let_go()
        self._told = None

    @property
    def holds(self) -> bool:
        """Say whether the login service waits for us."""
        return self._delay is not None

    def _granted(self, call: QDBusPendingCallWatcher) -> None:
        """Keep the descriptor that makes the login service wait; it may be refused."""
        given = call.reply().arguments()
        self._call = None
        if not self._wanted or not given or not isinstance(given[0], QDBusUnixFileDescriptor):
            return
        if given[0].isValid() and self._delay is None:
            self._delay = os.dup(given[0].fileDescriptor())

    @Slot(QDBusMessage)
    def _hear(self, message: QDBusMessage) -> None:
        heard = Heard(message.interface(), message.member(), message.path(), message.arguments())
        self._tell(read_signal(heard, self._own))

    @Slot("QString", "QVariantMap", "QStringList")
    def _change(self, interface: str, changed: dict[str, object], _gone: list[str]) -> None:
        heard = Heard(PROPERTIES, "PropertiesChanged", self._own, [interface, changed])
        self._tell(read_properties(heard, self._own))

    def _tell(self, absence: Absence | None) -> None:
        if absence is not None and self._told is not None:
            self._told(absence)
