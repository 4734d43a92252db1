# SPDX-License-Identifier: Apache-2.0
"""What can be done in Presentation by a key."""

from peerdesk.ui.keys.action import Action

EXPORT = Action("presentation.export", "Export the presentation", ("Ctrl+Shift+E",))
ALL = (EXPORT,)
"""One so far."""
