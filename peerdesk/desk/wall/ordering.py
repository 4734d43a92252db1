# SPDX-License-Identifier: Apache-2.0
"""Where cards stand: moved between themes and within the one order of messages and clusters."""

from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from peerdesk.desk.book import Book
from peerdesk.desk.errors import NotFound
from peerdesk.desk.scope import kloe_of, theme_of
from peerdesk.desk.spacing import spaced
from peerdesk.desk.wall.clusters import clusters_on_the_wall
from peerdesk.desk.wall.driving import check_moves
from peerdesk.desk.writing import write
from peerdesk.domain import facts, sorting
from peerdesk.domain.message import Message
from peerdesk.domain.sorted_out import Clustered


class Stand(Struct, frozen=True):
    """Where a card stands; a cluster has no line of enquiry of its own."""

    card: str
    theme: str
    kloe: str
    position: int


def move_cards(
    book: Book, cards: Sequence[str], theme: str, before: str = "", *, kloe: str | None = None
) -> tuple[Stand, ...]:
    """Move cards under a theme, before another card or to the end, in the order given.

    `kloe` None leaves each message its line of enquiry if that belongs to the theme. Returns
    where the cards stood before, for `stand_again`. One change a card is enough while there is
    room between its new neighbours; without any, as few of those as need be make some. Raises
    `NotFound`, and what `check_moves` raises.
    """
    check_moves(book)
    theme_of(book, theme)
    if kloe:
        kloe_of(book, kloe)
    every = _every(book)
    moved = [card for card in dict.fromkeys(cards) if card != before]
    if any(card not in every for card in moved) or (before and before not in every):
        raise NotFound("card", next((c for c in (*moved, before) if c and c not in every), ""))
    stood = tuple(_stand(every[card]) for card in moved)
    rest = [card for card in every if card not in moved]
    place = rest.index(before) if before else len(rest)
    wanted: dict[str, Stand] = {}
    for card, position in _positions(every, rest, place, moved):
        wanted[card] = replace(_stand(every[card]), position=position)
        if card in moved:
            line = _kloe(book, every[card], theme, kloe)
            wanted[card] = Stand(card, theme, line, position)
    write(book, *_filed(every, wanted))
    return stood


def stand_again(book: Book, stood: Sequence[Stand]) -> None:
    """Put cards back where they stood."""
    check_moves(book)
    every = _every(book)
    write(book, *_filed(every, {stand.card: stand for stand in stood if stand.card in every}))


def _every(book: Book) -> dict[str, Message | Clustered]:
    """Return all cards by identifier, in their order."""
    both: list[Message | Clustered] = [*book.messages(), *clusters_on_the_wall(book)]
    both.sort(key=lambda one: (_position(one), one.id))
    return {one.id: one for one in both}


def _position(card: Message | Clustered) -> int:
    return card.filing.position if isinstance(card, Message) else card.value.position


def _stand(card: Message | Clustered) -> Stand:
    if isinstance(card, Message):
        return Stand(card.id, card.theme, card.filing.kloe, card.filing.position)
    return Stand(card.id, card.value.theme, "", card.value.position)


def _positions(
    every: dict[str, Message | Clustered], rest: list[str], place: int, moved: list[str]
) -> Iterator[tuple[str, int]]:
    """Yield the positions that change: of the moved cards, and of those that make room."""
    first, positions = spaced([_position(every[card]) for card in rest], place, len(moved))
    ordered = [*rest[first:place], *moved, *rest[place:]]
    yield from zip(ordered, positions, strict=False)


def _kloe(book: Book, card: Message | Clustered, theme: str, kloe: str | None) -> str:
    """Return the line that a message is under after its move; one of another theme is dropped."""
    if isinstance(card, Clustered):
        return ""
    held = card.filing.kloe
    if kloe is not None:
        return kloe
    lines = {line.id: line.value.theme for line in book.kloes()}
    return held if card.theme == theme or lines.get(held) == theme else ""


def _filed(every: dict[str, Message | Clustered], wanted: dict[str, Stand]) -> Iterator[facts.Fact]:
    """Yield what has the cards stand as wanted; those that do already need nothing."""
    for name, stand in wanted.items():
        card = every[name]
        if isinstance(card, Message):
            if any((f.theme, f.kloe, f.position) != _rest(stand) for f in card.filings):
                yield _message_filed(card, stand)
        elif _rest(stand) != (card.value.theme, "", card.value.position):
            details = replace(card.value, theme=stand.theme, position=stand.position)
            yield sorting.ClusterSet(cluster=card.id, details=details, replaces=card.hashes)


def _rest(stand: Stand) -> tuple[str, str, int]:
    return stand.theme, stand.kloe, stand.position


def _message_filed(message: Message, stand: Stand) -> facts.MessageFiled:
    return facts.MessageFiled(
        message=message.id,
        kind=message.kind,
        theme=stand.theme,
        kloe=stand.kloe,
        position=stand.position,
        replaces=tuple(filing.hash for filing in message.filings),
    )
