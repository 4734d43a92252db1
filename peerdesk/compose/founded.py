# SPDX-License-Identifier: Apache-2.0
"""How well founded a message is, to choose by: agreed, told to the sponsor, and on what it stands.

It orders messages of one kind against each other and grades none of them; the words say why.
"""

from msgspec import Struct

from peerdesk.compose.casebook import Casebook
from peerdesk.compose.points import EVER
from peerdesk.compose.weight import MANY, Weight, weigh
from peerdesk.domain.message import Message
from peerdesk.domain.words import Outcome, Status


class Founded(Struct, frozen=True):
    """Why a message comes before another: `rank` puts the best founded first."""

    rank: tuple[int, ...]
    words: str


def founded(casebook: Casebook, message: Message) -> Founded:
    """Return what speaks for showing a message, by all that is there of it."""
    weight = weigh(casebook, message, EVER)
    agreed = message.status is Status.AGREED
    last = message.last_told
    told = last is not None and last.outcome is not Outcome.TAKEN_BACK
    rank = (
        not agreed,
        weight.against >= weight.settings,
        not told,
        -min(weight.settings, MANY),
        -len(weight.sources),
    )
    return Founded(tuple(map(int, rank)), _words(weight, agreed=agreed, told=told))


def _words(weight: Weight, *, agreed: bool, told: bool) -> str:
    known = "Agreed" if agreed else "Not agreed yet"
    heard = "told to the sponsor" if told else "never told"
    return f"{known}, {heard}. {weight.words}"
