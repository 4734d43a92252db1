# SPDX-License-Identifier: Apache-2.0
"""Bundles that arrive: found, shown before they are taken in, and told of afterwards."""

import sys
from collections.abc import Iterator
from pathlib import Path

from peerdesk.cli.files import read_bytes
from peerdesk.cli.refusals import NotAnswered
from peerdesk.domain.calendar import local
from peerdesk.team.bundle import LIMIT
from peerdesk.team.receipt import Preview, Receipt
from peerdesk.transport.errors import FileGone
from peerdesk.transport.folder import bundles_in


def bundles_of(path: Path, *, of_folder: bool) -> Iterator[bytes]:
    """Yield the bundle, or those of the folder, the oldest first."""
    if not of_folder:
        yield read_bytes(path, LIMIT)
        return
    found = bundles_in(path)
    if not found:
        raise FileGone
    for file in found:
        yield read_bytes(file, LIMIT)


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


def confirmed(*, yes: bool) -> None:
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
