# SPDX-License-Identifier: Apache-2.0
"""The map counts settings, never lines, whatever order they come in."""

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from peerdesk.compose.atlas import Atlas, Kind, make_atlas
from peerdesk.compose.triangulation import KINDS, VOICES, Named, Row, balance, lines_map, row_of
from peerdesk.domain.document import Document
from peerdesk.domain.ground import Ground
from peerdesk.domain.observation import Observation
from peerdesk.domain.placed import Choice, Placed
from peerdesk.domain.recorded import CaseRecord, Listed
from peerdesk.domain.review import CaseFile
from peerdesk.domain.session import Session
from peerdesk.domain.words import ObservationKind, SessionKind, Source, Voice

LINES = tuple(Named(key, f"Line {key}", "Theme") for key in ("k1", "k2", "k3"))
DAY = "2026-05-12"


def _session(key: str, kind: SessionKind, start: str = "09:00") -> Placed[Session]:
    details = Session(kind=kind, title=key, day=DAY, start=start, end="17:00")
    return Placed(key, (Choice("h", details),))


SESSIONS = (
    _session("talk", SessionKind.INTERVIEW),
    _session("group", SessionKind.FOCUS_GROUP),
    _session("review", SessionKind.CASE_REVIEW),
    _session("watched", SessionKind.OBSERVATION, "11:00"),
)


def _seen(key: str, session: str = "", start: str = "") -> Placed[Observation]:
    practice = ObservationKind.PRACTICE
    details = Observation(kind=practice, setting=key, day=DAY, start=start, session=session)
    return Placed(key, (Choice("h", details),))


ATLAS = make_atlas(
    SESSIONS,
    (CaseRecord(id="f1", choices=(Choice("h", CaseFile(label="K7Q")),)),),
    (Listed(id="d1", choices=(Choice("h", Document(title="Plan")),)),),
    (_seen("o1", "watched"), _seen("o2", start="11:00"), _seen("o3")),
)
GROUNDS = st.builds(
    Ground,
    source=st.sampled_from(Source),
    session=st.sampled_from(["", "talk", "group", "review", "watched", "gone"]),
    case=st.sampled_from(["", "", "K7Q", "7"]),
    record=st.sampled_from(["", "", "f1", "d1", "o1", "o2", "o3", "gone"]),
    author=st.sampled_from(["", "p1", "p2"]),
    day=st.sampled_from(["", DAY]),
    kloes=st.lists(st.sampled_from(["k1", "k2", "gone"]), max_size=2, unique=True).map(tuple),
    voices=st.lists(st.sampled_from(Voice), max_size=2, unique=True).map(tuple),
)


@given(st.lists(GROUNDS, max_size=30), st.randoms())
def test_order_and_repetition_never_matter(grounds: list[Ground], chance: object) -> None:
    turned = grounds * 2
    getattr(chance, "shuffle")(turned)  # noqa: B009 - a `random.Random` of hypothesis
    assert lines_map(turned, ATLAS, LINES) == lines_map(grounds, ATLAS, LINES)
    assert balance(turned, ATLAS) == balance(grounds, ATLAS)


@given(st.lists(GROUNDS, min_size=1, max_size=20), st.sampled_from(["p3", "p4"]))
def test_a_second_line_of_one_session_never_changes_a_count(
    grounds: list[Ground], author: str
) -> None:
    again = [replace(one, author=author) for one in grounds if ATLAS.setting(one)[0]]
    assert lines_map((*grounds, *again), ATLAS, LINES) == lines_map(grounds, ATLAS, LINES)
    assert balance((*grounds, *again), ATLAS) == balance(grounds, ATLAS)


@given(st.lists(GROUNDS, max_size=30))
def test_the_map_is_a_plain_count_over_all_notes(grounds: list[Ground]) -> None:
    for row in lines_map(grounds, ATLAS, LINES):
        of_line = [one for one in grounds if row.about.id in one.kloes]
        assert row.settings == len({ATLAS.setting(one) for one in of_line})
        for kind, count in zip(KINDS, row.kinds, strict=True):
            assert count == len({ATLAS.setting(o) for o in of_line if ATLAS.kind(o) is kind})
        for voice, count in zip(VOICES, row.voices, strict=True):
            assert count == len({ATLAS.setting(o) for o in of_line if voice in o.voices})
        assert set(row.sources) == {one.source for one in of_line}


@given(st.lists(GROUNDS, max_size=15), GROUNDS)
def test_more_evidence_never_takes_any_away(grounds: list[Ground], one: Ground) -> None:
    before, after = row_of(LINES[0], grounds, ATLAS), row_of(LINES[0], (*grounds, one), ATLAS)
    assert all(b <= a for b, a in zip(before.kinds, after.kinds, strict=True))
    assert before.settings <= after.settings <= before.settings + 1


def _row(*grounds: Ground, atlas: Atlas = ATLAS) -> Row:
    return row_of(LINES[0], grounds, atlas)


def test_every_voice_and_kind_has_a_column() -> None:
    assert set(VOICES) == set(Voice)
    assert set(KINDS) == set(Kind)


def test_several_note_takers_of_one_session_count_once() -> None:
    heard = Ground(source=Source.HEARD, session="group", voices=(Voice.FRONTLINE,))
    row = _row(heard, replace(heard, voices=(Voice.MANAGERS,)), replace(heard, kloes=("k2",)))
    assert row.settings == row.kinds[KINDS.index(Kind.FOCUS_GROUP)] == 1
    assert row.heard_of == (Voice.FRONTLINE, Voice.MANAGERS)


def test_files_documents_and_observations_count_by_themselves() -> None:
    read = Ground(source=Source.READ, session="review")
    row = _row(
        replace(read, record="f1"),
        replace(read, case="K7Q"),
        replace(read, case="another"),
        Ground(source=Source.READ, record="d1"),
        Ground(source=Source.DATA, record="d1"),
        Ground(source=Source.SEEN, session="watched"),
        Ground(source=Source.SEEN, record="o1"),
        Ground(source=Source.SEEN, record="o2"),
        Ground(source=Source.SEEN, record="o3"),
    )
    counts = dict(zip(KINDS, row.kinds, strict=True))
    assert counts == {
        Kind.INTERVIEW: 0, Kind.FOCUS_GROUP: 0, Kind.CASE_RECORD: 2, Kind.OBSERVED: 2,
        Kind.DOCUMENT: 1, Kind.DATA: 1,
    }  # fmt: skip
    assert row.sides == 4
    assert row.sources == (Source.READ, Source.SEEN, Source.DATA)


def test_outside_of_sessions_a_setting_is_one_peers_day() -> None:
    note = Ground(source=Source.HEARD, author="p1", day=DAY)
    assert _row(note, note, replace(note, author="p2"), replace(note, day="2026-05-13")).kinds == (
        3, 0, 0, 0, 0, 0,
    )  # fmt: skip


def test_a_label_that_no_file_has_is_a_file_of_its_own() -> None:
    read = Ground(source=Source.READ, case="7")
    assert ATLAS.kind(read) is Kind.CASE_RECORD
    assert ATLAS.setting(read) == ("file", "7")
    assert ATLAS.setting(Ground(source=Source.SEEN, record="unheard of")) == (
        "record", "unheard of",
    )  # fmt: skip
