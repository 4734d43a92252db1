# SPDX-License-Identifier: Apache-2.0
"""The root of every error that PeerDesk raises on purpose.

PeerDeskError
├── DomainError        a value that the rules refuse        (peerdesk.domain.errors)
├── LedgerError        a change or chain that does not hold (peerdesk.ledger.errors)
├── TeamError          roster, identity, bundles            (peerdesk.team.errors)
├── ComposeError       a document that cannot be composed   (peerdesk.compose.errors)
├── DeskError          a use case asked for too much        (peerdesk.desk.errors)
├── VaultError         keys, database, disk                 (peerdesk.vault.errors)
├── RenderError        paper and slides                     (peerdesk.render.errors)
├── TransportError     sticks and folders                   (peerdesk.transport.errors)
└── InterchangeError   other people's formats               (peerdesk.interchange.errors)
"""


class PeerDeskError(Exception):
    """Something was refused; `user_message` says in one sentence what to do next.

    Neither the message nor the arguments ever hold evidence or a secret.
    """

    def __init__(self, user_message: str) -> None:
        super().__init__(user_message)
        self.user_message = user_message
