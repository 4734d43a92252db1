# SPDX-License-Identifier: Apache-2.0
"""Why a search typed in one go, as a command is, is not done."""

from collections.abc import Sequence

from peerdesk.desk.errors import DeskError
from peerdesk.desk.search.filters import Trouble


class UnknownInSearch(DeskError):
    """Something in the search is known to nobody; a search without it would find too much."""

    def __init__(self, troubles: Sequence[Trouble]) -> None:
        super().__init__(" ".join(trouble.sentence for trouble in troubles))
        self.troubles = tuple(troubles)
