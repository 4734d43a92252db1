# SPDX-License-Identifier: Apache-2.0
"""Claims about insiders who sign what is not so."""

import random
from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest
from msgspec.structs import replace as with_fields

from peerdesk.domain import facts
from peerdesk.domain.challenge import Scope
from peerdesk.domain.entry import Entry
from peerdesk.domain.facts import Fact
from peerdesk.domain.identifiers import mint
from peerdesk.domain.loss import Loss
from peerdesk.domain.standing import counting
from peerdesk.domain.team import Person
from peerdesk.domain.words import Authority, MessageKind, Role, Status
from peerdesk.ledger.chain import SignedHead
from peerdesk.ledger.change import Change, Head, Link, make_change, payload_digest
from peerdesk.team.errors import BundleError, UnknownSender
from peerdesk.team.unite import judge
from tests.builders import message
from tests.fakes.insider import Insider, reheaded
from tests.fakes.team import everything
from tests.team.judging import OUTSIDER, Team, admits, entry_of, founds, hashes, note


@pytest.fixture(scope="module")
def team() -> Team:
    return Team()


PEERS_MAY_NOT: dict[str, Fact] = {
    "admit": admits(OUTSIDER),
    "name": facts.PersonNamed(person=mint(), details=Person("N", Role.TEAM_LEADER)),
    "agree": facts.MessageSettled(message=mint(), status=Status.AGREED, replaces=()),
    "issue": facts.BriefingIssued(
        briefing=mint(), day="2026-05-12", number=1, sponsor="DCS", content="{}", digest="0",
        points=(),
    ),
}  # fmt: skip


@pytest.mark.parametrize("fact", PEERS_MAY_NOT.values(), ids=PEERS_MAY_NOT.keys())
def test_what_a_peer_may_not_do_is_taken_in_and_cuts_nothing_off(team: Team, fact: Fact) -> None:
    run = team.insider.chain(note(), fact, note())
    judged = team.of_insider(run)
    assert hashes(judged.changes) == hashes(run)
    assert (judged.refused, judged.refusals) == (0, ())
    assert judged.roster.founding == team.roster().founding
    assert judged.roster.members == team.roster().members


def test_a_laptop_that_a_peer_admits_is_not_believed(team: Team) -> None:
    accomplice = Insider(team.lead.challenge_id)
    ours = team.insider.chain(admits(accomplice.member))
    theirs = accomplice.chain(note())
    heads = [team.insider.sign(ours[-1].head), accomplice.sign(theirs[-1].head)]
    judged = team.of_insider([*ours, *theirs], heads)
    assert hashes(judged.changes) == hashes(ours)


def test_a_laptop_whose_lead_turns_out_to_be_one_later_is_believed_then(team: Team) -> None:
    friend = Insider(team.lead.challenge_id)
    ours, theirs = team.insider.chain(admits(friend.member)), friend.chain(note())
    roster = team.judge(team.insider.bundle(ours)).roster
    alone = friend.bundle(theirs)
    with pytest.raises(UnknownSender):
        judge(alone, roster, team.lead.challenge_id)
    made_lead = with_fields(team.insider.member, authority=Authority.LEAD)
    promoted = roster.joined([Entry("h", 9, team.lead.device, 1, 60, admits(made_lead))])
    assert hashes(judge(alone, promoted, team.lead.challenge_id).changes) == hashes(theirs)
    assert promoted.authority(team.insider.member.device) is Authority.PEER


def test_a_loss_that_one_laptop_declares_slips_nothing_into_the_chain_of_another(
    team: Team,
) -> None:
    book, challenge = team.bo, team.lead.challenge_id
    genuine = book.own()[1:]
    link = Link(
        challenge=challenge, device=book.device, epoch=book._epoch, number=1, previous="",
        knew=(), depth=1,
    )  # fmt: skip
    forged = make_change(note("never said"), link, 1, 60)
    device = team.insider.member.device
    loss = Loss(
        id=mint(device), device=device, epoch="e", first=1, last=1, before=forged.hash,
        follows=genuine[0].hash,
    )  # fmt: skip
    run = [forged, *genuine]
    bundle = team.insider.bundle(run, [book.sign()])
    judged = judge(bundle, team.roster(), challenge, [loss])
    assert judged.changes == ()
    assert judged.refused == len(run)
    own = with_fields(loss, id=mint(book.device), device=book.device, epoch=book._epoch)
    assert len(judge(bundle, team.roster(), challenge, [own]).changes) == len(run)


def test_even_a_lead_cannot_begin_the_challenge_again(team: Team) -> None:
    second = Insider(team.lead.challenge_id, Authority.LEAD)
    again = team.roster().founding
    assert again is not None
    for founding in (
        founds(second.challenge, second.member),
        founds("other", second.member),
        again,
    ):
        run = second.chain(note(), founding, note())
        judged = judge(second.bundle(run), team.roster(second.member), second.challenge)
        assert hashes(judged.changes) == {run[0].hash}
        assert judged.roster.founding == again


