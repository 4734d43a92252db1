# SPDX-License-Identifier: Apache-2.0
"""What a screen reader calls a control that we draw ourselves: Qt knows only its own kinds."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QWidget

_ROLE = "accessible_role"


def give_role(widget: QWidget, role: QAccessible.Role) -> None:
    """Say what a widget is, before anybody asks; for a `QWidget` that takes the focus itself."""
    widget.setProperty(_ROLE, role.value)


def tell_roles() -> None:
    """Have screen readers told the roles that were given; called once, for the application."""
    QAccessible.installFactory(_interface)


def _interface(key: str, thing: QObject | None) -> QAccessibleInterface | None:
    """Return what speaks for a widget with a role of its own, or None to leave it to Qt."""
    del key
    role = thing.property(_ROLE) if isinstance(thing, QWidget) else None
    if not isinstance(thing, QWidget) or role is None:
        return None
    return QAccessibleWidget(thing, QAccessible.Role(role))
