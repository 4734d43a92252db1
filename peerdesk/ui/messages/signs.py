# SPDX-License-Identifier: Apache-2.0
"""How broad a message's evidence is, in words, each with a sign."""

from PySide6.QtWidgets import QGridLayout, QWidget

from peerdesk.domain.words import Relation
from peerdesk.ui.components.gaps import across, down
from peerdesk.ui.components.text import IconText
from peerdesk.ui.look import Look
from peerdesk.ui.messages.reading import MessageDetail

_TWO = 2
"""From two on, a point does not stand on one leg."""


class Breadth(QWidget):
    """Kinds of source, voices, days and what speaks against; advice, never a mark out of ten."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._signs = [IconText(look, "check-circle") for _ in range(5)]
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        across(look, grid, 24)
        down(look, grid, 6)
        for number, sign in enumerate(self._signs):
            grid.addWidget(sign, number // 2, number % 2)
        for column in (0, 1):
            grid.setColumnStretch(column, 1)

    def clear(self) -> None:
        """Say nothing."""
        for sign in self._signs:
            sign.set_text("")
            sign.hide()

    def set_detail(self, detail: MessageDetail) -> None:
        """Say how broad the support is."""
        weight = detail.weight
        against = sum(proof.relation is Relation.CONTRADICTS for proof in detail.proofs)
        sources, voices, days = len(weight.sources), len(weight.voices), weight.days
        self._say(0, sources, self._sources(sources))
        self._say(1, voices, self._voices(voices))
        self._say(2, days, self._days(days))
        sign = self._signs[3]
        sign.show()
        if against:
            sign.set_icon("minus-circle", "state.contradicts", "fill")
            sign.words.set_ink("ink")
            sign.set_text(
                self.tr("1 note against")
                if against == 1
                else self.tr("{0} notes against").format(against)
            )
        else:
            sign.set_icon("circle", "ink2")
            sign.set_text(self.tr("Nothing against it"))

        self._say_guarded(guarded=detail.guarded)

    def _say_guarded(self, *, guarded: bool) -> None:
        """Say whether the words could tell who spoke."""
        sign = self._signs[4]
        sign.set_icon(
            "warning" if guarded else "check-circle",
            "state.changed" if guarded else "state.done",
            "fill",
        )
        sign.words.set_ink("ink")
        sign.set_text(
            self.tr("Too near to the words of a note")
            if guarded
            else self.tr("No quotation from a note")
        )
        sign.show()

    def _say(self, number: int, count: int, words: str) -> None:
        sign = self._signs[number]
        broad = count >= _TWO
        sign.set_icon(
            "check-circle" if broad else "warning",
            "state.done" if broad else "state.changed",
            "fill",
        )
        sign.words.set_ink("ink")
        sign.set_text(words)
        sign.show()

    def _sources(self, count: int) -> str:
        if count == 0:
            return self.tr("No note supports it yet")
        return (
            self.tr("1 kind of source")
            if count == 1
            else self.tr("{0} kinds of source").format(count)
        )

    def _voices(self, count: int) -> str:
        if count == 0:
            return self.tr("No voice named")
        return self.tr("1 voice") if count == 1 else self.tr("{0} voices").format(count)

    def _days(self, count: int) -> str:
        if count == 0:
            return self.tr("On no day yet")
        return self.tr("On 1 day") if count == 1 else self.tr("On {0} days").format(count)
