# SPDX-License-Identifier: Apache-2.0
"""The team folder in the side: which one it is, what has come, and the acts that go with it."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from peerdesk.desk.folder.going import Offer
from peerdesk.ui.components.banner import Banner
from peerdesk.ui.components.button import LINK, PLAIN, PRIMARY, Button
from peerdesk.ui.components.flow import flow_box
from peerdesk.ui.components.gaps import between
from peerdesk.ui.components.text import Text, column
from peerdesk.ui.look import Look
from peerdesk.ui.team.keys import FOLDER_SHARE, FOLDER_TAKE
from peerdesk.ui.team.reading import heard_words
from peerdesk.ui.team_folder import FolderState, Reach

_NAMES = 3


class FolderCard(QFrame):
    """Shows; its signals say which act was pressed."""

    choose_pressed = Signal()
    take_pressed = Signal()
    share_pressed = Signal()
    look_pressed = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setProperty("ground", "card")
        self.setAccessibleName(self.tr("Team folder"))
        self._where = Text("", "body", wrap=True)
        self._so = Text("", "small", "ink2", wrap=True)
        self.wrong = Banner(look, "warn")
        self.words = Banner(look, "warn")
        self.take = Button(look, "", PRIMARY, icon="file-arrow-down", key=FOLDER_TAKE)
        self.share = Button(look, self.tr("Share there"), PLAIN, icon="export", key=FOLDER_SHARE)
        self.look_now = Button(look, self.tr("Look now"), PLAIN, icon="arrows-clockwise")
        self.choose = Button(look, "", LINK)
        self._lay_out()
        self._connect()

    def clear(self) -> None:
        """Show and hold nothing."""
        for text in (self._where, self._so):
            text.clear()
        for banner in (self.wrong, self.words):
            banner.say("")
            banner.hide()
        self.take.hide()

    def set_state(self, state: FolderState, now: tuple[int, int], *, admitted: bool) -> None:
        """Show how it stands with the team folder."""
        folder, on = state.folder, state.folder is not None
        self._where.setText(
            folder.address if folder else self.tr("None: bundles go by stick, or by e-mail.")
        )
        self.choose.set_text(self.tr("Change") if on else self.tr("Choose a team folder"))
        so = self._so_words(state, now) if on else ""
        self._so.setText(so)
        self._so.setVisible(bool(so))
        self.share.setVisible(on)
        self.share.setEnabled(admitted)
        self.look_now.setVisible(on)
        wrong = " ".join(filter(None, (state.sentence, *state.refused)))
        self.wrong.say(wrong, "warn" if state.sentence else "told")
        self.wrong.setVisible(bool(wrong))
        self._show_offers(state.offers)

    def _show_offers(self, offers: Sequence[Offer]) -> None:
        self.take.setVisible(bool(offers))
        first = next((offer.preview for offer in offers if offer.preview.first), None)
        self.words.setVisible(first is not None)
        if first is not None:
            self.take.set_text(self.tr("The words are the same: take in"))
            self.words.say(
                self.tr(
                    "This vault has no challenge yet, so it will trust this laptop’s word. Ring "
                    "{0} and have these six words read to you: {1}."
                ).format(first.sender, " ".join(first.fingerprint))
            )
        elif len(offers) == 1:
            self.take.set_text(self.tr("Take in 1 bundle"))
        else:
            self.take.set_text(self.tr("Take in {0} bundles").format(f"{len(offers):,}"))

    def _so_words(self, state: FolderState, now: tuple[int, int]) -> str:
        """Say in a few sentences what has come, what waits to go, and when it was looked into."""
        said: list[str] = []
        if state.offers:
            new = sum(offer.preview.counts.new for offer in state.offers)
            said.append(
                self.tr("New from {0}: {1}.").format(_senders(state.offers), self._changes(new))
            )
        if state.taken:
            said.append(self.tr("Taken in by itself: {0}.").format(self._changes(state.taken)))
        if state.leaving == 1:
            said.append(self.tr("1 bundle waits here to get there."))
        elif state.leaving:
            said.append(self.tr("{0} bundles wait here to get there.").format(state.leaving))
        if state.reach is Reach.LOOKING:
            said.append(self.tr("Looking…"))
        elif state.at and not state.sentence:
            said.append(self.tr("Looked into at {0}.").format(heard_words(state.at, now)))
        return " ".join(said)

    def _changes(self, count: int) -> str:
        return self.tr("1 change") if count == 1 else self.tr("{0} changes").format(f"{count:,}")

    def _connect(self) -> None:
        self.take.clicked.connect(self.take_pressed)
        self.share.clicked.connect(self.share_pressed)
        self.look_now.clicked.connect(self.look_pressed)
        self.choose.clicked.connect(self.choose_pressed)

    def _lay_out(self) -> None:
        look = self._look
        rows = column(self, margin=look.gap(16), gap=look.gap(8))
        rows.addWidget(Text(self.tr("Team folder"), "small", "ink2"))
        rows.addWidget(self._where)
        rows.addWidget(self._so)
        rows.addWidget(self.words)
        rows.addWidget(self.wrong)
        acts, flow = flow_box()
        between(look, flow, 8)
        for act in (self.take, self.share, self.look_now, self.choose):
            flow.addWidget(act)
        rows.addWidget(acts)
        self.clear()


def _senders(offers: Sequence[Offer]) -> str:
    """Return whose bundles these are: some names, and how many laptops more."""
    names = list(dict.fromkeys(offer.preview.sender for offer in offers))
    more = len(names) - _NAMES
    return ", ".join(names[:_NAMES]) + (f" +{more}" if more > 0 else "")
