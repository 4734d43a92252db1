# SPDX-License-Identifier: Apache-2.0
"""Bundles that arrive: found, shown before they are taken in, and told of afterwards."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from peerdesk.cli.files import read_bytes
from peerdesk.cli.printing import remark
from peerdesk.cli.refusals import NotAnswered
from peerdesk.desk.exchange import preview, take_in
from peerdesk.domain.calendar import local
from peerdesk.team.bundle import LIMIT
from peerdesk.team.errors import BundleError
from peerdesk.team.receipt import Preview, Receipt
from peerdesk.transport.errors import FileGone
from peerdesk.transport.folder import bundles_in

if TYPE_CHECKING:  # a vault's libraries are read in when one is opened
    from peerdesk.vault.book import OpenVault


def take_in_all(vault: "OpenVault", path: Path, *, yes: bool) -> list[Receipt]:
    """Take in a bundle, or all bundles of a folder, each shown first and asked for.

    In a folder, a bundle that this laptop cannot open is told and passed over: it may be older
    than this laptop's admission, or not for this team. Where none could be opened, the last
    refusal is raised. A backup is made before the first that brings something.
    """
    receipts: list[Receipt] = []
    refused: BundleError | None = None
    for file in _bundles(path):
        data = read_bytes(file, LIMIT)
        try:
            shown = preview(vault, data)
        except BundleError as error:
            refused = error
            if path.is_dir():
                remark(f"{file.name}: {error.user_message}")
            continue
        if shown.counts.new or shown.counts.waiting:
            for line in preview_lines(shown):
                remark(line)
            confirm(yes=yes)
            if not receipts:
                vault.backup()
        receipts.append(take_in(vault, data))
    if refused is not None and not receipts:
        raise refused
    return receipts


def preview_lines(preview: Preview) -> Iterator[str]:
    """Yield what a bundle would bring; of the first one, whose word this laptop would trust."""
    when = f"{local(preview.at, preview.offset):%d %B %Y %H:%M}"
    yield f"Bundle {preview.number} of {preview.sender}, {when}, for {preview.council}:"
    counts = preview.counts
    yield (
        f"  {counts.new:,} new changes of {counts.changes:,}: {counts.notes:,} notes, "
        f"{counts.revised:,} revised, {counts.messages:,} messages, {counts.withdrawn:,} "
        f"withdrawn, {counts.clashes:,} that clash."
    )
    for refusal in preview.refusals:
        yield f"  {refusal}"
    if preview.first:
        yield f"  Compare these six words with {preview.sender} by voice before you say yes:"
        yield f"  {' '.join(preview.fingerprint)}"


def confirm(*, yes: bool) -> None:
    """Return if there is a yes; ask for it where none was given, or raise `NotAnswered`."""
    if yes:
        return
    sys.stderr.write("Import it? [y/N] ")
    sys.stderr.flush()
    answer = sys.stdin.readline() if sys.stdin is not None else ""
    if answer.strip().lower() not in {"y", "yes"}:
        raise NotAnswered


def receipt_line(receipt: Receipt) -> str:
    """Return what an import brought, as one line."""
    counts = receipt.counts
    line = f"Bundle {receipt.number} of {receipt.sender}: {counts.new:,} new changes"
    waits = f", {counts.waiting:,} waiting" if counts.waiting else ""
    refused = f", {counts.refused:,} refused" if counts.refused else ""
    return f"{line}{waits}{refused}. {receipt.advice}".rstrip()


def _bundles(path: Path) -> tuple[Path, ...]:
    if not path.is_dir():
        return (path,)
    found = bundles_in(path)
    if not found:
        raise FileGone
    return found
