# SPDX-License-Identifier: Apache-2.0
"""`peerdesk wall`: cards for messages and clusters of notes, put together, moved and merged."""

from typing import Annotated

import typer

from peerdesk.cli.command import Asked, command
from peerdesk.cli.counting import so_many
from peerdesk.desk import merging
from peerdesk.desk.query import NoteQuery
from peerdesk.desk.references import References, short
from peerdesk.desk.wall import clusters, driving, ordering
from peerdesk.desk.wall.cards import Card
from peerdesk.desk.wall.standing import read_wall
from peerdesk.desk.wall.waiting import read_waiting
from peerdesk.domain.words import MessageKind, title

app = typer.Typer(no_args_is_help=True, help="Cards for messages and clusters of notes.")
One = Annotated[str, typer.Argument(help="A card, by its identifier.")]
Message = Annotated[str, typer.Argument(help="A message, by its identifier.")]
Cluster = Annotated[str, typer.Argument(help="A cluster, by its identifier.")]
Notes = Annotated[list[str], typer.Argument(help="Notes, by their identifiers.")]
Theme = Annotated[str, typer.Option(metavar="CODE", help="The theme it stands under.")]


@command(app, "list")
def list_cards(asked: Asked) -> None:
    """List the cards theme by theme, in their order, and who moves them."""
    with asked.book() as book:
        wall = read_wall(book)
    lines: list[str] = []
    for theme, name in (*wall.themes.items(), ("", "Under no chosen theme")):
        cards = [c for c in wall.cards if (c.theme if c.theme in wall.themes else "") == theme]
        lines += [name, *(f"  {_line(card)}" for card in cards)] if cards else []
    lines.append(f"{so_many(wall.waiting or 0, 'note')} waiting.")
    if wall.driving is not None:
        lines.append(f"{wall.driving.who} moves the cards.")
    asked.answer(wall, lines)


@command(app, "waiting")
def waiting(
    asked: Asked,
    words: Annotated[str, typer.Option(metavar="WORDS", help="Only with these words.")] = "",
    theme: Annotated[str, typer.Option(metavar="CODE", help="Only of this theme.")] = "",
    most: Annotated[int, typer.Option(min=1, help="So many at most.")] = 50,
) -> None:
    """List notes that are in no message and no cluster, the newest first."""
    with asked.book() as book:
        book.challenge()
        known = References(book)
        query = NoteQuery(words=words, theme=known.theme(theme) if theme else "")
        found = read_waiting(book, query, 0, most)
    lines = [
        f"{short(n.id)}  [{n.place}, {title(n.stance).lower()}]  {n.text}" for n in found.notes
    ]
    asked.answer(found, [*lines, f"{so_many(found.count or 0, 'note')} waiting."])


@command(app, "together")
def together(
    asked: Asked,
    notes: Notes,
    titled: Annotated[str, typer.Option("--title", metavar="TEXT", help="What they are about.")],
    theme: Theme,
) -> None:
    """Put notes together into a cluster."""
    with asked.book() as book:
        known = References(book)
        wanted = [known.note(note) for note in notes]
        cluster = clusters.begin_cluster(book, wanted, titled, known.theme(theme))
    asked.answer({"cluster": cluster}, [f"Put together as {short(cluster)}."])


@command(app, "add")
def add(asked: Asked, cluster: Cluster, notes: Notes) -> None:
    """Put notes into a cluster."""
    with asked.book() as book:
        known = References(book)
        identifier = known.cluster(cluster)
        new = clusters.add_notes(book, identifier, [known.note(note) for note in notes])
    asked.answer({"cluster": identifier, "notes": new}, [f"{so_many(len(new), 'note')} put in."])


@command(app, "take-out")
def take_out(asked: Asked, cluster: Cluster, notes: Notes) -> None:
    """Take notes out of a cluster; they wait again."""
    with asked.book() as book:
        known = References(book)
        identifier = known.cluster(cluster)
        gone = clusters.take_notes_out(book, identifier, [known.note(note) for note in notes])
    record = {"cluster": identifier, "notes": gone}
    asked.answer(record, [f"{so_many(len(gone), 'note')} taken out."])


