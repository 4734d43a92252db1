# SPDX-License-Identifier: Apache-2.0
"""How a passphrase holds, in the words of the window."""

from collections.abc import Sequence

from peerdesk.errors import PeerDeskError
from peerdesk.ui.care import Weighed


def weighed(passphrase: str, known: Sequence[str] = ()) -> Weighed:
    """Say how a passphrase holds against somebody who tries these names first."""
    from peerdesk.vault.passphrase import (  # noqa: PLC0415 - its word list need not delay a start
        SHORTEST,
        check_passphrase,
        weigh_passphrase,
    )

    try:
        strength = check_passphrase(passphrase, known)
    except PeerDeskError as error:
        short = len(passphrase.strip()) < SHORTEST
        score = 0 if short else max(1, min(2, weigh_passphrase(passphrase, known).score))
        return Weighed(enough=False, sentence=error.user_message, score=score)
    return Weighed(enough=True, sentence="", score=strength.score)
