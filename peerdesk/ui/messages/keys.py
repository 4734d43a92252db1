# SPDX-License-Identifier: Apache-2.0
"""What can be done in Messages by a key."""

from peerdesk.ui.keys.action import Action

NEW = Action("messages.new", "New message", ("N",))
THEME = Action("messages.theme", "Show the messages of a theme", ("T",))
ADD = Action("messages.add", "Add a note to the message", ("A",))
KIND = Action("messages.kind", "Choose the kind of message", ("K",))
LINE_OF = Action("messages.line", "Choose the line of enquiry", ("L",))
RESTORE = Action("messages.restore", "Take a withdrawn message up again", ("R",))
AGAINST = Action("messages.against", "Look for notes that speak against it", ("D",))
ASK = Action("messages.ask", "Ask a question about the message", ("Q",))
STUDY = Action("messages.study", "Track it as a case study or good practice", ("Y",))
STUDIES = Action("messages.studies", "Case studies and good practice", ("G",))
ALL = (NEW, THEME, ADD, KIND, LINE_OF, RESTORE, AGAINST, ASK, STUDY, STUDIES)
"""In the order of the panes."""
