# SPDX-License-Identifier: Apache-2.0
"""The strip under a line that points to somebody: what was found, what will do, and the keys."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QPointF, QRectF
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from peerdesk.domain.attribution import Found, Pointing
from peerdesk.ui.components.announcing import announce
from peerdesk.ui.components.paint import box, key_width, paint_key, paint_text
from peerdesk.ui.look import Look

_HIGH = 28


@dataclass(frozen=True)
class Warned:
    """What a strip says; keys are "" for a line that they do not act on now."""

    sentence: str
    instead: str
    role_key: str = ""
    keep_key: str = ""

    @property
    def spoken(self) -> str:
        """Return all of it as a screen reader says it."""
        keys = ((self.role_key, self.write), (self.keep_key, _tr("keep it")))
        return " ".join((self.sentence, *(f"{key}: {words}." for key, words in keys if key)))

    @property
    def write(self) -> str:
        """Return what the first key does."""
        return _tr("Write “{0}”").format(self.instead)


def warned(find: Found, instead: str, role_key: str = "", keep_key: str = "") -> Warned:
    """Return what to say of a find."""
    sentences = {
        Pointing.NAME: _tr("“{0}” looks like a name. A role will do."),
        Pointing.EMAIL: _tr("“{0}” is an e-mail address. It leads to one person."),
        Pointing.TELEPHONE: _tr("“{0}” looks like a telephone number. Leave it out."),
        Pointing.NHS_NUMBER: _tr("“{0}” is an NHS number. It leads to one person."),
        Pointing.NI_NUMBER: _tr(
            "“{0}” looks like a National Insurance number. It leads to one person."
        ),
        Pointing.DATE_OF_BIRTH: _tr("“{0}” looks like a date of birth. An age group will do."),
        Pointing.CASE_NUMBER: _tr("“{0}” looks like a case number. The team’s own label will do."),
        Pointing.POSTCODE: _tr("“{0}” looks like a postcode. An area will do."),
        Pointing.SMALL_GROUP: _tr("“{0}”: of fewer than five, even a role can point to one."),
    }
    return Warned(sentences[find.sort].format(find.text), instead, role_key, keep_key)


def strip_height(look: Look, shown: Warned, width: float) -> int:
    """Return how high a strip is: one row, or two where the acts need one of their own."""
    return look.size(_HIGH) * (1 if _fits(look, shown, width) else 2)


def paint_strip(painter: QPainter, look: Look, area: QRectF, shown: Warned) -> None:
    """Draw a strip: ground, bar, sign, sentence, and the acts with their keys."""
    state = look.state("changed")
    edge = look.colour("edge") if look.is_high_contrast else None
    box(painter, area, look.radius("mark"), QColor(state.ground), edge)
    painter.fillRect(QRectF(area.left(), area.top() + 2, 3, area.height() - 4), QColor(state.ink))
    row = look.size(_HIGH)
    size = look.size(16)
    left = area.left() + look.gap(12)
    sign = QRectF(left, area.top() + (row - size) / 2, size, size)
    look.icons.paint(painter, "warning", sign, QColor(state.ink), "fill")
    left += size + look.gap(10)
    one = _fits(look, shown, area.width())
    acts = _acts_width(look, shown)
    room = area.right() - look.gap(10) - left - (acts + look.gap(12) if one else 0)
    font, ink = look.font("small"), look.colour("ink")
    paint_text(painter, QRectF(left, area.top(), room, row), shown.sentence, font, ink)
    start = area.right() - look.gap(10) - acts if one else left
    middle = area.top() + row / 2 + (0 if one else row)
    room = area.right() - look.gap(10) - start
    for (words, key), wide in zip(_acts(shown), act_widths(look, shown, room), strict=True):
        paint_text(painter, QRectF(start, middle - row / 2, wide, row), words, font, ink)
        start += wide + look.gap(6)
        start += paint_key(painter, look, QPointF(start, middle), key) + look.gap(14)


def act_widths(look: Look, shown: Warned, room: float) -> list[float]:
    """Return how wide the words of each act are drawn in a room; the first gives way to the rest.

    It holds the role that would be written, which may be long; without "Keep" nobody would know
    that there is another way.
    """
    metrics = QFontMetricsF(look.font("small"))
    wides = [metrics.horizontalAdvance(words) + 1 for words, _ in _acts(shown)]
    lacking = max(_acts_width(look, shown) - room, 0)
    return [max(wide - lacking, 0) if not n else wide for n, wide in enumerate(wides)]


class FindStrip(QWidget):
    """The strip under the line being written; it takes no focus, the keys act on it."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._shown: Warned | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look.changed.connect(self._fit)
        self.hide()

    @property
    def shown(self) -> Warned | None:
        """Return what the strip says."""
        return self._shown

    def show_find(self, shown: Warned | None) -> None:
        """Say something of a find, once aloud, or nothing any more."""
        if shown == self._shown:
            return
        self._shown = shown
        self.setAccessibleName(shown.spoken if shown else "")
        self._fit()
        self.setVisible(shown is not None)
        if shown is not None:
            announce(self, shown.spoken)
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Take one row or two, as the width asks for."""
        super().resizeEvent(event)
        self.fit(self.width())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the strip."""
        del event
        if self._shown is not None:
            painter = QPainter(self)
            area = QRectF(self.rect()).adjusted(0, self._look.gap(4), 0, 0)
            paint_strip(painter, self._look, area, self._shown)
            painter.end()

    def fit(self, width: int) -> None:
        """Be as high as what is said needs at a width."""
        if self._shown is not None:
            high = strip_height(self._look, self._shown, width) + self._look.gap(4)
            self.setFixedHeight(high)

    def _fit(self) -> None:
        self.fit(self.width())


def _acts(shown: Warned) -> tuple[tuple[str, str], ...]:
    both = ((shown.write, shown.role_key), (_tr("Keep"), shown.keep_key))
    return tuple((words, key) for words, key in both if key)


def _acts_width(look: Look, shown: Warned) -> float:
    metrics = QFontMetricsF(look.font("small"))
    widths = [
        metrics.horizontalAdvance(words) + 1 + look.gap(6) + key_width(look, key)
        for words, key in _acts(shown)
    ]
    return sum(widths) + look.gap(14) * max(len(widths) - 1, 0)


def _fits(look: Look, shown: Warned, width: float) -> bool:
    if not shown.role_key:  # most lines: the keys act on one
        return True
    sentence = QFontMetricsF(look.font("small")).horizontalAdvance(shown.sentence)
    around = look.gap(12) + look.size(16) + look.gap(10) + look.gap(10) + look.gap(12)
    return sentence + _acts_width(look, shown) + around <= width


def _tr(words: str) -> str:
    return QCoreApplication.translate("FindStrip", words)
