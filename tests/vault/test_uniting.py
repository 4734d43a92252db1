# SPDX-License-Identifier: Apache-2.0
"""Colleagues' changes go in once, in any order, and nothing that does not hold goes in."""

import random
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from peerdesk.desk.query import NoteQuery
from peerdesk.domain.facts import Fact, NoteTagged
from peerdesk.ledger.change import Change, Link, make_change
from peerdesk.ledger.errors import ForkedDevice
from peerdesk.ledger.store import Accepted
from peerdesk.team.errors import ForeignChallenge
from peerdesk.vault.book import OpenVault
from peerdesk.vault.slices import SliceSize
from tests.builders import all_changes, chain, dump, message, note
from tests.strategies import CHALLENGE, Laptop, ledgers
from tests.vault.conftest import Made

Open = Callable[[Made], OpenVault]


def test_changes_are_taken_in_once(vault: OpenVault) -> None:
    theirs = chain([note(), message(), note()])
    assert vault.accept(theirs, []) == Accepted(new=3, already=0, waiting=0, released=0)
    before = dump(vault)
    assert vault.accept(theirs, []) == Accepted(new=0, already=3, waiting=0, released=0)
    assert vault.accept([*theirs, *theirs], []) == Accepted(0, 6, 0, 0)
    assert dump(vault) == before


def test_what_comes_too_early_waits_until_the_rest_is_there(made: Made) -> None:
    theirs = chain([note(f"line {n}") for n in range(6)])
    with made.open() as vault:
        assert vault.accept(theirs[3:5], []) == Accepted(new=0, already=0, waiting=2, released=0)
        assert vault.accept(theirs[3:4], []) == Accepted(new=0, already=1, waiting=0, released=0)
        assert vault.count_notes(NoteQuery()) == 0
    with made.open() as vault:  # what waits is not forgotten when the vault is closed
        assert vault.accept(theirs[:3], []) == Accepted(new=3, already=0, waiting=0, released=2)
        assert vault.accept(theirs[5:], []) == Accepted(new=1, already=0, waiting=0, released=0)
        assert [n.text for n in vault.notes(NoteQuery(newest_first=False))] == [
            f"line {n}" for n in range(6)
        ]
        assert vault.upkeep.verify().ok


@pytest.mark.parametrize("again", [False, True], ids=["at once", "after a start"])
def test_what_waits_and_comes_again_with_what_it_waited_for_is_counted_once(
    made: Made, opened: Open, *, again: bool
) -> None:
    theirs = chain([note(f"line {n}") for n in range(6)])
    vault = opened(made)
    vault.accept(theirs[3:], [])
    if again:
        vault.close()
        vault = opened(made)
    assert vault.accept(theirs, []) == Accepted(new=3, already=3, waiting=0, released=3)


def test_a_change_waits_for_what_its_laptop_knew_of(vault: OpenVault) -> None:
    ana, ben = Laptop(name="a" * 32), Laptop(name="b" * 32)
    first = ana.write(note("first"))
    ben.receive([first])
    reply = ben.write(NoteTagged(note=first.fact.entity if first.fact else "", kloe="k1"))
    assert vault.accept([reply], []).waiting == 1
    assert vault.accept([first], []) == Accepted(new=1, already=0, waiting=0, released=1)
    assert vault.notes(NoteQuery(kloe="k1"))[0].text == "first"


def test_an_empty_vault_takes_on_the_challenge_that_it_receives(
    vault: OpenVault, empty: OpenVault
) -> None:
    vault.append(note("hello"))
    assert empty.accept(all_changes(vault), [vault.sign()]).new == 2
    assert empty.challenge_id == CHALLENGE
    assert dump(empty) == dump(vault)
    empty.append(note("and back"))
    vault.accept(all_changes(empty), [empty.sign()])
    assert dump(empty) == dump(vault)
    assert vault.signed_heads() == tuple(sorted(vault.signed_heads(), key=lambda s: s.claim.head))
    assert vault.upkeep.verify().findings == (
        f"A head of laptop {empty.device[:8]} is signed by nobody of the team.",
    )


