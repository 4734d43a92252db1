# SPDX-License-Identifier: Apache-2.0
"""A laptop's own choices, in memory."""


class MemoryChoices:
    """Implements `peerdesk.desk.choices.Choices`."""

    def __init__(self) -> None:
        self._choices: dict[str, str] = {}

    def choice(self, name: str) -> str:
        """Return what was chosen under a name, or nothing."""
        return self._choices.get(name, "")

    def keep_choice(self, name: str, text: str) -> None:
        """Remember a choice, or forget it."""
        self._choices[name] = text
