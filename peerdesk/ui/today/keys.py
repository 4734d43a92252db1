# SPDX-License-Identifier: Apache-2.0
"""What can be done in Today by a key."""

from peerdesk.ui.keys.action import Action

PREP = Action("today.prep", "Prep card of the session", ("P",))
FORM = Action("today.form", "Open the form of the session: observation, case records", ("O",))
PLAN = Action("today.plan", "Change the day in the timetable", ("E",))
MOVE = Action("today.move", "Move the session", ("M",))
OFF = Action("today.off", "Call the session off, or put it back", ("X",))
ADD = Action("today.add", "Add a session", ("A",))
PEERS = Action("today.peers", "Change who goes", ("W",))
IMPORT = Action("today.import", "Import a timetable", ("I",))
PAPER = Action("today.paper", "Print paper sheets", ("Ctrl+P",))
TYPE_IN = Action("today.type-in", "Type in a paper sheet", ("T",))
EARLIER = Action("today.earlier", "The day before", ("Alt+Left",))
LATER = Action("today.later", "The day after", ("Alt+Right",))

ALL = (PREP, FORM, PLAN, MOVE, OFF, ADD, PEERS, IMPORT, PAPER, TYPE_IN, EARLIER, LATER)
