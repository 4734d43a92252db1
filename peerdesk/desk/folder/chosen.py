# SPDX-License-Identifier: Apache-2.0
"""The team folder of a laptop: which one was chosen, and what of it has been dealt with.

Off unless somebody chooses one. What was read is remembered inside the vault, by name and stamp:
a file is read again only if its bytes have changed, as those of one that was still being copied.
"""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from peerdesk.desk.book import TeamBook
from peerdesk.desk.carried import Removing, carried_bundles
from peerdesk.desk.store import Lying
from peerdesk.team.bundle import bundle_name
from peerdesk.team.receipt import Receipt

_CHOSEN, _MEMORY = "team-folder", "team-folder-read"
ANY_STAMP = "-"
"""The stamp of a bundle that was asked for by its name in a store whose files never change."""
_PREFIX_CONTEXT = b"peerdesk team folder 1\n"
_PREFIX_HEX = 32
_AHEAD = 512
"""Numbers looked ahead for in a listing, where bundles went by stick meanwhile."""


class TeamFolder(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A folder's path or a store's address, and what is done there without being asked."""

    address: str
    taking: bool = False
    sharing: bool = False


class Memory(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What was dealt with: names with their stamps, and each colleague's next number.

    `removing` are own bundles that hold something erased since, and still have to go. Of those
    `taken` in there are the digests of their receipts; those `undone`, by laptop and number, are
    offered again, and taken only by somebody's word.
    """

    done: dict[str, str] = {}
    following: dict[str, int] = {}
    removing: tuple[Removing, ...] = ()
    taken: dict[str, str] = {}
    undone: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True)
class Asking:
    """What to ask a team folder for, as a value that leaves the vault's thread.

    `known` is up to which number each colleague is known to have written bundles, `own` are this
    laptop's names, which are not read, and `lacking` says that something is known to be missing.
    """

    challenge: str
    device: str
    memory: Memory
    colleagues: tuple[str, ...] = ()
    known: Mapping[str, int] = field(default_factory=dict)
    own: frozenset[str] = frozenset()
    lacking: bool = False

    def nexts(self, device: str) -> frozenset[int]:
        """Return the numbers with which a colleague's next bundles may begin.

        Usually that is one. What went by stick leaves a hole, behind which their own word leads.
        """
        following = self.following(device)
        return frozenset({following, max(following, self.known.get(device, 0) + 1)})

    def following(self, device: str) -> int:
        """Return the number of a colleague's bundle that comes next."""
        return self.memory.following.get(device, 1)

    def name(self, device: str, number: int) -> str:
        """Return the name of a laptop's n-th bundle."""
        return bundle_name(self.challenge, device, number)

    def is_done(self, lying: Lying) -> bool:
        """Say whether a bundle was dealt with, and is still the same."""
        return lying.name in self.own or is_same(self.memory.done.get(lying.name), lying)


def is_same(stamp: str | None, lying: Lying) -> bool:
    """Say whether what had this stamp is what lies there now; None is nothing."""
    return stamp is not None and (stamp == lying.stamp or ANY_STAMP in {stamp, lying.stamp})


def is_text(name: str) -> bool:
    """Say whether a name can be written down; on some systems a file's is any bytes at all."""
    try:
        name.encode()
    except UnicodeEncodeError:
        return False
    return True


def prefix_of(challenge: str) -> str:
    """Return the folder of a challenge in a store that many share; a keyed hash, as names are."""
    return hashlib.sha256(_PREFIX_CONTEXT + challenge.encode()).hexdigest()[:_PREFIX_HEX]


def team_folder(book: TeamBook) -> TeamFolder | None:
    """Return the team folder that was chosen on this laptop, or None."""
    kept = book.choice(_CHOSEN)
    return msgspec.json.decode(kept, type=TeamFolder) if kept else None


def choose(book: TeamBook, folder: TeamFolder | None) -> None:
    """Remember the team folder, or that there is none; in another one everything is new."""
    before = team_folder(book)
    if folder is None or before is None or before.address != folder.address:
        book.keep_choice(_MEMORY, "")
    book.keep_choice(_CHOSEN, msgspec.json.encode(folder).decode() if folder else "")


