# SPDX-License-Identifier: Apache-2.0
"""What the import of a timetable refuses."""

from peerdesk.desk.errors import DeskError


class NoTitleColumn(DeskError):
    """No column says what the sessions are called."""

    def __init__(self) -> None:
        super().__init__(
            "No column of this file is known to hold the sessions’ titles: say by hand which one "
            "does, or head it “Title”."
        )


class NothingChosen(DeskError):
    """Nothing of the preview is ticked."""

    def __init__(self) -> None:
        super().__init__("Nothing is ticked, so there is nothing to take in: tick what is meant.")


class TimetableMoved(DeskError):
    """Somebody changed the timetable while its preview was looked at."""

    def __init__(self, title: str) -> None:
        super().__init__(
            f"“{title[:60]}” was changed while you looked at the preview, and nothing was taken "
            "in: read the file again."
        )
        self.title = title


class ChangedSince(DeskError):
    """What an import brought was changed afterwards."""

    def __init__(self) -> None:
        super().__init__(
            "The timetable was changed since it was taken in, so it cannot be undone in one go: "
            "change the sessions one by one."
        )
