# SPDX-License-Identifier: Apache-2.0
"""Has Tab go through a form in the order in which it is laid out, also what was added later."""

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QWidget


def follow_layout(form: QWidget) -> None:
    """Set the order of Tab within a form; call it again when controls were added.

    Qt puts whatever is added to a page that stands already at the end of the whole window.
    """
    layout = form.layout()
    if layout is not None:
        for before, after in pairwise(_controls(layout)):
            QWidget.setTabOrder(before, after)


def _controls(layout: QLayout) -> Iterator[QWidget]:
    for number in range(layout.count()):
        item = layout.itemAt(number)
        inner = item.layout() if item is not None else None
        widget = item.widget() if item is not None else None
        if inner is not None:
            yield from _controls(inner)
        if widget is None:
            continue
        if widget.focusPolicy().value & Qt.FocusPolicy.TabFocus.value:
            yield widget
        within = widget.layout()
        if within is not None:
            yield from _controls(within)
