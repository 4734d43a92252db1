# SPDX-License-Identifier: Apache-2.0
"""Who is told: the sponsors of the scope, by the name that was agreed however it is typed."""

from peerdesk.desk.book import Book, scope_of
from peerdesk.desk.errors import DeskError
from peerdesk.desk.texts import field

_STRAIGHT = str.maketrans({"’": "'", "‘": "'"})


class UnknownSponsor(DeskError):
    """Nobody of this name was agreed as a sponsor."""

    def __init__(self, known: tuple[str, ...]) -> None:
        super().__init__(
            f"No sponsor of that name was agreed: choose {' or '.join(known)}, or add the sponsor "
            "to the scope first."
        )
        self.known = known


def sponsor_named(book: Book, typed: str) -> str:
    """Return a sponsor as the scope spells it; of nothing typed the first, others as typed.

    Capitals and the form of an apostrophe make no other sponsor.
    """
    sponsors = scope_of(book).sponsors
    wanted = field(typed)
    if not wanted:
        return sponsors[0]
    return next((one for one in sponsors if _plain(one) == _plain(wanted)), wanted)


def agreed_sponsor(book: Book, typed: str) -> str:
    """Return a sponsor as the scope spells it, or raise `UnknownSponsor`."""
    named = sponsor_named(book, typed)
    if named not in scope_of(book).sponsors:
        raise UnknownSponsor(scope_of(book).sponsors)
    return named


def _plain(name: str) -> str:
    return " ".join(name.translate(_STRAIGHT).casefold().split())
