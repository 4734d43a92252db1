# SPDX-License-Identifier: Apache-2.0
"""Messages: what the team says, worded, filed, ordered, and tied to its evidence.

What changes nothing writes nothing.
"""

from collections.abc import Iterator, Sequence

from peerdesk.desk.book import Book
from peerdesk.desk.errors import InTheBin, NotAllowed
from peerdesk.desk.scope import kloe_of, theme_of
from peerdesk.desk.spacing import STEP, last_position, spaced
from peerdesk.desk.wall.driving import check_moves
from peerdesk.desk.wall.errors import MergedAway
from peerdesk.desk.writing import author_of, own_entry, write
from peerdesk.domain import facts, proposals
from peerdesk.domain.authority import reaches
from peerdesk.domain.identifiers import mint
from peerdesk.domain.message import Message
from peerdesk.domain.text import WORDING_LIMIT, one_line
from peerdesk.domain.words import Authority, MessageKind, Relation, Status


def draft_message(  # noqa: PLR0913 - the fields of the form, as agreed between engineers
    book: Book,
    kind: MessageKind,
    theme: str,
    wording: str,
    *,
    kloe: str = "",
    supports: Sequence[str] = (),
    author: str = "",
) -> str:
    """Put into words what the team may say, with the notes that support it, at the end.

    `author` is for a message put down for a colleague. Returns the message's identifier.
    Raises `NotFound`, `InTheBin`, `EmptyText` and `TextTooLong`.
    """
    theme_of(book, theme)
    if kloe:
        kloe_of(book, kloe)
    for note in supports:
        _check_note(book, note)
    identifier = mint(book.device)
    drafted = facts.MessageDrafted(
        message=identifier,
        author=author_of(book, author),
        kind=kind,
        theme=theme,
        wording=one_line(wording, WORDING_LIMIT),
        position=last_position(book) + STEP,
        kloe=kloe,
    )
    links = [
        facts.MessageLinked(message=identifier, note=note, relation=Relation.SUPPORTS)
        for note in dict.fromkeys(supports)
    ]
    write(book, drafted, *links)
    return identifier


def reword(book: Book, message: str, wording: str) -> None:
    """Give a message another wording; of several that stand, this one replaces all."""
    held = _standing(book, message)
    cleaned = one_line(wording, WORDING_LIMIT)
    if any(standing.text != cleaned for standing in held.wordings):
        replaces = tuple(standing.hash for standing in held.wordings)
        write(book, facts.MessageReworded(message=message, wording=cleaned, replaces=replaces))


def file_message(
    book: Book,
    message: str,
    *,
    kind: MessageKind | None = None,
    theme: str | None = None,
    kloe: str | None = None,
) -> None:
    """Put a message under another kind, theme or line of enquiry ("" for none).

    Another theme is another column of the wall, so it is for whoever moves the cards there:
    raises `WallIsDriven`.
    """
    held = _standing(book, message)
    if theme is not None:
        theme_of(book, theme)
        if theme != held.theme:
            check_moves(book)
    if kloe:
        kloe_of(book, kloe)
    _file(
        book,
        (
            facts.MessageFiled(
                message=message,
                kind=held.kind if kind is None else kind,
                theme=held.theme if theme is None else theme,
                kloe=held.filing.kloe if kloe is None else kloe,
                position=held.filing.position,
                replaces=tuple(filing.hash for filing in held.filings),
            ),
        ),
    )


def move_message(book: Book, message: str, before: str) -> None:
    """Move a message before another, or to the end where `before` is "".

    One change is enough while there is room; without any, as few others as need be make some. It
    is the order of the wall, so it is moved by whoever moves the cards there: raises
    `WallIsDriven`.
    """
    check_moves(book)
    held = _standing(book, message)
    order = [other for other in book.messages() if other.id != message]
    if before == message:
        return
    place = len(order)
    if before:
        _standing(book, before)
        place = next(n for n, other in enumerate(order) if other.id == before)
    if _stands_there(held, order, place):
        return
    first, positions = spaced([each.filing.position for each in order], place, 1)
    ordered = [*order[first:place], held, *order[place:]]
    _file(book, tuple(_moved(*each) for each in zip(ordered, positions, strict=False)))


def link_note(book: Book, message: str, note: str, relation: Relation) -> None:
    """Tie a note to a message as what supports it, contradicts it or gives context."""
    link_notes(book, message, (note,), relation)


