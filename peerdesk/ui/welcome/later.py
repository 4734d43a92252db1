# SPDX-License-Identifier: Apache-2.0
"""A page of the welcome screen that is made when it is first wanted."""

from PySide6.QtWidgets import QWidget


class LaterPage(QWidget):
    """Any page but the first; whatever was typed on it is forgotten by `clear`."""

    def clear(self) -> None:
        """Forget everything that was typed or shown."""
        raise NotImplementedError
