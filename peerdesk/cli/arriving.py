# SPDX-License-Identifier: Apache-2.0
"""Bundles that arrive: found, shown before they are taken in, and told of afterwards."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from peerdesk.cli.counting import so_many
from peerdesk.cli.printing import remark
from peerdesk.cli.refusals import NoBundleThere, NoneTakenIn, NotAnswered
from peerdesk.desk.book import TeamBook
from peerdesk.desk.exchange import go_on, preview, take_in
from peerdesk.desk.joining_errors import NotKept
from peerdesk.desk.strangers import keep_stranger, take_in_parked
from peerdesk.domain.calendar import local
from peerdesk.ledger.errors import LedgerError
from peerdesk.team.bundle import LIMIT
from peerdesk.team.errors import BundleError, UnknownSender, WrittenHere
from peerdesk.team.receipt import Counts, Preview, Receipt, brings
from peerdesk.transport.errors import TransportError
from peerdesk.transport.folder import bundles_in, open_bundle_file
from peerdesk.vault.generations import Occasion

if TYPE_CHECKING:  # a vault's libraries are read in when one is opened
    from peerdesk.vault.book import OpenVault


class Arriving:
    """Takes in bundles one after another, each shown first and asked for.

    `receipts` holds what went in so far, whatever comes after: nothing that was taken in is
    ever left unsaid. A backup is made before the first bundle that brings something.
    """

    def __init__(self, vault: "OpenVault", *, yes: bool) -> None:
        self.receipts: list[Receipt] = []
        self.kept = 0
        """Bundles of laptops not admitted yet that wait here now."""
        self._vault = vault
        self._yes = yes
        self._backed_up = False
        self._last = False

    def take_in(self, path: Path) -> None:
        """Take in a bundle, or all bundles of a folder.

        In a folder, a bundle that this laptop cannot read or open is told and passed over: it may
        be older than this laptop's admission, or not for this team. One of a laptop that nobody has
        admitted is kept until somebody does. Raises `NoneTakenIn` where
        none could be taken in, and `NotAnswered` at the first no.
        """
        self.receipts += go_on(self._vault, given_up=remark)  # whatever was broken off comes first
        if path.is_dir():
            self._take_in_all(path)
        else:
            self._take_in(path)
        taken = take_in_parked(self._vault)  # somebody may have been admitted elsewhere
        self.receipts += taken.receipts
        for refusal in taken.refusals:
            remark(refusal)

    def _take_in_all(self, path: Path) -> None:
        refused: dict[str, list[str]] = {}
        early: list[Path] = []
        try:
            for file in self._in_turn(_bundles(path), early):
                try:
                    self._take_in(file, early)
                except WrittenHere:
                    continue  # one's own lies on every stick
                except (BundleError, TransportError, LedgerError, NotKept) as error:
                    refused.setdefault(error.user_message, []).append(file.name)
        finally:
            for sentence, files in refused.items():
                remark(f"{_and_more(files)}: {sentence}")
        if refused and not self.receipts and not self.kept:
            raise NoneTakenIn

    def _in_turn(self, files: tuple[Path, ...], early: list[Path]) -> Iterator[Path]:
        """Yield the files, then those of attachments whose notes had yet to come."""
        yield from files
        again, early[:] = tuple(early), []
        self._last = True
        yield from again

    def _take_in(self, file: Path, early: list[Path] | None = None) -> None:
        with open_bundle_file(file, LIMIT) as data:
            self._take_in_opened(file, data, early)

    def _take_in_opened(self, file: Path, data: BinaryIO, early: list[Path] | None) -> None:
        """Take in a bundle that is read piece by piece: a large one is never held as a whole."""
        try:
            shown = preview(self._vault, data)
        except UnknownSender:
            kept = keep_stranger(self._vault, data)
            self.kept += 1
            remark(kept.sentence)
            return
        if early is not None and shown.counts.unnamed and not self._last:
            early.append(file)
            return
        if brings(shown.counts):
            for line in preview_lines(shown):
                remark(line)
            if not (self._yes or answered_yes()):
                raise NotAnswered(sum(map(_brought, self.receipts)))
            if not self._backed_up:
                self._vault.upkeep.backup(Occasion.IMPORT)
                self._backed_up = True
        self.receipts.append(take_in(self._vault, data, shown=shown))


def go_on_first(book: TeamBook) -> None:
    """Go on with what was broken off, and say so: only then is it known what imports brought."""
    for receipt in go_on(book, given_up=remark):
        first, *others = receipt_lines(receipt)
        remark(f"An import that was broken off went on. {first}")
        for line in others:
            remark(line)


def preview_lines(preview: Preview) -> Iterator[str]:
    """Yield what a bundle would bring; of the first one, whose word this laptop would trust."""
    when = f"{local(preview.at, preview.offset):%d %B %Y %H:%M}"
    yield f"Bundle {preview.number} of {preview.sender}, {when}, for {preview.council}:"
    counts = preview.counts
    parts = (
        so_many(counts.notes, "note"),
        f"{counts.revised:,} revised",
        so_many(counts.messages, "message"),
        f"{counts.withdrawn:,} withdrawn",
        f"{counts.clashes:,} to settle then",
    )
    yield f"  {so_many(counts.new, 'new change')} of {counts.changes:,}: {', '.join(parts)}."
    if others := [so_many(number, *words) for number, words in _others(counts) if number]:
        yield f"  Also {', '.join(others)}."
    if counts.waiting:
        yield (
            f"  {so_many(counts.waiting, 'change waits', 'changes wait')} for something earlier "
            "that has not arrived here."
        )
    if counts.pieces or counts.unnamed:
        yield f"  {_piece_words(counts)}."
    if counts.erased or counts.holds:
        holds = so_many(counts.holds, "new hold")
        yield f"  {so_many(counts.erased, 'note')} erased for good, {holds}."
    for notice in preview.notices:
        yield f"  {notice}"
    for refusal in preview.refusals:
        yield f"  {refusal}"
    if preview.first:
        yield f"  Compare these six words with {preview.sender} by voice before you say yes:"
        yield f"  {' '.join(preview.fingerprint)}"


def _others(counts: Counts) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Yield what else is new, with its words."""
    yield counts.concerns, ("immediate concern",)
    yield counts.questions, ("question",)
    yield counts.records, ("record",)
    yield counts.replies, ("sponsor’s reply", "sponsor’s replies")
    yield counts.clusters, ("cluster",)
    yield counts.mergers, ("merged message",)


