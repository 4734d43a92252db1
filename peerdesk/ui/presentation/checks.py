# SPDX-License-Identifier: Apache-2.0
"""The checks beside the slides: asked for after the slides, shown in the margin, released."""

import re
from collections import Counter
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, Signal

from peerdesk.compose.blocks import Copy, Deck
from peerdesk.compose.checks.finding import Check, Finding, Light
from peerdesk.compose.checks.verdict import Verdict
from peerdesk.compose.copies import deck_for_copy
from peerdesk.compose.pieces import pieces
from peerdesk.desk.book import TeamBook, Urgency
from peerdesk.desk.checking import Checked, Ground, checked_on, ground, with_releases
from peerdesk.desk.gathering import gather
from peerdesk.desk.surprises import slide_findings
from peerdesk.domain.publication_words import Publication
from peerdesk.ui.components.findings import FindingsMargin
from peerdesk.ui.components.paper_preview import PaperPreview
from peerdesk.ui.components.releases import Releases
from peerdesk.ui.jobs import Job
from peerdesk.ui.place import Place

_KIND = Publication.PRESENTATION
_MADE = (Check.ATTRIBUTION, Check.LANGUAGE, Check.SURPRISE, Check.TRIANGULATION)
_SLIDE = re.compile(r"Slide (\d+)")
_LAST = 9_999


@dataclass(frozen=True)
class _Grounds:
    """What the checks go by, read at once: lists and notes, and what the sponsors were told."""

    ground: Ground
    told: tuple[Finding, ...]


class SlideChecks(QObject):
    """Checks a presentation, shows what was found slide by slide, and releases it.

    `lit` carries, by slide, the worst light of what is still open there; `changed` comes when a
    release was written, `mend_wanted` and `note_wanted` with a finding. What is found in the whole
    deck, or told and on no slide, is shown beside the first one.
    """

    lit = Signal(object)
    changed = Signal()
    mend_wanted = Signal(object)
    note_wanted = Signal(object)

    def __init__(self, place: Place, margin: FindingsMargin, preview: PaperPreview) -> None:
        super().__init__(place)
        self._place, self._margin, self._preview = place, margin, preview
        self._jobs: list[Job] = []
        self._found = Checked()
        self._slide, self._leads = 1, False
        Releases(place, margin, preview, _KIND).changed.connect(self.changed)
        margin.mend_wanted.connect(self.mend_wanted)
        margin.note_wanted.connect(self.note_wanted)

    def check(self, slides: Deck, *, leads: bool) -> None:
        """Check slides; of several requests the newest wins."""
        self._drop()
        sponsors = deck_for_copy(slides, Copy.SPONSOR)
        self._jobs.append(
            self._place.ask(
                Urgency.JOB,
                lambda book: _read(book, sponsors),
                partial(self._go_through, sponsors, leads=leads),
            )
        )

    @property
    def surprises(self) -> dict[Verdict, int]:
        """Return how many points stand in which way against what was told; released ones aside."""
        still = [f for f in self._found.open if f.check is Check.SURPRISE]
        found = {(Verdict(f.kind), f.message or f.text) for f in still}
        return Counter(verdict for verdict, _ in found)

    def show_slide(self, number: int) -> None:
        """Show what was found on a slide, counted from 1."""
        self._slide = number
        here = tuple(f for f in self._found.findings if (slide_of(f) or 1) == number)
        self._margin.show_findings(here, self._found.released, lead=self._leads, checks=_MADE)
        still = self._margin.model.open_findings()
        self._preview.set_marks([f for f in still if f.check is not Check.TRIANGULATION])

    def first_slide(self) -> int:
        """Return the first slide on which something is open, or 0."""
        return min(self._open_slides(), default=0)

    def next_slide(self) -> int:
        """Return the next slide on which something is open, round from the last, or 0."""
        places = self._open_slides()
        return min((n for n in places if n > self._slide), default=self.first_slide())

    def _open_slides(self) -> set[int]:
        return {slide_of(finding) or 1 for finding in self._found.open}

    def blank(self) -> None:
        """Show and hold nothing."""
        self._drop()
        self._found = Checked()
        self._margin.clear()
        self._preview.set_marks(())

    def _go_through(self, slides: Deck, grounds: _Grounds, *, leads: bool) -> None:
        """Look through the slides where no vault is needed."""
        session = self._place.session

        def work() -> Checked:
            found = checked_on(grounds.ground, pieces(slides), session.check_words())
            every = sorted((*found.findings, *grounds.told), key=_place)
            return Checked(tuple(every), with_releases(every, grounds.ground))

        self._jobs.append(self._place.aside(work, partial(self._show, leads=leads)))

    def _show(self, found: Checked, *, leads: bool) -> None:
        self._found, self._leads = found, leads
        red = {slide_of(finding) for finding in found.open if finding.light is Light.RED}
        places = {slide_of(finding) for finding in found.open} - {0}
        self.show_slide(self._slide)
        self.lit.emit({n: Light.RED if n in red else Light.AMBER for n in places})

    def _drop(self) -> None:
        for job in self._jobs:
            job.drop()
        self._jobs = []


def _read(book: TeamBook, slides: Deck) -> _Grounds:
    return _Grounds(ground(book, _KIND), slide_findings(gather(book), slides))


def _place(finding: Finding) -> tuple[int, bool, str, int]:
    """Return what orders findings as the slides are read, what is thin after what is said."""
    thin = finding.check is Check.TRIANGULATION
    return slide_of(finding) or _LAST, thin, finding.place, finding.start


def slide_of(finding: Finding) -> int:
    """Return the slide on which something was found, from 1; 0 for what is on none."""
    found = _SLIDE.match(finding.place)
    return int(found[1]) if found else 0
