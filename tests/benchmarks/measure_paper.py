# SPDX-License-Identifier: Apache-2.0
"""Summary and slides of a large challenge, from the vault to the finished file."""

import random
from collections.abc import Iterator
from datetime import datetime
from functools import partial

from peerdesk.bootstrap.papers import Papers
from peerdesk.bootstrap.resources import resource_root
from peerdesk.compose.blocks import Copy
from peerdesk.desk.briefings import summary
from peerdesk.desk.clock import FixedClock
from peerdesk.desk.messages import draft_message, settle
from peerdesk.desk.presenting import deck
from peerdesk.desk.query import NoteQuery
from peerdesk.domain.words import MessageKind, Status
from peerdesk.render.fonts import load_faces
from peerdesk.vault.book import OpenVault
from peerdesk.vault.opening import open_with_key
from tests.benchmarks.ground import DAYS, Ground
from tests.benchmarks.material import note_texts
from tests.benchmarks.papers import bare_deck_pdf, bare_document, bare_pptx
from tests.benchmarks.table import Goal, Row
from tests.benchmarks.timing import Work, in_turn

_NOTES, _MESSAGES = 5_000, 150
_WORDS = 22
"""Words of a message, as in real ones."""
_AGREED = 0.7
_ROUNDS = 5
_GOAL = Goal(ratio=2, most=1_000)
_KINDS = (
    *[MessageKind.STRENGTH] * 6, *[MessageKind.CONSIDERATION] * 6, MessageKind.GOOD_PRACTICE,
    MessageKind.OPPORTUNITY, MessageKind.RECOMMENDATION,
)  # fmt: skip


def measure(ground: Ground, _: int) -> Iterator[Row]:
    """Compare with reportlab and python-pptx writing as many paragraphs and slides."""
    fonts = resource_root() / "fonts"
    load_faces(fonts)  # reading them is done once, whoever writes with them
    papers = Papers(fonts)
    evening = FixedClock(datetime.fromisoformat(f"{DAYS[-1]}T15:00"))
    with (
        ground.copy(_NOTES) as built,
        open_with_key(built.folder, built.keys, clock=evening) as book,
    ):
        _draft(book)
        for copy in (Copy.SPONSOR, Copy.TEAM):
            document = summary(book, DAYS[-1], copy)
            yield _row(
                f"summary as PDF, {copy.value}’s copy",
                "reportlab",
                partial(_summary, papers, book, copy),
                partial(bare_document, document),
            )
        slides = deck(book, Copy.TEAM)
        yield _row(
            f"{len(slides.slides)} slides as PPTX",
            "python-pptx",
            lambda: papers.deck_pptx(deck(book, Copy.TEAM)),
            lambda: bare_pptx(slides),
        )
        yield _row(
            f"{len(slides.slides)} slides as PDF",
            "reportlab",
            lambda: papers.deck_pdf(deck(book, Copy.TEAM)),
            lambda: bare_deck_pdf(slides),
        )


def _row(what: str, beside: str, ours: Work, theirs: Work) -> Row:
    our_times, their_times = in_turn([(ours, theirs)] * _ROUNDS)
    return Row(what, _NOTES, our_times.median * 1e3, "ms", _GOAL, their_times.median * 1e3, beside)


def _summary(papers: Papers, book: OpenVault, copy: Copy) -> bytes:
    return papers.document_pdf(summary(book, DAYS[-1], copy))


def _draft(book: OpenVault) -> None:
    """Write messages of every kind under every theme, most of them on a few notes."""
    chance = random.Random(6)
    themes = [theme.id for theme in book.themes() if theme.value.chosen]
    notes = [note.id for note in book.notes(NoteQuery(), count=1_000)]
    for text in note_texts(_MESSAGES, seed=8):
        wording = " ".join(text.split()[:_WORDS]).capitalize() + "."
        supports = chance.sample(notes, chance.randint(0, 6))
        message = draft_message(
            book, chance.choice(_KINDS), chance.choice(themes), wording, supports=supports
        )
        if chance.random() < _AGREED:
            settle(book, message, Status.AGREED)
