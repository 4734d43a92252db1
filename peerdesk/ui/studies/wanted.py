# SPDX-License-Identifier: Apache-2.0
"""What other places send to the case studies: `go.emit("studies", StudyFrom(message))`."""

from dataclasses import dataclass


@dataclass(frozen=True)
class StudyFrom:
    """Show the study that tells of a message, or begin one."""

    message: str
