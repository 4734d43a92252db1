# SPDX-License-Identifier: Apache-2.0
"""What settling a clash refuses."""

from peerdesk.desk.errors import DeskError


class ChangedMeanwhile(DeskError):
    """What stands is not what was shown: somebody settled it, or another version came."""

    def __init__(self) -> None:
        super().__init__(
            "This has changed since you looked at it, so nothing was chosen: look again, then "
            "choose."
        )


class OnlyOneStands(DeskError):
    """Of what is set as a whole, only one can stand."""

    def __init__(self) -> None:
        super().__init__(
            "Both cannot stand here, and both changed the same: keep one of them, or set it anew "
            "where it is edited."
        )
