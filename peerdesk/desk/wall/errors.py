# SPDX-License-Identifier: Apache-2.0
"""What the wall refuses."""

from peerdesk.desk.errors import DeskError


class WallIsDriven(DeskError):
    """Another laptop moves the cards now, so this one only looks."""

    def __init__(self, who: str) -> None:
        super().__init__(
            f"{who or 'A colleague'} moves the cards on the wall now: ask for it there, or have a "
            "lead take over."
        )


class MergedAway(DeskError):
    """The message was merged into another, which stands for it."""

    def __init__(self) -> None:
        super().__init__(
            "This message was merged into another one: change that one, or take them apart first."
        )


class MergedWithItself(DeskError):
    """A message was to be merged into itself."""

    def __init__(self) -> None:
        super().__init__("Choose two messages: one cannot be merged with itself.")


class NotACluster(DeskError):
    """A cluster was dissolved or made into a message since it was shown."""

    def __init__(self) -> None:
        super().__init__("This cluster is no longer on the wall: look at the wall again.")


class EmptyCluster(DeskError):
    """A cluster was to be begun, or made into a message, without a note."""

    def __init__(self) -> None:
        super().__init__("Choose the notes that belong together first.")
