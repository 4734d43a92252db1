# SPDX-License-Identifier: Apache-2.0
"""What exchanging bundles refuses, or breaks off on somebody's word."""

from peerdesk.desk.errors import DeskError


class Cancelled(DeskError):
    """Sharing was broken off; what was being written has left no file."""

    def __init__(self) -> None:
        super().__init__(
            "Sharing was stopped. Bundles that were finished before are whole and count; of the "
            "one being written nothing is left. Share again for the rest."
        )


class CannotUndo(DeskError):
    """An import cannot be taken out again; `why` says what came in between."""

    def __init__(self, why: str) -> None:
        super().__init__(
            f"This import cannot be undone, because {why}: withdraw what should not count, or "
            "restore the backup that was made before the import."
        )
        self.why = why
