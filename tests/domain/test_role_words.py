# SPDX-License-Identifier: Apache-2.0
"""A name, an address or a number where a role belongs is noticed; roles are left in peace."""

import pytest

from peerdesk.domain.role_words import seems_named


@pytest.mark.parametrize(
    "role",
    [
        "",
        "Director of Children’s Services",
        "Head of Safeguarding",
        "duty line",
        "Local Authority Designated Officer",
        "MASH manager",
        "Out of Hours Team",
        "Designated nurse, hospital",
        "headteacher",
    ],
)
def test_a_role_is_no_name(role: str) -> None:
    assert not seems_named(role)


@pytest.mark.parametrize(
    "name",
    [
        "Sarah Whitfield",
        "told to Sarah Whitfield at once",
        "Mr Whitfield",
        "Dr. Whitfield",
        "Cllr Jones",
        "sarah@marlowe.gov.uk",
        "01632 960123",
    ],
)
def test_what_points_to_one_person_is_noticed(name: str) -> None:
    assert seems_named(name)


def test_the_teams_own_people_are_noticed_by_a_part_of_their_name() -> None:
    assert not seems_named("okafor")
    assert seems_named("okafor", ["Helen Okafor"])
    assert not seems_named("head of al-anon", ["Al Bo"])
