# SPDX-License-Identifier: Apache-2.0
"""What happens on the way from messages to documents: chosen, answered, written, frozen, let stand.

Their values have modules of their own: `reply`, `prose`, `publication`, `accuracy`, `release`
and `word_list`.
"""

from peerdesk.domain.accuracy import AccuracyComment
from peerdesk.domain.facts import Fact, Hashes, PointIssued
from peerdesk.domain.prose import Prose
from peerdesk.domain.publication import Anchor, Plan
from peerdesk.domain.publication_words import Publication, Stage, Use
from peerdesk.domain.release import Release
from peerdesk.domain.reply import Reply
from peerdesk.domain.word_list import WordList


class MessageUsed(Fact, frozen=True, kw_only=True):
    """A lead chose whether a message is shown on a slide, only in the report, or in neither."""

    about = "message"
    message: str
    use: Use
    replaces: Hashes = ()


class ReplySet(Fact, frozen=True, kw_only=True):
    """A sponsor's answer to a point was recorded, or what became of it."""

    about = "reply"
    reply: str
    details: Reply
    replaces: Hashes = ()


class ProseSet(Fact, frozen=True, kw_only=True):
    """A part of a document was written, or written anew."""

    about = "prose"
    prose: str
    details: Prose
    replaces: Hashes = ()


class PublicationArranged(Fact, frozen=True, kw_only=True):
    """The leads chose a document's layout, time, order and parts."""

    about = "publication"
    publication: str
    kind: Publication
    plan: Plan
    replaces: Hashes = ()


class PublicationIssued(Fact, frozen=True, kw_only=True):
    """A document was frozen at a stage: its content is kept and can only be superseded.

    `content` is the composed document as canonical JSON, `digest` its SHA-256 in hexadecimal;
    `file` is the SHA-256 of the very file where one was frozen, or empty.
    """

    about = "publication"
    publication: str
    kind: Publication
    stage: Stage
    number: int
    content: str
    digest: str
    points: tuple[PointIssued, ...]
    file: str = ""
    title: str = ""


class PublicationWritten(Fact, frozen=True, kw_only=True):
    """A file was made to be edited elsewhere: which sign in it stands for which message."""

    about = "publication"
    publication: str
    kind: Publication
    document: str
    anchors: tuple[Anchor, ...]


class CommentSet(Fact, frozen=True, kw_only=True):
    """A row of the factual-accuracy log was received, answered or struck off."""

    about = "comment"
    comment: str
    details: AccuracyComment
    replaces: Hashes = ()


class FindingReleased(Fact, frozen=True, kw_only=True):
    """Somebody let stand what a check had found, for a reason; or took that back."""

    about = "release"
    release: str
    details: Release
    replaces: Hashes = ()


class WordListSet(Fact, frozen=True, kw_only=True):
    """A list that the checks read was changed for this challenge."""

    about = "wordlist"
    wordlist: str
    details: WordList
    replaces: Hashes = ()
