# SPDX-License-Identifier: Apache-2.0
"""The checks beside a preview: made anew as the paper changes, and acted on from the margin.

What they go by is read in the vault's thread; the checking itself is done aside, so that a line
being typed never waits for it.
"""

from collections.abc import Sequence

from PySide6.QtCore import QObject, QTimer, Signal

from peerdesk.compose.blocks import Copy
from peerdesk.compose.checks.finding import Check, Finding, Piece
from peerdesk.compose.checks.lists import CheckWords
from peerdesk.compose.formats import Paper
from peerdesk.compose.pieces import pieces
from peerdesk.desk.book import Urgency
from peerdesk.desk.checking import Checked, checked_on, with_releases
from peerdesk.domain.publication_words import Publication
from peerdesk.ui.components.findings import MADE, FindingsMargin
from peerdesk.ui.components.paper_preview import PaperPreview
from peerdesk.ui.components.releases import Releases
from peerdesk.ui.components.ruling import Also, Ruling, rule
from peerdesk.ui.jobs import Job
from peerdesk.ui.place import Place

_REST = 250
"""Milliseconds without another change before the checks are made."""


class Checking(QObject):
    """Ties a margin and a preview to the checks of one kind of document.

    Call `look` with every paper that is shown. `mend` carries the finding whose wording is to be
    changed; `looked` comes when the margin is up to date.
    """

    mend = Signal(object)
    looked = Signal()

    def __init__(
        self, place: Place, margin: FindingsMargin, preview: PaperPreview, publication: Publication
    ) -> None:
        super().__init__(place)
        self._place, self._margin, self._preview = place, margin, preview
        self._releases = Releases(place, margin, preview, publication)
        self._also: Also | None = None
        self._made: Sequence[Check] = MADE
        self._paper: Paper | None = None
        self._words: CheckWords | None = None
        self._job: Job | None = None
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST)
        self._connect()

    def add_checks(self, checks: Sequence[Check], also: Also) -> None:
        """Have these checks made too, by one look in the vault's thread, and no others added.

        Only a check that was made may say that it found nothing.
        """
        self._also = also if checks else None
        self._made = (*MADE, *checks)

    def look(self, paper: Paper) -> None:
        """Check a paper, once it has not changed for a moment; the team's own copy is not."""
        self._paper = paper if paper.copy is not Copy.TEAM else None
        if self._paper is None:
            self.blank()
        else:
            self._rest.start()

    def again(self) -> None:
        """Check the same paper again: something was released elsewhere."""
        self._read()

    def blank(self) -> None:
        """Show and hold nothing."""
        self._rest.stop()
        self._drop()
        self._paper = None
        self._margin.clear()
        self._preview.set_marks(())

    @property
    def publication(self) -> Publication:
        """Return the kind of document whose findings are shown, and released."""
        return self._releases.publication

    def turn_to(self, publication: Publication) -> None:
        """Check another kind of document from now on."""
        if publication is not self.publication:
            self.blank()
            self._releases.publication = publication

    @property
    def open_count(self) -> int:
        """Return how many findings nobody has released."""
        return self._margin.open_count

    def _read(self) -> None:
        """Read what the checks go by."""
        paper = self._paper
        if paper is None:
            return
        self._drop()
        publication, also = self.publication, self._also
        self._job = self._place.ask(
            Urgency.JOB,
            lambda book: rule(book, publication, also),
            lambda ruling: self._check(paper, ruling),
        )

    def _check(self, paper: Paper, ruling: Ruling) -> None:
        read = self._place.session.check_words
        words = self._words

        def work() -> tuple[Checked, CheckWords]:
            lists, parts = words or read(), pieces(paper)
            found = checked_on(ruling.ground, parts, lists)
            findings = in_order((*found.findings, *ruling.more), parts)
            return Checked(findings, with_releases(findings, ruling.ground)), lists

        def done(result: tuple[Checked, CheckWords]) -> None:
            found, self._words = result
            self._job = None
            self._show(found, lead=ruling.lead)

        self._job = self._place.aside(work, done)

    def _show(self, found: Checked, *, lead: bool) -> None:
        self._preview.set_marks(found.open)  # first: the margin says which of them is chosen
        self._margin.show_findings(found.findings, found.released, lead=lead, checks=self._made)
        self.looked.emit()

    def _follow(self, finding: Finding) -> None:
        """Go to the message that says it, or to the note it was taken from."""
        if finding.message:
            self._place.go.emit("messages", finding.message)
        else:
            self._place.go.emit("evidence", finding.note)

    def _drop(self) -> None:
        if self._job is not None:
            self._job.drop()
            self._job = None

    def _connect(self) -> None:
        self._rest.timeout.connect(self._read)
        self._margin.mend_wanted.connect(self.mend)
        self._margin.note_wanted.connect(self._follow)
        self._releases.changed.connect(self._read)


def in_order(findings: Sequence[Finding], parts: Sequence[Piece]) -> tuple[Finding, ...]:
    """Return findings in the order of the document; what stands nowhere in it comes last."""
    first: dict[str, int] = {}
    for number, piece in enumerate(parts):
        first.setdefault(piece.text, number)
    last = len(parts)
    return tuple(sorted(findings, key=lambda one: (first.get(one.text, last), one.start)))
