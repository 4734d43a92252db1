# SPDX-License-Identifier: Apache-2.0
"""What the checks have found, as rows: what is open by number, what was released, what is clear."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from peerdesk.compose.checks.finding import Check, Finding, fingerprint
from peerdesk.compose.checks.reasons import REASONS
from peerdesk.domain.calendar import local, short_day
from peerdesk.domain.published import Released

Index = QModelIndex | QPersistentModelIndex
ROW = Qt.ItemDataRole.UserRole
_SPOKEN = {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}
_TOP = QModelIndex()


@dataclass(frozen=True)
class FindingRow:
    """One finding: its number, or 0 with when and why it was released."""

    finding: Finding
    number: int = 0
    released: str = ""
    release: str = ""


@dataclass(frozen=True)
class ClearRow:
    """A check that has found nothing, in words."""

    words: str


Row = FindingRow | ClearRow


class FindingsModel(QAbstractListModel):
    """Open findings first, in the order of the document, then released ones, then what is clear."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[Row] = []

    def show(
        self,
        findings: Sequence[Finding],
        released: Mapping[str, Released],
        checks: Sequence[Check],
    ) -> None:
        """Show what was found; `released` is by fingerprint, `checks` are those that were made."""
        pairs = [(finding, released.get(fingerprint(finding))) for finding in findings]
        still = [finding for finding, release in pairs if release is None]
        self.beginResetModel()
        self._rows = [FindingRow(finding, number) for number, finding in enumerate(still, 1)]
        self._rows += [
            FindingRow(finding, released=self._why(release), release=release.id)
            for finding, release in pairs
            if release is not None
        ]
        found = {finding.check for finding in findings}
        self._rows += [ClearRow(self._clear(check)) for check in checks if check not in found]
        self.endResetModel()

    def clear(self) -> None:
        """Hold nothing."""
        self.show((), {}, ())

    def open_findings(self) -> tuple[Finding, ...]:
        """Return the findings that nobody has released, in the order of their numbers."""
        return tuple(r.finding for r in self._rows if isinstance(r, FindingRow) and r.number)

    def finding(self, row: int) -> FindingRow | None:
        """Return the finding in a row, or None where there is none."""
        found = self._rows[row] if 0 <= row < len(self._rows) else None
        return found if isinstance(found, FindingRow) else None

    def find(self, mark: str) -> int:
        """Return the row of the finding with a fingerprint, or -1."""
        for number, row in enumerate(self._rows):
            if isinstance(row, FindingRow) and fingerprint(row.finding) == mark:
                return number
        return -1

    def rowCount(self, parent: Index = _TOP) -> int:  # noqa: N802 - Qt's name
        """Return how many rows there are."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the row, or what a screen reader says of it."""
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == ROW:
            return row
        return self._said(row) if role in _SPOKEN else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let findings be chosen; what is clear is only read."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        if self.finding(index.row()) is None:
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def check_name(self, finding: Finding) -> str:
        """Return the name of the check as a heading, and how grave it is where that is said."""
        light = {"red": self.tr("red"), "amber": self.tr("amber"), "green": self.tr("green")}
        name = self._names()[finding.check]
        return f"{name}, {light[finding.light]}" if finding.light else name

    def suggested(self, finding: Finding) -> str:
        """Return what could stand there instead, or nothing."""
        return self.tr("Try “{0}”.").format(finding.suggestion) if finding.suggestion else ""

    def _said(self, row: Row) -> str:
        if isinstance(row, ClearRow):
            return row.words
        found = row.finding
        parts = (
            f"{row.number}" if row.number else self.tr("Released"),
            self.check_name(found),
            f"“{found.found}”" if found.found else "",
            found.words,
            self.suggested(found),
            row.released,
            found.place,
        )
        return ". ".join(part.rstrip(".") for part in parts if part)

    def _why(self, release: Released) -> str:
        moment = local(release.at, release.offset)
        day = short_day(moment.date().isoformat())
        words = self.tr("Released {0}, {1}: {2}")
        return words.format(day, f"{moment:%H:%M}", REASONS[release.value.reason].lower())

    def _names(self) -> dict[Check, str]:
        return {
            Check.ATTRIBUTION: self.tr("Attribution"),
            Check.LANGUAGE: self.tr("Language"),
            Check.TRIANGULATION: self.tr("Thin evidence"),
            Check.SURPRISE: self.tr("Surprise"),
            Check.DRIFT: self.tr("Drift"),
        }

    def _clear(self, check: Check) -> str:
        return {
            Check.ATTRIBUTION: self.tr("No names, numbers or quotations found"),
            Check.LANGUAGE: self.tr("No grade or judgement words found"),
            Check.TRIANGULATION: self.tr("No point stands on one source alone"),
            Check.SURPRISE: self.tr("Nothing that the sponsor was not told"),
            Check.DRIFT: self.tr("Nothing differs from the slides"),
        }[check]
