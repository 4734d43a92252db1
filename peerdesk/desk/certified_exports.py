# SPDX-License-Identifier: Apache-2.0
"""What is known to have left the vaults, for the certificate of disposal."""

from collections.abc import Iterator

from peerdesk.compose.certificate import CertifiedBundle
from peerdesk.compose.phrases import counted
from peerdesk.desk.book import Book, TeamBook
from peerdesk.desk.cleared import confirmations
from peerdesk.desk.writing import names

_NO_PLACE = "Place not remembered"


def exports_in_words(book: TeamBook) -> Iterator[str]:
    """Yield what is known to have left the vaults in clear or on a laptop, each in a sentence."""
    yield _documents(book)
    if book.releases():
        yield _attachments(book)
    words = confirmations(book)
    left = [f.member.name for f in book.roster().former.values() if f.member.device not in words]
    if left:
        laptops = counted(len(left), "laptop was", "laptops were")
        yield (
            f"{laptops.capitalize()} removed from the team before ({', '.join(left)}); whether "
            "anything is still on them is not known."
        )


def own_files(book: TeamBook) -> tuple[CertifiedBundle, ...]:
    """Return the bundles that this laptop wrote and that may still lie where it wrote them.

    Those that were taken away because something in them was erased since are gone already.
    """
    found = ((bundle.name, bundle.place) for bundle in book.own_bundles() if bundle.name)
    return tuple(CertifiedBundle(name, place or _NO_PLACE) for name, place in found)


def _documents(book: Book) -> str:
    briefings = sum(len(briefing.issues) for briefing in book.briefings())
    others = sum(len(document.issues) for document in book.publications())
    issued = [
        counted(briefings, "daily summary", "daily summaries") if briefings else "",
        counted(others, "other document") if others else "",
    ]
    said = " and ".join(filter(None, issued))
    if not said:
        return "Documents in clear: which were saved or printed, and where they are now."
    were = "was" if briefings + others == 1 else "were"
    return (
        f"Documents in clear. {said.capitalize()} {were} issued; which of them, and which slides "
        "and certificates, were saved or printed, and where they are now, is not recorded."
    )


def _attachments(book: TeamBook) -> str:
    released = book.releases()
    known = names(book)
    people = {m.device: m.person for m in book.roster().known.values()}
    by = {known[people[r.device]].name for r in released if people.get(r.device) in known}
    who = f", by {', '.join(sorted(by))}" if by else ""
    saved = counted(len(released), "attachment was", "attachments were")
    where = "it is" if len(released) == 1 else "they are"
    return f"{saved.capitalize()} saved outside a vault{who}; where {where} now is not known."
