# SPDX-License-Identifier: Apache-2.0
"""What an open vault tells of files, documents, questions and the wall; see `desk.records`."""

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
from peerdesk.vault.entities import Entities


class RecordReading:
    """Lists and single things that are kept beside notes and messages."""

    _entities: Entities

    def case_files(self) -> tuple[CaseRecord, ...]:
        """Return the case files of the review by list, position and label."""
        return self._entities.listed("case")

    def case_file(self, identifier: str) -> CaseRecord:
        """Return one case file, or raise `NotFound`."""
        found: CaseRecord = self._entities.one("case", identifier)
        return found

    def documents(self) -> tuple[Listed, ...]:
        """Return the register of documents by position and title."""
        return self._entities.listed("document")

    def document(self, identifier: str) -> Listed:
        """Return one document, or raise `NotFound`."""
        found: Listed = self._entities.one("document", identifier)
        return found

    def observations(self) -> tuple[Placed[Observation], ...]:
        """Return observations and site visits by day, start and setting."""
        return self._entities.listed("observation")

    def observation(self, identifier: str) -> Placed[Observation]:
        """Return one observation or site visit, or raise `NotFound`."""
        found: Placed[Observation] = self._entities.one("observation", identifier)
        return found

    def questions(self) -> tuple[Asked, ...]:
        """Return all questions in the one order."""
        return self._entities.listed("question")

    def question(self, identifier: str) -> Asked:
        """Return one question, or raise `NotFound`."""
        found: Asked = self._entities.one("question", identifier)
        return found

    def concerns(self) -> tuple[Concern, ...]:
        """Return the immediate concerns in the one order."""
        return self._entities.listed("concern")

    def clusters(self) -> tuple[Clustered, ...]:
        """Return the clusters of the wall by position."""
        return self._entities.listed("cluster")

    def cluster(self, identifier: str) -> Clustered:
        """Return one cluster, or raise `NotFound`."""
        found: Clustered = self._entities.one("cluster", identifier)
        return found

    def wall_driver(self) -> Placed[Driver] | None:
        """Return which laptop moves the wall's cards; there is one wall a challenge."""
        said = self._entities.listed("wall")
        return said[-1] if said else None

    def studies(self) -> tuple[Placed[Study], ...]:
        """Return case studies and good practice in the one order."""
        return self._entities.listed("study")

    def replies(self) -> tuple[Placed[Reply], ...]:
        """Return what sponsors answered, in the one order."""
        return self._entities.listed("reply")

    def reply(self, identifier: str) -> Placed[Reply]:
        """Return one sponsor's answer, or raise `NotFound`."""
        found: Placed[Reply] = self._entities.one("reply", identifier)
        return found

    def prose(self) -> tuple[Placed[Prose], ...]:
        """Return the parts of documents that the team wrote itself, in the one order."""
        return self._entities.listed("prose")

    def publications(self) -> tuple[Published, ...]:
        """Return the documents of the challenge, summaries aside."""
        return self._entities.listed("publication")

    def publication(self, identifier: str) -> Published:
        """Return one document, or raise `NotFound`."""
        found: Published = self._entities.one("publication", identifier)
        return found

    def comments(self) -> tuple[Placed[AccuracyComment], ...]:
        """Return the factual-accuracy log in the one order."""
        return self._entities.listed("comment")

    def comment(self, identifier: str) -> Placed[AccuracyComment]:
        """Return one row of the factual-accuracy log, or raise `NotFound`."""
        found: Placed[AccuracyComment] = self._entities.one("comment", identifier)
        return found

    def finding_releases(self) -> tuple[Released, ...]:
        """Return what was let stand that a check had found."""
        return self._entities.listed("release")

    def word_lists(self) -> tuple[Placed[WordList], ...]:
        """Return how this challenge changes the lists that the checks read."""
        return self._entities.listed("wordlist")

    def merged(self) -> dict[str, str]:
        """Return, for each message merged into another, the one that stands for it."""
        return self._entities.merged()
