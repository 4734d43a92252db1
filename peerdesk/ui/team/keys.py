# SPDX-License-Identifier: Apache-2.0
"""What can be done in Team and in To settle by a key."""

from peerdesk.ui.keys.action import Action

SHARE = Action("team.share", "Share with the team", ("Ctrl+E",))
EVERYTHING = Action("team.everything", "Share everything", ("V",))
IMPORT = Action("team.import", "Import a bundle", ("I",))
ADMIT = Action("team.admit", "Admit a laptop", ("A",))
INVITE = Action("team.invite", "Invite a colleague", ("N",))
IDENTITY = Action("team.identity", "Save the identity file, or the request to join", ("Y",))
SETTLE = Action("team.settle", "Go to what is to be settled", ("T",))
FOLDER_TAKE = Action("team.folder-take", "Take what is in the team folder", ("G",))
FOLDER_SHARE = Action("team.folder-share", "Share in the team folder", ("F",))
BOTH = Action("settling.both", "Keep both versions", ("B",))
MERGED = Action("settling.merged", "Take what each changed", ("M",))
LATER = Action("settling.later", "Leave it for the team meeting", ("L",))
KEEP = Action("settling.keep", "Keep what is proposed for the bin", ("K",))
WITHDRAW = Action("settling.withdraw", "Withdraw what is proposed for the bin", ("W",))
LINK = Action("settling.link", "Link both points to the message", ("1",))
MESSAGE = Action("settling.message", "Make a new message from both points", ("M",))
APART = Action("settling.apart", "They are two points", ("P",))
NEXT = Action("settling.next", "Next", ("N",))
OPEN = Action("settling.open", "Open it in its place", ("O",))
TEAM = (SHARE, EVERYTHING, IMPORT, ADMIT, INVITE, IDENTITY, SETTLE, FOLDER_TAKE, FOLDER_SHARE)
"""Heard in Team."""
SETTLING = (BOTH, MERGED, LATER, KEEP, WITHDRAW, LINK, MESSAGE, APART, NEXT, OPEN)
"""Heard in To settle."""
