# SPDX-License-Identifier: Apache-2.0
"""A deck composed from a casebook, whole and slide by slide."""

from peerdesk.compose.blocks import Copy, Deck, Slide
from peerdesk.compose.presentation import compose_deck
from peerdesk.domain.publication import Plan
from peerdesk.domain.words import MessageKind
from tests.compose.casebooks import Builder, small


def deck(builder: Builder, copy: Copy = Copy.SPONSOR) -> Deck:
    return compose_deck(builder.casebook(), copy)


def titles(builder: Builder) -> list[str]:
    return [slide.title for slide in deck(builder).slides]


def slide(builder: Builder, title: str, copy: Copy = Copy.SPONSOR) -> Slide:
    return next(slide for slide in deck(builder, copy).slides if slide.title == title)


def full() -> Builder:
    builder = small()
    theme = builder.themes[0].id
    builder.message("A shared fund may help.", theme, MessageKind.OPPORTUNITY)
    builder.message("Agree one route.", theme, MessageKind.RECOMMENDATION)
    builder.message("Write shorter minutes.", theme, MessageKind.SUGGESTION)
    return builder


def wants(*parts: str, order: tuple[str, ...] = ()) -> Plan:
    return Plan(parts=parts, order=order)
