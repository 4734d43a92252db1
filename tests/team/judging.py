# SPDX-License-Identifier: Apache-2.0
"""A team with an insider whose bundles are judged."""

from collections.abc import Sequence

from peerdesk.domain import facts
from peerdesk.domain.entry import Entry
from peerdesk.domain.identifiers import mint
from peerdesk.domain.roster import Roster
from peerdesk.domain.team import Member, Person
from peerdesk.domain.words import Role, Source
from peerdesk.ledger.chain import SignedHead
from peerdesk.ledger.change import Change
from peerdesk.team.keys import DeviceKeys
from peerdesk.team.opener import OpenedBundle
from peerdesk.team.unite import Judged, judge
from tests.fakes.book import MemoryBook
from tests.fakes.insider import Insider
from tests.fakes.team import PEERS, admit_all, everything, founded, write_notes


class Team:
    """A lead, a peer and a second lead who have all got everything, and an insider."""

    def __init__(self) -> None:
        self.lead = founded()
        self.bo, self.carys = MemoryBook(PEERS[0]), MemoryBook(PEERS[1])
        self.insider = Insider(self.lead.challenge_id)
        admit_all(self.lead, self.bo, self.carys)
        self.lead.append(
            facts.MemberAdmitted(device=self.insider.member.device, member=self.insider.member)
        )
        write_notes(self.lead, "one", "two")
        for book in (self.bo, self.carys):
            book.accept(everything(self.lead)[1], [self.lead.sign()])
            write_notes(book, "three", "four", "five")
        self.lead.accept(everything(self.bo)[1], [self.bo.sign()])
        self.lead.accept(everything(self.carys)[1], [self.carys.sign()])

    def roster(self, *more: Member) -> Roster:
        """Return the roster, with others whom the lead has admitted too."""
        lead = self.lead.device
        entries = [Entry(m.device, 9, lead, 1, 60, admits(m)) for m in more]
        return self.lead.roster().joined(entries)

    def judge(self, bundle: OpenedBundle) -> Judged:
        """Judge as any laptop of the team does."""
        return judge(bundle, self.roster(), self.lead.challenge_id)

    def of_insider(
        self, run: Sequence[Change], heads: Sequence[SignedHead] | None = None
    ) -> Judged:
        """Judge what the insider sends."""
        return self.judge(self.insider.bundle(run, heads))


def note(text: str = "words") -> facts.NoteWritten:
    return facts.NoteWritten(note=mint(), author="p", text=text, source=Source.HEARD)


def entry_of(change: Change) -> Entry:
    entry = change.entry
    assert entry is not None
    return entry


def hashes(changes: Sequence[Change]) -> set[str]:
    return {change.hash for change in changes}


def founds(challenge: str, founder: Member) -> facts.ChallengeFounded:
    return facts.ChallengeFounded(
        challenge=challenge, offer="x", framework="x", framework_version="1", practice=False,
        founder=founder,
    )  # fmt: skip


def admits(member: Member, device: str = "") -> facts.MemberAdmitted:
    return facts.MemberAdmitted(device=device or member.device, member=member)


OUTSIDER = DeviceKeys.generate().member(Person("Nobody Known", Role.TEAM_LEADER))
