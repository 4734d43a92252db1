# SPDX-License-Identifier: Apache-2.0
"""What points to one person is found, whatever is typed round it, and little else is."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peerdesk.domain.attributed_numbers import is_nhs_number
from peerdesk.domain.attributed_parts import NameLists
from peerdesk.domain.attribution import Pointing, a_person_of, find, fitting, instead
from peerdesk.domain.token import tokens

LISTS = NameLists(
    own={"Priya Nair": "a peer", "Helen Okafor": "the team leader"},
    first=frozenset({"denise", "mark", "grace", "anne", "marie", "elizabeth", "priya", "martin"}),
    weak=frozenset({"grace", "june"}),
    titles=frozenset({"mr", "mrs", "dr", "councillor", "sir", "professor", "lady"}),
    surnames=frozenset({"baker"}),
    places=frozenset({"house", "hospital", "road", "team"}),
    innocent=frozenset({"stannerby", "thorncliffe"}),
    ordinary=frozenset(
        """mark front door early help hub family the said grace north in of and met team
        development Microsoft martin reeve xi baker hall hale lieutenant""".split()  # noqa: SIM905 - reads as text
    ),
    people=frozenset({"workers", "people", "headteachers", "children"}),
    between=frozenset({"social", "young", "of", "the", "male"}),
)


def found(text: str) -> list[tuple[str, str]]:
    return [(each.sort.value, each.text) for each in find(text, LISTS)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Rota changed. Denise in out of hours found out", "Denise"),
        ("Denise’s team", "Denise"),
        ("we met Denise Hargreaves there", "Denise Hargreaves"),
        ("we met Mark there", "Mark"),
        ("Mark said so", "Mark"),
        ("Grace said so", "Grace"),
        ("Anne-Marie van der Berg was there", "Anne-Marie van der Berg"),
        ("ask Kwame Nkrumah", "Kwame Nkrumah"),
        ("Mrs Hargreaves agreed", "Mrs Hargreaves"),
        ("Dr. Development agreed", "Dr. Development"),
        ("J. Hargreaves agreed", "J. Hargreaves"),
        ("J Hargreaves agreed", "J Hargreaves"),
        ("priya nair wrote it", "priya nair"),
        ("with Okafor", "Okafor"),
        ("Mrs Denise Benn said so", "Mrs Denise Benn"),
        ("Dr Anne-Marie O'Neill leads it", "Dr Anne-Marie O'Neill"),
        ("Sir Mark Whitcombe-Hale came", "Sir Mark Whitcombe-Hale"),
        ("Councillor Zbigniew Kowalczyk asked", "Councillor Zbigniew Kowalczyk"),
        ("Professor Xi McGrath wrote it", "Professor Xi McGrath"),
        ("Mr A. J. Pettigrew holds it", "Mr A. J. Pettigrew"),
        ("Councillor Baker came", "Councillor Baker"),
        ("Dr Denise Harker’s notes", "Dr Denise Harker"),
        ("Martin Reeve thanked the council", "Martin Reeve"),
        ("Denise Garcia Lopes came", "Denise Garcia Lopes"),
    ],
)
def test_a_name_is_found(text: str, name: str) -> None:
    assert found(text) == [("name", name)]


@pytest.mark.parametrize(
    "text",
    [
        "Front Door and Early Help Hub",
        "Mark the door",
        "the Family Hub in North Stannerby",
        "Stannerby Thorncliffe met",
        "Elizabeth House and Grace Hospital",
        "St Elizabeth met, Saint Denise met",
        "Councillor Development met",
        "Lady Denise House is open",
        "The Lady Lieutenant came",
        "Staff in June said so",
        "Martin",
        "Microsoft Azure",
        "A Hargreaves and I Hargreaves",
        "#Denise @Denise denise DENISE",
        "with Grace of Stannerby",
    ],
)
def test_what_only_has_a_capital_is_no_name(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "sort", "what"),
    [
        ("mail j.smith@stannerby.gov.uk.", "email", "j.smith@stannerby.gov.uk"),
        ("call 01632 960123 today", "telephone", "01632 960123"),
        ("call (01632) 960-123 today", "telephone", "(01632) 960-123"),
        ("call +44 7700 900123", "telephone", "+44 7700 900123"),
        ("NHS 943 476 5919", "nhs-number", "943 476 5919"),
        ("case no. 20451 was read", "case-number", "case no. 20451"),
        ("we read case 2023/00456 first", "case-number", "case 2023/00456"),
        ("in the file CYP-2023-0045/A today", "case-number", "file CYP-2023-0045/A"),
        ("ref: LCS/204/518, then", "case-number", "ref: LCS/204/518"),
        ("client 2045 1877 came", "case-number", "client 2045 1877"),
        ("id 12/345", "case-number", "id 12/345"),
        ("The UPN A821234567890 was on it", "case-number", "UPN A821234567890"),
        ("the NI number AB 12 34 56 C came", "ni-number", "AB 12 34 56 C"),
        ("insured as JG103759A here", "ni-number", "JG103759A"),
        ("client 943 476 5919 came", "nhs-number", "943 476 5919"),
        ("read LCS-204518 first", "case-number", "LCS-204518"),
        ("read 1234567 first", "case-number", "1234567"),
        ("dob: 12/3/2011", "date-of-birth", "12/3/2011"),
        ("born on 3rd May 2012 in", "date-of-birth", "3rd May 2012"),
        ("lives at SR5 4TG now", "postcode", "SR5 4TG"),
        ("two social workers say", "small-group", "two social workers"),
        ("Four young people say", "small-group", "Four young people"),
        ("the only male social worker says", "small-group", "the only male social worker"),
        ("one of the three headteachers", "small-group", "one of the three headteachers"),
    ],
)
def test_numbers_addresses_and_small_groups_are_found(text: str, sort: str, what: str) -> None:
    assert found(text) == [(sort, what)]


@pytest.mark.parametrize(
    "text",
    [
        "budget of £1200000, 1,200,000 or 12.5 million",
        "in 2024/25 and 2024-2025, on 12/05/2026 at 14:03",
        "two say 24, this morning 17; five social workers; 24 social workers",
        "three children’s homes and two headteachers’ meetings",
        "Year 2 children, 2.4 children, stage 3 workers",
        "one social worker and a headteacher",
        "CYP2024, KS2, COVID19, A4, Q3",
        "943 476 5918 is ten digits, 1111111111 too, of which none is right",
        "ZZ1 1AA, case 7",
    ],
)
def test_other_numbers_are_let_pass(text: str) -> None:
    assert [each for each in found(text) if each[0] != "case-number" or "94" in each[1]] == []


@pytest.mark.parametrize(
    "text", ["child 10-12 then", "record 12/05/2026 on", "id 3 of 12", "case 7", "children 20451"]
)
def test_a_word_for_a_case_makes_no_number_of_ages_and_days(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "roles", "will_do"),
    [
        ("met Denise", ("Social workers",), "a social worker"),
        ("met Denise", (), "a colleague"),
        ("met Priya", ("Social workers",), "a peer"),
        ("two social workers", (), "some social workers"),
        ("Two people", (), "Some people"),
        ("the only male social worker", (), "a male social worker"),
        ("one of the three headteachers", (), "some headteachers"),
        ("call 01632 960123", (), "a telephone number"),
        ("case 2023/00456 was read", (), "a case"),
        ("met Denise", ("Schools, health, police and voluntary group",), "a partner"),
    ],
)
def test_something_will_do_instead(text: str, roles: tuple[str, ...], will_do: str) -> None:
    (only,) = find(text, LISTS)
    assert instead(only, roles) == will_do


@pytest.mark.parametrize(
    ("group", "person"),
    [
        ("Social workers", "a social worker"),
        ("Young people", "a young person"),
        ("IROs", "an IRO"),
        ("SENCO", "a SENCO"),
        ("Heads of service", "a head of service"),
        ("Foster families", "a foster family"),
        ("Director of children’s services", "a director of children’s services"),
        ("out of hours workers", "an out of hours worker"),
        ("Director of children and families", "a director of children and families"),
        ("Schools, health, police and voluntary group", "a partner"),
        ("Partners / providers", "a partner"),
        ("Foster carers and social workers", "somebody"),
        ("Team managers; practice leads", "somebody"),
        (" ", ""),
    ],
)
def test_one_person_of_a_group_has_the_groups_role(group: str, person: str) -> None:
    assert a_person_of(group) == person


def test_every_sort_has_something_that_will_do() -> None:
    text = "a@b.org 01632 960123, 943 476 5919, AB 12 34 56 C, dob 1/2/2011, LCS-204518, SR5 4TG, "
    text += "Denise, two social workers"
    finds = find(text, LISTS)
    assert {each.sort for each in finds} == set(Pointing)
    for each in finds:
        assert not find(instead(each, ()), LISTS)


@given(number=st.integers(10**8, 10**9 - 1))
def test_one_digit_at_most_makes_nine_an_nhs_number(number: int) -> None:
    assert sum(is_nhs_number(f"{number}{last}") for last in range(10)) <= 1


@given(
    text=st.text(alphabet=st.sampled_from("Denise Mark two workers 0123/@.-’'#\n"), max_size=120)
)
def test_finds_are_in_order_apart_and_where_they_say(text: str) -> None:
    finds = find(text, LISTS)
    for each in finds:
        assert text[each.start : each.end] == each.text
        assert each.text
    for one, other in pairwise(finds):
        assert one.end <= other.start


@given(
    before=st.text(alphabet="abc ,.", max_size=20), after=st.text(alphabet="abc ,.", max_size=20)
)
def test_an_address_is_found_wherever_it_stands(before: str, after: str) -> None:
    text = f"{before} j.smith@stannerby.gov.uk {after}"
    assert ("email", "j.smith@stannerby.gov.uk") in found(text)


@pytest.mark.parametrize(
    "again", ["Denise ", "two ", "de ", "1 ", "Aa ", "a@", "a.", "born ", "case no ", "12/3/", "07"]
)
def test_hostile_text_costs_no_more_than_its_length(again: str) -> None:
    """Count what is looked at, not seconds: each word is held against a few others at most."""
    looked: list[str] = []

    class Counting(frozenset[str]):
        def __contains__(self, word: object) -> bool:
            looked.append(str(word))
            return False

    lists = NameLists(own={"Priya Nair": "a peer"}, first=Counting({"x"}), ordinary=Counting({"x"}))
    text = again * 400
    find(text, lists)
    assert len(looked) <= 12 * len(tokens(text)) + 12


@pytest.mark.parametrize(
    ("text", "place", "stands"),
    [
        ("Denise said", 0, "A role"),
        ("It changed. Denise said", 12, "A role"),
        ("It changed, Denise said", 12, "a role"),
    ],
)
def test_what_will_do_has_a_capital_where_a_sentence_begins(
    text: str, place: int, stands: str
) -> None:
    assert fitting(text, place, "a role") == stands


def test_particles_of_ones_own_people_are_no_names() -> None:
    lists = NameLists(own={"Jo van der Berg": "a peer"})
    assert [each.text for each in find("a van, der Berg", lists)] == ["Berg"]


def test_digits_of_other_scripts_are_no_numbers_of_ours() -> None:
    assert found("٠١٦٣٢٩٦٠١٢٣ is read elsewhere") == []
