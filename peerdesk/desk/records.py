# SPDX-License-Identifier: Apache-2.0
"""What a book tells of what is kept beside notes and messages: files, questions, the wall."""

from typing import Protocol

from peerdesk.domain.accuracy import AccuracyComment
from peerdesk.domain.asked import Asked, Concern
from peerdesk.domain.cluster import Driver
from peerdesk.domain.observation import Observation
from peerdesk.domain.placed import Placed
from peerdesk.domain.prose import Prose
from peerdesk.domain.published import Published, Released
from peerdesk.domain.recorded import CaseRecord, Listed
from peerdesk.domain.reply import Reply
from peerdesk.domain.sorted_out import Clustered
from peerdesk.domain.study import Study
from peerdesk.domain.word_list import WordList


class Records(Protocol):
    """The part of a `Book` that forms, questions and the wall ask.

    What was dropped, dissolved or struck off is there too, and says so itself. Single things
    raise `NotFound`.
    """

    def case_files(self) -> tuple[CaseRecord, ...]:
        """Return the case files of the review by list, position and label."""
        ...

    def case_file(self, identifier: str) -> CaseRecord:
        """Return one case file."""
        ...

    def documents(self) -> tuple[Listed, ...]:
        """Return the register of documents by position and title."""
        ...

    def document(self, identifier: str) -> Listed:
        """Return one document."""
        ...

    def observations(self) -> tuple[Placed[Observation], ...]:
        """Return observations and site visits by day, start and setting."""
        ...

    def observation(self, identifier: str) -> Placed[Observation]:
        """Return one observation or site visit."""
        ...

    def questions(self) -> tuple[Asked, ...]:
        """Return all questions in the one order, answered and dropped ones too."""
        ...

    def question(self, identifier: str) -> Asked:
        """Return one question."""
        ...

    def concerns(self) -> tuple[Concern, ...]:
        """Return the immediate concerns in the one order; what they say is sealed to the leads."""
        ...

    def clusters(self) -> tuple[Clustered, ...]:
        """Return the clusters of the wall by position."""
        ...

    def cluster(self, identifier: str) -> Clustered:
        """Return one cluster."""
        ...

    def wall_driver(self) -> Placed[Driver] | None:
        """Return which laptop moves the wall's cards, or None where nobody ever said so."""
        ...

    def studies(self) -> tuple[Placed[Study], ...]:
        """Return case studies and good practice in the one order."""
        ...

    def replies(self) -> tuple[Placed[Reply], ...]:
        """Return what sponsors answered, in the one order, settled or not."""
        ...

    def reply(self, identifier: str) -> Placed[Reply]:
        """Return one sponsor's answer."""
        ...

    def prose(self) -> tuple[Placed[Prose], ...]:
        """Return the parts of documents that the team wrote itself, in the one order."""
        ...

    def publications(self) -> tuple[Published, ...]:
        """Return the documents of the challenge, summaries aside; one a kind."""
        ...

    def publication(self, identifier: str) -> Published:
        """Return one document."""
        ...

    def comments(self) -> tuple[Placed[AccuracyComment], ...]:
        """Return the factual-accuracy log in the one order, struck-off rows too."""
        ...

    def comment(self, identifier: str) -> Placed[AccuracyComment]:
        """Return one row of the factual-accuracy log."""
        ...

    def finding_releases(self) -> tuple[Released, ...]:
        """Return what was let stand that a check had found, taken back or not."""
        ...

    def word_lists(self) -> tuple[Placed[WordList], ...]:
        """Return how this challenge changes the lists that the checks read."""
        ...

    def merged(self) -> dict[str, str]:
        """Return, for each message merged into another, the one that stands for it."""
        ...
