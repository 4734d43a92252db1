# SPDX-License-Identifier: Apache-2.0
"""Third step: the core themes, always in, and the modules to choose from."""

from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from peerdesk.desk.forms import code_from
from peerdesk.domain.framework import FrameworkTheme
from peerdesk.ui.challenge.plan import Plan, codes, with_theme
from peerdesk.ui.challenge.step import Step
from peerdesk.ui.components.button import Button
from peerdesk.ui.components.control import Check, TextField
from peerdesk.ui.components.counting import counted
from peerdesk.ui.components.text import Text, let_go
from peerdesk.ui.look import Look

_COLUMNS = 3


class ThemesStep(Step):
    """Themes and modules, and themes of the team's own."""

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self._plan = Plan()
        self._cards: dict[str, Check] = {}
        self._core_title = Text(self.tr("Core themes"), "heading")
        self._core = QVBoxLayout()
        self._module_title = Text(self.tr("Modules"), "heading")
        self._chosen = Text("", "small", "ink2")
        self._grid = QGridLayout()
        self._own = TextField(look, hint=self.tr("A theme of the team’s own"))
        self._add = Button(look, self.tr("Add it"), icon="plus")
        self._lay_out()
        self._add.clicked.connect(self._add_own)
        self._own.returnPressed.connect(self._add_own)

    def title(self) -> str:
        """Return the question that heads the page."""
        return self.tr("What will the team look at?")

    def advice(self) -> str:
        """Say what is usual."""
        framework = self._plan.framework
        usual = framework.modules_advised if framework else 0
        if usual:
            return self.tr(
                "The core themes are always in. Choose modules with the sponsor, typically {0}. "
                "You can edit every line next."
            ).format(usual)
        return self.tr("You can edit every line next.")

    def show_plan(self, plan: Plan) -> None:
        """Show the themes of the offer."""
        self._plan = plan
        self._clear()
        themes = plan.framework.themes if plan.framework else ()
        core = [theme for theme in themes if theme.core]
        modules = [theme for theme in themes if not theme.core]
        for theme in core:
            self._core.addWidget(self._core_row(theme))
        for place, theme in enumerate(modules):
            card = Check(self.look, theme.title, self._count(theme), card=True)
            card.setChecked(theme.code in plan.modules)
            card.toggled.connect(self._toggled)
            self._cards[theme.code] = card
            columns = 1 if self.look.is_large else _COLUMNS
            self._grid.addWidget(card, place // columns, place % columns)
            self._grid.setColumnStretch(place % columns, 1)
        self._core_title.setVisible(bool(core))
        self._module_title.setVisible(bool(modules))
        self._say_chosen()

    def read(self, plan: Plan) -> Plan:
        """Return the plan with the modules chosen here."""
        modules = tuple(code for code, card in self._cards.items() if card.isChecked())
        return replace(plan, framework=self._plan.framework, modules=modules)

    def focus_first(self) -> bool:
        """Put the focus on the first module, or where a theme of one's own is written."""
        first: QWidget = next(iter(self._cards.values()), self._own)
        first.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def check(self) -> bool:
        """Ask for one theme at least."""
        if not self.read(self._plan).themes:
            self._own.setFocus()
            return False
        return True

    def _core_row(self, theme: FrameworkTheme) -> QWidget:
        row = QWidget()
        across = QHBoxLayout(row)
        across.setContentsMargins(0, 0, 0, 0)
        card = Check(self.look, theme.title)
        card.fix()
        across.addWidget(card, 1)
        across.addWidget(Text(self._count(theme), "small", "ink2"))
        return row

    def _toggled(self) -> None:
        self._say_chosen()
        self.changed.emit()

    def _say_chosen(self) -> None:
        chosen = sum(card.isChecked() for card in self._cards.values())
        words = self.tr("{0} chosen of {1}").format(chosen, len(self._cards))
        self._chosen.setText(words if self._cards else "")

    def _count(self, theme: FrameworkTheme) -> str:
        return counted(len(theme.kloes), self.tr("{0} line"), self.tr("{0} lines"))

    def _add_own(self) -> None:
        title = self._own.text().strip()
        if not title or self._plan.framework is None:
            self._own.setFocus()
            return
        code = code_from(title, codes(self._plan))
        self.show_plan(with_theme(self.read(self._plan), code, title))
        self._own.clear()
        self.changed.emit()

    def _clear(self) -> None:
        self._cards = {}
        for layout in (self._core, self._grid):
            while (item := layout.takeAt(0)) is not None:
                widget = item.widget()
                if widget is not None:
                    let_go(widget)

    def _lay_out(self) -> None:
        gap = self.look.gap(10)
        self._grid.setSpacing(gap)
        self._core.setSpacing(gap)
        head = QHBoxLayout()
        head.addWidget(self._module_title, 1)
        head.addWidget(self._chosen)
        own = QHBoxLayout()
        own.setSpacing(gap)
        own.addWidget(self._own, 1)
        own.addWidget(self._add)
        self._own.setAccessibleName(self.tr("A theme of the team’s own"))
        self.page.addWidget(self._core_title)
        self.page.addLayout(self._core)
        self.page.addLayout(head)
        self.page.addLayout(self._grid)
        self.page.addLayout(own)
