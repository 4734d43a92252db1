# SPDX-License-Identifier: Apache-2.0
"""The crib below the slides refers to evidence, and leaves the team in no copy."""

import msgspec
import pytest
from msgspec import structs

from peerdesk.compose.blocks import Copy
from peerdesk.compose.crib import references
from peerdesk.compose.sentences import EMERGING_CRIB
from peerdesk.domain.document import Document
from peerdesk.domain.observation import Observation
from peerdesk.domain.placed import Choice, Placed
from peerdesk.domain.recorded import Listed
from peerdesk.domain.words import (
    ObservationKind,
    SessionKind,
    Source,
    Stance,
)
from tests.compose.casebooks import DAY_ONE, Builder, small
from tests.compose.decks import deck, full, slide


def test_the_crib_refers_to_evidence_and_repeats_none_of_it() -> None:
    builder = Builder()
    theme = builder.theme("Front door")
    named = builder.session("Jane Hollis", kind=SessionKind.INTERVIEW)
    plain = builder.session("Triage workers")
    review = builder.session("Case review", kind=SessionKind.CASE_REVIEW)
    notes = [
        builder.note("Jane Hollis said so", named),
        builder.note("Call Jane on 01632 960123", plain),
        *(builder.note("Read", review, source=Source.READ, case=f"A{n}") for n in range(3)),
        builder.note("In passing"),
        builder.note("Figures", source=Source.DATA),
    ]
    against = builder.note("Not so", plain)
    builder.message("Said.", theme, supports=notes, contradicts=[against])
    held = builder.casebook()
    day = "Tue 12 May"
    supports, contradicts = references(held, held.messages[0])
    places = ("Interview", "Triage workers", "A talk", "Figures")
    assert supports == f"For: {'; '.join(f'{p}, {day}' for p in places)}; three case files."
    assert contradicts == f"Against: Triage workers, {day}."


def test_the_crib_names_documents_and_what_was_seen() -> None:
    builder = Builder()
    casebook = structs.replace(
        builder.casebook(),
        documents=(Listed("d", (Choice("h", Document(title="Sufficiency strategy")),)),),
        observations=(
            Placed("o", (Choice("h", Observation(
                kind=ObservationKind.PRACTICE, setting="Duty desk", day=DAY_ONE,
            )),)),
            Placed("p", (Choice("h", Observation(
                kind=ObservationKind.SITE_VISIT, setting="Jane Hollis", day=DAY_ONE,
            )),)),
        ),
    )  # fmt: skip
    read = builder.note("Says so", source=Source.READ)
    seen = builder.note("Seen", source=Source.SEEN)
    home = builder.note("Seen at home", source=Source.SEEN)
    builder.message("Said.", builder.theme("Front door"), supports=[read, seen, home])
    notes = {
        read: structs.replace(builder.notes[read], record="d"),
        seen: structs.replace(builder.notes[seen], record="o"),
        home: structs.replace(builder.notes[home], record="p"),
    }
    held = structs.replace(casebook, notes=notes, messages=builder.casebook().messages)
    assert references(held, held.messages[0]) == (
        "For: “Sufficiency strategy”, Tue 12 May; Duty desk, Tue 12 May; Site visit, Tue 12 May.",
    )


def test_where_there_is_much_behind_a_point_the_crib_counts_the_rest() -> None:
    builder = Builder()
    notes = [builder.note("x", builder.session(f"Group {n}")) for n in range(9)]
    builder.message("Said.", builder.theme("Front door"), supports=notes)
    held = builder.casebook()
    (line,) = references(held, held.messages[0])
    assert line.endswith("; and three more places.")


@pytest.mark.parametrize("copy", [Copy.SPONSOR, Copy.SPEAKING_NOTE])
def test_outside_the_team_there_is_no_crib_and_no_evidence(copy: Copy) -> None:
    found = deck(full(), copy)
    assert all(slide.crib == () for slide in found.slides)
    written = msgspec.json.encode(found).decode()
    for secret in ("Heard", "three words", "Calls answered", "author-of"):
        assert secret not in written


def test_the_crib_says_weight_evidence_and_what_is_not_agreed() -> None:
    crib = slide(small(), "Strengths: leadership and management", Copy.TEAM).crib
    assert crib[0] == "Point 1. Heard in two settings."
    assert crib[1] == "For: Social workers, Tue 12 May; Heads of service, Wed 13 May."
    crib = slide(small(), "Strengths: front door", Copy.TEAM).crib
    assert crib[0] == f"Point 1. Seen once. {EMERGING_CRIB}"


def test_reflections_are_in_no_crib() -> None:
    builder = small()
    thought = builder.note("I fear this is fragile", stance=Stance.REFLECTION, day=DAY_ONE)
    builder.message("A point.", builder.themes[0].id, supports=[thought])
    assert "fragile" not in msgspec.json.encode(deck(builder, Copy.TEAM)).decode()
