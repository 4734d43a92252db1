# SPDX-License-Identifier: Apache-2.0
"""Where F6 goes beside the parts of a place: the banners above it that something can be done on."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QWidget

from peerdesk.ui.components.banner import Banner


def enter_banner(holders: Sequence[QWidget], focus: QWidget | None) -> bool:
    """Put the focus on the first act of the next banner; False after the last, or without one.

    `holders` are banners or hold some; the first comes next unless the focus is in one of them.
    """
    banners = [banner for holder in holders for banner in _banners(holder)]
    acts = [(banner, act) for banner in banners if (act := _first_act(banner)) is not None]
    here = (n for n, (banner, _) in enumerate(acts) if _holds(banner, focus))
    after = acts[next(here, -1) + 1 :]
    for _, act in after[:1]:
        act.setFocus(Qt.FocusReason.ShortcutFocusReason)
    return bool(after)


def _banners(holder: QWidget) -> list[Banner]:
    found = [holder] if isinstance(holder, Banner) else holder.findChildren(Banner)
    return [banner for banner in found if banner.isVisible()]


def _first_act(banner: Banner) -> QAbstractButton | None:
    buttons = banner.findChildren(QAbstractButton)
    return next((act for act in buttons if act.isVisible() and act.isEnabled()), None)


def _holds(part: QWidget, focus: QWidget | None) -> bool:
    return focus is not None and part.isAncestorOf(focus)
