# SPDX-License-Identifier: Apache-2.0
"""The outline says what is in, what is new, and what a sponsor was told."""

from msgspec import structs
from pytestqt.modeltest import ModelTester

from peerdesk.domain.publication_words import Answer
from peerdesk.domain.words import MessageKind, Outcome
from peerdesk.ui.briefing.model import COUNT, NEWS, OutlineModel, told_sign
from peerdesk.ui.briefing.reading import OutlineRow, Replied, Told
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
    assert headings == {"Leadership": "1 of 2", "Front door": "1"}


def test_only_what_is_ticked_can_be_shown_and_a_heading_over_nothing_goes() -> None:
    model = shown(row("a"), row("b", included=False), row("c", "t2", included=False))
    model.show_only_ticked(only=True)
    assert [point.message for point in model.points()] == ["a"]
    assert model.rowCount() == 2
    model.show_only_ticked(only=False)
    assert [point.message for point in model.points()] == ["a", "b", "c"]


def test_an_open_reply_stands_before_what_is_new_and_when_it_was_told() -> None:
    def replied(*, settled: bool) -> Replied:
        return Replied(
            reply="r", message="a", sponsor="Director", answer=Answer.DISPUTES_WORDING,
            words="", settled=settled,
        )  # fmt: skip

    told = structs.replace(row("a"), before="Tue 12 May")
    waits = structs.replace(told, replied=(replied(settled=False),))
    done = structs.replace(told, replied=(replied(settled=True),))
    models = [shown(each) for each in (told, waits, done)]
    assert [model.index(1).data(NEWS) for model in models] == ["told Tue", "wording?", "told Tue"]


def test_a_point_that_was_taken_back_was_not_told() -> None:
    model = shown(structs.replace(row("a"), before="Sun 10 May", taken_back=True))
    assert model.index(1).data(NEWS) == "taken back Sun"


def test_what_is_said_no_longer_stands_last_under_its_own_heading() -> None:
    gone = structs.replace(row("g"), gone=True)
    model = shown(gone, row("a"), told=True)
    assert [point.message for point in model.points()] == ["a", "g"]
    assert model.index(2).data() == "Said no longer"


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
        (written, Outcome.TAKEN_BACK): "arrow-u-up-left",
    }
    for outcomes, sign in signs.items():
        assert told_sign(told(*outcomes), SPONSORS)[0] == sign
