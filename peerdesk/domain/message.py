# SPDX-License-Identifier: Apache-2.0
"""A message: what the team says, with the evidence it stands on and what was told of it."""

from collections.abc import Iterable

from msgspec import Struct

from peerdesk.domain import facts, proposals, publishing, sorting
from peerdesk.domain.entry import Entry, in_order, standing
from peerdesk.domain.filing import Filing, filed
from peerdesk.domain.note import Held, Proposal, Revision, proposed, revision, withdrawals
from peerdesk.domain.publication_words import Use
from peerdesk.domain.words import MessageKind, Outcome, Relation, Status


class Link(Struct, frozen=True, omit_defaults=True):
    """A note that bears on a message, with the changes that hold the link.

    `message` is the merged message that brought it along, or "" for its own.
    """

    note: str
    relation: Relation
    by: tuple[str, ...]
    message: str = ""


class Settling(Struct, frozen=True):
    """A status, with the change that set it."""

    hash: str
    status: Status


class Used(Struct, frozen=True):
    """Where a message is shown, with the change that chose it."""

    hash: str
    use: Use


class Telling(Struct, frozen=True, omit_defaults=True):
    """What a sponsor was told of a message, when, and in which words.

    `message` is the merged message that it was told of, or "" for the message itself.
    """

    hash: str
    sponsor: str
    outcome: Outcome
    wording: str
    issue: str
    occasion: str
    at: int
    offset: int
    message: str = ""


class Message(Struct, frozen=True, kw_only=True):
    """A message as it stands; several wordings or filings mean that a choice is open.

    `device` is the laptop that it was drafted on, `proposals` those to withdraw it, `merges` the
    messages that it was merged into, each with the changes that did it. In a book it has the
    links and tellings of those merged into it besides its own; `also` are their identifiers.
    """

    id: str
    author: str
    at: int
    offset: int
    wordings: tuple[Revision, ...]
    history: tuple[Revision, ...]
    filings: tuple[Filing, ...]
    links: tuple[Link, ...]
    settlings: tuple[Settling, ...]
    tellings: tuple[Telling, ...]
    withdrawals: tuple[str, ...]
    device: str = ""
    proposals: tuple[Proposal, ...] = ()
    merges: tuple[Held, ...] = ()
    also: tuple[str, ...] = ()
    uses: tuple[Used, ...] = ()

    @property
    def use(self) -> Use:
        """Return where it is shown in the end: on a slide, unless it is a suggestion.

        Of several choices that stand, the last in the one order.
        """
        if self.uses:
            return self.uses[-1].use
        return Use.REPORT if self.kind is MessageKind.SUGGESTION else Use.SLIDE

    @property
    def into(self) -> str:
        """Return the message that this one was merged into, or ""; see `peerdesk.domain.merging`.

        Of several, the last in the one order.
        """
        return self.merges[-1].value if self.merges else ""

    @property
    def wording(self) -> str:
        """Return the wording to show: of several that stand, the last in the one order."""
        return self.wordings[-1].text

    @property
    def filing(self) -> Filing:
        """Return where the message stands: of several filings, the last in the one order.

        One that only kept its place while another moved it does not count.
        """
        return self.filings[-1]

    @property
    def kind(self) -> MessageKind:
        """Return what sort of message this is."""
        return self.filing.kind

    @property
    def theme(self) -> str:
        """Return the identifier of its theme."""
        return self.filing.theme

    @property
    def status(self) -> Status:
        """Return agreed only if nobody, unaware, set it back to emerging."""
        stands = {settling.status for settling in self.settlings}
        return Status.AGREED if stands == {Status.AGREED} else Status.EMERGING

    @property
    def withdrawn(self) -> bool:
        """Say whether the message has been withdrawn."""
        return bool(self.withdrawals)

    @property
    def clashes(self) -> bool:
        """Say whether two people worded or filed it without knowing of each other.

        Two places in the order are no question for anybody: the last in the one order stands.
        """
        places = {filing.where for filing in self.filings if not filing.kept}
        return len({w.text for w in self.wordings}) > 1 or len(places) > 1

    def notes(self, relation: Relation) -> tuple[str, ...]:
        """Return the identifiers of the notes that bear on the message in this way."""
        return tuple(link.note for link in self.links if link.relation is relation)

    @property
    def last_told(self) -> Telling | None:
        """Return what a sponsor was told of it last, or None if nothing was reached yet.

        Where it was taken back last, that is what was told, without words.
        What was told of a message merged into it counts where nothing was told of itself.
        """
        told = [t for t in self.tellings if t.outcome is not Outcome.NOT_REACHED]
        own = [telling for telling in told if not telling.message]
        return max(own or told, key=lambda telling: (telling.at, telling.hash), default=None)


