# SPDX-License-Identifier: Apache-2.0
"""Which reducer makes what of a kind of fact: the one table for replay and projection alike."""

from collections.abc import Callable, Iterable

from msgspec import Struct

from peerdesk.domain import facts
from peerdesk.domain.acceptance import reduce_acceptance
from peerdesk.domain.asked import reduce_concern, reduce_question
from peerdesk.domain.attachment import reduce_attachment
from peerdesk.domain.belonging import reduce_belonging
from peerdesk.domain.briefing import reduce_briefing
from peerdesk.domain.disposal import reduce_disposal
from peerdesk.domain.entry import Entry
from peerdesk.domain.erasure import reduce_erasure
from peerdesk.domain.hold import reduce_hold
from peerdesk.domain.loss import reduce_loss
from peerdesk.domain.message import reduce_message
from peerdesk.domain.note import reduce_note
from peerdesk.domain.placed import (
    reduce_challenge,
    reduce_kloe,
    reduce_person,
    reduce_session,
    reduce_theme,
)
from peerdesk.domain.published import (
    reduce_comment,
    reduce_prose,
    reduce_publication,
    reduce_release,
    reduce_reply,
    reduce_word_list,
)
from peerdesk.domain.recorded import reduce_case, reduce_document, reduce_observation
from peerdesk.domain.sorted_out import reduce_cluster, reduce_study, reduce_wall

Reducer = Callable[[Iterable[Entry]], Struct | None]

REDUCERS: dict[str, Reducer] = {
    "challenge": reduce_challenge,
    "theme": reduce_theme,
    "kloe": reduce_kloe,
    "person": reduce_person,
    "device": reduce_belonging,
    "session": reduce_session,
    "note": reduce_note,
    "message": reduce_message,
    "briefing": reduce_briefing,
    "attachment": reduce_attachment,
    "hold": reduce_hold,
    "erasure": reduce_erasure,
    "loss": reduce_loss,
    "disposal": reduce_disposal,
    "acceptance": reduce_acceptance,
    "question": reduce_question,
    "concern": reduce_concern,
    "case": reduce_case,
    "document": reduce_document,
    "observation": reduce_observation,
    "cluster": reduce_cluster,
    "wall": reduce_wall,
    "study": reduce_study,
    "reply": reduce_reply,
    "prose": reduce_prose,
    "publication": reduce_publication,
    "comment": reduce_comment,
    "release": reduce_release,
    "wordlist": reduce_word_list,
}
"""By sort of entity, which is what `Fact.about` names."""


def sort_of(fact: facts.Fact) -> str:
    """Return the sort of entity that a fact is about: note, message, session…"""
    return fact.about