def asking(book: TeamBook) -> Asking:
    """Return what is to be asked for, as things stand."""
    kept = book.choice(_MEMORY)
    claims = [signed.claim for signed in book.signed_heads()]
    carried = {number: one.name for number, one in carried_bundles(book).items()}
    known: dict[str, int] = {}
    for claim in claims:
        device = claim.head.device
        known[device] = max(known.get(device, 0), claim.bundle)
    return Asking(
        challenge=book.challenge_id,
        device=book.device,
        memory=msgspec.json.decode(kept, type=Memory) if kept else Memory(),
        colleagues=tuple(m.device for m in book.members() if m.device != book.device),
        known=known,
        own=frozenset(carried.get(b.number, b.name) for b in book.own_bundles()),
        lacking=bool(book.gaps() or book.wanting()),
    )


def remember(book: TeamBook, *dealt_with: Lying) -> None:
    """Remember bundles that were taken in, or that never can be."""
    asked = asking(book)
    done = asked.memory.done | {lying.name: lying.stamp for lying in dealt_with}
    _keep(book, replace(asked.memory, done=done, following=_followed(asked, done)))


def remember_taken(book: TeamBook, lying: Lying, receipt: Receipt) -> None:
    """Remember a bundle that was taken in, and by what its receipt is known."""
    remember(book, lying)
    memory = asking(book).memory
    undone = tuple(u for u in memory.undone if u != (receipt.sender_device, receipt.number))
    taken = memory.taken | {lying.name: receipt.digest}
    _keep(book, replace(memory, taken=taken, undone=undone))


def offer_again(book: TeamBook, receipt: Receipt) -> None:
    """Have the folder offer a bundle again whose import was undone; it is not taken by itself.

    Those whose receipts went along are offered too.
    """
    if team_folder(book) is None:
        return
    memory, device = asking(book).memory, receipt.sender_device
    standing = {one.digest for one in book.receipts()} - {receipt.digest}
    gone = {name for name, digest in memory.taken.items() if digest not in standing}
    gone.add(bundle_name(book.challenge_id, device, receipt.number))
    following = dict(memory.following)
    following[device] = min(following.get(device, 1), receipt.number)
    again = replace(
        memory,
        done={name: stamp for name, stamp in memory.done.items() if name not in gone},
        taken={name: digest for name, digest in memory.taken.items() if name not in gone},
        following=following,
        undone=tuple(dict.fromkeys((*memory.undone, (device, receipt.number)))),
    )
    _keep(book, again)


def forget_missing(book: TeamBook, lying: Iterable[Lying]) -> None:
    """Forget the names that lie there no longer; call it with a whole listing only."""
    asked, there = asking(book), {one.name for one in lying}
    following = _followed(asked, there & (asked.memory.done.keys() | asked.own))
    done = {name: stamp for name, stamp in asked.memory.done.items() if name in there}
    taken = {name: digest for name, digest in asked.memory.taken.items() if name in there}
    _keep(book, replace(asked.memory, done=done, taken=taken, following=following))


def keep_removing(book: TeamBook, *removing: Removing) -> None:
    """Remember which own bundles still have to be taken away; those named replace the rest."""
    _keep(book, replace(asking(book).memory, removing=removing))


def _keep(book: TeamBook, memory: Memory) -> None:
    text = msgspec.json.encode(memory).decode()
    if text != book.choice(_MEMORY):
        book.keep_choice(_MEMORY, text)


def _followed(asked: Asking, done: Iterable[str]) -> dict[str, int]:
    """Return each colleague's next number: behind the last one that was dealt with."""
    names, followed = set(done), dict(asked.memory.following)
    for device in asked.colleagues if asked.challenge else ():
        first = asked.following(device)
        ahead = range(first, first + _AHEAD)
        last = max((n for n in ahead if asked.name(device, n) in names), default=first - 1)
        if last >= first:
            followed[device] = last + 1
    return followed