def receipt_lines(receipt: Receipt) -> Iterator[str]:
    """Yield what an import brought, and why something of it was left out."""
    counts = receipt.counts
    line = f"Bundle {receipt.number} of {receipt.sender}: {so_many(counts.new, 'new change')}"
    waits = f", {counts.waiting:,} waiting" if counts.waiting else ""
    refused = f", {counts.refused:,} refused" if counts.refused else ""
    aside = f", {counts.aside:,} set aside" if counts.aside else ""
    pieces = f", {_piece_words(counts)}" if counts.pieces or counts.unnamed else ""
    erased = f", {so_many(counts.erased, 'note')} erased for good" if counts.erased else ""
    held = f", {so_many(counts.holds, 'new hold')}" if counts.holds else ""
    yield f"{line}{pieces}{waits}{aside}{refused}{erased}{held}. {receipt.advice}".rstrip()
    for notice in receipt.notices:
        yield f"  {notice}"
    for refusal in receipt.refusals:
        yield f"  {refusal}"


def _piece_words(counts: Counts) -> str:
    """Return how many pieces of attachments come in, and how many nothing here names."""
    words = f"{so_many(counts.pieces, 'piece')} of attachments"
    return words + (f" ({counts.unnamed:,} not kept)" if counts.unnamed else "")


def _bundles(path: Path) -> tuple[Path, ...]:
    found = bundles_in(path)
    if not found:
        raise NoBundleThere
    return found


def answered_yes() -> bool:
    """Ask whether a bundle is to be imported, and say whether the answer was yes."""
    sys.stderr.write("Import it? [y/N] ")
    sys.stderr.flush()
    answer = sys.stdin.readline() if sys.stdin is not None else ""
    return answer.strip().lower() in {"y", "yes"}


def _brought(receipt: Receipt) -> bool:
    return brings(receipt.counts)


def _and_more(files: list[str]) -> str:
    first, *others = files
    return f"{first} and {len(others):,} more" if others else first
