# SPDX-License-Identifier: Apache-2.0
"""What can be done by a key while listening, without leaving the caret."""

from peerdesk.ui.keys.action import Action

OTHER = Action("capture.other", "Go to another session", ("Ctrl+O",))
PREP = Action("capture.prep", "Prep card of the session", ("Ctrl+Shift+P",))
PAPER = Action("capture.paper", "Type in a paper sheet", ("Ctrl+Shift+T",))
ATTACH = Action("capture.attach", "Attach a file to the line", ("Ctrl+Shift+A",))
RULES = Action("capture.rules", "Ground rules to read out", ("Ctrl+G",))
END = Action("capture.end", "End the session", ("Ctrl+Shift+E",))
OTHERS = Action("capture.others", "Colleagues’ lines of this session", ("Alt+C",))
ANSWER = Action("capture.answer", "Answer a question of the session by the next line", ("Alt+A",))
UP = Action("capture.up", "Choose an earlier line", ("Alt+Up",))
DOWN = Action("capture.down", "Choose a later line", ("Alt+Down",))
CHANGE = Action("capture.change", "Change the chosen line", ("F2",))
PART = Action("capture.part", "Part the line at the caret", ("Ctrl+Return",), fixed=True)
JOIN = Action("capture.join", "Join the line to the one above", ("Ctrl+J",))
PIN = Action("capture.pin", "Pin a line of enquiry, or let it go", ("Alt+P",))
ROLE = Action("capture.role", "Write the role instead of what was warned of", ("Alt+R",))
KEEP = Action("capture.keep", "Keep what was warned of, with a reason", ("Alt+K",))
SPELL = Action("capture.spell", "Suggest a spelling", ("Ctrl+.",))
REDO = Action("capture.redo", "Do again what was undone", ("Ctrl+Y", "Ctrl+Shift+Z"))
TAGS = tuple(
    Action(f"capture.tag{digit}", f"Put pinned line {digit} on, or take it off", (f"Ctrl+{digit}",))
    for digit in range(1, 10)
)
ALL = (
    *(OTHER, PREP, PAPER, ATTACH, RULES, END, OTHERS, ANSWER, UP, DOWN, CHANGE, PART, JOIN),
    *(PIN, ROLE, KEEP, SPELL, REDO),
    *TAGS,
)
