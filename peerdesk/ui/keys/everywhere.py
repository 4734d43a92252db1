# SPDX-License-Identifier: Apache-2.0
"""What every screen hears."""

from peerdesk.ui.keys.action import Action

HELP = Action("window.help", "Help for this screen", ("F1",))
KEYS = Action("window.keys", "List of keys", ("Ctrl+/",))
LOCK = Action("window.lock", "Lock at once", ("Ctrl+L",))
COVER = Action("window.cover", "Cover the window without locking", ("F12", "Ctrl+Shift+Space"))
"""The second key is for keyboards whose F keys turn the light and the sound up and down."""
LARGER = Action("window.larger", "Larger text", ("Ctrl++", "Ctrl+="))
SMALLER = Action("window.smaller", "Smaller text", ("Ctrl+-",))
USUAL = Action("window.usual", "Usual size of text", ("Ctrl+0",))
LOOK = Action("window.look", "Text, contrast and lock")
WINDOW = (HELP, KEYS, LOCK, COVER, LARGER, SMALLER, USUAL, LOOK)
"""Heard by the window itself, before a challenge is open too."""

THEMES = {
    "light": Action("window.theme-light", "Light theme"),
    "dark": Action("window.theme-dark", "Dark theme"),
    "high-contrast": Action("window.theme-high-contrast", "High contrast theme"),
}
SIZES = {
    percent: Action(f"window.text-{percent}", f"Text at {percent} %")
    for percent in (80, 90, 100, 115, 130, 150, 175, 200)
}
LOOKS = (*THEMES.values(), *SIZES.values())
"""Heard by the window, for the palette alone: nobody needs a key for each."""

NEXT_PANE = Action("window.pane", "Go to the next part of the place", ("F6",))
UNDO = Action("window.undo", "Undo what was just said at the foot", ("Ctrl+Z",))
RETRY = Action("window.retry", "Try again to save", ("Ctrl+S",))
TOUR = Action("window.go-tour", "Take the tour", ("F7",))
"""Heard by the shell as what goes to a place that stands over every other: the tour."""
FIND = Action("window.go-palette", "Find or do anything", ("Ctrl+K",))
"""Likewise: what the finder in every heading opens."""
SHELL = (NEXT_PANE, UNDO, RETRY)
"""Heard wherever a challenge is open."""
