# SPDX-License-Identifier: Apache-2.0
"""The popups of evidence: a line of enquiry (#), a voice (@), a filter (F)."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from peerdesk.desk.query import NoteQuery
from peerdesk.domain.words import Voice, title
from peerdesk.ui.components.chooser import Chooser
from peerdesk.ui.components.options import Option
from peerdesk.ui.evidence import filters
from peerdesk.ui.evidence.reading import Detail
from peerdesk.ui.evidence.rows import Surroundings
from peerdesk.ui.look import Look


class Tagging(QObject):
    """Opens the popups and says what was chosen; it changes nothing itself."""

    tagged = Signal(str, str)
    untagged = Signal(str, str)
    voiced = Signal(object)
    unvoiced = Signal(object)
    filtered = Signal(str)

    def __init__(self, look: Look, host: QWidget) -> None:
        super().__init__(host)
        self._kloes = Chooser(look, host)
        self._voices = Chooser(look, host)
        self._filters = Chooser(look, host)
        self._names: dict[str, str] = {}
        self._on: frozenset[str] = frozenset()
        self._kloes.picked.connect(self._take_kloe)
        self._voices.picked.connect(self._take_voice)
        self._filters.picked.connect(self.filtered)

    def ask_kloe(self, anchor: QWidget, around: Surroundings, detail: Detail | None) -> None:
        """Offer the lines of enquiry; those that the note has already have a tick."""
        self._on = frozenset(kloe for kloe, _ in detail.kloes) if detail else frozenset()
        themes = {theme.id: theme.value.title for theme in around.themes}
        self._names = {kloe.id: kloe.value.title for kloe in around.usable}
        offered = [
            Option(
                kloe.id,
                kloe.value.title,
                f"#{kloe.value.code}",
                icon="hash",
                group=themes.get(kloe.value.theme, ""),
                on=kloe.id in self._on,
            )
            for kloe in around.usable
        ]
        self._kloes.offer(anchor, self.tr("Line of enquiry"), offered)

    def ask_voice(self, anchor: QWidget, detail: Detail | None) -> None:
        """Offer the voices."""
        self._on = frozenset(detail.voices) if detail else frozenset()
        offered = [Option(v, title(v), icon="at", on=v in self._on) for v in Voice]
        self._voices.offer(anchor, self.tr("Voice"), offered)

    def ask_filter(self, anchor: QWidget, around: Surroundings, query: NoteQuery) -> None:
        """Offer every filter."""
        self._filters.offer(anchor, self.tr("Filter by"), filters.options(around, query))

    def leave(self) -> None:
        """Take every popup away."""
        for chooser in (self._kloes, self._voices, self._filters):
            chooser.leave(back=False)
        self._names = {}
        self._on = frozenset()

    def _take_kloe(self, kloe: str) -> None:
        act = self.untagged if kloe in self._on else self.tagged
        act.emit(kloe, self._names.get(kloe, ""))

    def _take_voice(self, key: str) -> None:
        voice = Voice(key)
        act = self.unvoiced if voice in self._on else self.voiced
        act.emit(voice)
