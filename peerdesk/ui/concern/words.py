# SPDX-License-Identifier: Apache-2.0
"""What is said of immediate concerns, in the same words wherever it is said."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QCoreApplication

from peerdesk.desk.concerns import OwnConcern, ReadRecord
from peerdesk.domain.words import title
from peerdesk.ui.components.counting import counted
from peerdesk.ui.concern.reading import moment


def first_words() -> str:
    """Say what comes first."""
    return _tr("Tell the duty line or the director now. This note can wait.")


def sealing_words(leads: Sequence[str], *, lead: bool) -> str:
    """Say who will be able to read what is recorded, and who will not."""
    if not leads:
        return _tr(
            "No lead’s laptop is known here yet, so it cannot be recorded: tell the team leader."
        )
    who = counted(len(leads), _tr("It is sealed to 1 lead"), _tr("It is sealed to {0} leads"))
    sentence = f"{who} ({', '.join(leads)})."
    if lead:
        return sentence
    return " ".join((sentence, _tr("You cannot read it again, and neither can other peers.")))


def recorded_words(own: OwnConcern) -> str:
    """Say what a laptop still knows of a concern that was recorded on it."""
    leads = counted(own.leads, _tr("sealed to 1 lead"), _tr("sealed to {0} leads"))
    state = _tr("acknowledged") if own.acknowledged else _tr("not recorded as acknowledged yet")
    when = moment(own.at, own.offset)
    return _tr("Recorded {0}, {1}, {2}").format(when, leads, state)


def told_words(one: ReadRecord, people: Mapping[str, str]) -> tuple[str, ...]:
    """Say who told whom, when and in which way, and that it was acknowledged."""
    record, said = one.record, []
    if record.told_at:
        who = people.get(record.by, _tr("somebody of the team"))
        way = title(record.way).lower()
        when = moment(record.told_at, record.offset)
        said.append(_tr("{0} was told, {1}, by {2} ({3})").format(record.told, when, who, way))
    if record.acknowledged_by:
        when = moment(record.acknowledged_at, record.offset)
        said.append(_tr("Acknowledged by {0}, {1}").format(record.acknowledged_by, when))
    return tuple(said)


def _tr(words: str) -> str:
    return QCoreApplication.translate("concern", words)
