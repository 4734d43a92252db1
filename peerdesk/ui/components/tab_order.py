# SPDX-License-Identifier: Apache-2.0
"""Has Tab go through a form in the order in which it is laid out, also what was added later."""

from collections.abc import Iterator
from itertools import pairwise
from operator import itemgetter

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
    """Yield the controls in the order of the layout, which is not asked for its items.

    PySide would hold each item that it was asked for after Qt had deleted it.
    """
    owner, direct = layout.parentWidget(), Qt.FindChildOption.FindDirectChildrenOnly
    inside = owner.findChildren(QWidget, options=direct) if owner is not None else []
    parts: list[QWidget | QLayout] = [*inside]
    parts += [child for child in layout.children() if isinstance(child, QLayout)]
    placed = [(layout.indexOf(part), part) for part in parts]
    for spot, part in sorted(placed, key=itemgetter(0)):
        if spot < 0:
            continue
        if isinstance(part, QLayout):
            yield from _controls(part)
            continue
        if part.focusPolicy().value & Qt.FocusPolicy.TabFocus.value:
            yield part
        within = part.layout()
        if within is not None:
            yield from _controls(within)
