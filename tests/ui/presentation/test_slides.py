# SPDX-License-Identifier: Apache-2.0
"""The slides are numbered, told apart in a narrow list, and say what was found on them."""

from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester

from peerdesk.compose.blocks import Point, Sign, Slide, SlideKind
from peerdesk.compose.checks.finding import Light
from peerdesk.domain.words import Source
from peerdesk.ui.presentation.points import WEIGHT, PointModel
from peerdesk.ui.presentation.slides import LIGHT, SlideModel, short_titles
from tests.ui.driving import check_model


def slide(title: str, points: int = 0, sign: Sign = Sign.NONE) -> Slide:
    made = tuple(Point(f"Point {n}", f"m{n}") for n in range(points))
    return Slide(kind=SlideKind.POINTS, title=title, points=made, sign=sign)


def test_both_lists_keep_qts_rules(qtmodeltester: ModelTester) -> None:
    slides = SlideModel()
    slides.show((slide("One"), slide("Two")))
    check_model(qtmodeltester, slides)
    points = PointModel()
    points.show((Point("A point", "m1"), Point("Another", "m2")))
    check_model(qtmodeltester, points)


def test_a_narrow_list_says_the_theme_first_and_short() -> None:
    made = [
        slide("Strengths: leadership and management"),
        slide("Areas for consideration: leadership and management (2)"),
        slide("Strengths: impact on children"),
        slide("Strengths: impact and partners"),
        slide("Strengths: impact"),
        slide("Key messages: strengths"),
        slide("Strengths"),
        slide("Thank you"),
    ]
    assert short_titles(made) == [
        "Leadership: strengths",
        "Leadership (2): consider",
        "Impact on children: strengths",
        "Impact and partners: strengths",
        "Impact: strengths",
        "Key messages: strengths",
        "Strengths",
        "Thank you",
    ]


def test_a_slide_on_which_something_was_found_says_so() -> None:
    model = SlideModel()
    model.light({1: Light.RED})
    model.show((slide("One"), slide("Two"), slide("Three")))
    model.light({1: Light.RED, 2: Light.AMBER})
    said = [model.index(n).data(Qt.ItemDataRole.AccessibleTextRole) for n in range(3)]
    assert said == ["1, One, look at it", "2, Two, something to check", "3, Three"]
    assert model.index(0).data(LIGHT) == Light.RED


def test_a_point_says_how_many_settings_speak_for_and_against_it() -> None:
    model = PointModel()
    sources = (Source.HEARD,)
    model.show(
        (
            Point("A", "m1", settings=12, against=2, sources=sources),
            Point("B", "m2", settings=6, sources=sources),
            Point("C"),
        )
    )
    weights = [model.index(n).data(WEIGHT) for n in range(3)]
    assert weights == ["12 for, 2 against", "6 for", ""]
