# SPDX-License-Identifier: Apache-2.0
"""Claims about removing, taking back and releasing, of books in memory and of real vaults alike."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from peerdesk.desk.book import TeamBook
from peerdesk.desk.capture import write_line
from peerdesk.desk.errors import NobodyElse, NotAllowed, NotFound
from peerdesk.desk.evidence import revise
from peerdesk.desk.exchange import admit, export, identity_file, preview, take_in
from peerdesk.desk.membership import (
    change_authority,
    former_members,
    release,
    remove_laptop,
    replace_laptop,
    take_back,
)
from peerdesk.desk.membership_errors import (
    NotReleasable,
    OwnLaptop,
    RemovedFromTeam,
    WasRemoved,
)
from peerdesk.desk.query import NoteQuery
from peerdesk.desk.scope import found_challenge
from peerdesk.desk.timetable import plan_session
from peerdesk.desk.writing import own_entry
from peerdesk.domain.facts import ThemeSet
from peerdesk.domain.team import Person
from peerdesk.domain.words import Authority, RemovalReason, Role, WhyAside
from peerdesk.ledger.store import Span
from peerdesk.team.errors import NotForThisLaptop
from peerdesk.vault.creation import create_vault
from peerdesk.vault.derivation import FLOOR
from tests.fakes.book import LEADER, MemoryBook
from tests.fakes.chains import MinuteHand
from tests.fakes.challenge import FOCUS_GROUP, FRAMEWORK, SCOPE
from tests.fakes.stick import Stick

BO = Person("Bo Lindqvist", Role.OFFICER_PEER)
MIA = Person("Mia Castellano", Role.MANAGER)
DEV = Person("Dev Anand", Role.MEMBER_PEER)
MakeBook = Callable[[Person], TeamBook]


@pytest.fixture(params=["memory", "vault"])
def make_book(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[MakeBook]:
    """Return what makes books of one sort, closed at the end; no passphrase is at stake here."""
    monkeypatch.setattr("peerdesk.vault.slots.derive", lambda *_: bytes(32))
    with ExitStack() as opened:

        def make(owner: Person) -> TeamBook:
            if request.param == "memory":
                return MemoryBook(owner, clock=MinuteHand())
            folder = tmp_path / f"vault-{len(list(tmp_path.iterdir()))}"
            passphrase = "ripple anvil quiet lantern moss"
            made = create_vault(folder, owner, passphrase, cost=FLOOR, clock=MinuteHand())
            return opened.enter_context(made.vault)

        yield make


@pytest.fixture
def ann(make_book: MakeBook) -> TeamBook:
    """Return the team leader's book, with a session."""
    book = make_book(LEADER)
    found_challenge(book, FRAMEWORK, SCOPE)
    plan_session(book, FOCUS_GROUP)
    return book


@pytest.fixture
def join(make_book: MakeBook, ann: TeamBook) -> MakeBook:
    """Return what makes a colleague's book, admitted and up to date."""

    def joined(owner: Person) -> TeamBook:
        book = make_book(owner)
        admit(ann, identity_file(book))
        give(ann, book)
        return book

    return joined


def give(sender: TeamBook, receiver: TeamBook, *, everything: bool = True) -> None:
    stick = Stick()
    exported = export(sender, stick, everything=everything)
    take_in(receiver, stick.files[exported.name])


def line(book: TeamBook, text: str) -> str:
    return write_line(book, text, session=book.sessions()[0].id).note


def texts(book: TeamBook) -> set[str]:
    return {note.text for note in book.notes(NoteQuery())}


def test_what_a_removed_laptop_wrote_stays_and_what_it_writes_on_is_set_aside(
    ann: TeamBook, join: MakeBook
) -> None:
    bo = join(BO)
    line(bo, "Before")
    give(bo, ann)
    removed = remove_laptop(ann, bo.device, RemovalReason.LEFT)
    assert (removed.member.name, removed.reason) == (BO.name, RemovalReason.LEFT)
    assert [member.device for member in ann.members()] == [ann.device]
    assert former_members(ann) == (removed,)
    name = line(bo, "After")
    give(bo, ann)
    assert texts(ann) == {"Before"}
    assert ann.set_aside() == 1
    (aside,) = ann.aside_changes()
    assert (aside.kind, aside.device, aside.about, aside.entity, aside.why, aside.releasable) == (
        "NoteWritten", bo.device, "note", name, WhyAside.REMOVED, True,
    )  # fmt: skip
    assert release(ann, [aside.hash]) == 1
    assert texts(ann) == {"Before", "After"}
    assert (ann.set_aside(), ann.aside_changes()) == (0, ())