def test_another_challenge_is_refused_and_nothing_of_it_stays(vault: OpenVault) -> None:
    before = dump(vault)
    with pytest.raises(ForeignChallenge):
        vault.accept(chain([note()], challenge="f" * 32), [])
    stranger = Laptop()
    stranger.write(note())
    foreign = stranger.signed_head()
    empty_claim = foreign.claim
    assert empty_claim.challenge == CHALLENGE
    assert dump(vault) == before


def test_two_challenges_at_once_are_refused(empty: OpenVault) -> None:
    mixed = chain([note()]) + chain([note()], device="b" * 32, challenge="f" * 32)
    with pytest.raises(ForeignChallenge):
        empty.accept(mixed, [])
    assert empty.challenge_id == ""
    assert empty.vector() == ()


def test_a_laptop_that_writes_one_number_twice_is_stopped_and_both_are_kept(
    vault: OpenVault,
) -> None:
    one, other = chain([note("one"), note("more")]), chain([note("other"), note("more still")])
    vault.accept(one, [])
    before = dump(vault)
    stopped = vault.accept(other, [])
    assert (stopped.new, stopped.refused) == (0, 2)
    assert stopped.refusals == tuple(ForkedDevice("d" * 32, n).user_message for n in (1, 2))
    assert dump(vault) == before
    assert vault._ledger.tables.forked(other[0].hash) is not None
    assert vault._ledger.tables.forked(other[1].hash) is not None
    assert vault.accept(other, []) == Accepted(new=0, already=2, waiting=0, released=0)
    assert [finding for finding in vault.upkeep.verify().findings if "two different" in finding]


def test_a_fork_keeps_nobody_elses_work_out(vault: OpenVault) -> None:
    one, other = chain([note("one")]), chain([note("other")])
    ben = Laptop(name="b" * 32)
    ben.receive(other)
    reply = ben.write(note("Ben has seen the other one"))
    vault.accept(one, [])
    assert vault.accept([*other, reply], []).refused == 1
    assert vault.count_notes(NoteQuery(words="ben")) == 1


def _forged(change: Change, **header: object) -> Change:
    fact = change.fact
    given = change.header
    link = {
        "challenge": given.challenge,
        "device": given.device,
        "epoch": given.epoch,
        "number": given.number,
        "previous": given.previous,
        "knew": given.knew,
        "depth": given.depth,
    }
    assert fact is not None
    return make_change(fact, Link(**(link | header)), given.at, given.offset)  # type: ignore[arg-type] # a test's own choice


@pytest.mark.parametrize(
    ("place", "header", "what"),
    [
        (0, {"depth": 7}, "its depth is wrong"),
        (0, {"previous": "a" * 64}, "its start is wrong"),
        (0, {"number": 0}, "no chain has such a number"),
        (0, {"number": 1 << 41}, "no chain has such a number"),
        (1, {"depth": 9}, "its depth is wrong"),
    ],
)
def test_what_does_not_hold_is_left_out_and_the_rest_goes_in(
    vault: OpenVault, place: int, header: dict[str, object], what: str
) -> None:
    bad = chain([note("bad"), note("bad too")])
    bad[place] = _forged(bad[place], **header)
    good = chain([note("good")], device="b" * 32)
    taken = vault.accept([*bad[: place + 1], *good], [])
    assert (taken.new, taken.refused) == (place + 1, 1)
    assert what in taken.refusals[0]
    assert vault.count_notes(NoteQuery(words="good")) == 1
    assert vault.upkeep.verify().ok


def test_a_content_that_was_exchanged_is_left_out(vault: OpenVault) -> None:
    one, other = chain([note("one")]), chain([note("other")], device="b" * 32)
    swapped = Change(one[0].header_bytes, other[0].salt, other[0].payload)
    assert vault.accept([swapped], []).refused == 1
    assert vault.vector()[0].device == vault.device
    assert len(vault.vector()) == 1


