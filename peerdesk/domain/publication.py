# SPDX-License-Identifier: Apache-2.0
"""How a document is planned, and by what its points are known again in a file of it."""

from msgspec import Struct

from peerdesk.domain.publication_words import Layout


class Plan(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What the leads chose for a document.

    `minutes` is the time there is to give it, 0 where nobody said; `left_out` and `order` are
    identifiers of messages, `parts` the optional parts that are wanted.
    """

    layout: Layout = Layout.CHILDRENS
    minutes: int = 0
    left_out: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    order: tuple[str, ...] = ()


class Anchor(Struct, frozen=True, forbid_unknown_fields=True):
    """A random sign in a written file, the message that stands there, and in which words.

    The sign says nothing to anybody else: no identifier of ours leaves the team.
    """

    anchor: str
    message: str
    wording: str
