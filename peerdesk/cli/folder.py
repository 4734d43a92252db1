# SPDX-License-Identifier: Apache-2.0
"""`peerdesk team folder`: a folder or store that the team's laptops all reach."""

from collections.abc import Iterator
from contextlib import suppress
from typing import TYPE_CHECKING, Annotated

import typer
from msgspec import Struct

from peerdesk.cli.arriving import answered_yes, preview_lines, receipt_lines
from peerdesk.cli.command import Asked, command
from peerdesk.cli.counting import so_many
from peerdesk.cli.printing import remark
from peerdesk.cli.refusals import NotAnswered
from peerdesk.cli.team import app as team
from peerdesk.desk.errors import NobodyElse, NothingToShare
from peerdesk.desk.folder.chosen import TeamFolder, choose, team_folder
from peerdesk.desk.folder.errors import NoTeamFolder
from peerdesk.desk.folder.going import FolderRound
from peerdesk.desk.folder.outbox import leaving, share_into_folder
from peerdesk.desk.outgoing import Exported
from peerdesk.domain.laptop import shown
from peerdesk.errors import PeerDeskError
from peerdesk.team.receipt import Receipt
from peerdesk.vault.generations import Occasion

if TYPE_CHECKING:  # a vault's libraries are read in when one is opened
    from peerdesk.vault.book import OpenVault

app = typer.Typer(no_args_is_help=True, help="A folder or store that the team’s laptops all reach.")
team.add_typer(app, name="folder")


class _Synced(Struct, frozen=True, kw_only=True):
    """What went between this laptop and the team folder."""

    folder: str
    receipts: tuple[Receipt, ...]
    shared: Exported | None
    brought: int
    refused: dict[str, str]


@command(app, "set")
def set_folder(
    asked: Asked,
    address: Annotated[
        str, typer.Argument(metavar="FOLDER", help="A folder’s path, or an address such as s3://…")
    ],
    taking: Annotated[
        bool, typer.Option("--taking", help="The window takes in new bundles by itself.")
    ] = False,
    sharing: Annotated[
        bool, typer.Option("--sharing", help="The window shares by itself, every quarter hour.")
    ] = False,
) -> None:
    """Choose the team folder of this vault; without options nothing happens there unasked."""
    places = asked.desk.team_folders
    folder = places.checked(TeamFolder(address=address, taking=taking, sharing=sharing))
    with asked.book() as book:
        choose(book, folder)
        try:
            places.open(folder, book.challenge_id).names()
        except PeerDeskError as error:  # a stick not put in, a share not reached from here
            remark(error.user_message)
    asked.answer(folder, _lines(folder, 0))


@command(app, "show")
def show(asked: Asked) -> None:
    """Show the team folder of this vault, and what has yet to get there."""
    with asked.book() as book:
        folder = team_folder(book)
        waiting = len(leaving(book))
    record = {
        "folder": folder.address if folder else "",
        "taking": bool(folder and folder.taking),
        "sharing": bool(folder and folder.sharing),
        "leaving": waiting,
    }
    asked.answer(record, _lines(folder, waiting))


@command(app, "off")
def off(asked: Asked) -> None:
    """Use no team folder any more; what lies there stays."""
    with asked.book() as book:
        choose(book, None)
    asked.answer({"folder": ""}, _lines(None, 0))


@command(app, "sync")
def sync(
    asked: Asked,
    yes: Annotated[bool, typer.Option("--yes", help="Import without being asked.")] = False,
) -> None:
    """Take in what has come to the team folder, and bring there what colleagues may lack."""
    with asked.book() as book:
        folder = team_folder(book)
        if folder is None:
            raise NoTeamFolder
        store = asked.desk.team_folders.open(folder, book.challenge_id)
        syncing = _Syncing(book, FolderRound(lambda work: work(book), store), yes=yes)
        try:
            syncing.take_in()
            syncing.share()
        finally:
            done = syncing.done(folder)
            asked.answer(done, _synced_lines(done))


class _Syncing:
    def __init__(self, vault: "OpenVault", going: FolderRound, *, yes: bool) -> None:
        self._vault, self._going, self._yes = vault, going, yes
        self._receipts: list[Receipt] = []
        self._shared: Exported | None = None
        self._brought = 0
        self._backed_up = False

    def take_in(self) -> None:
        """Take in what has come, each bundle shown first and asked for."""
        for offer in self._going.offers():
            if offer.brings:
                remark("\n".join(preview_lines(offer.preview)))
                if not (self._yes or answered_yes()):
                    raise NotAnswered(len(self._receipts))
                if not self._backed_up:
                    self._vault.upkeep.backup(Occasion.IMPORT)
                    self._backed_up = True
            receipt = self._going.take(offer)
            if offer.brings:
                self._receipts.append(receipt)

    def share(self) -> None:
        """Write what colleagues may lack, and bring there all that has not got there yet."""
        with suppress(NothingToShare, NobodyElse):
            self._shared = share_into_folder(self._vault)
        self._brought = self._going.bring()

    def done(self, folder: TeamFolder) -> _Synced:
        """Return what went so far."""
        return _Synced(
            folder=folder.address,
            receipts=tuple(self._receipts),
            shared=self._shared,
            brought=self._brought,
            refused=dict(self._going.refused),
        )


def _synced_lines(done: _Synced) -> Iterator[str]:
    for receipt in done.receipts:
        yield from receipt_lines(receipt)
    for name, sentence in done.refused.items():
        yield f"{shown(name)}: {sentence}"
    if not done.receipts:
        yield "Nothing new has come."
    if done.brought:
        yield f"{so_many(done.brought, 'bundle')} brought to {done.folder}."


def _lines(folder: TeamFolder | None, waiting: int) -> Iterator[str]:
    if folder is None:
        yield "No team folder: this laptop shares with sticks, or a folder named each time."
        return
    yield folder.address
    yield f"  New bundles are {'taken in by themselves' if folder.taking else 'offered'}."
    if folder.sharing:
        yield "  What is new here is shared by itself, every quarter of an hour."
    if waiting:
        yield f"  {so_many(waiting, 'bundle has', 'bundles have')} yet to get there."
