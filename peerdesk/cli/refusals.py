# SPDX-License-Identifier: Apache-2.0
"""What the command line itself refuses, and the last resort for what nobody expected."""

import sys
import traceback
from types import TracebackType

from peerdesk.cli.counting import so_many
from peerdesk.errors import PeerDeskError

REFUSED = 1
"""The exit code of a refusal; 0 is done, 2 wrong usage."""
INTERRUPTED = 130


class NoPassphrase(PeerDeskError):
    """There is nobody to type a passphrase, and no file that holds one."""

    def __init__(self) -> None:
        super().__init__(
            "The passphrase cannot be asked for here: put it into a file and name that with "
            "--passphrase-file."
        )


class BadPassphraseFile(PeerDeskError):
    """The file does not hold one passphrase."""

    def __init__(self, what: str) -> None:
        super().__init__(
            f"The passphrase file {what}: name a small text file with the passphrase as its only "
            "line."
        )
        self.what = what


class PassphrasesDiffer(PeerDeskError):
    """What was typed the second time is not what was typed the first."""

    def __init__(self) -> None:
        super().__init__("The two passphrases are not the same: begin again.")


class NotTypedBack(PeerDeskError):
    """A recovery word typed from paper is not the one that was shown."""

    def __init__(self, place: int) -> None:
        super().__init__(
            f"Word {place} was another: the new words do not count and the old ones still do, so "
            "look at your paper and begin again."
        )
        self.place = place


class NotAccepted(PeerDeskError):
    """Somebody did not accept the ground rules and terms."""

    def __init__(self) -> None:
        super().__init__(
            "The terms were not accepted, so no vault was made: talk with whoever invited you, or "
            "begin again."
        )


class WhoAreYou(PeerDeskError):
    """The invitation names nobody of this name."""

    def __init__(self, named: tuple[str, ...]) -> None:
        listed = ", ".join(named) or "nobody"
        super().__init__(
            f"The invitation names {listed}: take one of these with --as, or say who you are with "
            "--name."
        )
        self.named = named


class RowsRefused(PeerDeskError):
    """Rows of a file cannot be taken in, and nothing was."""

    def __init__(self, bad: int, rows: int) -> None:
        super().__init__(
            f"{bad:,} of {so_many(rows, 'row')} cannot be taken in, so nothing was: mend "
            f"{'them' if bad > 1 else 'it'}, or import the rest with --skip-bad."
        )
        self.bad = bad
        self.rows = rows


class LinesRefused(PeerDeskError):
    """Some lines were not saved; all others were."""

    def __init__(self, refused: int, saved: int) -> None:
        super().__init__(
            f"{so_many(refused, 'line was', 'lines were')} NOT SAVED and {saved:,} "
            "saved: mend what is listed above and add it again."
        )
        self.refused = refused
        self.saved = saved


class UnreleasedFindings(PeerDeskError):
    """A check was asked to be strict, and something that it found is not released."""

    def __init__(self, count: int, surprises: int = 0) -> None:
        among = f", {so_many(surprises, 'surprise')} among them" if surprises else ""
        super().__init__(
            f"{so_many(count, 'finding is', 'findings are')} not released{among}: mend the words, "
            "tell the sponsor, or let them stand with a reason."
        )
        self.count = count


class NotUnderstood(PeerDeskError):
    """What is to leave the program comes with a warning that was not agreed to."""

    def __init__(self, warning: str) -> None:
        super().__init__(f"{warning} Nothing was written: with --understood it is.")


class LineNotText(PeerDeskError):
    """A line that came through a pipe is not UTF-8."""

    def __init__(self) -> None:
        super().__init__(
            "it is not UTF-8 text: save what it comes from as UTF-8, and add it again."
        )


class DraftNotText(PeerDeskError):
    """A draft that is to be checked is not UTF-8."""

    def __init__(self) -> None:
        super().__init__("The draft is not UTF-8 text: save it as UTF-8, and check it again.")


class NotAnswered(PeerDeskError):
    """A question needs a yes before anything happens, and there was none."""

    def __init__(self, taken: int) -> None:
        went = f"{so_many(taken, 'bundle was', 'bundles were')} imported and nothing after"
        super().__init__(
            f"{f'{went} that' if taken else 'Nothing was imported'}: answer yes, or add --yes "
            "once you are sure."
        )
        self.taken = taken


class NoBundleThere(PeerDeskError):
    """A folder has no bundle in it."""

    def __init__(self) -> None:
        super().__init__(
            "There is no bundle in this folder: choose the folder or stick that colleagues share "
            "to, or name the file itself."
        )


class NoneTakenIn(PeerDeskError):
    """A folder has bundles in it, and none could be taken in."""

    def __init__(self) -> None:
        super().__init__(
            "Nothing was imported: ask a lead whether this laptop is admitted and for a bundle "
            "shared since, or choose another folder."
        )


class NoneExtracted(PeerDeskError):
    """None of the bundles could be read with the key."""

    def __init__(self) -> None:
        super().__init__(
            "None of these bundles could be read with this key, for the reasons above: look for "
            "others, or for the key of another laptop of the team."
        )


class NoSuchReceipt(PeerDeskError):
    """No import of this laptop, or more than one, is named so."""

    def __init__(self) -> None:
        super().__init__(
            "There is no such import on this laptop, or more than one: take its name from "
            "“peerdesk team receipts”."
        )


class ErasureNotAsked(PeerDeskError):
    """What else repeats the note was told; nothing was erased without a word."""

    def __init__(self) -> None:
        super().__init__(
            "Nothing was erased. What is erased does not come back, on any laptop: read what else "
            "repeats it, then go on with --yes."
        )


class NotPurged(PeerDeskError):
    """Something was erased, and the disk refused to take it off every page and backup."""


class DoesNotHold(PeerDeskError):
    """A check of the vault found something."""

    def __init__(self, findings: int) -> None:
        super().__init__(
            f"{findings:,} of the checks did not hold: make no changes here, keep a copy of the "
            "folder, and ask a colleague to share everything."
        )
        self.findings = findings


class BackupDoesNotHold(PeerDeskError):
    """A rehearsed restore found that a backup is of no use; the vault is another matter."""

    def __init__(self) -> None:
        super().__init__(
            "The newest backup does not hold, which says nothing against the vault itself: make a "
            "new one (“peerdesk vault backup”), rehearse again, and check the vault (“peerdesk "
            "verify”)."
        )


def say_unexpected(
    kind: type[BaseException], error: BaseException, trace: TracebackType | None
) -> None:
    """Say that something unforeseen happened, and where, without a word of what was held.

    Set as `sys.excepthook` by the command line: an ordinary traceback shows the values that an
    error carries, and those may be evidence.
    """
    del error
    frames = [f for f in traceback.extract_tb(trace) if "peerdesk" in f.filename]
    where = f" in {frames[-1].name}, line {frames[-1].lineno}" if frames else ""
    sys.stderr.write(
        f"PeerDesk stopped at something unforeseen ({kind.__name__}{where}): please report this "
        "line, and look the vault over with “peerdesk verify”.\n"
    )
