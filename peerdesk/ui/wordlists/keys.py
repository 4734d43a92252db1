# SPDX-License-Identifier: Apache-2.0
"""What can be done with the word lists by a key."""

from peerdesk.ui.keys.action import Action

ADD = Action("wordlists.add", "Go to the phrase to add", ("N",))
FIND = Action("wordlists.find", "Go to the words to look for in a list", ("Ctrl+F", "/"))
OUT = Action("wordlists.out", "Take a phrase out, or put it back", ("Delete",), fixed=True)
BACK = Action("wordlists.back", "Back to the checks", ("B",))
ALL = (ADD, FIND, OUT, BACK)
"""In the order of the panes."""
