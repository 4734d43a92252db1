# SPDX-License-Identifier: Apache-2.0
"""The certificate says who confirmed, who did not, and what nobody can attest."""

from msgspec.structs import replace

from peerdesk.compose.as_text import WIDTH, as_text
from peerdesk.compose.blocks import (
    Bullets,
    Callout,
    Copy,
    Document,
    Figure,
    Point,
    Rule,
    Table,
)
from peerdesk.compose.certificate import (
    Certificate,
    CertifiedBundle,
    CertifiedHold,
    CertifiedLaptop,
    compose_certificate,
    grouped,
)
from peerdesk.domain.words import Marking

OWN = CertifiedLaptop(name="Helen Okafor", role="team leader", own=True)
DONE = CertifiedLaptop(
    name="Bo Lindqvist",
    role="officer peer",
    cleared="30 November 2026, 10:17",
    held="186 notes",
    files="13 files with keys; 48 MB",
    digest="ab" * 32,
    holdings="cd" * 32,
    remarks=("It was interrupted, and gone on with until the end",),
)
LOST = CertifiedLaptop(name="Ella Strand", role="observer")
CERTIFICATE = Certificate(
    council="Marlowe Vale Council",
    offer="Small Peer Challenge",
    on_site="12 to 13 May 2026",
    marking=Marking.OFFICIAL,
    practice=False,
    retention="",
    ordered="1 June 2026, 09:00",
    ordered_by="Helen Okafor",
    closed_from="Monday 30 November 2026",
    made="30 November 2026, 12:41",
    made_on="Helen Okafor",
    figures=(Figure(186, "notes"),),
    laptops=(OWN, DONE, LOST),
    holds=(
        CertifiedHold(words="Safeguarding, placed 2 May 2026; lifted since", before=True),
        CertifiedHold(words="Claim, placed 2 June 2026; lifted since", before=False),
    ),
    exports=("Documents in clear: which were saved, and where they are now.",),
)


def standing(*laptops: CertifiedLaptop) -> str:
    """Return the sentence at the head of a certificate for these laptops."""
    first = compose_certificate(replace(CERTIFICATE, laptops=laptops)).blocks[0]
    assert isinstance(first, Callout)
    return first.text


def test_it_says_first_how_far_it_has_come() -> None:
    assert standing(OWN, DONE, LOST) == (
        "One of three laptops has confirmed that keys and files are destroyed. Not heard of: "
        "Ella Strand. Helen Okafor’s own, on which this was made, is not cleared yet; its "
        "confirmation belongs with this certificate."
    )
    assert standing(OWN).startswith("The only laptop has not yet confirmed that keys and files")
    assert standing(DONE, DONE, LOST).startswith("Two of three laptops have confirmed")
    assert standing(DONE, DONE) == (
        "All two laptops have confirmed that keys and files are destroyed."
    )
    assert standing(DONE) == "The only laptop has confirmed that keys and files are destroyed."


def test_every_laptop_stands_in_it_and_only_a_signed_word_counts_as_destroyed() -> None:
    tables = [b for b in compose_certificate(CERTIFICATE).blocks if isinstance(b, Table)]
    assert [row[:2] for row in tables[1].rows] == [
        ("Helen Okafor, team leader", "Not yet: this was made there"),
        ("Bo Lindqvist, officer peer", "Destroyed 30 November 2026, 10:17"),
        ("Ella Strand, observer", "Not confirmed"),
    ]
    assert "interrupted" in tables[1].rows[1][2]
    assert tables[2].rows == (("Bo Lindqvist", grouped("ab" * 32), grouped("cd" * 32)),)


def test_a_laptop_of_which_more_is_known_is_in_doubt_and_not_counted() -> None:
    doubtful = replace(DONE, doubtful=True)
    said = standing(OWN, doubtful)
    assert said.startswith("None of two laptops has confirmed")
    assert "In doubt: Bo Lindqvist." in said
    assert "Not heard of" not in said
    made = replace(CERTIFICATE, laptops=(doubtful,))
    tables = [b for b in compose_certificate(made).blocks if isinstance(b, Table)]
    assert tables[1].rows[0][1] == "In doubt: by its word destroyed 30 November 2026, 10:17"
    (limits,) = [b for b in compose_certificate(made).blocks if isinstance(b, Bullets)]
    assert limits.points[0].text.startswith("More is known of one laptop than it said")


def _order_rows(certificate: Certificate) -> dict[str, str]:
    table = next(b for b in compose_certificate(certificate).blocks if isinstance(b, Table))
    return {row[0]: row[1] for row in table.rows}


def test_holds_are_told_as_before_or_after_and_none_is_claimed_that_was_not_known() -> None:
    rows = _order_rows(CERTIFICATE)
    assert rows["Holds at that time"] == "None known to Helen Okafor’s laptop"
    assert rows["Hold placed before"].startswith("Safeguarding")
    assert rows["Hold placed after"].startswith("Claim")
    unheard = CertifiedHold(words="Claim", before=True, unheard=True)
    rows = _order_rows(replace(CERTIFICATE, holds=(unheard,)))
    assert rows["Holds at that time"] == "One open, but not known to Helen Okafor’s laptop"


def test_without_a_word_there_are_no_digests() -> None:
    blocks = compose_certificate(replace(CERTIFICATE, laptops=(OWN, LOST))).blocks
    assert sum(isinstance(block, Table) for block in blocks) == 2


def test_what_it_cannot_attest_names_the_missing_and_the_exports() -> None:
    (limits,) = [b for b in compose_certificate(CERTIFICATE).blocks if isinstance(b, Bullets)]
    said = [point.text for point in limits.points]
    assert said[0].startswith("One laptop did not confirm: Ella Strand (observer).")
    assert CERTIFICATE.exports[0] in said
    assert any("bundles" in words for words in said)
    complete = compose_certificate(replace(CERTIFICATE, laptops=(DONE,)))
    (limits,) = [b for b in complete.blocks if isinstance(b, Bullets)]
    assert not any("did not confirm" in point.text for point in limits.points)


def test_own_bundles_are_named_with_their_places_for_whoever_deletes_them() -> None:
    bundles = (CertifiedBundle("3fa1.peerdesk", "The stick"),)
    blocks = compose_certificate(replace(CERTIFICATE, bundles=bundles)).blocks
    table = blocks[-1]
    assert isinstance(table, Table)
    assert table.rows == (("3fa1.peerdesk", "The stick"),)
    assert "Bundles to delete" not in as_text(compose_certificate(CERTIFICATE))


def test_as_text_every_word_of_it_stands_and_no_line_is_too_long() -> None:
    document = compose_certificate(CERTIFICATE)
    text = as_text(document)
    words = " ".join(text.split())
    assert text.splitlines()[0] == text.splitlines()[-1] == "OFFICIAL"
    assert all(len(line) <= WIDTH for line in text.splitlines())
    for block in document.blocks:
        if isinstance(block, Table):
            assert all(" ".join(cell.split()) in words for row in block.rows for cell in row)
        if isinstance(block, Bullets):
            assert all(point.text in words for point in block.points)
    assert "186 notes" in words


def test_any_document_can_be_text_with_weight_and_trail() -> None:
    document = Document(
        title="Daily summary 1",
        subtitle="Tuesday",
        council="Marlowe Vale Council",
        offer="Small Peer Challenge",
        copy=Copy.TEAM,
        blocks=(
            Rule(),
            Bullets((Point("Practice is consistent", weight="heard twice", trail=("a note",)),)),
        ),
    )
    assert as_text(document).endswith("- Practice is consistent. heard twice.\n  - a note\n")
