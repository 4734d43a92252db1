# SPDX-License-Identifier: Apache-2.0
"""What every step of scoping has in common, in the wizard and when it is edited later."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from peerdesk.ui.challenge.plan import Plan
from peerdesk.ui.components.gaps import between
from peerdesk.ui.components.text import column
from peerdesk.ui.look import Look


class Step(QWidget):
    """A page of questions: `show_plan` fills it in, `read` returns the plan with the answers.

    `check` says what is missing at the field itself and returns whether one may go on.
    """

    changed = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self.page: QVBoxLayout = column(self)
        between(look, self.page, 16)

    def title(self) -> str:
        """Return the question that heads the page."""
        raise NotImplementedError

    def advice(self) -> str:
        """Return a sentence below the question."""
        return ""

    def show_plan(self, plan: Plan) -> None:
        """Show what is planned so far."""
        raise NotImplementedError

    def read(self, plan: Plan) -> Plan:
        """Return the plan with what is written here."""
        raise NotImplementedError

    def focus_first(self) -> bool:
        """Put the focus on the first thing to answer; return whether there is one."""
        for widget in self.findChildren(QWidget):
            takes = widget.focusPolicy().value & Qt.FocusPolicy.TabFocus.value
            if takes and widget.isVisibleTo(self) and widget.isEnabled():
                widget.setFocus(Qt.FocusReason.OtherFocusReason)
                return True
        return False

    def check(self) -> bool:
        """Say at the fields what is missing; return whether all is there."""
        return True


def lines_of(area: QPlainTextEdit) -> tuple[str, ...]:
    """Return what stands in an area, one entry a line."""
    return tuple(filter(None, (line.strip() for line in area.toPlainText().splitlines())))
