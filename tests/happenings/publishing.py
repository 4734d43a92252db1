# SPDX-License-Identifier: Apache-2.0
"""On the way to documents: chosen, answered, written, frozen, commented on, let stand."""

from hashlib import sha256

from peerdesk.domain import facts, publishing
from peerdesk.domain.accuracy import AccuracyComment
from peerdesk.domain.prose import Prose
from peerdesk.domain.publication import Anchor, Plan
from peerdesk.domain.publication_words import (
    Answer,
    Decision,
    Layout,
    Publication,
    Stage,
    Use,
    WhyReleased,
)
from peerdesk.domain.release import Release
from peerdesk.domain.reply import Reply
from peerdesk.domain.word_list import WordList
from tests.happenings.scene import THEMES, Scene

PUBLICATIONS = {kind: f"{place:x}d" * 16 for place, kind in enumerate(Publication)}


def message_used(at: Scene) -> facts.Fact | None:
    if (message := at.message()) is None:
        return None
    replaces = at.some([used.hash for used in message.uses])
    return publishing.MessageUsed(message=message.id, use=at.word(Use), replaces=replaces)


def reply_set(at: Scene) -> facts.Fact | None:
    """Record an answer, or settle one."""
    if (message := at.message()) is None:
        return None
    known = at.one(at.book.replies()) if at.chance.random() < 0.5 else None
    details = Reply(
        message=message.id, sponsor="Chief executive", answer=at.word(Answer), words=at.words(),
        occasion="in passing", settled=at.chance.random() < 0.5,
    )  # fmt: skip
    return publishing.ReplySet(
        reply=known.id if known else at.fresh(), details=details,
        replaces=at.some(known.hashes) if known else (),
    )  # fmt: skip


def prose_set(at: Scene) -> facts.Fact:
    """Write a part of a document, or write it anew."""
    known = at.one(at.book.prose()) if at.chance.random() < 0.5 else None
    details = Prose(
        publication=at.word(Publication), part="narrative", about=at.chance.choice(THEMES),
        words=at.words(),
    )  # fmt: skip
    return publishing.ProseSet(
        prose=known.id if known else at.fresh(), details=details,
        replaces=at.some(known.hashes) if known else (),
    )  # fmt: skip


def publication_arranged(at: Scene) -> facts.Fact:
    """Choose layout and time of a document."""
    kind = at.word(Publication)
    name = PUBLICATIONS[kind]
    known = next((found for found in at.book.publications() if found.id == name), None)
    plan = Plan(layout=at.word(Layout), minutes=at.chance.randrange(90), parts=(at.words(),))
    return publishing.PublicationArranged(
        publication=name, kind=kind, plan=plan,
        replaces=at.some([choice.hash for choice in known.plans]) if known else (),
    )  # fmt: skip


def publication_issued(at: Scene) -> facts.Fact:
    """Freeze a document, with a message in it if there is one."""
    kind = at.word(Publication)
    message, content = at.message(), f'{{"title":"{at.words()}"}}'
    points = (facts.PointIssued(message.id, message.wording),) if message else ()
    return publishing.PublicationIssued(
        publication=PUBLICATIONS[kind], kind=kind, stage=at.word(Stage),
        number=at.chance.randrange(1, 4), content=content,
        digest=sha256(content.encode()).hexdigest(), points=points, title=at.words(),
    )  # fmt: skip


def publication_written(at: Scene) -> facts.Fact | None:
    if (message := at.message()) is None:
        return None
    kind = at.word(Publication)
    return publishing.PublicationWritten(
        publication=PUBLICATIONS[kind], kind=kind, document=at.fresh(),
        anchors=(Anchor(at.fresh(), message.id, message.wording),),
    )  # fmt: skip


def comment_set(at: Scene) -> facts.Fact:
    """Receive a comment, or answer one."""
    known = at.one(at.book.comments()) if at.chance.random() < 0.5 else None
    details = AccuracyComment(
        publication=Publication.REPORT, comment=at.words(), decision=at.word(Decision)
    )
    return publishing.CommentSet(
        comment=known.id if known else at.fresh(), details=details,
        replaces=at.some(known.hashes) if known else (),
    )  # fmt: skip


def finding_released(at: Scene) -> facts.Fact:
    """Let a finding stand, or take that back."""
    known = at.one(at.book.finding_releases()) if at.chance.random() < 0.5 else None
    details = Release(
        check="language", kind="grade-word", fingerprint=sha256(at.words().encode()).hexdigest(),
        reason=at.word(WhyReleased), by=at.book.person, dropped=at.chance.random() < 0.3,
    )  # fmt: skip
    return publishing.FindingReleased(
        release=known.id if known else at.fresh(), details=details,
        replaces=at.some(known.hashes) if known else (),
    )  # fmt: skip


def word_list_set(at: Scene) -> facts.Fact:
    """Change a list that the checks read."""
    known = at.one(at.book.word_lists()) if at.chance.random() < 0.5 else None
    details = WordList(name="grades", added=(at.words(),), removed=(at.words(),))
    return publishing.WordListSet(
        wordlist=known.id if known else at.fresh(), details=details,
        replaces=at.some(known.hashes) if known else (),
    )  # fmt: skip
