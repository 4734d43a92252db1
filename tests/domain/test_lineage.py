# SPDX-License-Identifier: Apache-2.0
"""What a wording replaced is told by the ledger, and not by the line before it."""

from peerdesk.domain import facts
from peerdesk.domain.entry import Entry
from peerdesk.domain.lineage import with_replaced
from peerdesk.domain.words import Source


def entry(name: str, fact: facts.Fact, depth: int = 1) -> Entry:
    return Entry(name, depth, "d1", 1_000, 60, fact)


def revised(name: str, depth: int, *replaces: str) -> Entry:
    return entry(name, facts.NoteRevised(note="n1", text=name, replaces=replaces), depth)


def test_each_revision_comes_with_what_it_replaced_of_what_is_here() -> None:
    written = entry(
        "h1", facts.NoteWritten(note="n1", author="p1", text="Two.", source=Source.HEARD)
    )
    one, two = revised("h2", 2, "h1"), revised("h3", 2, "h1")
    tagged = entry("h4", facts.NoteTagged(note="n1", kloe="k1"), 3)
    both, lost = revised("h5", 4, "h2", "h3"), revised("h6", 5, "gone")
    told = with_replaced(
        (written, one, two, tagged, both, lost), facts.NoteWritten, facts.NoteRevised
    )
    assert [(each.hash, [base.hash for base in replaced]) for each, replaced in told] == [
        ("h1", []),
        ("h2", ["h1"]),
        ("h3", ["h1"]),
        ("h5", ["h2", "h3"]),
        ("h6", []),
    ]
