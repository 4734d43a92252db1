# SPDX-License-Identifier: Apache-2.0
"""What backups hold, and what happened to a vault that was put back: told in plain words."""

from collections.abc import Iterator, Mapping
from enum import StrEnum

from msgspec import Struct


class Returning(StrEnum):
    """How a vault came to be at an earlier state, or at another place."""

    RESTORED = "restored"
    ROLLED_BACK = "rolled back"
    COPIED = "copied"


class Returned(Struct, frozen=True, kw_only=True):
    """What the opening of a vault found: it is not what this laptop wrote last.

    This laptop then numbers its changes anew. `own` is how many of its changes came after the
    state found; of these, `shared` were in bundles and come back with colleagues'. `holders` are
    those who have acknowledged some of them. Where `known` is False, nothing kept on this
    laptop could say how many there were. `erased` is how many erasures later than that state a
    vault at hand told of, and were gone through with again; None where no vault could tell.
    `where` is the folder of the other copy on this laptop that wrote last, as far as one did.
    """

    kind: Returning
    own: int = 0
    shared: int = 0
    holders: tuple[str, ...] = ()
    known: bool = True
    erased: int | None = None
    where: str = ""

    @property
    def only_here(self) -> int:
        """Return how many of the later changes were in no bundle, and so are nowhere else."""
        return self.own - self.shared

    def sentences(self) -> Iterator[str]:
        """Yield what happened, what comes back, from whom, and what does not."""
        if self.where and self.kind is Returning.COPIED:
            yield f"Another copy of this vault, in {self.where}, was opened here meanwhile."
        else:
            yield _HAPPENED[self.kind]
        if not self.known:
            yield "This laptop cannot say whether anything was written after that state."
        elif not self.own:
            yield "Nothing that this laptop wrote is missing."
        else:
            yield f"{_changes(self.own)} written on this laptop after that state:"
            yield from self._parts()
        yield from self._erased()

    def _erased(self) -> Iterator[str]:
        """Yield what becomes of notes that were erased after that state."""
        if self.kind is Returning.COPIED and self.known and not self.own:
            return
        if self.erased is None:
            yield (
                "Notes that were erased for good after that state may be back: take in a bundle "
                "of each colleague, before anything is shared or printed."
            )
        elif self.erased:
            notes = "1 note" if self.erased == 1 else f"{self.erased:,} notes"
            yield (
                f"{notes} erased for good after that state went again at once. Share, and take in "
                "a bundle of each colleague: the tombstones come back with them."
            )

    def _parts(self) -> Iterator[str]:
        if self.shared:
            yield f"{_are(self.shared)} in bundles and will come back: {self._whose()}."
        if self.only_here:
            yield (
                f"{_are(self.only_here)} in no bundle: only a newer backup, or another copy of "
                "the vault, can hold them."
            )

    def _whose(self) -> str:
        if not self.holders:
            return "take in the bundles of colleagues, or those this laptop wrote"
        return f"take in a bundle of {' or '.join(self.holders)}"


_HAPPENED = {
    Returning.RESTORED: "This vault was restored from a backup.",
    Returning.ROLLED_BACK: "This vault is older than what was last written here.",
    Returning.COPIED: "This vault was copied here, or was open on another laptop meanwhile.",
}


class Counted(Struct, frozen=True, kw_only=True):
    """How much a vault or a backup holds: how many things of each sort, and the newest note.

    `changes` is the length of the ledger. `newest` is UTC milliseconds, with its local offset in
    minutes; None where there is no note.
    """

    changes: int
    sorts: Mapping[str, int]
    newest: int | None = None
    offset: int = 0


class BackupPreview(Struct, frozen=True, kw_only=True):
    """What a backup would bring back, and how it differs from the vault as it is.

    `made` is UTC milliseconds, None where the name does not say; `now` is None where the vault
    itself cannot be read. `own` is how many changes of this laptop the backup lacks, `erased` how
    many notes it holds that the vault has erased since, `holds` the open holds it knows nothing of.
    """

    made: int | None
    why: str
    held: Counted
    now: Counted | None = None
    own: int = 0
    erased: int = 0
    holds: tuple[str, ...] = ()

    def warnings(self) -> Iterator[str]:
        """Yield what was erased and is in it still, and which holds it would forget."""
        if self.erased:
            notes = "1 note" if self.erased == 1 else f"{self.erased:,} notes"
            yield (
                f"{notes} in it {'was' if self.erased == 1 else 'were'} erased for good since. "
                "Restored here, beside the vault, it loses that again at once; restored anywhere "
                "else, what was erased comes back."
            )
        for hold in self.holds:
            yield (
                f"It knows nothing of a hold that stands: {hold}. Take in a bundle of each "
                "colleague after restoring it, before anything is erased."
            )

    @property
    def lacks(self) -> Mapping[str, int]:
        """Return, by sort, how many more things the vault has now; negative where it has fewer."""
        if self.now is None:
            return {}
        there, here = self.held.sorts, self.now.sorts
        more = {sort: here.get(sort, 0) - there.get(sort, 0) for sort in sorted({*there, *here})}
        return {sort: number for sort, number in more.items() if number}


class DrillReport(Struct, frozen=True, kw_only=True):
    """How a rehearsed restore went: which backup, what it held, what did not hold.

    `made` is UTC milliseconds; `seconds` is how long the restore and its checks took.
    """

    ok: bool
    made: int | None
    findings: tuple[str, ...]
    held: Counted
    now: Counted
    seconds: float


def _changes(number: int) -> str:
    return "1 change was" if number == 1 else f"{number:,} changes were"


def _are(number: int) -> str:
    return "1 of them was" if number == 1 else f"{number:,} of them were"
