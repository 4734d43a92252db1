# SPDX-License-Identifier: Apache-2.0
"""The certificate of disposal: what was destroyed, laptop by laptop, and what nobody can attest.

It is written for somebody who never saw the program: an information-governance officer who
files it. So it says what a confirmation is worth before it lists any.
"""

from collections.abc import Iterator

from msgspec import Struct

from peerdesk.compose.blocks import (
    Block,
    Bullets,
    Callout,
    Copy,
    Figure,
    Figures,
    Heading,
    Paragraph,
    Point,
    Record,
    Rule,
    Table,
)
from peerdesk.compose.phrases import capital, counted, listed, number
from peerdesk.domain.words import Marking

TITLE = "Certificate of disposal"
FILED = "For the file"
_GROUP = 8
"""Digits of a digest that are printed together, so that it can be compared and breaks anywhere."""


class CertifiedLaptop(Struct, frozen=True, kw_only=True):
    """A laptop of the team; `cleared` is when, in words, or "" where it was not heard of.

    `doubtful` says that more is known of it than its word names.

    `held` says in words what it held, `files` which files it destroyed; `digest` is SHA-256 of
    its confirmation and `holdings` that of the heads of all chains that it held.
    """

    name: str
    role: str
    own: bool = False
    cleared: str = ""
    held: str = ""
    files: str = ""
    digest: str = ""
    holdings: str = ""
    remarks: tuple[str, ...] = ()
    doubtful: bool = False


class CertifiedHold(Struct, frozen=True, kw_only=True):
    """A hold in words; `unheard` says that it stood when it was closed, and was not known there."""

    words: str
    before: bool
    unheard: bool = False


class CertifiedBundle(Struct, frozen=True):
    """A bundle that the laptop of this certificate wrote: its file's name, and where it went."""

    name: str
    place: str


class Certificate(Struct, frozen=True, kw_only=True):
    """What a certificate says, days and times in words."""

    council: str
    offer: str
    on_site: str
    marking: Marking
    practice: bool
    retention: str
    ordered: str
    ordered_by: str
    closed_from: str
    made: str
    made_on: str
    figures: tuple[Figure, ...]
    laptops: tuple[CertifiedLaptop, ...]
    holds: tuple[CertifiedHold, ...] = ()
    exports: tuple[str, ...] = ()
    bundles: tuple[CertifiedBundle, ...] = ()
    called_off: str = ""

    @property
    def missing(self) -> tuple[CertifiedLaptop, ...]:
        """Return the laptops that nothing was heard of, but for the one that makes this."""
        return tuple(one for one in self.laptops if not one.cleared and not one.own)

    @property
    def doubtful(self) -> tuple[CertifiedLaptop, ...]:
        """Return the laptops whose word names less than is known of them."""
        return tuple(one for one in self.laptops if one.doubtful)


def compose_certificate(certificate: Certificate) -> Record:
    """Return the certificate as a document."""
    return Record(
        title=TITLE,
        subtitle=f"Evidence of the peer challenge of {certificate.council}",
        council=certificate.council,
        offer=certificate.offer,
        copy=Copy.SPONSOR,
        dated=certificate.made.split(",")[0],
        marking=certificate.marking,
        practice=certificate.practice,
        foot=FILED,
        blocks=(
            Callout(_standing(certificate)),
            *_order(certificate),
            *_evidence(certificate),
            *_laptops(certificate),
            *_digests(certificate),
            *_limits(certificate),
            *_bundles(certificate),
        ),
    )


def _standing(certificate: Certificate) -> str:
    """Return in two or three sentences how far it has come."""
    cleared = [one for one in certificate.laptops if one.cleared and not one.doubtful]
    every = len(certificate.laptops)
    if len(cleared) == every:
        all_of = "The only laptop has" if every == 1 else f"All {counted(every, 'laptop')} have"
        return f"{all_of} confirmed that keys and files are destroyed."
    so_many = capital(number(len(cleared))) if cleared else "None"
    so_far = f"{so_many} of {counted(every, 'laptop')} {'have' if len(cleared) > 1 else 'has'}"
    if every == 1:
        so_far = "The only laptop has not yet"
    said = f"{so_far} confirmed that keys and files are destroyed."
    if missing := certificate.missing:
        said += f" Not heard of: {listed([one.name for one in missing])}."
    if doubtful := certificate.doubtful:
        said += f" In doubt: {listed([one.name for one in doubtful])}."
    if any(one.own and not one.cleared for one in certificate.laptops):
        said += (
            f" {certificate.made_on}’s own, on which this was made, is not cleared yet; its "
            "confirmation belongs with this certificate."
        )
    return said


