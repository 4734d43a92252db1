# SPDX-License-Identifier: Apache-2.0
"""What can be done in Vault by a key."""

from peerdesk.ui.keys.action import Action

BACK_UP = Action("vault.back-up", "Back up now", ("Ctrl+B",))
RESTORE = Action("vault.restore", "Restore a backup", ("R",))
TRY = Action("vault.try", "Try a restore", ("D",))
COPY = Action("vault.copy", "Copy the vault to a stick", ("Y",))
PASSPHRASE = Action("vault.passphrase", "Change the passphrase", ("P",))
PAPER = Action("vault.paper", "Try the words on paper", ("T",))
WORDS = Action("vault.words", "Make new recovery words", ("W",))
ROTATE = Action("vault.rotate", "Change the key of the vault", ("K",))
ANEW = Action("vault.anew", "Make the tables anew", ("N",))
TEST = Action("vault.test", "Test this laptop", ("L",))
ALL = (BACK_UP, RESTORE, TRY, COPY, PASSPHRASE, PAPER, WORDS, ROTATE, ANEW, TEST)
"""In the order of the pages."""