def test_it_ends_the_same_if_the_later_line_came_first_by_a_colleague(
    ann: TeamBook, join: MakeBook
) -> None:
    mia, bo = join(MIA), join(BO)
    line(bo, "Before")
    give(bo, ann)
    line(bo, "After")
    give(bo, mia)
    assert texts(mia) == {"After", "Before"}
    remove_laptop(ann, bo.device, RemovalReason.LEFT)
    give(ann, mia)
    give(mia, ann)
    assert texts(ann) == texts(mia) == {"Before"}
    assert ann.aside_changes() == mia.aside_changes()
    assert former_members(ann) == former_members(mia)


def test_what_a_former_member_wrote_reaches_whoever_joins_later(
    ann: TeamBook, join: MakeBook
) -> None:
    bo = join(BO)
    line(bo, "Before")
    give(bo, ann)
    remove_laptop(ann, bo.device, RemovalReason.LEFT)
    line(bo, "After")
    give(bo, ann)
    dev = join(DEV)
    assert texts(dev) == {"Before"}
    assert dev.aside_changes() == ann.aside_changes()
    assert former_members(dev) == former_members(ann)


def test_a_preview_says_who_joins_leaves_and_does_something_else(
    ann: TeamBook, join: MakeBook
) -> None:
    mia, bo = join(MIA), join(BO)
    give(ann, mia)

    def told() -> tuple[str, ...]:
        stick = Stick()
        exported = export(ann, stick, everything=True)
        said = preview(mia, stick.files[exported.name]).notices
        assert take_in(mia, stick.files[exported.name]).notices == said
        return said

    assert told() == ()
    remove_laptop(ann, bo.device, RemovalReason.LEFT)
    bos = "The laptop of Bo Lindqvist"
    assert told() == (f"{bos} is removed from the team (left): what it wrote later is set aside.",)
    take_back(ann, bo.device)
    change_authority(ann, mia.device, Authority.PEER)
    assert told() == (
        "From then on this laptop is a peer’s.",
        f"{bos} is taken back into the team.",
    )
    join(DEV)
    change_authority(ann, bo.device, Authority.OBSERVER)
    assert told() == (
        "From then on the laptop of Bo Lindqvist only reads.",
        "The laptop of Dev Anand is admitted to the team.",
    )


def test_a_removed_laptop_gets_no_further_bundle(ann: TeamBook, join: MakeBook) -> None:
    bo, _ = join(BO), join(MIA)
    remove_laptop(ann, bo.device, RemovalReason.LOST)
    with pytest.raises(NotForThisLaptop):
        give(ann, bo)
    remove_laptop(ann, ann.members()[1].device, RemovalReason.LEFT)
    with pytest.raises(NobodyElse):
        export(ann, Stick())


def test_a_laptop_that_hears_of_its_removal_writes_nothing_and_shares_with_leads_alone(
    ann: TeamBook, join: MakeBook
) -> None:
    mia, dev, bo = join(MIA), join(DEV), join(BO)
    line(bo, "Last words")
    remove_laptop(ann, bo.device, RemovalReason.MISTAKE)
    _pass_on_all_the_same(ann, bo)
    with pytest.raises(RemovedFromTeam, match="ask a lead to take it back"):
        line(bo, "More")
    assert own_entry(bo).authority is Authority.OBSERVER
    stick = Stick()
    exported = export(bo, stick, everything=True)
    assert set(exported.recipients) == {LEADER.name, MIA.name}
    give(ann, dev)
    with pytest.raises(NotForThisLaptop):
        take_in(dev, stick.files[exported.name])
    take_in(ann, stick.files[exported.name])
    assert release(ann, [one.hash for one in ann.aside_changes()]) == 1
    assert texts(ann) == {"Last words"}
    give(ann, mia)
    assert texts(mia) == {"Last words"}


def _pass_on_all_the_same(sender: TeamBook, receiver: TeamBook) -> None:
    """Let a laptop hear of what no bundle is sealed to it any more, as by a program not ours."""
    sender.sign()
    spans = [Span(head.device, head.epoch, 1, head.number) for head in sender.vector()]
    receiver.accept(tuple(sender.changes(spans)), sender.signed_heads())


def test_a_laptop_taken_back_gets_all_that_it_missed_with_the_next_bundle(
    ann: TeamBook, join: MakeBook
) -> None:
    bo, mia = join(BO), join(MIA)
    remove_laptop(ann, bo.device, RemovalReason.MISTAKE)
    line(ann, "While Bo was away")
    give(ann, mia, everything=False)
    line(bo, "Between, and heard of")
    give(bo, ann)
    line(bo, "Between, and not heard of")
    back = take_back(ann, bo.device)
    assert (back.name, back.authority) == (BO.name, Authority.PEER)
    give(ann, bo, everything=False)
    line(bo, "After")
    give(bo, ann)
    counting = {"While Bo was away", "Between, and not heard of", "After"}
    assert texts(bo) == texts(ann) == counting
    assert [one.why for one in ann.aside_changes()] == [WhyAside.REMOVED]
    assert former_members(ann) == ()
    with pytest.raises(NotFound):
        take_back(ann, bo.device)


