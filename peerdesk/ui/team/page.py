# SPDX-License-Identifier: Apache-2.0
"""How the place of the team is laid out: the board and its acts, and the side."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QWidget

from peerdesk.ui.components.banner import Banner
from peerdesk.ui.components.button import LINK, PLAIN, PRIMARY, Button
from peerdesk.ui.components.flow import flow_box
from peerdesk.ui.components.heading import Heading
from peerdesk.ui.components.panes import Pane, Panes
from peerdesk.ui.components.text import Text, column
from peerdesk.ui.look import Look
from peerdesk.ui.team.board import BoardModel
from peerdesk.ui.team.board_view import BoardView
from peerdesk.ui.team.reading import LaptopRow, TeamView
from peerdesk.ui.team.side import TeamSide


class TeamPage(QWidget):
    """The widgets of the place; the place connects them."""

    def __init__(self, look: Look, model: BoardModel) -> None:
        super().__init__()
        self._look = look
        self.heading = Heading(look, self.tr("Team"))
        self.board = BoardView(look, model)
        self.notice = Banner(look, "told")
        self.share = Button(
            look, self.tr("Share with the team"), PRIMARY, icon="export", key="Ctrl+E"
        )
        self.everything = Button(look, self.tr("Share everything"), LINK, key="V")
        self.take = Button(look, self.tr("Import a bundle"), PLAIN, icon="file-arrow-down", key="I")
        self.admit = Button(
            look, self.tr("Admit a laptop"), PLAIN, icon="identification-card", key="A"
        )
        self.side = TeamSide(look)
        self._title = Text(self.tr("Who has what"), "heading")
        self._hint = Text(
            self.tr("Down: whose laptop. Across: whose changes, and how many."), "small", "ink2"
        )
        self._joining = Text("", "body", wrap=True)
        self._lay_out()

    def clear(self) -> None:
        """Show and hold nothing."""
        self.side.clear()
        self.say("")
        self.heading.set_facts("")

    def set_view(self, view: TeamView) -> None:
        """Show which acts are open, and what is worth a word."""
        count = len(view.rows)
        laptops = self.tr("1 laptop") if count == 1 else self.tr("{0} laptops").format(count)
        self.heading.set_facts(laptops if view.founded else self.tr("No challenge yet"))
        for widget in (
            self._title,
            self._hint,
            self.board,
            self.share,
            self.everything,
            self.admit,
        ):
            widget.setVisible(view.founded)
        self._hint.setVisible(view.founded and not self._look.is_large)
        self.share.setEnabled(view.admitted)
        self.everything.setEnabled(view.admitted)
        self.admit.setEnabled(view.lead)
        self.admit.setToolTip(
            ""
            if view.lead
            else self.tr("Only the team leader or the peer challenge manager admits")
        )
        self._joining.setVisible(not view.founded)
        self._joining.setText(
            self.tr(
                "To join a team: save this laptop’s identity file and hand it to the team leader, "
                "by stick or by e-mail; it holds no secret. Read your six words to them. Then "
                "import the bundle that they share with you."
            )
        )
        self.say(self._advice(view))

    def say(self, sentence: str, sort: str = "told") -> None:
        """Say a sentence above the acts, or nothing."""
        self.notice.setVisible(bool(sentence))
        self.notice.say(sentence, sort)

    def _advice(self, view: TeamView) -> str:
        if not view.founded:
            return ""
        if not view.admitted:
            return self.tr("This laptop is not admitted yet. Hand its identity file to a lead.")
        if len(view.rows) == 1:
            return self.tr("Only this laptop is in the team. Admit a colleague’s, then share.")
        behind = [row for row in view.rows if row.to_come and not row.here]
        if behind:
            last: LaptopRow = max(behind, key=lambda row: row.to_come)
            if not last.heard:
                return self.tr("{0}’s laptop has not been heard from yet.").format(last.short)
            return self.tr(
                "{0}’s laptop was last heard from at {1}. Anyone’s next bundle brings it "
                "everything they hold."
            ).format(last.short, last.heard)
        return ""

    def _lay_out(self) -> None:
        look = self._look
        inside = QWidget()
        rows = column(inside, margin=look.gap(24), gap=look.gap(12))
        head = QHBoxLayout()
        head.setSpacing(look.gap(12))
        head.addWidget(self._title, 1)
        head.addWidget(self._hint)
        head.addWidget(self.everything)
        rows.addLayout(head)
        rows.addWidget(self._joining)
        rows.addWidget(self.board)
        rows.addWidget(self.notice)
        acts, flow = flow_box(look.gap(12))
        for act in (self.share, self.take, self.admit):
            flow.addWidget(act)
        rows.addWidget(acts)
        rows.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inside)
        main = QWidget()
        column(main).addWidget(area)
        self.panes = Panes(
            look,
            (
                Pane("board", self.tr("Who has what"), main, self.share),
                Pane("side", self.tr("This laptop and bundles"), self.side, self.side.save, 376),
            ),
        )
        whole = column(self)
        whole.addWidget(self.heading)
        whole.addWidget(self.panes, 1)
