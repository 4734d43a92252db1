# SPDX-License-Identifier: Apache-2.0
"""Claims about what counts, by roster and author, whatever order things came in."""

from itertools import count, permutations

import pytest
from msgspec.structs import replace

from peerdesk.domain import facts
from peerdesk.domain.entry import Entry
from peerdesk.domain.identifiers import mint
from peerdesk.domain.note import reduce_note
from peerdesk.domain.reweighing import again
from peerdesk.domain.roster import Roster
from peerdesk.domain.standing import counting
from peerdesk.domain.team import Member, Person
from peerdesk.domain.words import Authority, MessageKind, Role, Source, Status
from peerdesk.team.keys import DeviceKeys

_hashes = count()
_LEAD, _PEER, _OBSERVER = Authority.LEAD, Authority.PEER, Authority.OBSERVER


def laptop(name: str, authority: Authority = _PEER) -> Member:
    return DeviceKeys.generate().member(Person(name, Role.OFFICER_PEER), authority)


ANN, MIA, BO, DEV = laptop("Ann", _LEAD), laptop("Mia", _LEAD), laptop("Bo"), laptop("Dev")


def entry(member: Member, fact: facts.Fact, depth: int = 5) -> Entry:
    return Entry(f"{next(_hashes):064x}", depth, member.device, 1, 60, fact)


def admits(by: Member, member: Member, authority: Authority | None = None) -> Entry:
    granted = replace(member, authority=authority or member.authority)
    return entry(by, facts.MemberAdmitted(device=member.device, member=granted))


def begun(by: Member, challenge: str = "c") -> Entry:
    return entry(
        by,
        facts.ChallengeFounded(
            challenge=challenge, offer="x", framework="x", framework_version="1",
            practice=False, founder=by,
        ),
        1,
    )  # fmt: skip


TEAM = Roster().joined([begun(ANN), admits(ANN, MIA), admits(ANN, BO), admits(ANN, DEV)])


def written(by: Member, note: str, text: str = "words", depth: int = 5) -> Entry:
    fact = facts.NoteWritten(note=note, author=by.person, text=text, source=Source.HEARD)
    return entry(by, fact, depth)


def in_every_order(entries: list[Entry], roster: Roster = TEAM) -> list[Entry]:
    """Return what counts, having seen that the order of arrival does not matter."""
    found = {frozenset(counting(order, roster)) for order in permutations(entries)}
    assert len(found) == 1
    return counting(entries, roster)


@pytest.mark.parametrize("higher", [_LEAD, _PEER])
def test_the_lower_of_two_admissions_stands_in_whatever_order_they_came(
    higher: Authority,
) -> None:
    admissions = [
        begun(ANN), admits(ANN, MIA), admits(ANN, BO, higher), admits(MIA, BO, _OBSERVER),
    ]  # fmt: skip
    rosters = set()
    for order in permutations(admissions):
        roster = Roster()
        for one in order:
            roster = roster.joined([one])
        rosters.add(roster)
        assert roster.authority(BO.device) is _OBSERVER
        assert next(iter(roster.members)) == ANN.device
    assert len(rosters) == 1


def test_what_a_laptop_admits_counts_only_if_somebody_ever_made_it_a_lead() -> None:
    friend = laptop("Fay")
    roster = TEAM.joined([admits(BO, friend)])
    assert friend.device not in roster.members
    assert roster.authority(friend.device) is None
    later = roster.joined([admits(MIA, BO, _LEAD)])
    assert friend.device in later.members
    assert later.authority(BO.device) is _PEER
    assert again(roster, later).laptops == {BO.device: {}, friend.device: {}}


def test_leads_who_lower_each_other_leave_the_founder() -> None:
    cat = laptop("Cat", _LEAD)
    roster = TEAM.joined(
        [admits(ANN, cat), admits(cat, MIA, _PEER), admits(MIA, cat, _PEER),
         admits(MIA, ANN, _OBSERVER)]
    )  # fmt: skip
    stands = [roster.authority(member.device) for member in (ANN, MIA, cat)]
    assert stands == [_LEAD, _PEER, _PEER]


