# SPDX-License-Identifier: Apache-2.0
"""The case review tells of files, never of a child, and of no number that gives one away."""

from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from peerdesk.compose.blocks import Bullets, Copy, Document, Heading, Paragraph, Table
from peerdesk.compose.case_findings import SMALLEST, by_type, share
from peerdesk.compose.casebook import Casebook
from peerdesk.compose.report_team import remarks
from peerdesk.compose.written import compose_written
from peerdesk.domain.placed import Choice
from peerdesk.domain.publication_words import Publication
from peerdesk.domain.recorded import CaseRecord
from peerdesk.domain.review import CaseFile, CaseReview
from peerdesk.domain.words import CaseArea, CaseState, MessageKind, Source, Stance
from tests.compose.casebooks import Builder

CASES = Publication.CASE_REVIEW


def case(
    number: int, kind: str = "child in need", state: CaseState = CaseState.MODERATED
) -> CaseRecord:
    review = CaseReview(state=state, read=("chronology",), talked_with=("Social worker",))
    file = CaseFile(label=f"C-{number:02}", type=kind)
    return CaseRecord(
        id=f"case-{number}", choices=(Choice(f"h{number}", file),),
        reviews=(Choice(f"r{number}", review),),
    )  # fmt: skip


def book(files: int = 12) -> Casebook:
    """Return twelve files, half with a strength in planning, one message on three of them."""
    builder = Builder(structs.replace(Builder().scope, case_review_days=("2026-04-21",)))
    theme = builder.theme("Practice")
    cases = [case(number) for number in range(files)]
    notes = [
        builder.note(f"finding {n}", source=Source.READ, stance=Stance.STRENGTH, day="2026-04-21")
        for n in range(files // 2)
    ]
    for number, name in enumerate(notes):
        builder.notes[name] = structs.replace(
            builder.notes[name], record=f"case-{number}", area=CaseArea.PLANNING
        )
    builder.message("Plans are clear.", theme, supports=notes[:3])
    group = builder.session("Managers")
    heard = [builder.note(f"heard {n}", group) for n in range(4)]
    builder.message("Told in groups.", theme, MessageKind.CONSIDERATION, supports=heard)
    return structs.replace(builder.casebook(), case_files=tuple(cases))


def points(document: Document) -> list[str]:
    return [p.text for b in document.blocks if isinstance(b, Bullets) for p in b.points]


def tables(document: Document) -> list[Table]:
    return [block for block in document.blocks if isinstance(block, Table)]


def texts(document: Document) -> str:
    return "\n".join(b.text for b in document.blocks if isinstance(b, Paragraph | Heading))


def test_only_what_rests_on_files_is_said() -> None:
    document = compose_written(book(), CASES, Copy.SPONSOR)
    assert points(document) == ["Plans are clear."]


def test_files_are_counted_and_nobody_can_be_told_by_a_label() -> None:
    document = compose_written(book(), CASES, Copy.SPONSOR)
    assert "Reviewers read 12 files, on 21 April 2026" in texts(document)
    assert "all of them again" in texts(document)
    everything = repr(document)
    assert "C-0" not in everything
    assert "case-0" not in everything


def test_areas_are_told_in_words_to_the_council_and_in_numbers_to_the_team() -> None:
    sponsor = compose_written(book(), CASES, Copy.SPONSOR)
    team = compose_written(book(), CASES, Copy.TEAM)
    assert tables(sponsor)[-1].rows == (("Planning", "Most files", "Not noted"),)
    (numbers,) = [block for block in team.for_team if isinstance(block, Table)]
    assert numbers.rows == (("Planning", "6", "0"),)


def test_files_that_nobody_has_moderated_are_named_to_the_team_alone() -> None:
    casebook = book()
    waiting = (*casebook.case_files, case(90, state=CaseState.REVIEWED))
    casebook = structs.replace(casebook, case_files=waiting)
    team = compose_written(casebook, CASES, Copy.TEAM)
    lines = [p.text for b in team.for_team if isinstance(b, Bullets) for p in b.points]
    assert "C-90: reviewed" in lines
    assert "looked at 12 of them again" in texts(team)


KINDS = st.lists(st.sampled_from("abcdefgh"), max_size=60)


@given(KINDS)
def test_no_type_with_fewer_than_five_files_can_be_told_or_worked_out(kinds: list[str]) -> None:
    cases = tuple(case(number, kind) for number, kind in enumerate(kinds))
    rows = by_type(cases)
    assert all(count >= SMALLEST for _, count in rows)
    assert not rows or sum(count for _, count in rows) == len(cases)
    named = {name.casefold(): count for name, count in rows[:-1]}
    assert all(count == kinds.count(name) for name, count in named.items())


def test_types_are_the_same_whatever_tells_the_cases_apart() -> None:
    cases = tuple(case(n, f"Child protection, neglect {n}") for n in range(6))
    assert by_type(cases) == (("Child protection", 6),)


@given(st.integers(0, 30), st.integers(1, 30))
def test_a_share_is_never_a_number(count: int, whole: int) -> None:
    said = share(min(count, whole), whole)
    assert not any(letter.isdigit() for letter in said)
    assert (said == "Not noted") is (count == 0)


def test_talking_points_are_a_speaking_note_with_what_they_are_worth() -> None:
    note = compose_written(book(), CASES, Copy.SPEAKING_NOTE)
    assert note.copy is Copy.SPEAKING_NOTE
    assert "talking points" in note.title
    assert points(note) == ["Plans are clear."]
    assert not any(p.trail for b in note.blocks if isinstance(b, Bullets) for p in b.points)


def test_the_report_carries_it_as_an_appendix_once_files_were_read() -> None:
    with_files = compose_written(book(), Publication.REPORT, Copy.SPONSOR)
    heads = [b.text for b in with_files.blocks if isinstance(b, Heading)]
    assert "Appendix A. Case record review" in heads
    without = compose_written(book(0), Publication.REPORT, Copy.SPONSOR)
    assert not [b for b in without.blocks if isinstance(b, Heading) and "Case record" in b.text]


def test_what_is_open_is_told_of_the_points_in_it_alone() -> None:
    casebook = book()
    assert "Two points" in " ".join(remarks(casebook, Publication.REPORT))
    assert "One point is still emerging" in " ".join(remarks(casebook, CASES))
