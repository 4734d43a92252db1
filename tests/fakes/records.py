# SPDX-License-Identifier: Apache-2.0
"""The part of a book in memory that tells of files, documents, questions and the wall."""

from typing import Any

from peerdesk.domain.accuracy import AccuracyComment
from peerdesk.domain.asked import Asked, Concern
from peerdesk.domain.cluster import Driver
from peerdesk.domain.merging import survivors
from peerdesk.domain.observation import Observation
from peerdesk.domain.placed import Placed
from peerdesk.domain.prose import Prose
from peerdesk.domain.published import Published, Released
from peerdesk.domain.recorded import CaseRecord, Listed
from peerdesk.domain.reply import Reply
from peerdesk.domain.sorted_out import Clustered
from peerdesk.domain.study import Study
from peerdesk.domain.word_list import WordList


class MemoryRecords:
    """Implements `peerdesk.desk.records.Records` over what stands in a `MemoryBook`."""

    _stands: dict[str, dict[str, Any]]

    def _by_order(self, sort: str) -> tuple[Any, ...]:
        raise NotImplementedError

    def _one(self, sort: str, identifier: str) -> Any:
        raise NotImplementedError

    def case_files(self) -> tuple[CaseRecord, ...]:
        """Return the case files by list, position and label."""
        found = self._stands["case"].values()
        return tuple(
            sorted(
                found, key=lambda c: (c.value.agreed_list, c.value.position, c.value.label, c.id)
            )
        )

    def case_file(self, identifier: str) -> CaseRecord:
        """Return one case file."""
        return self._one("case", identifier)  # type: ignore[no-any-return] # one store for all

    def documents(self) -> tuple[Listed, ...]:
        """Return the register by position and title."""
        found = self._stands["document"].values()
        return tuple(sorted(found, key=lambda d: (d.value.position, d.value.title, d.id)))

    def document(self, identifier: str) -> Listed:
        """Return one document."""
        return self._one("document", identifier)  # type: ignore[no-any-return] # as above

    def observations(self) -> tuple[Placed[Observation], ...]:
        """Return observations by day, start and setting."""
        found = self._stands["observation"].values()
        return tuple(
            sorted(found, key=lambda o: (o.value.day, o.value.start, o.value.setting, o.id))
        )

    def observation(self, identifier: str) -> Placed[Observation]:
        """Return one observation."""
        return self._one("observation", identifier)  # type: ignore[no-any-return] # as above

    def questions(self) -> tuple[Asked, ...]:
        """Return all questions in the one order."""
        return self._by_order("question")

    def question(self, identifier: str) -> Asked:
        """Return one question."""
        return self._one("question", identifier)  # type: ignore[no-any-return] # as above

    def concerns(self) -> tuple[Concern, ...]:
        """Return the immediate concerns in the one order."""
        return self._by_order("concern")

    def clusters(self) -> tuple[Clustered, ...]:
        """Return the clusters by position."""
        found = self._stands["cluster"].values()
        return tuple(sorted(found, key=lambda c: (c.value.position, c.id)))

    def cluster(self, identifier: str) -> Clustered:
        """Return one cluster."""
        return self._one("cluster", identifier)  # type: ignore[no-any-return] # as above

    def wall_driver(self) -> Placed[Driver] | None:
        """Return which laptop moves the cards."""
        said = self._by_order("wall")
        return said[-1] if said else None

    def studies(self) -> tuple[Placed[Study], ...]:
        """Return case studies and good practice in the one order."""
        return self._by_order("study")

    def replies(self) -> tuple[Placed[Reply], ...]:
        """Return what sponsors answered, in the one order."""
        return self._by_order("reply")

    def reply(self, identifier: str) -> Placed[Reply]:
        """Return one sponsor's answer."""
        return self._one("reply", identifier)  # type: ignore[no-any-return] # as above

    def prose(self) -> tuple[Placed[Prose], ...]:
        """Return the team's own text, in the one order."""
        return self._by_order("prose")

    def publications(self) -> tuple[Published, ...]:
        """Return the documents, in the one order."""
        return self._by_order("publication")

    def publication(self, identifier: str) -> Published:
        """Return one document."""
        return self._one("publication", identifier)  # type: ignore[no-any-return] # as above

    def comments(self) -> tuple[Placed[AccuracyComment], ...]:
        """Return the factual-accuracy log, in the one order."""
        return self._by_order("comment")

    def comment(self, identifier: str) -> Placed[AccuracyComment]:
        """Return one row of the log."""
        return self._one("comment", identifier)  # type: ignore[no-any-return] # as above

    def finding_releases(self) -> tuple[Released, ...]:
        """Return what was let stand, in the one order."""
        return self._by_order("release")

    def word_lists(self) -> tuple[Placed[WordList], ...]:
        """Return the changes to lists, in the one order."""
        return self._by_order("wordlist")

    def merged(self) -> dict[str, str]:
        """Return, for each message merged into another, the one that stands for it."""
        standing = survivors(self._stands["message"].values())
        return {name: stands for name, stands in standing.items() if name != stands}