LEADS_MAY_NOT: dict[str, Callable[[Team], Fact]] = {
    "give a colleague's laptop other keys": lambda t: admits(
        with_fields(OUTSIDER, device=t.bo.device)
    ),
    "admit one laptop as another": lambda t: admits(OUTSIDER, device=t.bo.device),
    "admit unusable keys": lambda _: admits(with_fields(OUTSIDER, recipient="age1x")),
    "admit a name that hides something": lambda _: admits(with_fields(OUTSIDER, name="a\u202eb")),
    "scope another challenge": lambda _: facts.ChallengeScoped(
        challenge="other", scope=_scope(), replaces=()
    ),
}


def _scope() -> Scope:
    return Scope(
        council="H", title="T", first_day="2026-05-12", last_day="2026-05-14", sponsors=("DCS",)
    )


@pytest.mark.parametrize("make", LEADS_MAY_NOT.values(), ids=LEADS_MAY_NOT.keys())
def test_not_even_a_lead_may(team: Team, make: Callable[[Team], Fact]) -> None:
    lead = Insider(team.lead.challenge_id, Authority.LEAD)
    run = lead.chain(note(), make(team))
    before = team.roster(lead.member)
    judged = judge(lead.bundle(run), before, lead.challenge)
    assert hashes(judged.changes) == hashes(run)
    assert judged.roster.members == before.members
    assert [counting([entry_of(c)], judged.roster) for c in run[1:]] == [[]]


ODD_HEADERS: dict[str, dict[str, object]] = {
    "number 0": {"number": 0},
    "a number below nothing": {"number": -4},
    "a number larger than any": {"number": 2**40},
    "number 2 as the first": {"number": 2},
    "a first change that follows on something": {"previous": "0" * 64},
    "another challenge": {"challenge": "other"},
    "no depth": {"depth": 0},
    "an offset no clock has": {"offset": 1440},
    "an offset far below": {"offset": -100_000},
    "heads that cannot be": {"knew": (Head("d", "e", 0, "h"),)},
    "heads larger than any": {"knew": (Head("d", "e", 2**50, "h"),)},
    "another digest": {"digest": "0" * 64},
    "another kind": {"kind": "NoteTagged"},
}


@pytest.mark.parametrize("header", ODD_HEADERS.values(), ids=ODD_HEADERS.keys())
def test_a_signed_header_that_cannot_be_is_left_out(team: Team, header: dict[str, object]) -> None:
    judged = team.of_insider([team.insider.change(note(), otherwise=header)])
    assert judged.changes == ()
    assert judged.refused == 1
    assert judged.refusals


def test_a_change_in_anothers_name_is_left_out(team: Team) -> None:
    forged = team.insider.change(note(), otherwise={"device": team.bo.device})
    head = Head(team.bo.device, "e", 1, forged.hash)
    judged = team.of_insider([forged], [team.insider.sign(head)])
    assert judged.changes == ()


@pytest.mark.parametrize("deed", ["swap", "twice", "drop", "reverse", "cut"])
def test_changes_out_of_their_order_are_left_out(team: Team, deed: str) -> None:
    run = team.insider.chain(*[note() for _ in range(5)])
    head = [team.insider.sign(run[-1].head)]
    shuffled = {
        "swap": [run[0], run[2], run[1], *run[3:]],
        "twice": [*run[:2], run[1], *run[2:]],
        "drop": [*run[:2], *run[3:]],
        "reverse": run[::-1],
        "cut": run[:-1],
    }[deed]
    judged = team.of_insider(shuffled, head)
    assert judged.changes == ()
    assert judged.refused == len(shuffled)


def test_a_changed_content_is_left_out_with_all_that_follows(team: Team) -> None:
    run = team.insider.chain(*[note(f"note {n}") for n in range(5)])
    run[2] = Change(run[2].header_bytes, run[2].salt, (run[2].payload or b"").replace(b"2", b"7"))
    judged = team.of_insider(run)
    assert hashes(judged.changes) == hashes(run[:2])
    assert judged.refused == 3
    assert "from number 3 on" in judged.refusals[0]


def test_only_contents_that_can_be_erased_may_be_missing(team: Team) -> None:
    """Whether an erasure names them is for the vault to say: there they wait for it."""
    run = team.insider.chain(note(), note(), message(), note())
    bare = [Change(change.header_bytes, None, None) for change in run]
    assert hashes(team.of_insider([run[0], bare[1], *run[2:]]).changes) == hashes(run)
    judged = team.of_insider([*run[:2], bare[2], run[3]])
    assert hashes(judged.changes) == hashes(run[:2])
    assert "its content is missing" in judged.refusals[0]


def test_a_depth_that_does_not_grow_is_left_out(team: Team) -> None:
    first = team.insider.change(note())
    second = team.insider.change(note(), 2, first.hash, {"depth": 1})
    assert team.of_insider([first, second]).changes == ()


