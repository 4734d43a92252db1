# SPDX-License-Identifier: Apache-2.0
"""Fourth step: the lines of enquiry, edited before the challenge begins."""

from msgspec.structs import replace

from peerdesk.desk.forms import code_from
from peerdesk.domain.framework import FrameworkKloe
from peerdesk.ui.challenge.lines_editor import LinesEditor
from peerdesk.ui.challenge.lines_model import KloeRow
from peerdesk.ui.challenge.plan import Plan, codes, with_lines
from peerdesk.ui.challenge.step import Step
from peerdesk.ui.look import Look


class LinesStep(Step):
    """The lines of the chosen themes; edits go into the plan's copy of the framework."""

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self._plan = Plan()
        self._editor = LinesEditor(look, drop=self.tr("Take it out"))
        self._editor.setMinimumHeight(look.size(430))
        self.page.addWidget(self._editor, 1)
        self._editor.edited.connect(self._edit)
        self._editor.added.connect(self._add)
        self._editor.dropped.connect(self._drop)

    def title(self) -> str:
        """Return the question that heads the page."""
        return self.tr("Which questions will the team follow?")

    def advice(self) -> str:
        """Say that everything can be edited."""
        return self.tr(
            "Edit any line to fit this council, add your own, take out what is not for it."
        )

    def show_plan(self, plan: Plan) -> None:
        """Show the lines of the chosen themes."""
        self._plan = plan
        self._editor.show_themes(
            [
                (
                    theme.code,
                    theme.title,
                    [KloeRow(kloe.code, theme.code, kloe) for kloe in theme.kloes],
                )
                for theme in plan.themes
            ]
        )

    def read(self, plan: Plan) -> Plan:
        """Return the plan with the lines as edited."""
        return replace(plan, framework=self._plan.framework)

    def check(self) -> bool:
        """Let any number of lines stand: more can be added at any time."""
        return True

    def _edit(self, key: str, kloe: FrameworkKloe) -> None:
        code = self._free(kloe, keeping=key)
        for theme in self._plan.themes:
            if any(old.code == key for old in theme.kloes):
                kloes = [replace(kloe, code=code) if k.code == key else k for k in theme.kloes]
                self._take(with_lines(self._plan, theme.code, kloes), code)

    def _add(self, theme: str, kloe: FrameworkKloe) -> None:
        code = self._free(kloe)
        for found in self._plan.themes:
            if found.code == theme:
                kloes = [*found.kloes, replace(kloe, code=code)]
                self._take(with_lines(self._plan, theme, kloes), code)

    def _drop(self, key: str) -> None:
        for theme in self._plan.themes:
            kloes = [kloe for kloe in theme.kloes if kloe.code != key]
            if len(kloes) < len(theme.kloes):
                self._take(with_lines(self._plan, theme.code, kloes), "")

    def _free(self, kloe: FrameworkKloe, keeping: str = "") -> str:
        """Return the code written, or one made from the title, that no other line has."""
        return code_from(kloe.code or kloe.title, codes(self._plan) - {keeping})

    def _take(self, plan: Plan, chosen: str) -> None:
        self._editor.choose(chosen)
        self.show_plan(plan)
        self.changed.emit()
