# SPDX-License-Identifier: Apache-2.0
"""A large challenge on its last evening: 5,000 notes and 200 messages, told in part."""

import random
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from peerdesk.desk.briefings import arrange, issue
from peerdesk.desk.clock import FixedClock
from peerdesk.desk.messages import draft_message, settle
from peerdesk.desk.query import NoteQuery
from peerdesk.desk.tellings import tell
from peerdesk.domain.words import MessageKind, Outcome, Status
from peerdesk.vault.book import OpenVault
from peerdesk.vault.opening import open_with_key
from tests.benchmarks.ground import DAYS, Ground
from tests.benchmarks.material import note_texts

NOTES, MESSAGES = 5_000, 200
_WORDS = 22
"""Words of a message, as in real ones."""
_AGREED, _TOLD = 0.7, 0.5
_KINDS = (
    *[MessageKind.STRENGTH] * 6, *[MessageKind.CONSIDERATION] * 6, MessageKind.GOOD_PRACTICE,
    MessageKind.OPPORTUNITY, MessageKind.RECOMMENDATION,
)  # fmt: skip


@contextmanager
def large_challenge(ground: Ground) -> Iterator[OpenVault]:
    """Yield its vault, open, with a clock that stands on the last afternoon."""
    evening = FixedClock(datetime.fromisoformat(f"{DAYS[-1]}T15:00"))
    with (
        ground.copy(NOTES) as built,
        open_with_key(built.folder, built.keys, clock=evening) as book,
    ):
        _tell(book, _draft(book))
        yield book


def _draft(book: OpenVault) -> list[str]:
    """Write messages of every kind under every theme, most of them on a few notes."""
    chance = random.Random(6)
    themes = [theme.id for theme in book.themes() if theme.value.chosen]
    notes = [note.id for note in book.notes(NoteQuery(), count=1_000)]
    drafted = []
    for text in note_texts(MESSAGES, seed=8):
        wording = " ".join(text.split()[:_WORDS]).capitalize() + "."
        supports = chance.sample(notes, chance.randint(0, 6))
        message = draft_message(
            book, chance.choice(_KINDS), chance.choice(themes), wording, supports=supports
        )
        if chance.random() < _AGREED:
            settle(book, message, Status.AGREED)
        drafted.append(message)
    return drafted


def _tell(book: OpenVault, messages: list[str]) -> None:
    """Tick all for the last evening's summary, issue it, and say half of it."""
    day = DAYS[-1]
    arrange(book, day, points=messages)
    issued = issue(book, day)
    for message in messages[: round(MESSAGES * _TOLD)]:
        tell(book, message, issued.sponsor, Outcome.AS_WRITTEN, issue=issued.hash)
    arrange(book, day, points=messages)
