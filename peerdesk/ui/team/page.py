# SPDX-License-Identifier: Apache-2.0
"""How the place of the team is laid out: the views under their tabs, the acts, and the side."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from peerdesk.desk.admission import Asking
from peerdesk.ui.components.banner import Banner
from peerdesk.ui.components.button import LINK, PLAIN, PRIMARY, Button
from peerdesk.ui.components.flow import flow_box
from peerdesk.ui.components.gaps import between, margins
from peerdesk.ui.components.heading import Heading
from peerdesk.ui.components.panes import Pane, Panes
from peerdesk.ui.components.text import Text, column, hair
from peerdesk.ui.look import Look
from peerdesk.ui.team.aside_view import AsideView
from peerdesk.ui.team.board import BoardModel
from peerdesk.ui.team.keys import ADMIT, EVERYTHING, IMPORT, INVITE, SHARE
from peerdesk.ui.team.reading import TeamView
from peerdesk.ui.team.side import TeamSide
from peerdesk.ui.team.under_way import UnderWay
from peerdesk.ui.team.views import Views
from peerdesk.ui.team.who_view import WhoView

BOARD, ASIDE = "board", "aside"
"""Keys of the views."""


class TeamPage(QWidget):
    """The widgets of the place; the place connects them.

    The acts stand below the views and do not scroll, so that Share is always in sight.
    `asked_pressed` carries the request of whoever asks first; its sheet leads to the others.
    """

    asked_pressed = Signal(object)

    def __init__(self, look: Look, model: BoardModel) -> None:
        super().__init__()
        self._look = look
        self.heading = Heading(look, self.tr("Team"))
        self.who = WhoView(look, model)
        self.aside = AsideView(look)
        self.everything = Button(look, self.tr("Share everything"), LINK, key=EVERYTHING)
        self.views = Views(
            look,
            [
                (BOARD, self.tr("Who has what"), self.who),
                (ASIDE, self.tr("Set aside"), self.aside),
            ],
            self.everything,
        )
        self.under_way = UnderWay(look)
        self.notice = Banner(look, "told")
        self.asking = Banner(look, "told")
        self.asking.add_act(self.tr("Look at it")).clicked.connect(self._press_asked)
        self._asked: tuple[Asking, ...] = ()
        self._early = self._warned = False
        self.share = Button(look, "", PRIMARY, icon="export", key=SHARE)
        self.take = Button(look, "", PLAIN, icon="file-arrow-down", key=IMPORT)
        self.admit = Button(look, self.tr("Admit"), PLAIN, icon="identification-card", key=ADMIT)
        self.invite = Button(look, self.tr("Invite"), PLAIN, icon="user-plus", key=INVITE)
        self.side = TeamSide(look)
        self._joining = Text("", "body", wrap=True)
        self._lay_out()
        self.say("")
        look.changed.connect(self._name_acts)
        self._name_acts()

    def clear(self) -> None:
        """Show and hold nothing."""
        self.side.clear()
        self.who.clear()
        self.aside.clear()
        self.say("")
        self._show_asking(())
        self.heading.set_facts("")

    def set_view(self, view: TeamView) -> None:
        """Show which acts are open, and what is worth a word."""
        count = len(view.rows)
        laptops = self.tr("1 laptop") if count == 1 else self.tr("{0} laptops").format(count)
        self.heading.set_facts(laptops if view.founded else self.tr("No challenge yet"))
        for widget in (self.views, self.share, self.admit, self.invite):
            widget.setVisible(view.founded)
        self._show_acts(view)
        self._joining.setVisible(not view.founded)
        self._joining.setText(
            self.tr(
                "To join a team: save this laptop’s identity file and hand it to the team leader, "
                "by stick or by e-mail; it holds no secret. Read your six words to them. Then "
                "import the bundle that they share with you."
            )
        )
        self.who.set_view(view)
        self.aside.set_view(view)
        self.views.set_count(ASIDE, sum(group.changes for group in view.aside))
        self._show_asking(view.asking if view.lead else ())

    def say(self, sentence: str, sort: str = "told") -> None:
        """Say a sentence above the acts, or nothing."""
        self._warned = sort == "warn"
        self.notice.setVisible(bool(sentence))
        self.notice.say(sentence, sort)

    def calm(self) -> None:
        """Take a warning away, for an act has succeeded since; anything else stays."""
        if self._warned:
            self.say("")

    def _show_acts(self, view: TeamView) -> None:
        self._early = view.invited and not view.admitted
        self._name_acts()
        self.share.setEnabled(view.admitted or view.invited)
        self.everything.setEnabled(view.admitted)
        why = self.tr("Only the team leader or the peer challenge manager admits")
        for act in (self.admit, self.invite):
            act.setEnabled(view.lead)
            act.setToolTip("" if view.lead else why)

    def _show_asking(self, asking: tuple[Asking, ...]) -> None:
        self._asked = asking
        self.asking.setVisible(bool(asking))
        if not asking:
            self.asking.say("")
            return
        name, more = asking[0].member.name, len(asking) - 1
        said = self.tr("{0} asks to be admitted.").format(name)
        if more == 1:
            said = self.tr("{0} and somebody else ask to be admitted.").format(name)
        elif more:
            said = self.tr("{0} and {1} others ask to be admitted.").format(name, more)
        self.asking.say(said)

    def _press_asked(self) -> None:
        if self._asked:
            self.asked_pressed.emit(self._asked[0])

    def _name_acts(self) -> None:
        """Say less with large text, so that all acts stand on one line."""
        large = self._look.is_large
        whom = self.tr("Share with the leads") if self._early else self.tr("Share with the team")
        self.share.set_text(self.tr("Share") if large else whom)
        self.take.set_text(self.tr("Import") if large else self.tr("Import a bundle"))

    def _lay_out(self) -> None:
        look = self._look
        margins(look, self._joining, 24, 24, 24, 0)
        foot = QWidget()
        rows = column(foot)
        between(look, rows, 10)
        margins(look, rows, 24, 12, 24, 14)
        rows.addWidget(self.under_way)
        rows.addWidget(self.asking)
        rows.addWidget(self.notice)
        acts, flow = flow_box()
        between(look, flow, 12)
        for act in (self.share, self.take, self.admit, self.invite):
            flow.addWidget(act)
        rows.addWidget(acts)
        main = QWidget()
        whole = column(main)
        whole.addWidget(self._joining)
        whole.addWidget(self.views, 1)
        whole.addWidget(hair())
        whole.addWidget(foot)
        self.panes = Panes(
            look,
            (
                Pane("board", self.tr("The team"), main, self.share),
                Pane("side", self.tr("This laptop and bundles"), self.side, self.side.save, 376),
            ),
        )
        outer = column(self)
        outer.addWidget(self.heading)
        outer.addWidget(self.panes, 1)
