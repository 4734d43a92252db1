# SPDX-License-Identifier: Apache-2.0
"""What a laptop has chosen for itself and remembers inside its vault; nothing of it travels."""

from typing import Protocol


class Choices(Protocol):
    """The part of a `TeamBook` that keeps this laptop's own choices."""

    def choice(self, name: str) -> str:
        """Return what was chosen under a name, or "" where nothing was."""
        ...

    def keep_choice(self, name: str, text: str) -> None:
        """Remember a choice; an empty text forgets it."""
        ...
