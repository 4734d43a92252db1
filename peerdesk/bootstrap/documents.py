# SPDX-License-Identifier: Apache-2.0
"""Composed documents written as files; what is written this way is no longer encrypted."""

from collections.abc import Callable
from pathlib import Path

from peerdesk.bootstrap.papers import Papers
from peerdesk.compose.as_text import as_text
from peerdesk.compose.blocks import Deck, Document
from peerdesk.compose.formats import COPY_FILES, Paper, Wish, file_name, formats_of
from peerdesk.transport.failures import writing_in
from peerdesk.transport.folder import make_folder, write_once


class Documents:
    """Writes documents into one folder; nothing that stands there is overwritten."""

    def __init__(self, folder: Path, papers: Papers) -> None:
        self._folder = folder
        self._papers = papers

    def write_summary(self, document: Document, day: str) -> Path:
        """Write a day's summary as PDF; the name says whose copy it is."""
        name = f"summary-{day}-{COPY_FILES[document.copy]}.pdf"
        return self._write(name, lambda: self._papers.document_pdf(document))

    def write_deck(self, deck: Deck) -> tuple[Path, Path]:
        """Write the slides as PowerPoint file and as PDF."""
        name = f"presentation-{COPY_FILES[deck.copy]}"
        return (
            self._write(f"{name}.pptx", lambda: self._papers.deck_pptx(deck)),
            self._write(f"{name}.pdf", lambda: self._papers.deck_pdf(deck)),
        )

    def write_all(self, paper: Paper, stem: str) -> tuple[Path, ...]:
        """Write a paper in every format that it has, ordinary and in large print."""
        wishes = [Wish(format=f, large=large) for large in (False, True) for f in formats_of(paper)]
        return tuple(self._write_wish(paper, stem, wish) for wish in wishes)

    def write_pull_list(self, document: Document, day: str) -> tuple[Path, Path]:
        """Write the list to the organiser as PDF and as text."""
        name = f"documents-asked-for-{day}"
        return (
            self._write(f"{name}.pdf", lambda: self._papers.document_pdf(document)),
            self._write(f"{name}.txt", lambda: as_text(document).encode()),
        )

    def write_map(self, document: Document, name: str) -> Path:
        """Write the map of the evidence as PDF."""
        return self._write(f"{name}.pdf", lambda: self._papers.document_pdf(document))

    def write_certificate(self, document: Document) -> tuple[Path, Path]:
        """Write a certificate as PDF and as text."""
        return self._write_both("certificate", document)

    def rewrite_certificate(self, document: Document, written: tuple[Path, ...]) -> None:
        """Put a certificate in the place of the one that was written a moment ago, whole or not."""
        made = (self._papers.document_pdf(document), as_text(document).encode())
        for path, content in zip(written, made, strict=True):
            newer = write_once(path.parent, f"{path.stem}-newer{path.suffix}", content)
            with writing_in(path.parent):
                newer.replace(path)

    def write_report(self, report: Document, time: str) -> tuple[Path, Path]:
        """Write the report of a self-test made at this time as PDF and as text."""
        return self._write_both("selftest", report, f"-{time}")

    def _write_wish(self, paper: Paper, stem: str, wish: Wish) -> Path:
        name = file_name(stem, paper.copy, wish)
        return self._write(name, lambda: self._papers.made(paper, wish).content)

    def _write_both(self, what: str, document: Document, behind: str = "") -> tuple[Path, Path]:
        name = f"{what}-{document.dated.replace(' ', '-').lower()}{behind}"
        return (
            self._write(f"{name}.pdf", lambda: self._papers.document_pdf(document)),
            self._write(f"{name}.txt", lambda: as_text(document).encode()),
        )

    def _write(self, name: str, made: Callable[[], bytes]) -> Path:
        make_folder(self._folder)
        return write_once(self._folder, name, made())
