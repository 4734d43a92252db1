# SPDX-License-Identifier: Apache-2.0
"""Why a key cannot be given to an action."""

from PySide6.QtCore import QCoreApplication

from peerdesk.errors import PeerDeskError


class KeyRefused(PeerDeskError):
    """A key cannot be given to an action."""


class KeyTaken(KeyRefused):
    """Another action already has the key."""

    def __init__(self, key: str, does: str) -> None:
        said = _tr("{0} already means “{1}”. Press another key, or change that one first.")
        super().__init__(said.format(key, does))


class KeyNeeded(KeyRefused):
    """The key is needed for writing, moving or leaving."""

    def __init__(self, key: str) -> None:
        said = _tr("{0} is needed to write, to move or to leave. Press another key.")
        super().__init__(said.format(key))


class KeyTyped(KeyRefused):
    """A bare letter would be typed rather than heard."""

    def __init__(self, key: str) -> None:
        said = _tr("{0} would be typed. Hold Ctrl or Alt with it, or use an F key.")
        super().__init__(said.format(key))


class KeyFixed(KeyRefused):
    """The action keeps its key."""

    def __init__(self, does: str) -> None:
        super().__init__(_tr("“{0}” keeps its key. Choose another line.").format(does))


def _tr(words: str) -> str:
    return QCoreApplication.translate("KeyRefused", words)