def test_a_kind_that_is_unknown_here_is_kept_and_passed_on(team: Team) -> None:
    change = team.insider.change(note(), otherwise={"kind": "NoteSung"})
    later = team.insider.change(note(), otherwise={"version": 2})
    for unknown in (change, later):
        assert hashes(team.of_insider([unknown]).changes) == {unknown.hash}


def test_an_unknown_kind_still_has_to_be_written_in_the_one_form(team: Team) -> None:
    change = team.insider.change(note(), otherwise={"kind": "NoteSung"})
    payload = b'{"a":1,"a":1}'
    digest = payload_digest(bytes(16), payload)
    odd = reheaded(
        Change(change.header_bytes, bytes(16), payload), with_fields(change.header, digest=digest)
    )
    assert team.of_insider([odd]).changes == ()


def test_a_record_that_cannot_be_read_is_counted_and_the_rest_goes_in(team: Team) -> None:
    run = team.insider.chain(note())
    odd = Change(b"no header", bytes(16), b"{}")
    bundle = team.insider.bundle(run)
    heads = (*bundle.heads, SignedHead(b"no claim", bytes(64)))
    judged = team.judge(replace(bundle, changes=(*run, odd), heads=heads))
    assert hashes(judged.changes) == hashes(run)
    assert judged.refused == 1
    assert "2 records" in judged.refusals[0]


@pytest.mark.parametrize(
    "claim",
    [{"challenge": "other"}, {"holds": (Head("d", "e", -1, "h"),)},
     {"holds": (Head("d", "e", 2**50, "h"),)}],
    ids=repr,
)  # fmt: skip
def test_a_claim_that_cannot_be_is_worth_nothing(team: Team, claim: dict[str, object]) -> None:
    run = team.insider.chain(note())
    judged = team.of_insider(run, [team.insider.sign(run[-1].head, claim)])
    assert (judged.changes, judged.heads) == ((), ())


def test_other_spans_than_announced_are_left_out(team: Team) -> None:
    run = team.insider.chain(note(), note(), note())
    bundle = team.insider.bundle(run)
    span = bundle.manifest.spans[0]
    for spans in ((), (with_fields(span, first=2),), (with_fields(span, last=9),)):
        odd = replace(bundle, manifest=with_fields(bundle.manifest, spans=spans))
        assert team.judge(odd).changes == ()


def test_what_an_observer_writes_is_taken_in_and_does_not_count(team: Team) -> None:
    observer = Insider(team.lead.challenge_id, Authority.OBSERVER)
    run = observer.chain(note())
    judged = judge(observer.bundle(run), team.roster(observer.member), observer.challenge)
    assert hashes(judged.changes) == hashes(run)
    assert counting([entry_of(run[0])], judged.roster) == []


def test_two_thousand_hostile_bundles_bring_in_nothing_unsound(team: Team) -> None:
    """Each bundle is put together at random from sound and odd parts, and validly signed."""
    chance = random.Random(2)
    insider = team.insider
    sound = insider.chain(*[note(f"{n}") for n in range(8)])
    theirs = [*team.bo.own(), *everything(team.lead)[1][:4]]
    for _ in range(2_000):
        run = _odd_run(chance, insider, sound, theirs)
        head = chance.choice([c.head for c in (*sound, *run, *theirs)])
        heads = [insider.sign(head)] * chance.choice((1, 1, 1, 2))
        if chance.random() < 0.2:
            heads.append(team.bo.sign())
        try:
            judged = team.of_insider(run, heads)
        except BundleError:
            continue
        for change in judged.changes:
            assert change.hash in hashes(sound) | hashes(team.bo.own())
        for device in {change.header.device for change in judged.changes}:
            numbers = [c.header.number for c in judged.changes if c.header.device == device]
            assert numbers == list(range(numbers[0], numbers[0] + len(numbers)))


def _odd_run(
    chance: random.Random, insider: Insider, sound: Sequence[Change], theirs: Sequence[Change]
) -> list[Change]:
    start = chance.randrange(len(sound))
    run = list(sound[start : start + chance.randrange(1, 9)])
    for _ in range(chance.choice((0, 1, 1, 2, 3))):
        place = chance.randrange(len(run))
        deed = chance.randrange(6)
        if deed == 0:
            run[place] = chance.choice(theirs)
        elif deed == 1:
            run.insert(place, chance.choice(sound))
        elif deed == 2 and len(run) > 1:
            del run[place]
        elif deed == 3:
            odd = chance.choice(list(ODD_HEADERS.values()))
            run[place] = reheaded(run[place], with_fields(run[place].header, **odd))
        elif deed == 4:
            run[place] = Change(run[place].header_bytes, bytes(16), b"{}")
        else:
            other = {"challenge": "other"}
            run[place] = insider.change(note(), place + 1, run[place - 1].hash, other)
    return run


def test_a_note_in_a_kind_that_peers_may_write_is_believed(team: Team) -> None:
    message = facts.MessageDrafted(
        message=mint(), author="p", kind=MessageKind.STRENGTH, theme="t", wording="w", position=1
    )
    run = team.insider.chain(note(), message)
    assert len(team.of_insider(run).changes) == 2
