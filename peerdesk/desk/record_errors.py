# SPDX-License-Identifier: Apache-2.0
"""What the forms for case files, documents and observations refuse."""

from peerdesk.desk.errors import DeskError


class NoLabelsLeft(DeskError):
    """Every label that could be drawn is taken."""

    def __init__(self) -> None:
        super().__init__("No label is left to draw: take case files off the list first.")


class LabelTaken(DeskError):
    """Two case files would have one label."""

    def __init__(self, label: str) -> None:
        super().__init__(
            f"Another case file is called {label} already: draw a new label for this one."
        )
        self.label = label


class OwnReview(DeskError):
    """Somebody would moderate what they reviewed themselves."""

    def __init__(self) -> None:
        super().__init__(
            "A second reviewer moderates a case file: name one, and they do it on their laptop."
        )


class NotReviewedYet(DeskError):
    """A case file would be moderated before it was reviewed."""

    def __init__(self) -> None:
        super().__init__(
            "This case file is not reviewed yet: its reviewer says when it is, then moderate it."
        )


class StruckOff(DeskError):
    """What was taken off its list is not worked on."""

    def __init__(self, sort: str) -> None:
        super().__init__(f"This {sort} was taken off the list: put it back first.")
        self.sort = sort


class NothingToAskFor(DeskError):
    """The list to the organiser would be empty."""

    def __init__(self) -> None:
        super().__init__(
            "Nothing stands on the list to the organiser: put a document on it that has not "
            "arrived."
        )


class NoLabels(DeskError):
    """The sheet for labels would be empty."""

    def __init__(self) -> None:
        super().__init__("There is no case file to print a label for: add case files first.")
