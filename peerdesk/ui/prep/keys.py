# SPDX-License-Identifier: Apache-2.0
"""What can be done on a prep card by a key."""

from peerdesk.ui.keys.action import Action

START = Action("prep.start", "Start capturing", ("Return", "Enter"), fixed=True)
FORM = Action("prep.form", "Open the form of the session: observation, case records", ("O",))
FOLD = Action("prep.fold", "Show all that is known, or two minutes of it", ("M",))
PRINT = Action("prep.print", "Print the card on one page", ("Ctrl+P",))
BACK = Action("prep.back", "Back to the day", ("Escape",), fixed=True)

ALL = (START, FORM, FOLD, PRINT, BACK)
