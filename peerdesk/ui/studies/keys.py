# SPDX-License-Identifier: Apache-2.0
"""What can be done with case studies by a key."""

from peerdesk.ui.keys.action import Action

NEW = Action("studies.new", "New case study", ("N",))
DROP = Action("studies.drop", "Track a case study no more", ("Delete",), fixed=True)
MESSAGE = Action("studies.message", "Open the message it tells of", ("O",))
BACK = Action("studies.back", "Back to the messages", ("B",))
ALL = (NEW, DROP, MESSAGE, BACK)
"""In the order of the panes."""
