# SPDX-License-Identifier: Apache-2.0
"""What waits to be settled, read on the vault's thread and frozen."""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from peerdesk.desk.book import TeamBook
from peerdesk.desk.clashes import Clash, clashes, thing_of
from peerdesk.desk.duplicates import Duplicate
from peerdesk.desk.proposals import Proposed, proposals
from peerdesk.desk.writing import own_entry
from peerdesk.domain.authority import reaches
from peerdesk.domain.clash import Field
from peerdesk.domain.message import Message
from peerdesk.domain.note import Note
from peerdesk.domain.words import Authority, MessageKind


class Item(Struct, frozen=True, kw_only=True):
    """One row of the list; `mark` is the sign of its kind, or "", `draft` an unfinished wording.

    `mine` says that whoever looks at it can settle it; `context` is where the thing stands.
    """

    key: str
    title: str
    mark: str
    context: str
    mine: bool
    draft: str
    value: Clash | Proposed | Duplicate


class Target(Struct, frozen=True):
    """A message that two notes can be linked to."""

    id: str
    kind: MessageKind
    wording: str


class Settling(Struct, frozen=True):
    """Everything that waits, but possible duplicates, which take longer to find."""

    items: tuple[Item, ...]
    targets: tuple[Target, ...]
    writes: bool
    """Whether whoever looks links notes to messages."""
    founded: bool = True


def read_settling(book: TeamBook) -> Settling:
    """Return what waits for a choice or an answer, one's own first; raises `NoChallenge`."""
    book.challenge()
    items = [*_clash_items(book), *_proposal_items(book)]
    items.sort(key=lambda item: (not isinstance(item.value, Clash), not item.mine))
    return Settling(
        items=tuple(items),
        targets=tuple(Target(m.id, m.kind, m.wording) for m in book.messages()),
        writes=reaches(own_entry(book).authority, Authority.PEER),
    )


def pair_items(pairs: Sequence[Duplicate]) -> tuple[Item, ...]:
    """Return rows of pairs of notes that may be one point."""
    return tuple(
        Item(
            key=f"pair:{pair.one.note}:{pair.other.note}",
            title=pair.one.text,
            mark="",
            context="",
            mine=True,
            draft="",
            value=pair,
        )
        for pair in pairs
    )


def draft_key(clash: Clash) -> str:
    """Return the key under which the wording made from both is kept while it is typed."""
    return f"settling:{clash.id}:{clash.field.value}"


def _clash_items(book: TeamBook) -> Iterator[Item]:
    for clash in clashes(book):
        mark, context = _place(book, clash.sort, clash.id)
        disputed = clash.field in {Field.STANCE, Field.FILING}
        yield Item(
            key=f"{clash.sort}:{clash.id}:{clash.field.value}:{clash.about}",
            title=clash.title,
            mark="" if disputed else mark,
            context=context,
            mine=not clash.refused,
            draft=book.draft(draft_key(clash)) if clash.is_text else "",
            value=clash,
        )


def _proposal_items(book: TeamBook) -> Iterator[Item]:
    for proposed in proposals(book):
        mark, context = _place(book, proposed.sort, proposed.id)
        yield Item(
            key=f"{proposed.sort}:{proposed.id}:proposal",
            title=proposed.title,
            mark=mark,
            context=context,
            mine=proposed.may_answer,
            draft="",
            value=proposed,
        )


def _place(book: TeamBook, sort: str, identifier: str) -> tuple[str, str]:
    """Return the mark of a thing, and where it stands: its theme, or its session."""
    thing = thing_of(book, sort, identifier)
    if isinstance(thing, Message):
        theme = next((t.value.title for t in book.themes() if t.id == thing.theme), "")
        return thing.kind.value, theme
    if isinstance(thing, Note):
        sessions = (s.value.title for s in book.sessions() if s.id == thing.session)
        return thing.stance.value, next(sessions, thing.case)
    return "", ""
