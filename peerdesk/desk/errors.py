# SPDX-License-Identifier: Apache-2.0
"""What a use case refuses."""

from peerdesk.domain.words import Authority, HoldReason, title
from peerdesk.errors import PeerDeskError


class DeskError(PeerDeskError):
    """What was asked cannot be done now."""


class NoChallenge(DeskError):
    """This vault has no challenge yet."""

    def __init__(self) -> None:
        super().__init__(
            "There is no challenge in this vault yet: scope one, or import the team leader’s "
            "first bundle."
        )


class NotFound(DeskError):
    """Nothing here has this identifier."""

    def __init__(self, sort: str, identifier: str) -> None:
        super().__init__(
            f"There is no {sort} “{identifier[:40]}” here: list what there is, or import what a "
            "colleague has shared."
        )
        self.sort = sort
        self.identifier = identifier


class ErasedNote(NotFound):
    """The note was erased for good; `authority` is the role on whose word."""

    def __init__(self, identifier: str, day: str, authority: str) -> None:
        super().__init__("note", identifier)
        self.user_message = (
            f"This note was erased for good on {day}, on the authority of: {authority}. What "
            "rests on it has to be worded anew, or withdrawn."
        )
        self.args = (self.user_message,)
        self.authority = authority


class OnHold(DeskError):
    """A hold keeps what was to be erased."""

    def __init__(self, reason: HoldReason, holds: int) -> None:
        others = f", and {holds - 1} more" if holds > 1 else ""
        super().__init__(
            f"A hold keeps this from being erased ({title(reason).lower()}{others}): when the "
            "matter is over, the team leader lifts it, and then it can be erased."
        )
        self.reason = reason
        self.holds = holds


class NotAllowed(DeskError):
    """This laptop's part in the team does not reach so far."""

    def __init__(self, deed: str, needs: Authority) -> None:
        who = (
            "the team leader or the peer challenge manager" if needs is Authority.LEAD else "a peer"
        )
        super().__init__(f"Only {who} can {deed}: ask them to do it on their laptop.")
        self.deed = deed
        self.needs = needs


class NoLead(DeskError):
    """There is no lead's laptop to which something could be sealed."""

    def __init__(self) -> None:
        super().__init__(
            "No lead’s laptop is known here, so nobody could read this: tell the team leader by "
            "word, and record it once a lead’s bundle has been imported."
        )


class NotTheAuthor(DeskError):
    """Somebody else wrote this note; only its author revises it."""

    def __init__(self) -> None:
        super().__init__(
            "Only its author can reword a note: tag it, or link it to a message as it is."
        )


class PracticeMixed(DeskError):
    """Practice and real challenges are kept apart, whatever is asked."""

    def __init__(self, *, practice_vault: bool) -> None:
        super().__init__(
            "This vault is for practice and takes no real challenge: make another vault for it."
            if practice_vault
            else "This is a practice challenge and this vault is not for practice: rehearse in a "
            "practice vault instead."
        )
        self.practice_vault = practice_vault


class AlreadyFounded(DeskError):
    """This vault holds a challenge already."""

    def __init__(self) -> None:
        super().__init__("This vault holds a challenge already: make another vault for a new one.")


class Missing(DeskError):
    """Something that is needed was left empty."""

    def __init__(self, what: str) -> None:
        super().__init__(f"{what} is missing: fill it in.")
        self.what = what


class UnknownModule(DeskError):
    """The framework has no module of this code."""

    def __init__(self, code: str, known: tuple[str, ...]) -> None:
        listed = ", ".join(known) or "none"
        super().__init__(f"There is no module “{code[:40]}” in this offer: choose from {listed}.")
        self.code = code
        self.known = known


class CoreTheme(DeskError):
    """A core theme belongs to every challenge of its offer."""

    def __init__(self, title: str) -> None:
        super().__init__(f"“{title}” is a core theme and stays in: leave out a module instead.")
        self.title = title


class BadCode(DeskError):
    """A code cannot be typed after # in a note."""

    def __init__(self, code: str) -> None:
        super().__init__(
            f"“{code[:40]}” cannot be typed as a tag: use lower-case letters and figures with "
            "hyphens between them."
        )
        self.code = code


