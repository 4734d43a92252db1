# SPDX-License-Identifier: Apache-2.0
"""Why something that points to somebody may stay: a short list to choose from."""

from PySide6.QtCore import QCoreApplication

from peerdesk.ui.components.options import Option


def reasons() -> tuple[Option, ...]:
    """Return the reasons, the likeliest first."""
    return (
        Option("no-person", _tr("Nobody: a place, a body, a system"), icon="buildings"),
        Option("public", _tr("Somebody in public office, and about the office"), icon="megaphone"),
        Option("agreed", _tr("The team has agreed that it must stand here"), icon="users-three"),
        Option("no-single", _tr("It points to nobody in particular"), icon="users"),
    )


def _tr(words: str) -> str:
    return QCoreApplication.translate("Reasons", words)
