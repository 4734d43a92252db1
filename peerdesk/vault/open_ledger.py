# SPDX-License-Identifier: Apache-2.0
"""The ledger of an open vault: its tables, and what is kept in memory to write to it quickly."""

from dataclasses import dataclass, field

from peerdesk.vault.attachments import Chunks
from peerdesk.vault.breath import Breath
from peerdesk.vault.chains import Chains
from peerdesk.vault.database import Database
from peerdesk.vault.entities import Entities
from peerdesk.vault.head import HeadFile
from peerdesk.vault.indexing import NoteIndex
from peerdesk.vault.ledger import LedgerTables
from peerdesk.vault.pool import Pool
from peerdesk.vault.projection import Projection
from peerdesk.vault.settings import Settings


@dataclass
class OpenLedger:
    """What appending and uniting share."""

    database: Database
    tables: LedgerTables
    projection: Projection
    index: NoteIndex
    entities: Entities
    settings: Settings
    head: HeadFile
    chains: Chains
    challenge: str
    breath: Breath
    pool: Pool | None = None
    chunks: Chunks = field(init=False)

    def __post_init__(self) -> None:
        self.chunks = Chunks(self.database, self.breath)

    def committed(self, chains: Chains) -> None:
        """Let memory follow the database, after a commit."""
        moved = chains.own_head() != self.chains.own_head()
        self.chains = chains
        if moved:
            self.head.follow(chains.own_head())

    def catch_up(self) -> None:
        """Index the lines just typed, if any are behind.

        Raises `NotSaved` where the disk refuses: they stay behind, saved but not found yet.
        """
        if self.index.behind and not self.database.in_doubt:
            with self.database.transaction():
                self.index.catch_up(self.chains.own_head().number)
            self.index.behind.clear()