def _order(certificate: Certificate) -> Iterator[Block]:
    unheard = sum(hold.unheard for hold in certificate.holds)
    none = "None known" if not unheard else f"{capital(number(unheard))} open, but not known"
    closer = certificate.ordered_by
    rows = [
        ("Council", certificate.council),
        ("Peer challenge", f"{certificate.offer}, {certificate.on_site}"),
        ("To be kept until", certificate.retention or "No day was agreed"),
        ("Closed", f"{certificate.ordered}, by {certificate.ordered_by}"),
        ("To be destroyed from", certificate.closed_from),
        *((("Called off", certificate.called_off),) if certificate.called_off else ()),
        ("Holds at that time", f"{none} to {closer}’s laptop"),
        ("Outside the program", f"Nothing known that needs the evidence, by the word of {closer}"),
        *(
            ("Hold placed before" if hold.before else "Hold placed after", hold.words)
            for hold in certificate.holds
        ),
        ("This certificate", f"{certificate.made}, on {certificate.made_on}’s laptop"),
    ]
    yield Heading("The order")
    yield Table(("What", "As recorded"), tuple(rows))


def _evidence(certificate: Certificate) -> Iterator[Block]:
    yield from (Rule(), Heading("What there was"))
    yield Paragraph(f"As {certificate.made_on}’s laptop holds it, the withdrawn with the rest.")
    yield Figures(certificate.figures)


def _laptops(certificate: Certificate) -> Iterator[Block]:
    yield from (Rule(), Heading("Laptop by laptop"))
    yield Paragraph(
        "Before it destroyed anything, each laptop signed what it held. Afterwards it signed that "
        "it was gone, with a key made for that alone. Files with keys went first."
    )
    yield Table(
        ("Laptop", "Keys and files", "What it held and destroyed"),
        tuple(_row(one) for one in certificate.laptops),
    )


def _row(laptop: CertifiedLaptop) -> tuple[str, str, str]:
    who = f"{laptop.name}, {laptop.role}"
    if laptop.cleared:
        state = f"In doubt: by its word destroyed {laptop.cleared}"
        state = state if laptop.doubtful else f"Destroyed {laptop.cleared}"
        held = ". ".join((laptop.held, laptop.files, *laptop.remarks))
        return who, state, f"{held}."
    if laptop.own:
        return who, "Not yet: this was made there", "See the confirmation kept with this"
    return who, "Not confirmed", "Nothing was heard of it"


def _digests(certificate: Certificate) -> Iterator[Block]:
    rows = tuple(
        (one.name, grouped(one.digest), grouped(one.holdings))
        for one in certificate.laptops
        if one.cleared
    )
    if rows:
        yield from (Rule(), Heading("Digests"))
        yield Paragraph(
            "SHA-256, in hexadecimal. Keep the confirmations: whoever holds one can compare it. "
            "Laptops that held the same have the same digest of it."
        )
        yield Table(("Laptop", "Of its confirmation", "Of all that it held"), rows)


def _limits(certificate: Certificate) -> Iterator[Block]:
    yield from (Rule(), Heading("What this certificate cannot attest"))
    yield Bullets(tuple(Point(words) for words in _unattested(certificate)))


def _bundles(certificate: Certificate) -> Iterator[Block]:
    """Name the files to be deleted, for whoever looks after sticks and folders."""
    if not certificate.bundles:
        return
    yield from (Rule(), Heading("Bundles to delete"))
    yield Paragraph(
        f"What {certificate.made_on}’s laptop wrote for colleagues, and where. The program does "
        "not delete these files; the other laptops’ lie beside them, under names of the same kind."
    )
    rows = tuple((bundle.name, bundle.place) for bundle in certificate.bundles)
    yield Table(("File", "Written to"), rows)


def _unattested(certificate: Certificate) -> Iterator[str]:
    if missing := certificate.missing:
        names = listed([f"{one.name} ({one.role})" for one in missing])
        yield (
            f"{capital(counted(len(missing), 'laptop'))} did not confirm: {names}. What is there "
            "is encrypted, and opens with that laptop’s passphrase or recovery words."
        )
    if doubtful := certificate.doubtful:
        names = listed([f"{one.name} ({one.role})" for one in doubtful])
        yield (
            f"More is known of {counted(len(doubtful), 'laptop')} than it said to have destroyed: "
            f"{names}. Something was written there after its word, or in another copy of its "
            "vault, which opens with that laptop’s passphrase or recovery words."
        )
    yield (
        "A confirmation is the word of the program on that laptop. It shows that the program "
        "said so under that laptop’s key, not that the disk forgot: flash disks may keep "
        "overwritten bytes where only their maker can read them. What they keep is encrypted, "
        "and the key to it was wrapped with a passphrase."
    )
    yield (
        "Copies that the program never knew of: backups of a whole laptop, copies of a vault’s "
        "folder, what a synchronised folder keeps of earlier days. They are encrypted, and open "
        "with the passphrase or the recovery words of that day, so destroy the papers with "
        "these words."
    )
    yield from certificate.exports
    yield (
        "Sticks and shared folders with bundles on them. A bundle opens with the keys of the "
        "team’s laptops and with nothing else; delete them all the same."
    )
    yield "What was printed, written on paper, photographed, or is remembered."
    yield "Memory, swap and hibernation files of a laptop, which its system looks after."


def grouped(digest: str) -> str:
    """Return a digest in groups of digits."""
    return " ".join(digest[at : at + _GROUP] for at in range(0, len(digest), _GROUP))