@command(app, "dissolve")
def dissolve(asked: Asked, cluster: Cluster) -> None:
    """Take a cluster off the wall; its notes wait again."""
    with asked.book() as book:
        identifier = References(book).cluster(cluster)
        clusters.dissolve(book, identifier)
    asked.answer({"cluster": identifier}, ["Taken off the wall. The notes stay."])


@command(app, "word")
def word(
    asked: Asked,
    cluster: Cluster,
    wording: Annotated[str, typer.Argument(help="The message as it is to be said.")],
    kind: Annotated[MessageKind, typer.Option(help="What sort of message it is.")],
) -> None:
    """Make a message of a cluster; its notes support it."""
    with asked.book() as book:
        identifier = References(book).cluster(cluster)
        message = clusters.make_message(book, identifier, kind, wording)
    asked.answer({"message": message}, [f"Drafted as message {short(message)}."])


@command(app, "move")
def move(
    asked: Asked,
    card: One,
    theme: Theme,
    before: Annotated[str, typer.Option(metavar="CARD", help="The card to stand before.")] = "",
) -> None:
    """Move a card under a theme, before another card or to the end."""
    with asked.book() as book:
        known = References(book)
        identifier, place = known.card(card), known.card(before) if before else ""
        ordering.move_cards(book, (identifier,), known.theme(theme), place)
    asked.answer({"card": identifier}, ["Moved."])


@command(app, "alike")
def alike(asked: Asked) -> None:
    """List pairs of messages that may say the same, the likest first."""
    with asked.book() as book:
        book.challenge()
        found = merging.alike(book.messages())
        lines = [
            line
            for pair in found
            for line in (
                f"{pair.likeness.value.capitalize()}:",
                *(f"{short(m)}  {book.message(m).wording}" for m in (pair.one, pair.other)),
            )
        ]
    asked.answer(found, lines)


@command(app, "merge")
def merge(
    asked: Asked,
    message: Message,
    into: Annotated[str, typer.Argument(help="The message that stands for both.")],
) -> None:
    """Let one message stand for another; both keep their identifiers."""
    with asked.book() as book:
        known = References(book)
        gone, stands = known.message(message), known.message(into)
        driving.check_moves(book)
        merging.merge(book, gone, stands)
    asked.answer({"message": gone, "into": stands}, [f"Message {short(stands)} stands for both."])


@command(app, "apart")
def apart(asked: Asked, message: Message) -> None:
    """Let a merged message stand for itself again."""
    with asked.book() as book:
        identifier = References(book).message(message)
        driving.check_moves(book)
        merging.unmerge(book, identifier)
    asked.answer({"message": identifier}, ["It stands for itself again."])


@command(app, "drive")
def drive(
    asked: Asked,
    everybody: Annotated[
        bool, typer.Option("--everybody", help="Let everybody move them again.")
    ] = False,
) -> None:
    """Let this laptop alone move the cards, which leads do; the others look."""
    with asked.book() as book:
        if everybody:
            driving.let_all_move(book)
        else:
            driving.drive(book)
        now = driving.driving(book)
    said = (
        "Only this laptop moves the cards." if now else "Everybody who may write moves the cards."
    )
    asked.answer({"device": now.device if now else ""}, [said])


def _line(card: Card) -> str:
    if card.is_cluster:
        return f"{short(card.id)}  [cluster, {so_many(len(card.notes), 'note')}]  {card.words}"
    kind = card.kind.value if card.kind else ""
    status = "agreed" if card.agreed else "emerging"
    against = f", {card.against} against" if card.against else ""
    also = f", stands for {len(card.merged)} more" if card.merged else ""
    return f"{short(card.id)}  [{kind}, {status}, {card.supports} for{against}{also}]  {card.words}"
