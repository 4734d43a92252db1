# SPDX-License-Identifier: Apache-2.0
"""What every page and slide says of itself, where it must not be taken for something else."""

TEAM_NOTICE = "Team’s copy: not to leave the peer team"
PRACTICE_NOTICE = "Practice: everything here is invented"