class CodeTaken(DeskError):
    """Another theme or line of enquiry has this code."""

    def __init__(self, code: str) -> None:
        super().__init__(f"The code “{code}” is taken already: choose another.")
        self.code = code


class OutOfRange(DeskError):
    """A number is not one that can be meant."""

    def __init__(self, what: str, least: int, most: int) -> None:
        super().__init__(f"{what} must be between {least} and {most:,}: correct the number.")
        self.what = what
        self.least = least
        self.most = most


class InTheBin(DeskError):
    """A note or message was withdrawn, so nothing can be done with it."""

    def __init__(self, sort: str) -> None:
        super().__init__(f"This {sort} was withdrawn: restore it first.")
        self.sort = sort


class NothingToIssue(DeskError):
    """A summary without a single message would tell the sponsor nothing."""

    def __init__(self) -> None:
        super().__init__(
            "No point is ticked for this summary: tick those that are to be told, then issue it."
        )


class DamagedIssue(DeskError):
    """A frozen document does not have the digest that was recorded with it."""

    def __init__(self, number: int) -> None:
        super().__init__(
            f"What was frozen as number {number} is not what its digest says: run “peerdesk "
            "verify”, and ask a colleague to share everything again."
        )
        self.number = number


class Ambiguous(DeskError):
    """Part of an identifier fits several things."""

    def __init__(self, sort: str, given: str, found: int) -> None:
        super().__init__(f"“{given[:40]}” fits {found} {sort}s: give more of its identifier.")
        self.sort = sort
        self.given = given
        self.found = found


class UnknownWord(DeskError):
    """A word is not one of a closed list."""

    def __init__(self, what: str, given: str, known: tuple[str, ...]) -> None:
        super().__init__(f"“{given[:40]}” is no {what}: use one of {', '.join(known)}.")
        self.what = what
        self.given = given
        self.known = known


class NotAdmitted(DeskError):
    """This laptop does not belong to the team yet."""

    def __init__(self) -> None:
        super().__init__(
            "No team leader has admitted this laptop yet, so nobody could take in what it shares: "
            "hand over your identity file, and import the bundle that comes back."
        )


class NobodyElse(DeskError):
    """There is no colleague's laptop to share with."""

    def __init__(self) -> None:
        super().__init__(
            "No colleague’s laptop has been admitted yet: ask each for their identity file and "
            "admit it, then share."
        )


class NothingToShare(DeskError):
    """Whatever is here was shared before, or has arrived with every colleague."""

    def __init__(self) -> None:
        super().__init__(
            "There is nothing new to share since the last bundle: write something first, or share "
            "everything again."
        )


class NameTaken(DeskError):
    """A file of this name stands there already, and nothing is ever overwritten."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"There is a file {name[:60]} in that place already and it stays as it is: choose "
            "another folder, or move that file first."
        )
        self.name = name


class SomebodyElses(DeskError):
    """An identity file claims to belong to somebody who is in the team already."""

    def __init__(self) -> None:
        super().__init__(
            "This identity file says that it belongs to somebody who is in the team already: if "
            "it is their second laptop, admit it as that person’s, else do not admit it."
        )


class HeldElsewhere(DeskError):
    """The bytes of an attachment are on another laptop."""

    def __init__(self) -> None:
        super().__init__(
            "This attachment lies on the laptop that attached it, and has not come here: open it "
            "there."
        )


class DamagedAttachment(DeskError):
    """The bytes of an attachment are not what was attached."""

    def __init__(self) -> None:
        super().__init__(
            "This attachment is not what its digest says: run “peerdesk verify”, and attach the "
            "file again."
        )


class EmptyFile(DeskError):
    """There is nothing in the file."""

    def __init__(self) -> None:
        super().__init__("There is nothing in this file: choose another.")


class AttachmentTooLarge(DeskError):
    """A file is larger than an attachment may be."""

    def __init__(self, size: int, limit: int) -> None:
        super().__init__(
            f"This comes to {size / 1_048_576:.1f} MB and an attachment holds "
            f"{limit // 1_048_576}: make it smaller, or attach it in parts."
        )
        self.size = size
        self.limit = limit