def test_kinds_unknown_here_are_kept_passed_on_and_chained(vault: OpenVault) -> None:
    laptop = Laptop(name="b" * 32)
    laptop.write(note("before"))
    strange = laptop.write(_NoteSung(note="n" * 32, tune="la"))
    laptop.write(note("after"))
    assert vault.accept(laptop.own, []).new == 3
    assert vault.count_notes(NoteQuery()) == 2
    assert [c.hash for c in all_changes(vault) if c.hash == strange.hash] == [strange.hash]
    assert vault.upkeep.verify().ok


def test_a_change_without_its_content_waits_for_an_erasure_that_names_it(
    vault: OpenVault,
) -> None:
    one, two, three = chain([note("one"), note("two"), note("three")])
    vault.accept([one, Change(two.header_bytes, None, None), three], [])
    assert [n.text for n in vault.notes(NoteQuery(newest_first=False))] == ["one"]
    vault.accept([two], [])
    assert vault.count_notes(NoteQuery()) == 3
    assert vault.upkeep.verify().ok


def test_long_imports_come_in_short_transactions(
    vault: OpenVault, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(SliceSize.__init__, "__defaults__", (25,))
    between: list[int] = []
    vault.share_thread(lambda: between.append(vault.count_notes(NoteQuery())))
    vault.accept(chain([note() for _ in range(300)]), [])
    assert between[-1] == 300
    assert len(between) > 3
    assert between == sorted(between)


def test_a_line_can_be_written_in_the_middle_of_an_import(
    vault: OpenVault, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(SliceSize.__init__, "__defaults__", (25,))
    typed: list[str] = []

    def between() -> None:
        fact = note(f"typed {len(typed)}")
        vault.append(fact)
        typed.append(fact.note)

    vault.share_thread(between)
    vault.accept(chain([note() for _ in range(120)]), [])
    assert len(typed) > 1
    assert vault.count_notes(NoteQuery(words="typed")) == len(typed)
    assert vault.count_notes(NoteQuery()) == 120 + len(typed)
    assert vault.upkeep.verify().ok


def test_an_import_that_was_broken_off_goes_on_where_it_stopped(
    vault: OpenVault, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(SliceSize.__init__, "__defaults__", (25,))
    theirs = chain([note() for _ in range(120)])

    def stop() -> None:
        raise KeyboardInterrupt

    vault.share_thread(stop)
    with pytest.raises(KeyboardInterrupt):
        vault.accept(theirs, [])
    there = vault.count_notes(NoteQuery())
    assert 0 < there < 120
    vault.share_thread(lambda: None)
    assert vault.accept(theirs, []) == Accepted(120 - there, there, 0, 0)
    assert vault.upkeep.verify().ok


@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(ledger=ledgers(), order=st.randoms(use_true_random=False), cuts=st.integers(1, 4))
def test_the_order_of_arrival_never_shows(
    joining: Made, opened: Open, ledger: list[Change], order: random.Random, cuts: int
) -> None:
    straight, shuffled = opened(_again(joining, "1")), opened(_again(joining, "2"))
    straight.accept(ledger, [])
    parts = list(ledger) + order.sample(ledger, len(ledger) // 2)
    order.shuffle(parts)
    for start in range(cuts):
        shuffled.accept(parts[start::cuts], [])
    assert dump(shuffled) == dump(straight)
    assert shuffled.upkeep.verify().ok
    for name in ("1", "2"):
        (straight if name == "1" else shuffled).close()


def _again(made: Made, name: str) -> Made:
    """Return a fresh copy, beside those of earlier examples."""
    number = len(list(made.folder.parent.iterdir()))
    return made.copy(made.folder.parent / f"copy-{number}-{name}")


class _NoteSung(Fact, frozen=True, kw_only=True):
    """A kind of fact of a later version; made after this program's own have been listed."""

    about = "note"
    note: str
    tune: str
