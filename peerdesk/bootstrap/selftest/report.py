# SPDX-License-Identifier: Apache-2.0
"""The report of the trials, for somebody who has to approve the program and keeps the paper."""

from collections.abc import Iterator

from peerdesk.bootstrap.selftest.finding import Finding, Outcome
from peerdesk.bootstrap.selftest.running import SelfTest
from peerdesk.compose.blocks import (
    Block,
    Bullets,
    Callout,
    Copy,
    Heading,
    Paragraph,
    Point,
    Record,
    Rule,
    Table,
)
from peerdesk.domain.calendar import day_name, local

FILED = "For the IT department’s file"
NOT_SHOWN = (
    "What an administrator, malicious software or anybody at an unlocked laptop can read.",
    "What the system writes of memory to the disk: swap, hibernation, crash dumps.",
    "A real loss of power, and disks that acknowledge what they have not yet written.",
    "Documents exported or printed, and photographs of the screen.",
    "Remnants on worn cells of a solid-state disk, and copies made by other backup programs.",
)
_MEGA = 1_000_000
_SIGNS = {Outcome.HELD: "Held", Outcome.BROKEN: "NOT HELD", Outcome.NOT_TRIED: "Not tried"}


def compose_report(test: SelfTest) -> Record:
    """Return the report as a document."""
    moment = local(test.at, test.offset)
    day = day_name(moment.date().isoformat(), year=True)
    return Record(
        title="Self-test of PeerDesk",
        subtitle=f"PeerDesk {test.version} on {test.system}",
        council="PeerDesk",
        offer=f"Version {test.version}",
        copy=Copy.SPONSOR,
        dated=day,
        foot=FILED,
        blocks=(
            Callout(summary(test)),
            *_machine(test, f"{day}, {moment:%H:%M}"),
            *_promises(test),
            *_limits(),
        ),
    )


def summary(test: SelfTest) -> str:
    """Return in a sentence or two how the trials ended."""
    held = sum(finding.outcome is Outcome.HELD for finding in test.findings)
    every = len(test.findings)
    if held == every > 1:
        return f"All {every} promises held on this laptop."
    said = f"{held} of {every} {'promise' if every == 1 else 'promises'} held on this laptop."
    if test.broken:
        return f"{said} Keep no evidence here before somebody has looked into the rest."
    return said


def _machine(test: SelfTest, moment: str) -> Iterator[Block]:
    yield Heading("Where and when")
    yield Table(
        ("What", "As found"),
        (
            ("Made", f"{moment}, in {test.milliseconds / 1_000:.0f} seconds"),
            ("Program", f"PeerDesk {test.version}, Python {test.python}"),
            ("System", test.system),
            ("Folder of the vaults", test.folder),
            ("Free on its disk", f"{test.free / _MEGA:,.0f} MB"),
        ),
    )
    yield Paragraph(
        "The trials were made on a vault of their own in that folder, with invented words; it "
        "was removed afterwards. No real vault was opened.",
        quiet=True,
    )


def _promises(test: SelfTest) -> Iterator[Block]:
    yield from (Rule(), Heading("Promise by promise"))
    yield Table(
        ("Promise", "Here", "What was tried"),
        tuple((one.promise, _SIGNS[one.outcome], _tried(one)) for one in test.findings),
    )


def _tried(finding: Finding) -> str:
    return f"{finding.tried} ({finding.milliseconds / 1_000:.1f} s)"


def _limits() -> Iterator[Block]:
    yield from (Rule(), Heading("What this cannot show"))
    yield Bullets(tuple(Point(text) for text in NOT_SHOWN))
    yield Paragraph("Full-disk encryption and a locked screen belong to the laptop’s own set-up.")
