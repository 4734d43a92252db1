# SPDX-License-Identifier: Apache-2.0
"""One word beside the answer where a vault lies unfitly: on a share, a stick, or synchronised."""

from pathlib import Path

from peerdesk.cli.printing import remark


def warn_of_place(folder: Path) -> None:
    """Say on standard error what is unfit about where a vault lies, if anything is."""
    from peerdesk.vault.surroundings import warning  # noqa: PLC0415 - help waits for no vault

    if said := warning(folder):
        remark(said)
