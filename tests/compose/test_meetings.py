# SPDX-License-Identifier: Apache-2.0
"""Who met whom is told by role on both sides, and counted for the team alone."""

from msgspec import structs

from peerdesk.compose.blocks import Copy, Table
from peerdesk.compose.meetings import DETAILS, MEETINGS, details_table, meetings_table
from peerdesk.compose.summary import compose_summary
from peerdesk.domain.observation import Observation
from peerdesk.domain.placed import Choice, Placed
from peerdesk.domain.session import RoleGroup
from peerdesk.domain.words import ObservationKind, Role, SessionKind, Voice
from tests.compose.casebooks import DAY_ONE, DAY_TWO, Builder

WORKERS = RoleGroup("Social workers", Voice.FRONTLINE, 5)
MANAGERS = RoleGroup("Team managers", Voice.MANAGERS, 3)


def team(builder: Builder) -> tuple[str, str, str]:
    return (
        builder.person("Helen Okafor", Role.TEAM_LEADER),
        builder.person("Priya Nair", Role.OFFICER_PEER),
        builder.person("Tom Fenwick", Role.OFFICER_PEER),
    )


def test_meetings_are_told_by_kind_with_roles_and_neither_name_nor_number() -> None:
    builder = Builder()
    helen, priya, tom = team(builder)
    builder.session("One", groups=(WORKERS, MANAGERS), peers=(helen, priya, tom), start="09:00")
    builder.session("Two", groups=(MANAGERS,), peers=(priya,), start="11:00", end="12:00")
    table = meetings_table(builder.casebook(), DAY_ONE)
    assert table == Table(
        MEETINGS,
        (
            (
                "Focus groups",
                (
                    "Social workers and managers (team leader and two officer peers); "
                    "Managers (officer peer)"
                ),
            ),
        ),
    )


def test_no_post_that_few_hold_is_named_outside_the_team() -> None:
    builder = Builder()
    alone = RoleGroup("Chief executive", Voice.SENIOR_LEADERS, 1)
    builder.session("Interview: chief executive", groups=(alone,), kind=SessionKind.INTERVIEW)
    builder.session("Interview: the head", groups=(), kind=SessionKind.INTERVIEW, start="10:30")
    table = meetings_table(builder.casebook(), DAY_ONE)
    assert table is not None
    assert table.rows == (("Interviews", "Senior leaders; Others"),)
    details = details_table(builder.casebook(), DAY_ONE)
    assert details is not None
    assert details.rows[0][1] == "1 chief executive"


def test_only_what_was_held_that_day_is_told() -> None:
    builder = Builder()
    builder.session("Called off", called_off=True)
    builder.session("Tomorrow", DAY_TWO)
    builder.session("Ours", kind=SessionKind.TEAM_MEETING)
    assert meetings_table(builder.casebook(), DAY_ONE) is None
    assert details_table(builder.casebook(), DAY_ONE) is None


def test_what_was_observed_beside_the_timetable_is_told_too() -> None:
    builder = Builder()
    seen = Observation(
        kind=ObservationKind.PRACTICE, setting="Front door", day=DAY_ONE, groups=(WORKERS,)
    )
    casebook = builder.casebook()
    alone = Placed("o", (Choice("h", seen),))
    table = meetings_table(structs.replace(casebook, observations=(alone,)), DAY_ONE)
    assert table is not None
    assert table.rows == (("Practice observations", "Social workers"),)


def test_the_team_keeps_times_places_numbers_and_names() -> None:
    builder = Builder()
    helen, *_ = team(builder)
    builder.session("One", groups=(WORKERS,), peers=(helen,), place="Room 2")
    assert details_table(builder.casebook(), DAY_ONE) == Table(
        DETAILS, (("10:00–11:00 Room 2", "5 social workers", "Helen Okafor"),)
    )
    builder.arrange(DAY_ONE)
    sponsors = compose_summary(builder.casebook(), DAY_ONE, Copy.SPONSOR)
    assert "Helen" not in str(sponsors)
    assert "5 social" not in str(sponsors)
    assert "Helen Okafor" in str(compose_summary(builder.casebook(), DAY_ONE, Copy.TEAM))