def link_notes(
    book: Book, message: str, notes: Sequence[str], relation: Relation
) -> tuple[str, ...]:
    """Tie notes to a message in one way, in place of any other, as one write.

    Returns the changes that did so; a note that bears on it in this way already needs none.
    """
    held = _standing(book, message)
    tied: list[facts.Fact] = []
    for note in notes:
        _check_note(book, note)
        links = [link for link in held.links if link.note == note]
        if [link.relation for link in links] == [relation]:
            continue
        by = tuple(change for link in links if not link.message for change in link.by)
        tied.append(facts.MessageLinked(message=message, note=note, relation=relation, replaces=by))
        tied += _unlinked(book, held, note, stays=relation)
    return tuple(entry.hash for entry in write(book, *tied))


def unlink_note(book: Book, message: str, note: str) -> None:
    """Take a note's links to a message away, and to those merged into it."""
    held = _standing(book, message)
    own = [link for link in held.links if link.note == note and not link.message]
    by = tuple(change for link in own for change in link.by)
    mine = (facts.MessageUnlinked(message=message, note=note, replaces=by),) if by else ()
    write(book, *mine, *_unlinked(book, held, note))


def settle(book: Book, message: str, status: Status) -> None:
    """Set a message to agreed, which only leads do, or back to emerging."""
    held = _standing(book, message)
    stands = {settling.status for settling in held.settlings} or {Status.EMERGING}
    if stands != {status}:
        replaces = tuple(settling.hash for settling in held.settlings)
        write(book, facts.MessageSettled(message=message, status=status, replaces=replaces))


def withdraw_message(book: Book, message: str) -> Message:
    """Withdraw a message, or propose it: a colleague's message is its author's, or a lead's.

    The message returned says which: `withdrawn`, or else one of its `proposals` is this laptop's.
    It can be taken up again.
    """
    held = book.message(message)
    if held.withdrawn:
        return held
    if may_withdraw_message(book, held):
        write(book, facts.MessageWithdrawn(message=message))
    elif all(proposal.device != book.device for proposal in held.proposals):
        write(book, proposals.MessageWithdrawalProposed(message=message))
    return book.message(message)


def restore_message(book: Book, message: str) -> None:
    """Take up a withdrawn message again: its author may, and a lead.

    That answers what was proposed, too: it stays. Raises `NotAllowed`.
    """
    held = book.message(message)
    if not held.withdrawn:
        return
    if not may_withdraw_message(book, held):
        raise NotAllowed("take up a colleague’s message again", Authority.LEAD)
    open_ones = tuple(proposal.hash for proposal in held.proposals)
    answer = proposals.MessageWithdrawalDeclined(message=message, replaces=open_ones)
    restored = facts.MessageRestored(message=message, replaces=held.withdrawals)
    write(book, restored, *([answer] if open_ones else ()))


def may_withdraw_message(book: Book, message: Message) -> bool:
    """Say whether this laptop withdraws a message and takes it up again, or proposes it only."""
    mine = own_entry(book)
    own = message.device == book.device or message.author == mine.person
    return own or reaches(mine.authority, Authority.LEAD)


def _standing(book: Book, message: str) -> Message:
    held = book.message(message)
    if held.withdrawn:
        raise InTheBin("message")
    if message in book.merged():
        raise MergedAway
    return held


def _unlinked(
    book: Book, message: Message, note: str, stays: Relation | None = None
) -> Iterator[facts.Fact]:
    """Yield what takes a note off those merged into a message, but where it bears on them so."""
    for other in message.also:
        links = [link for link in book.message(other).links if link.note == note]
        by = tuple(change for link in links if link.relation is not stays for change in link.by)
        if by:
            yield facts.MessageUnlinked(message=other, note=note, replaces=by)


def _check_note(book: Book, note: str) -> None:
    if book.note(note).withdrawn:
        raise InTheBin("note")


def _stands_there(message: Message, order: Sequence[Message], place: int) -> bool:
    """Say whether a message is between its neighbours by its own number, whatever the others'."""
    position = message.filing.position
    below = not place or order[place - 1].filing.position < position
    return below and (place == len(order) or position < order[place].filing.position)


def _moved(message: Message, position: int) -> facts.MessageFiled:
    return facts.MessageFiled(
        message=message.id,
        kind=message.kind,
        theme=message.theme,
        kloe=message.filing.kloe,
        position=position,
        replaces=tuple(filing.hash for filing in message.filings),
    )


def _file(book: Book, filed: tuple[facts.MessageFiled, ...]) -> None:
    """Write those filings that change something, as one transaction."""
    changed = [fact for fact in filed if _differs(book.message(fact.message), fact)]
    write(book, *changed)


def _differs(message: Message, fact: facts.MessageFiled) -> bool:
    wanted = (fact.kind, fact.theme, fact.kloe, fact.position)
    return any((f.kind, f.theme, f.kloe, f.position) != wanted for f in message.filings)
