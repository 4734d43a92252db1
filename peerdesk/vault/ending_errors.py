# SPDX-License-Identifier: Apache-2.0
"""What is said of a vault whose end has begun or come, each with what to do next."""

from peerdesk.vault.errors import VaultError


class DisposalBegan(VaultError):
    """The keys and files of this vault are being destroyed; nothing opens it any more."""

    def __init__(self) -> None:
        super().__init__(
            "Clearing this vault began and was not finished, so it cannot be opened any more: go "
            "on with “peerdesk vault dispose”, or on the first screen."
        )


class VaultCleared(VaultError):
    """The keys and files of this vault are destroyed."""

    def __init__(self) -> None:
        super().__init__(
            "This vault has been cleared and there is nothing left to open: hand the confirmation "
            "in its folder to a lead."
        )


class NotDestroyed(VaultError):
    """A file of the vault could not be destroyed; nothing opens the vault all the same."""

    def __init__(self) -> None:
        super().__init__(
            "Not everything could be destroyed, for the disk refused: close other programs that "
            "use the vault’s folder, see that it can be written to, then go on."
        )


class ConfirmationLost(VaultError):
    """Everything is destroyed, and what the laptop had signed before cannot be read."""

    def __init__(self) -> None:
        super().__init__(
            "Everything was destroyed, but what was signed before is damaged and there is no "
            "confirmation: tell the lead who closed the challenge."
        )
