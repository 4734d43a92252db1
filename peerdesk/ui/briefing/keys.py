# SPDX-License-Identifier: Apache-2.0
"""What can be done in Daily summary by a key."""

from peerdesk.ui.keys.action import Action

DAY = Action("briefing.day", "Choose the day", ("D",))
NEXT = Action("briefing.next", "Prepare the summary after the issued one", ("P",))
AGREED = Action("briefing.agreed", "Tick the agreed points", ("G",))
BEFORE = Action("briefing.before", "Tick the points told before", ("T",))
EVERY = Action("briefing.all", "Tick every point", ("A",))
TICKED = Action("briefing.ticked", "Show only what is ticked, or all", ("V",))
OCCASION = Action("briefing.occasion", "Record a point told on another occasion", ("O",))
SETTLE = Action("briefing.settle", "Settle the sponsor’s reply", ("Y",))
REST = Action("briefing.rest", "Mark the rest as said as written", ("W",))
CHECK = Action("briefing.check", "Go to what the checks found, or back", ("C",))
EXPORT = Action("briefing.export", "Export the summary", ("Ctrl+Shift+E",))
DRAFT = Action("briefing.draft", "Draft a message for the summary", ("N",))
SPONSOR = Action("briefing.sponsor", "Choose who is being told", ("S",))
ASK = Action("briefing.ask", "Ask a question of the sponsor’s reply", ("Q",))
ALL = (
    *(DAY, NEXT, AGREED, BEFORE, EVERY, TICKED, OCCASION, SETTLE, REST),
    *(CHECK, EXPORT, DRAFT, SPONSOR, ASK),
)
"""In the order of the page."""
