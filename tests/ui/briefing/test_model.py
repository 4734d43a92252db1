# SPDX-License-Identifier: Apache-2.0
"""The outline says what is in, what is new, and what a sponsor was told."""

from pytestqt.modeltest import ModelTester

from peerdesk.domain.words import MessageKind, Outcome
from peerdesk.ui.briefing.model import COUNT, NEWS, OutlineModel, told_sign
from peerdesk.ui.briefing.reading import OutlineRow, Told
from tests.ui.driving import check_model

THEMES = {"t1": "Leadership", "t2": "Front door"}
SPONSORS = ("Director", "Chief executive")


def row(
    message: str, theme: str = "t1", *, included: bool = True, told: tuple[Told, ...] = ()
) -> OutlineRow:
    return OutlineRow(
        message=message, kind=MessageKind.STRENGTH, theme=theme, handle=f"Handle {message}",
        wording=f"Wording of {message}", included=included, told=told,
    )  # fmt: skip


def shown(*rows: OutlineRow, told: bool = False) -> OutlineModel:
    model = OutlineModel()
    model.show(rows, THEMES, told=told)
    return model


def test_it_keeps_qts_rules(qtmodeltester: ModelTester) -> None:
    check_model(qtmodeltester, shown(row("a"), row("b", "t2"), row("c", "gone")))


def test_a_heading_counts_what_is_in() -> None:
    model = shown(row("a"), row("b", included=False), row("c", "t2"))
    headings = {model.index(n).data(): model.index(n).data(COUNT) for n in (0, 3)}
    assert headings == {"Leadership": "1", "Front door": "1"}


def test_news_comes_after_the_pages_are_composed() -> None:
    model = shown(row("a"))
    model.set_news({"a": "reworded"})
    assert model.index(1).data(NEWS) == "reworded"


def test_the_worst_of_what_sponsors_were_told_is_the_sign() -> None:
    def told(*outcomes: Outcome) -> OutlineRow:
        pairs = zip(SPONSORS, outcomes, strict=False)
        return row("a", told=tuple(Told(sponsor, outcome, "") for sponsor, outcome in pairs))

    written, otherwise, missed = Outcome.AS_WRITTEN, Outcome.OTHERWISE, Outcome.NOT_REACHED
    signs = {
        (written, written): "check-circle",
        (written, otherwise): "warning",
        (otherwise, missed): "x-circle",
        (written,): "circle-dashed",
        (): "circle-dashed",
    }
    for outcomes, sign in signs.items():
        assert told_sign(told(*outcomes), SPONSORS)[0] == sign
