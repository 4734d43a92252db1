# SPDX-License-Identifier: Apache-2.0
"""The machine that lets two to eight laptops do everything in any order, and compares them."""

import random
from contextlib import suppress
from enum import Enum, auto

from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, initialize, rule

from peerdesk.desk.errors import DeskError
from peerdesk.desk.evidence import revise
from peerdesk.domain.team import Person
from peerdesk.domain.words import Role
from tests.happenings.laptops import Laptop, Workshop
from tests.happenings.scene import Scene
from tests.happenings.table import MAKERS
from tests.happenings.team import Team

YEAR = 365 * 24 * 3_600_000
ROLES = (
    Role.MANAGER, Role.OFFICER_PEER, Role.MEMBER_PEER, Role.OBSERVER, Role.OFFICER_PEER,
    Role.MANAGER, Role.SPECIALIST_PEER,
)  # fmt: skip
PEOPLE = tuple(Person(f"Member {number}", role) for number, role in enumerate(ROLES, 1))
"""Who joins one after another."""
CLOCKS = (0, 0, -10 * YEAR, 4 * YEAR)
RARE = ("AuthorityChanged", "ChangesLost", "DisposalOrdered", "MemberAdmitted", "MemberRemoved")
"""After these much is set aside, so that little is left to go wrong if they happen often."""
OFTEN = tuple(kind for kind in MAKERS if kind not in RARE)
_AT_ONCE = 8
_RARELY = 0.3
_WHOLE = 0.3


class Mishap(Enum):
    """What befalls a laptop."""

    BACKED_UP = auto()
    PUT_BACK = auto()
    LOST = auto()
    CLOCK = auto()
    RESTARTED = auto()


class Machine(RuleBasedStateMachine):
    """Rules over a team; whoever inherits says where its laptops are made, and how many.

    Hypothesis chooses what sort of thing happens next; the rest comes from one number, so that
    every step does much, and each example something else.
    """

    shared = Bundle("shared")
    most = 8

    def __init__(self) -> None:
        super().__init__()
        self.team = Team(self.workshop())
        self.people = iter(PEOPLE)
        self.chance = random.Random(0)

    def workshop(self) -> Workshop:
        """Return where this machine's laptops are made."""
        raise NotImplementedError

    @initialize(seed=st.integers(0, 2**64))
    def begin(self, seed: int) -> None:
        """Let some colleagues have the challenge and write something each."""
        self.chance = random.Random(seed)
        self.team.begin()
        for _ in range(self.chance.randrange(1, self.most)):
            self._join()
        lead, *others = self.team.laptops
        data = self.team.share(lead, whole=True)
        for laptop in others:
            self.team.take(laptop, data)
        for laptop in self.team.laptops:
            for kind in ("NoteWritten", "NoteWritten", "MessageDrafted"):
                self.team.happen(kind, laptop, self.chance)

    @rule()
    def somebody_joins(self) -> None:
        """Admit another laptop, whose clock may be years wrong."""
        self._work()
        self._join()

    @rule()
    def much_happens(self) -> None:
        """Let several things happen on some laptop."""
        laptop = self._some()
        for _ in range(self.chance.randrange(_AT_ONCE)):
            self.team.happen(self.chance.choice(OFTEN), laptop, self.chance)

    @rule(kind=st.sampled_from(RARE))
    def something_rare_happens(self, kind: str) -> None:
        """Let something happen after which much may be set aside."""
        self._work()
        if self.chance.random() < _RARELY:
            self.team.happen(kind, self._some(), self.chance)

    @rule()
    def a_line_is_reworded(self) -> None:
        """Reword a line as its author does at the desk, whether anybody has it yet or not."""
        self._work()
        scene = Scene(self._some().book, self.chance)
        own = [note for note in scene.notes() if note.device == scene.book.device]
        note = scene.one(own) if scene.book.challenge_id else None
        if note is not None:
            with suppress(DeskError):  # it lies in the bin, or this laptop may no longer
                revise(scene.book, note.id, scene.words())

    @rule(target=shared)
    def share(self) -> tuple[bytes, ...]:
        """Share from some laptop; the bundles may be imported at any time, often or never."""
        self._work()
        return self.team.share(self._some(), whole=self.chance.random() < _WHOLE)

    @rule(data=shared)
    def take(self, data: tuple[bytes, ...]) -> None:
        """Import any bundle on any laptop: new, old, for the second time, out of order."""
        self._work()
        self.team.take(self._some(), data)

    @rule(data=shared)
    def take_and_undo(self, data: tuple[bytes, ...]) -> None:
        """Import a bundle and take exactly that out again."""
        self._work()
        self.team.take_and_undo(self._some(), data)

    @rule()
    def pass_on(self) -> None:
        """Bring what is new on one laptop to another at once."""
        self._work()
        giver, taker = self.chance.sample(self.team.laptops, 2)
        self.team.take(taker, self.team.share(giver, whole=self.chance.random() < _WHOLE))

    @rule(mishap=st.sampled_from(Mishap))
    def something_befalls(self, mishap: Mishap) -> None:
        """Let something befall a laptop."""
        self._work()
        laptop = self._some()
        if mishap is Mishap.CLOCK:
            laptop.clock.at += self.chance.choice((-10, -1, 1, 4)) * YEAR
        elif mishap is Mishap.RESTARTED:
            laptop.start_again()
        elif mishap is Mishap.BACKED_UP:
            laptop.back_up()
        elif mishap is Mishap.PUT_BACK:
            self.team.put_back(laptop)
        elif self.chance.random() < _RARELY and len(self._with_challenge(laptop)) > 1:
            self.team.lose(laptop)

    def teardown(self) -> None:
        """Let everybody get everything, and compare."""
        if self.team.laptops:
            self.team.meet()
            self.team.check()

    def _work(self) -> None:
        """Let two things happen, whatever else does."""
        for _ in range(2):
            self.team.happen(self.chance.choice(OFTEN), self._some(), self.chance)

    def _join(self) -> None:
        if len(self.team.laptops) < self.most and (person := next(self.people, None)):
            self.team.joins(person, self.chance.choice(CLOCKS))

    def _some(self) -> Laptop:
        return self.chance.choice(self.team.laptops)

    def _with_challenge(self, but: Laptop) -> list[Laptop]:
        return [x for x in self.team.laptops if x is not but and x.book.challenge_id]