def reduce_message(entries: Iterable[Entry]) -> Message | None:
    """Return the message that these entries make, or None while its draft is missing."""
    ordered = in_order(entries)
    drafted = next((e for e in ordered if isinstance(e.fact, facts.MessageDrafted)), None)
    if drafted is None or not isinstance(drafted.fact, facts.MessageDrafted):
        return None
    wordings = [e for e in ordered if e is drafted or isinstance(e.fact, facts.MessageReworded)]
    filings = [e for e in ordered if e is drafted or isinstance(e.fact, facts.MessageFiled)]
    settled = [e for e in ordered if isinstance(e.fact, facts.MessageSettled)]
    told = [e for e in ordered if isinstance(e.fact, facts.PointTold)]
    return Message(
        id=drafted.fact.message,
        author=drafted.fact.author,
        at=drafted.at,
        offset=drafted.offset,
        wordings=tuple(revision(e) for e in standing(wordings)),
        history=tuple(revision(e) for e in wordings),
        filings=filed(filings),
        links=_links(ordered),
        settlings=tuple(_settling(e) for e in standing(settled)),
        tellings=tuple(_telling(e) for e in standing(told)),
        withdrawals=withdrawals(ordered, facts.MessageWithdrawn, facts.MessageRestored),
        device=drafted.device,
        proposals=proposed(
            ordered, proposals.MessageWithdrawalProposed, proposals.MessageWithdrawalDeclined
        ),
        merges=_merges(ordered),
        uses=tuple(
            Used(e.hash, e.fact.use)
            for e in standing([e for e in ordered if isinstance(e.fact, publishing.MessageUsed)])
            if isinstance(e.fact, publishing.MessageUsed)
        ),
    )


def _merges(ordered: list[Entry]) -> tuple[Held, ...]:
    """Return what the message was merged into and not taken out of again."""
    both = [
        e for e in ordered if isinstance(e.fact, sorting.MessageMerged | sorting.MessageUnmerged)
    ]
    return tuple(
        Held(e.fact.into, (e.hash,))
        for e in standing(both)
        if isinstance(e.fact, sorting.MessageMerged)
    )


def _settling(entry: Entry) -> Settling:
    if not isinstance(entry.fact, facts.MessageSettled):
        raise TypeError(type(entry.fact))
    return Settling(entry.hash, entry.fact.status)


def _telling(entry: Entry) -> Telling:
    fact = entry.fact
    if not isinstance(fact, facts.PointTold):
        raise TypeError(type(fact))
    return Telling(
        entry.hash, fact.sponsor, fact.outcome, fact.wording, fact.issue, fact.occasion,
        entry.at, entry.offset,
    )  # fmt: skip


def _links(ordered: list[Entry]) -> tuple[Link, ...]:
    """Return one link for each note and relation that stands."""
    held: dict[tuple[str, Relation], list[str]] = {}
    both = [e for e in ordered if isinstance(e.fact, facts.MessageLinked | facts.MessageUnlinked)]
    for entry in standing(both):
        if isinstance(entry.fact, facts.MessageLinked):
            held.setdefault((entry.fact.note, entry.fact.relation), []).append(entry.hash)
    return tuple(Link(note, relation, tuple(by)) for (note, relation), by in held.items())
