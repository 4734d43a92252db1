# SPDX-License-Identifier: Apache-2.0
"""What the place of reports shows, read on the vault's thread and frozen."""

from collections.abc import Iterator, Mapping

from peerdesk.compose.case_findings import resting
from peerdesk.compose.casebook import Casebook
from peerdesk.compose.phrases import handle
from peerdesk.compose.prose_parts import NARRATIVE, ProsePart, prose_parts
from peerdesk.compose.report_parts import PROPER
from peerdesk.compose.report_plan import for_document, plan_of
from peerdesk.desk.accuracy import comments_on
from peerdesk.desk.book import TeamBook
from peerdesk.desk.freezing import before_freezing, next_stage
from peerdesk.desk.writing import names, own_entry
from peerdesk.desk.written import gather_written, published
from peerdesk.domain.authority import reaches
from peerdesk.domain.message import Message
from peerdesk.domain.prose import Prose
from peerdesk.domain.publication import Plan
from peerdesk.domain.publication_words import Publication, Use
from peerdesk.domain.words import Authority, MessageKind, Status
from peerdesk.ui.report.rows import CommentRow, EditionRow, PartRow, PointRow, Row, Shown, draft_key

_ORDER = (
    MessageKind.STRENGTH,
    MessageKind.GOOD_PRACTICE,
    MessageKind.CONSIDERATION,
    MessageKind.OPPORTUNITY,
    MessageKind.SUGGESTION,
)


def read_document(book: TeamBook, kind: Publication) -> Shown:
    """Return a document as it stands now; raises `NoChallenge`."""
    casebook = gather_written(book, kind)
    plan = plan_of(casebook, kind)
    stage = next_stage(book, kind)
    mine = own_entry(book)
    held = published(book, kind)
    people = names(book)
    known = book.roster().known
    drafts = book.drafts()
    return Shown(
        kind=kind,
        rows=tuple(_rows(casebook, drafts, kind, plan)),
        plan=plan,
        editions=tuple(
            EditionRow(each, people[known[each.device].person].name)
            if each.device in known and known[each.device].person in people
            else EditionRow(each, "")
            for each in reversed(held.issues if held else ())
        ),
        next=stage,
        remarks=before_freezing(book, kind, stage, casebook),
        comments=tuple(_comments(book, casebook, kind)),
        lead=reaches(mine.authority, Authority.LEAD),
        writes=reaches(mine.authority, Authority.PEER),
        drafts={key: text for key, text in drafts.items() if key.startswith("accuracy:")},
    )


def _rows(
    casebook: Casebook, drafts: Mapping[str, str], kind: Publication, plan: Plan
) -> Iterator[Row]:
    parts = prose_parts(casebook, kind)
    yield _WRITTEN
    for part in parts:
        if part.part != NARRATIVE:
            yield _part_row(casebook, drafts, kind, part)
    narratives = {part.about: part for part in parts if part.part == NARRATIVE}
    left_out = frozenset(plan.left_out)
    messages = list(_in_order(casebook, kind, plan))
    for theme, title in casebook.headings:
        mine = [m for m in messages if casebook.heading_of(m) == theme and m.kind in _ORDER]
        if not mine and theme not in narratives:
            continue
        yield title if theme or casebook.chosen_themes else PROPER
        if theme in narratives:
            yield _part_row(casebook, drafts, kind, narratives[theme])
        yield from (_point(m, left_out) for m in sorted(mine, key=_place))
    keys = [m for m in messages if m.kind is MessageKind.RECOMMENDATION]
    if keys:
        yield _KEYS
        yield from (_point(message, left_out) for message in keys)


_WRITTEN = "Written by the team"
_KEYS = "Key recommendations"


def _in_order(casebook: Casebook, kind: Publication, plan: Plan) -> Iterator[Message]:
    """Yield the messages of a document in its order, then those that its plan leaves out."""
    inside = for_document(casebook, kind).messages
    if kind is Publication.CASE_REVIEW:
        resting_on = {message.id for message in resting(casebook)}
        inside = tuple(message for message in inside if message.id in resting_on)
    yield from inside
    out = frozenset(plan.left_out)
    for message in casebook.standing:
        if {message.id, *message.also} & out and message.use is not Use.NEITHER:
            yield message


def _place(message: Message) -> int:
    return _ORDER.index(message.kind)


def _part_row(
    casebook: Casebook, drafts: Mapping[str, str], kind: Publication, part: ProsePart
) -> PartRow:
    wanted = (kind, part.part, part.about)
    found = [p for p in casebook.prose if _named(p.value) == wanted]
    held = found[-1] if found else None
    key = draft_key(kind, part.part, part.about)
    return PartRow(
        part=part.part,
        about=part.about,
        title="Narrative" if part.part == NARRATIVE else part.title,
        hint=part.hint,
        usual=part.usual,
        words=held.value.words if held else "",
        draft=drafts.get(key, ""),
        versions=len({choice.value.words for choice in held.choices}) if held else 1,
    )


def _named(prose: Prose) -> tuple[Publication, str, str]:
    return prose.publication, prose.part, prose.about


def _point(message: Message, left_out: frozenset[str]) -> PointRow:
    return PointRow(
        message=message.id,
        kind=message.kind,
        wording=message.wording,
        handle=handle(message.wording),
        included=not {message.id, *message.also} & left_out,
        emerging=message.status is not Status.AGREED,
        told=tuple((t.occasion, t.outcome) for t in message.tellings if t.occasion),
    )


def _comments(book: TeamBook, casebook: Casebook, kind: Publication) -> Iterator[CommentRow]:
    wordings = {name: m.wording for m in casebook.messages for name in (m.id, *m.also)}
    for placed in comments_on(book, kind):
        yield CommentRow(placed.id, placed.value, wordings.get(placed.value.message, ""))
