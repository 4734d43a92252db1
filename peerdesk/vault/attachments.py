# SPDX-License-Identifier: Apache-2.0
"""The bytes of attachments: in the encrypted database only, in pieces, each by its digest.

A piece is one transaction, so that a line typed meanwhile is saved between two of them. Nothing
here takes a name from outside: what is found, is found by SHA-256 of its bytes.
"""

import json
from collections.abc import Iterator
from hashlib import sha256

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
_ADDED = b'"kind":"AttachmentAdded"'
"""How the header of such a fact reads in the one form of writing it."""


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


def digests(content: bytes) -> tuple[str, ...]:
    """Return the digests of the pieces of some bytes, in order."""
    starts = range(0, len(content), CHUNK)
    return tuple(sha256(content[at : at + CHUNK]).hexdigest() for at in starts)
