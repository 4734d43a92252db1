# SPDX-License-Identifier: Apache-2.0
"""The sheet that chooses the team folder, and what happens there without being asked."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from peerdesk.desk.folder.chosen import TeamFolder
from peerdesk.ui.components.button import DANGER, PLAIN, PRIMARY, Button
from peerdesk.ui.components.choose import ChooseSheet, Wanted
from peerdesk.ui.components.control import Check, TextField
from peerdesk.ui.components.field import Field
from peerdesk.ui.components.sheet import Sheet
from peerdesk.ui.components.text import Text
from peerdesk.ui.look import Look
from peerdesk.ui.ports import DeskSession


class FolderSheet(Sheet):
    """`chosen` carries the `TeamFolder`, or None for none; the sheet stays until `leave`.

    So what the policy or the place refuses stands below the field in which it was typed.
    """

    chosen = Signal(object)

    def __init__(
        self, look: Look, host: QWidget, session: DeskSession, folder: TeamFolder | None
    ) -> None:
        super().__init__(look, host, self.tr("The team folder"), width=680)
        self._host_page, self._session = host, session
        self._browsing: ChooseSheet | None = None
        self.address = TextField(look, folder.address if folder else "")
        self.field = Field(
            look,
            self.tr("Folder or address"),
            self.address,
            self.tr(
                "A folder on a share, or one that is synchronised; or s3://bucket/folder, "
                "sftp://user@host/folder, smb://host/share/folder, abfs://container/folder. Never "
                "with a password."
            ),
        )
        self.browse = Button(look, self.tr("Look for a folder"), PLAIN, icon="folder-open")
        self.taking = Check(
            look,
            self.tr("Take in new bundles by itself"),
            self.tr("The vault is backed up before. Otherwise they are offered here."),
        )
        self.sharing = Check(
            look,
            self.tr("Share by itself every quarter of an hour"),
            self.tr(
                "While something here is new and this window is unlocked. An import from before "
                "can then not be undone."
            ),
        )
        self.taking.setChecked(bool(folder and folder.taking))
        self.sharing.setChecked(bool(folder and folder.sharing))
        self._lay_out()
        self._add_acts(folder)

    def say_wrong(self, sentence: str) -> None:
        """Say below the field why this cannot be the team folder."""
        self.field.set_error(sentence)
        self.fit()

    def leave(self) -> None:
        """Take the sheet away, and the one over it."""
        if self._browsing is not None:
            self._browsing.leave()
        super().leave()

    def _lay_out(self) -> None:
        self.body.addWidget(
            Text(
                self.tr(
                    "A place that all of your laptops reach. Only encrypted bundles go there; "
                    "whoever runs it sees their sizes and times, and nothing else."
                ),
                "body",
                wrap=True,
            )
        )
        self.body.addWidget(self.field)
        self.body.addWidget(self.browse, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self.taking)
        self.body.addWidget(self.sharing)
        self.body.addStretch(1)

    def _add_acts(self, folder: TeamFolder | None) -> None:
        self.use = self.add_act(self.tr("Use this folder"), PRIMARY, key="Ctrl+Return")
        self.use.clicked.connect(self._choose)
        self.address.returnPressed.connect(self._choose)
        self.none = self.add_act(self.tr("Use none"), DANGER)
        self.none.setVisible(folder is not None)
        self.none.clicked.connect(lambda: self.chosen.emit(None))
        self.add_act(self.tr("Leave"), key="Esc").clicked.connect(self.leave)
        self.browse.clicked.connect(self._browse)

    def _choose(self) -> None:
        self.field.set_error("")
        self.chosen.emit(
            TeamFolder(
                address=self.address.text().strip(),
                taking=self.taking.isChecked(),
                sharing=self.sharing.isChecked(),
            )
        )

    def _browse(self) -> None:
        wanted = Wanted(self.tr("Which folder?"), self.tr("This folder"), folder=True)
        sheet = ChooseSheet(
            self.look, self._host_page, wanted, self._session.files, self._session.aside
        )
        sheet.chosen.connect(self._show_chosen)
        sheet.left.connect(self._forget_browsing)
        self._browsing = sheet
        sheet.open()

    def _show_chosen(self, path: Path) -> None:
        self.address.setText(str(path))
        self.field.set_error("")

    def _forget_browsing(self) -> None:
        self._browsing = None
