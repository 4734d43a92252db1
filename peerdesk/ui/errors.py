# SPDX-License-Identifier: Apache-2.0
"""What the screen itself refuses or has to say."""

from PySide6.QtCore import QCoreApplication

from peerdesk.errors import PeerDeskError

NOT_SAVED = "NOT SAVED"
"""What every refusal to save begins with; the vault's own errors say it."""


class OnlyOnScreen(PeerDeskError):
    """A text could not be written, for a reason that does not itself say so."""

    def __init__(self, why: str) -> None:
        said = QCoreApplication.translate(
            "OnlyOnScreen", "NOT SAVED: your text is kept on this screen. {0}"
        )
        super().__init__(said.format(why).strip())


def unsaved(error: PeerDeskError) -> PeerDeskError:
    """Return an error that says that the text is not saved, whatever stood in its way."""
    if NOT_SAVED in error.user_message:
        return error
    return OnlyOnScreen(error.user_message)
