# SPDX-License-Identifier: Apache-2.0
"""The bytes of attachments: in the encrypted database only, in pieces, each by its digest.

A piece is one transaction, so that a line typed meanwhile is saved between two of them. Nothing
here takes a name from outside: what is found, is found by SHA-256 of its bytes.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from typing import NamedTuple

from peerdesk.desk.errors import DamagedAttachment, HeldElsewhere
from peerdesk.domain.attachment import CHUNK, LARGEST, Attachment
from peerdesk.domain.custody import AttachmentAdded
from peerdesk.ledger.change import Change
from peerdesk.vault.breath import Breath
from peerdesk.vault.database import Database

_UNNAMED = """
    SELECT digest FROM chunk WHERE digest NOT IN (
        SELECT value FROM entity, json_each(entity.body, '$.chunks') WHERE sort = 'attachment'
    )
"""
_NAMED = """
    SELECT DISTINCT value FROM entity, json_each(entity.body, '$.chunks')
    WHERE sort = 'attachment' AND value IN (SELECT value FROM json_each(?))
"""
_ADDED = b'"kind":"AttachmentAdded"'
"""How the header of such a fact reads in the one form of writing it."""


class Pieces(NamedTuple):
    """What would become of pieces: those to be kept, by digest, and how many are not.

    `already` are here, and `unnamed` belong to nothing that has arrived.
    """

    new: Mapping[str, bytes]
    already: int
    unnamed: int


class Chunks:
    """Keeps and reads the pieces of attachments."""

    def __init__(self, database: Database, breath: Breath) -> None:
        self._database, self._breath = database, breath
        self._begun: set[str] = set()

    def keep(self, content: bytes) -> tuple[str, ...]:
        """Keep bytes in pieces and return the pieces' digests; a piece that is here is left.

        What an earlier attempt left behind goes first. Raises `NotSaved` where the disk refuses,
        and `Interrupted` where the vault is being locked: no fact names the pieces then.
        """
        wanted = digests(content)
        self._begun.update(wanted)
        try:
            with self._database.transaction():
                self.drop_unnamed()
            for place, digest in enumerate(wanted):
                if not self._has([digest]):
                    piece = content[place * CHUNK : (place + 1) * CHUNK]
                    with self._database.transaction():
                        self._database.run("INSERT INTO chunk VALUES (?, ?)", (digest, piece))
                    self._breath.between_slices()
        finally:
            self._begun.difference_update(wanted)
        return wanted

    def read(self, attachment: Attachment) -> bytes:
        """Return an attachment's bytes; raises `HeldElsewhere` or `DamagedAttachment`."""
        if attachment.size > LARGEST or len(attachment.chunks) > LARGEST // CHUNK:
            raise DamagedAttachment
        whole = bytearray()
        for digest in attachment.chunks:
            piece = self._database.value("SELECT content FROM chunk WHERE digest = ?", (digest,))
            if piece is None:
                raise HeldElsewhere
            whole += piece
            self._breath.between_slices()
        if sha256(whole).hexdigest() != attachment.digest:
            raise DamagedAttachment
        return bytes(whole)

    def holds(self, attachment: Attachment) -> bool:
        """Say whether all pieces of an attachment are here."""
        return self._has(attachment.chunks)

    def piece(self, digest: str) -> bytes:
        """Return one piece by its digest, for whoever holds it against that; or `HeldElsewhere`.

        The database vouches for each of its pages, and nobody keeps a piece of another digest.
        """
        piece = self._database.value("SELECT content FROM chunk WHERE digest = ?", (digest,))
        if piece is None:
            raise HeldElsewhere
        return bytes(piece)

    def lacking(self, attachments: Iterable[Attachment]) -> tuple[Attachment, ...]:
        """Return those attachments, within bounds, of which some piece is not here."""
        asked = [a for a in attachments if _within_bounds(a)]
        if not asked:
            return ()
        here = {row[0] for row in self._database.rows("SELECT digest FROM chunk")}
        return tuple(a for a in asked if not here.issuperset(a.chunks))

    def sort_out(self, pieces: Iterable[bytes]) -> Pieces:
        """Return what would become of pieces that arrived: only those that a change names go in.

        A change that waits, or does not count, names its pieces too.
        """
        offered = {sha256(piece).hexdigest(): piece for piece in pieces}
        here = {d for d in offered if self._has([d])}
        lacked = offered.keys() - here
        rows = self._database.rows(_NAMED, (json.dumps(sorted(lacked)),)) if lacked else []
        named = {row[0] for row in rows}
        for fact in self._added() if lacked - named else ():
            if fact is not None and _within_bounds(fact):
                named |= lacked.intersection(fact.chunks)
        return Pieces({d: offered[d] for d in sorted(named)}, len(here), len(lacked - named))

    def take_in(self, digest: str, piece: bytes) -> None:
        """Keep one piece that `sort_out` let in, in a transaction of its own."""
        with self._database.transaction():
            self._database.run("INSERT OR IGNORE INTO chunk VALUES (?, ?)", (digest, piece))
        self._breath.between_slices()

    def drop(self, some: Iterable[str]) -> None:
        """Drop pieces by their digests, inside the caller's transaction."""
        self._database.run("DELETE FROM chunk WHERE digest = ?", [(d,) for d in some])

    def drop_unnamed(self) -> int:
        """Drop, inside the caller's transaction, the pieces that no change names any more.

        Those of a note that was erased, once its payloads are gone and the tables follow, and
        those of an attachment that was never finished. A change that waits, or does not count,
        names its pieces too. Returns how many went.
        """
        unnamed = {row[0] for row in self._database.rows(_UNNAMED)} - self._begun
        for fact in self._added() if unnamed else ():
            unnamed -= set(fact.chunks) if fact else unnamed
        self._database.run("DELETE FROM chunk WHERE digest = ?", [(d,) for d in sorted(unnamed)])
        return len(unnamed)

    def _has(self, wanted: list[str] | tuple[str, ...]) -> bool:
        found = self._database.value(
            "SELECT count(*) FROM chunk WHERE digest IN (SELECT value FROM json_each(?))",
            (json.dumps(wanted),),
        )
        return int(found) == len(set(wanted))

    def _added(self) -> Iterator[AttachmentAdded | None]:
        """Yield what the ledger says was attached, whether it counts or not.

        None stands for what a later program wrote: nobody here can say which pieces it names.
        """
        for table in ("change", "waiting", "forked"):
            rows = self._database.rows(
                f"SELECT header, salt, payload FROM {table} "  # noqa: S608 - our own names
                "WHERE payload IS NOT NULL AND instr(header, ?)",
                (_ADDED,),
            )
            for row in rows:
                entry = Change(*row).entry
                fact = entry.fact if entry is not None else None
                yield fact if isinstance(fact, AttachmentAdded) else None


def _within_bounds(attachment: Attachment | AttachmentAdded) -> bool:
    """Say whether an attachment is none that only a hostile laptop would tell of."""
    return attachment.size <= LARGEST and len(attachment.chunks) <= LARGEST // CHUNK


def digests(content: bytes) -> tuple[str, ...]:
    """Return the digests of the pieces of some bytes, in order."""
    starts = range(0, len(content), CHUNK)
    return tuple(sha256(content[at : at + CHUNK]).hexdigest() for at in starts)