def test_nobody_is_admitted_with_a_colleagues_identifier_or_unusable_keys() -> None:
    stranger = laptop("Nobody Known")
    for odd in (
        replace(stranger, device=BO.device),
        replace(stranger, recipient="age1x"),
        replace(stranger, name="a\u202eb"),
    ):
        assert TEAM.joined([admits(ANN, odd)]).members == TEAM.members


def test_a_second_founding_does_not_count() -> None:
    again = begun(BO)
    roster = TEAM.joined([again])
    assert roster.founder == ANN.device
    assert counting([again], roster) == []


def test_a_laptop_that_nobody_knows_yet_is_taken_for_a_peers() -> None:
    new = laptop("Eve", _LEAD)
    note, scoped = mint(), facts.PersonNamed(person=mint(), details=Person("N", Role.MANAGER))
    assert len(counting([written(new, note)], TEAM)) == 1
    assert counting([entry(new, scoped)], TEAM) == []


def test_what_an_observer_writes_does_not_count() -> None:
    observing = TEAM.joined([admits(MIA, BO, _OBSERVER)])
    assert counting([written(BO, mint())], observing) == []
    assert len(counting([written(BO, mint())], TEAM)) == 1


def test_only_a_lead_agrees_a_message() -> None:
    message = mint()
    drafted = facts.MessageDrafted(
        message=message, author=BO.person, kind=MessageKind.STRENGTH, theme="t", wording="w",
        position=1,
    )  # fmt: skip
    agreed = facts.MessageSettled(message=message, status=Status.AGREED, replaces=())
    first, by_peer, by_lead = entry(BO, drafted), entry(BO, agreed), entry(MIA, agreed)
    assert in_every_order([first, by_peer, by_lead]) == [first, by_lead]


def test_a_colleague_can_neither_reword_a_note_nor_bin_it() -> None:
    note = mint(BO.device)
    first = written(BO, note)
    reworded = entry(DEV, facts.NoteRevised(note=note, text="other", replaces=(first.hash,)))
    binned = entry(DEV, facts.NoteWithdrawn(note=note))
    assert in_every_order([first, reworded, binned]) == [first]


def test_its_author_rewords_a_note_and_bins_it_and_a_lead_only_bins_it() -> None:
    note = mint(BO.device)
    first = written(BO, note)
    own = [
        entry(BO, facts.NoteRevised(note=note, text="own", replaces=(first.hash,))),
        entry(BO, facts.NoteWithdrawn(note=note)),
    ]
    by_lead = entry(MIA, facts.NoteRevised(note=note, text="other", replaces=(first.hash,)))
    bins = entry(MIA, facts.NoteWithdrawn(note=note))
    assert in_every_order([first, *own, by_lead, bins]) == [first, *own, bins]


def test_a_colleague_does_not_take_a_withdrawal_back() -> None:
    note = mint(BO.device)
    first, binned = written(BO, note), entry(BO, facts.NoteWithdrawn(note=note))
    restored = entry(DEV, facts.NoteRestored(note=note, replaces=(binned.hash,)))
    stands = reduce_note(in_every_order([first, binned, restored]))
    assert stands is not None
    assert stands.withdrawn


def test_whoever_the_note_was_taken_down_for_is_its_author_too() -> None:
    note = mint(MIA.device)
    for_bo = facts.NoteWritten(note=note, author=BO.person, text="x", source=Source.HEARD)
    first = entry(MIA, for_bo)
    revised = facts.NoteRevised(note=note, text="y", replaces=(first.hash,))
    by_bo, by_dev = entry(BO, revised), entry(DEV, revised)
    assert in_every_order([first, by_bo, by_dev]) == [first, by_bo]


@pytest.mark.parametrize("depth", [1, 5, 9])
def test_a_second_beginning_never_takes_over_a_note_at_any_depth(depth: int) -> None:
    note = mint(BO.device)
    first = written(BO, note, "first")
    forged = [written(DEV, note, "forged", depth) for _ in range(2)]
    revised = entry(DEV, facts.NoteRevised(note=note, text="mine", replaces=(first.hash,)))
    binned = entry(DEV, facts.NoteWithdrawn(note=note))
    assert in_every_order([first, *forged, revised, binned]) == [first]


def test_of_two_beginnings_that_neither_minted_the_first_in_the_one_order_stands() -> None:
    note = mint()
    first, second = written(BO, note, depth=3), written(DEV, note, depth=4)
    assert in_every_order([second, first]) == [first]
