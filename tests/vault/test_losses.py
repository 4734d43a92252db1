# SPDX-License-Identifier: Apache-2.0
"""However many changes of one chain were declared lost: the order of arrival never shows."""

import random
from collections.abc import Callable, Iterator, Sequence
from itertools import count

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from peerdesk.domain.custody import ChangesLost
from peerdesk.domain.facts import Fact
from peerdesk.domain.identifiers import mint
from peerdesk.ledger.change import Change, Head, Link, following, make_change
from peerdesk.vault.book import OpenVault
from tests.builders import dump, note
from tests.strategies import CHALLENGE, Laptop
from tests.vault.conftest import Made

Open = Callable[[Made], OpenVault]
Runs = tuple[tuple[int, int], ...]
_LENGTH = 14
_numbers = count(1)


@st.composite
def several_runs(draw: st.DrawFn) -> Runs:
    """Return runs of numbers up to `_LENGTH` that never touch; at least two numbers are left."""
    lost = draw(st.sets(st.integers(1, _LENGTH), min_size=2, max_size=_LENGTH - 2))
    runs: list[tuple[int, int]] = []
    for number in sorted(lost):
        if runs and number == runs[-1][1] + 1:
            runs[-1] = runs[-1][0], number
        else:
            runs.append((number, number))
    return tuple(runs)


_several = several_runs().filter(lambda runs: len(runs) > 1)


def _declared(chain: Sequence[Change], first: int, last: int) -> ChangesLost:
    """Return a run as a loss, the way its laptop declares it."""
    whole = {change.header.number: change.hash for change in chain}
    device, epoch = chain[0].header.device, chain[0].header.epoch
    return ChangesLost(
        loss=mint(device),
        device=device,
        epoch=epoch,
        first=first,
        last=last,
        before=whole.get(first - 1, ""),
        follows=whole.get(last + 1, ""),
    )


def _declarations(chain: Sequence[Change], runs: Runs) -> Iterator[Fact]:
    """Yield each run as a loss; a longer one first without the number that was lost later."""
    for first, last in runs:
        if first < last:
            yield _declared(chain, first + 1, last)
        yield _declared(chain, first, last)


def _said(device: str, knew: Sequence[Head], depth: int, facts: Sequence[Fact]) -> list[Change]:
    """Return what a laptop writes in the epoch after the damage."""
    link = Link(
        challenge=CHALLENGE,
        device=device,
        epoch="f" * 16,
        number=1,
        previous="",
        knew=tuple(sorted(knew)),
        depth=depth,
    )
    said: list[Change] = []
    for fact in facts:
        said.append(make_change(fact, link, 2_000, 60))
        link = following(said[-1])
    return said


def _damaged(runs: Runs, chance: random.Random) -> list[Change]:
    """Return what is left of a team: one of two laptops lost these runs and has said so since."""
    ana, ben = Laptop(name="a" * 32), Laptop(name="b" * 32)
    for number in range(_LENGTH):
        ana.write(note(f"line {number}"))
        if chance.random() < 0.4:  # what is lost later has been heard of by a colleague
            ben.receive(ana.own)
            ben.write(note(f"answer {number}"))
        if chance.random() < 0.4:
            ana.receive(ben.own)
    gone = {number for first, last in runs for number in range(first, last + 1)}
    kept = [change for change in ana.own if change.header.number not in gone]
    depth = max(change.header.depth for change in (*kept, *ben.own)) + 1
    knew = [kept[-1].head, *(change.head for change in ben.own[-1:])]
    said = _said(ana.name, knew, depth, [*_declarations(ana.own, runs), note("afterwards")])
    return [*kept, *ben.own, *said]


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(runs=_several, chance=st.randoms(use_true_random=False), cuts=st.integers(1, 4))
def test_whatever_was_lost_whoever_hears_of_the_rest_in_any_order_has_all_of_it(
    joining: Made, opened: Open, runs: Runs, chance: random.Random, cuts: int
) -> None:
    left = _damaged(runs, chance)
    parts = left + chance.sample(left, len(left) // 2)
    chance.shuffle(parts)
    place = joining.folder.parent
    number = next(_numbers)
    straight, shuffled = (opened(joining.copy(place / f"{number}-{n}")) for n in range(2))
    straight.accept(left, [])
    for start in range(cuts):
        shuffled.accept(parts[start::cuts], [])
    for vault in (straight, shuffled):
        here = {change.hash for _, _, change in vault._ledger.tables.everything()}
        assert here == {change.hash for change in left}
        assert vault.upkeep.counts()["waiting"] == 0
    assert dump(shuffled) == dump(straight)
    assert shuffled.gaps() == straight.gaps()
    assert shuffled.upkeep.verify().findings == straight.upkeep.verify().findings
    straight.close()
    shuffled.close()


def test_a_loss_that_grew_lets_both_go_on_who_knew_the_smaller_and_who_knew_neither(
    joining: Made, opened: Open
) -> None:
    ana = Laptop(name="a" * 32)
    written = [ana.write(note(f"line {number}")) for number in range(9)]
    both = [_declared(written, 5, 6), _declared(written, 3, 6)]
    said = _said(ana.name, [written[-1].head], 10, both)
    kept = [*written[:2], *written[6:]]
    for name, order in (("1", said), ("2", said[::-1])):
        vault = opened(joining.copy(joining.folder.parent / f"grown-{name}"))
        for change in order:
            vault.accept([change], [])
        vault.accept(kept, [])
        here = {change.hash for _, _, change in vault._ledger.tables.everything()}
        assert here == {change.hash for change in (*kept, *said)}
        vault.close()
