# SPDX-License-Identifier: Apache-2.0
"""What every page and slide says of itself, where it must not be taken for something else."""

TEAM_NOTICE = "Team’s copy: not to leave the peer team"
TEAM_SHORT = "Not to leave the peer team"
"""The same beside words that say whose copy it is."""
PRACTICE_NOTICE = "Practice: everything here is invented"
