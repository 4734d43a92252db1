# SPDX-License-Identifier: Apache-2.0
"""The preview of a paper that is being written: pages anew as it changes, findings in the margin.

A paper is laid out in a job, which takes over every part that has not changed.
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal

from peerdesk.compose.checks.finding import Finding
from peerdesk.compose.formats import Paper
from peerdesk.ui.components.page_marks import PageMarks
from peerdesk.ui.components.page_pictures import Aside
from peerdesk.ui.components.pages_preview import PagesPreview
from peerdesk.ui.files import Papers
from peerdesk.ui.look import Look


class PaperPreview(PagesPreview):
    """Shows a document or slides as they stand, or a file that was frozen.

    `mark_chosen` carries the number of a finding that was pressed in a margin. Where slides are
    shown one at a time, `page_wanted` carries the one, counted from 0, on which a finding stands.
    """

    mark_chosen = Signal(int)
    page_wanted = Signal(int)

    def __init__(self, look: Look, aside: Aside, papers: Papers) -> None:
        super().__init__(look, aside, papers.picture)
        self._papers = papers
        self._marks = PageMarks(self, aside)
        self._marks.found.connect(self._show_marks)
        self.replaced.connect(self._find_marks)
        self.filled.connect(self._show_marks)
        self.column.mark_pressed.connect(self.mark_chosen)

    def show_paper(self, paper: Paper, *, large: bool = False) -> None:
        """Show a paper; of several requests the newest wins. Page, scroll and zoom stay."""
        before, papers = self.laid, self._papers
        self.show_laid(lambda: papers.laid(paper, before, large=large), paper)

    def show_pdf(self, make: Callable[[], bytes]) -> None:
        """Show the file that `make` returns, such as one that was frozen."""
        papers = self._papers
        self.show_laid(lambda: papers.laid_file(make()))

    def set_marks(self, findings: Sequence[Finding]) -> None:
        """Show findings, numbered from 1, in the margins of the pages on which they stand."""
        self._marks.set_findings(findings, self.laid)

    def choose_mark(self, number: int) -> None:
        """Bring the place of a finding into view and mark its number; 0 chooses none."""
        self._marks.choose(number)
        spot = self._marks.spot(number)
        if spot is not None and self.is_single:
            self.page_wanted.emit(spot.page)
        elif spot is not None:
            self.go_to(spot.page, spot.top)

    def clear(self) -> None:
        """Show and hold nothing."""
        self._marks.clear()
        super().clear()

    def _find_marks(self) -> None:
        self._marks.find(self.laid)

    def _show_marks(self) -> None:
        self.column.set_marks(self._marks.on_page)
