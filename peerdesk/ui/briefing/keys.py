# SPDX-License-Identifier: Apache-2.0
"""What can be done in Daily summary by a key."""

from peerdesk.ui.keys.action import Action

DAY = Action("briefing.day", "Choose the day", ("D",))
EXPORT = Action("briefing.export", "Export the summary as PDF", ("Ctrl+Shift+E",))
DRAFT = Action("briefing.draft", "Draft a message for the summary", ("N",))
SPONSOR = Action("briefing.sponsor", "Choose who is being told", ("S",))
ASK = Action("briefing.ask", "Ask a question of the sponsor’s reply", ("Q",))
ALL = (DAY, EXPORT, DRAFT, SPONSOR, ASK)
"""In the order of the page."""
