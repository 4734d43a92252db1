# SPDX-License-Identifier: Apache-2.0
"""Messages stand by theme, notes by how they bear, and both lists keep Qt's rules."""

from pytestqt.modeltest import ModelTester

from peerdesk.domain.words import MessageKind, Relation, Stance
from peerdesk.ui.messages.model import STATE, MessageModel
from peerdesk.ui.messages.proofs import ProofModel
from peerdesk.ui.messages.reading import Proof
from peerdesk.ui.messages.rows import MessageRow
from tests.ui.driving import check_model

THEMES = {"t1": "Leadership", "t2": "Front door"}


def row(identifier: str, theme: str = "t1", **fields: object) -> MessageRow:
    values: dict[str, object] = {
        "agreed": False, "told": "", "changed": False, "clashes": False, "withdrawn": False,
        "supports": 1, "against": 0, **fields,
    }  # fmt: skip
    return MessageRow(
        id=identifier, kind=MessageKind.STRENGTH, theme=theme, wording=f"Message {identifier}",
        **values,  # type: ignore[arg-type] # the fields that a test does not care about
    )  # fmt: skip


def proof(note: str, relation: Relation) -> Proof:
    return Proof(
        note, relation, Stance.STRENGTH, f"Note {note}", "eye", "Frontline", withdrawn=False
    )


def shown(*rows: MessageRow) -> MessageModel:
    model = MessageModel()
    model.show(rows, THEMES)
    return model


def test_both_lists_keep_qts_rules(qtmodeltester: ModelTester) -> None:
    check_model(qtmodeltester, shown(row("a"), row("b", "t2")))
    proofs = ProofModel()
    proofs.show((proof("n1", Relation.SUPPORTS), proof("n2", Relation.CONTEXT)))
    check_model(qtmodeltester, proofs)


def test_messages_stand_under_their_themes_in_order() -> None:
    model = shown(row("b", "t2"), row("a", "t1"), row("c", "gone"))
    texts = [model.index(n).data() for n in range(model.rowCount())]
    assert texts == [
        "Leadership", "Message a", "Front door", "Message b", "Under no chosen theme", "Message c",
    ]  # fmt: skip


def test_one_theme_alone_needs_no_heading() -> None:
    model = MessageModel()
    model.show((row("a"),), {"t1": "Leadership"})
    assert [model.index(n).data() for n in range(model.rowCount())] == ["Message a"]


def test_a_heading_cannot_be_chosen() -> None:
    model = shown(row("a"))
    assert not model.flags(model.index(0)) & model.flags(model.index(1))


def test_a_row_says_how_far_it_has_come() -> None:
    states = {
        "Emerging": row("a"),
        "Agreed, told Tue": row("a", agreed=True, told="Tue"),
        "Agreed, taken back Sun": row("a", agreed=True, told="Sun", taken_back=True),
        "Agreed, changed since told": row("a", agreed=True, told="Tue", changed=True),
        "Emerging, two wordings": row("a", clashes=True),
        "Withdrawn": row("a", withdrawn=True, agreed=True),
    }
    for words, made in states.items():
        assert shown(made).index(1).data(STATE) == words


def test_the_nearest_message_takes_the_place_of_one_that_went() -> None:
    model = shown(row("a"), row("b"), row("c", "t2"))
    assert model.nearest(3) == 2  # row 3 is the heading of the front door
    assert model.nearest(0) == 1
    assert MessageModel().nearest(5) == -1


def test_notes_stand_under_how_they_bear_with_their_number() -> None:
    model = ProofModel()
    model.show(
        (
            proof("n1", Relation.SUPPORTS),
            proof("n2", Relation.CONTRADICTS),
            proof("n3", Relation.SUPPORTS),
        )
    )
    texts = [model.index(n).data() for n in range(model.rowCount())]
    assert texts == ["Supports, 2", "Note n1", "Note n3", "Contradicts, 1", "Note n2"]
    assert model.find("n2") == 4