def test_a_part_changes_from_now_on_and_both_ways(ann: TeamBook, join: MakeBook) -> None:
    bo = join(BO)
    line(bo, "As a peer")
    give(bo, ann)
    assert change_authority(ann, bo.device, Authority.PEER).authority is Authority.PEER
    change_authority(ann, bo.device, Authority.OBSERVER)
    give(ann, bo)
    with pytest.raises(NotAllowed):
        line(bo, "As an observer")
    change_authority(ann, bo.device, Authority.WRITING_OBSERVER)
    give(ann, bo)
    line(bo, "As an observer who writes notes")
    change_authority(ann, bo.device, Authority.LEAD)
    give(ann, bo)
    change_authority(bo, ann.device, Authority.PEER)
    give(bo, ann)
    assert own_entry(ann).authority is Authority.PEER
    assert texts(ann) == {"As a peer", "As an observer who writes notes"}


def test_nobody_changes_or_removes_their_own_laptop_and_only_leads_do_any_other(
    ann: TeamBook, join: MakeBook
) -> None:
    bo = join(BO)
    with pytest.raises(OwnLaptop):
        remove_laptop(ann, ann.device, RemovalReason.LEFT)
    with pytest.raises(OwnLaptop):
        change_authority(ann, ann.device, Authority.PEER)
    with pytest.raises(NotAllowed):
        remove_laptop(bo, ann.device, RemovalReason.LEFT)
    with pytest.raises(NotFound):
        remove_laptop(ann, "0" * 32, RemovalReason.LEFT)
    with pytest.raises(NotReleasable):
        release(ann, ["0" * 64])
    with pytest.raises(NotAllowed):
        release_any(bo)
    remove_laptop(ann, bo.device, RemovalReason.LEFT)
    with pytest.raises(WasRemoved):
        admit(ann, identity_file(bo))


def release_any(book: TeamBook) -> None:
    """Set something aside on a peer's laptop, and try to release it there."""
    theme = book.themes()[0]
    book.append(ThemeSet(theme=theme.id, details=theme.value, replaces=theme.hashes))
    release(book, [one.hash for one in book.aside_changes()])


def test_a_lead_takes_over_from_the_founders_lost_laptop_which_goes_on_in_another(
    ann: TeamBook, join: MakeBook, make_book: MakeBook
) -> None:
    mia = join(MIA)
    note = line(ann, "By the founder")
    give(ann, mia)
    new = make_book(LEADER)
    admitted = replace_laptop(mia, identity_file(new), ann.device)
    assert (admitted.person, admitted.authority) == (own_entry(ann).person, Authority.LEAD)
    assert [one.member.device for one in former_members(mia)] == [ann.device]
    give(mia, new)
    assert {member.device for member in new.members()} == {mia.device, new.device}
    revise(new, note, "By the founder, on another laptop")
    give(new, mia)
    assert texts(mia) == texts(new) == {"By the founder, on another laptop"}
    with pytest.raises(NotFound):
        replace_laptop(mia, identity_file(new), ann.device)


def test_a_laptop_removed_already_is_replaced_too(
    ann: TeamBook, join: MakeBook, make_book: MakeBook
) -> None:
    bo = join(BO)
    change_authority(ann, bo.device, Authority.WRITING_OBSERVER)
    remove_laptop(ann, bo.device, RemovalReason.LOST)
    admitted = replace_laptop(ann, identity_file(make_book(BO)), bo.device)
    assert admitted.authority is Authority.WRITING_OBSERVER
    assert [m.device for m in ann.members()] == [ann.device, admitted.device]


@pytest.mark.parametrize("first", ["founder", "lead"])
def test_founder_and_lead_who_remove_each_other_leave_the_founder_on_every_laptop(
    ann: TeamBook, join: MakeBook, first: str
) -> None:
    mia, bo = join(MIA), join(BO)
    give(ann, mia)
    remove_laptop(mia, ann.device, RemovalReason.LEFT)
    remove_laptop(ann, mia.device, RemovalReason.LEFT)
    for sender in (ann, mia) if first == "founder" else (mia, ann):
        give(sender, bo)
    assert [member.device for member in bo.members()] == [ann.device, bo.device]
    give(bo, ann)
    assert ann.members() == bo.members()
    assert former_members(ann) == former_members(bo)
    assert [one.why for one in ann.aside_changes()] == [WhyAside.REMOVED]
    assert not ann.aside_changes()[0].releasable
