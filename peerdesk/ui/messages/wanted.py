# SPDX-License-Identifier: Apache-2.0
"""What another place may ask of this one."""

from dataclasses import dataclass


@dataclass(frozen=True)
class DraftFrom:
    """Make a message from these notes, by identifier."""

    notes: tuple[str, ...]
