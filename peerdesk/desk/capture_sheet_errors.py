# SPDX-License-Identifier: Apache-2.0
"""What the typing in of a paper sheet refuses."""

from peerdesk.desk.errors import DeskError


class NothingTyped(DeskError):
    """No line of the sheet has any words."""

    def __init__(self) -> None:
        super().__init__("There is no line with words yet: type in what stands on the sheet.")


class UnreadableLine(DeskError):
    """One line of a sheet cannot be kept as it is typed; the others wait with it."""

    def __init__(self, number: int, why: str) -> None:
        super().__init__(f"Line {number}: {why} Nothing was saved yet.")
        self.number = number
