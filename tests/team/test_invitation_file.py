# SPDX-License-Identifier: Apache-2.0
"""Invitations: what is read is what was signed; what cannot be is refused before it is shown."""

from collections.abc import Callable
from random import Random
from typing import Any

import pytest
from msgspec.structs import replace

from peerdesk.desk.inviting import invitation_to
from peerdesk.domain.challenge import Theme
from peerdesk.domain.placed import Choice, Placed
from peerdesk.domain.terms import Terms
from peerdesk.domain.words import Authority
from peerdesk.team import invitation_file
from peerdesk.team.age_passphrase import lock
from peerdesk.team.fingerprint import word_list
from peerdesk.team.invitation import Invitation, terms_digest
from peerdesk.team.invitation_file import (
    FIRST,
    LARGEST,
    heard,
    lock_invitation,
    new_words,
    open_invitation,
    read_invitation,
    sign_invitation,
)
from peerdesk.team.joining_errors import (
    DamagedInvitation,
    MistypedWords,
    NewerInvitation,
    NotAnInvitation,
    TooMuchToInvite,
    WrongSpokenWords,
)
from peerdesk.team.keys import DeviceKeys
from peerdesk.team.signed_text import write_signed
from tests.fakes.book import MemoryBook
from tests.fakes.inviting import NEWCOMER, QUICK, TERMS, WORDS, challenge_to_join

Change = Callable[[Invitation], Invitation]


@pytest.fixture
def lead() -> MemoryBook:
    return challenge_to_join(NEWCOMER)


@pytest.fixture
def invitation(lead: MemoryBook) -> Invitation:
    return invitation_to(lead, TERMS)


@pytest.fixture
def signed(lead: MemoryBook, invitation: Invitation) -> bytes:
    return sign_invitation(invitation, lead.keys.signing)


def test_an_invitation_opens_with_its_words_and_says_what_was_signed(
    signed: bytes, invitation: Invitation
) -> None:
    opened = open_invitation(lock_invitation(signed, WORDS, work=QUICK), WORDS)
    assert opened == invitation
    assert opened.challenge.scope == opened.scope
    assert [lead.authority for lead in opened.leads] == [Authority.LEAD]


def test_words_are_taken_as_they_were_heard(signed: bytes, invitation: Invitation) -> None:
    sealed = lock_invitation(signed, WORDS, work=QUICK)
    assert open_invitation(sealed, f"  {WORDS.upper().replace(' ', ',  ')}\n") == invitation


def test_new_words_are_five_of_the_list_and_never_the_same() -> None:
    found = {new_words() for _ in range(50)}
    assert len(found) == 50
    assert all(heard(words) == words for words in found)
    assert {word for words in found for word in words.split()} <= set(word_list())


@pytest.mark.parametrize("typed", ["", "abandon ability able about", f"{WORDS} zoo"])
def test_too_few_words_or_too_many_are_not_tried(typed: str) -> None:
    with pytest.raises(MistypedWords):
        heard(typed)


def test_a_word_of_no_list_is_told_by_its_number_and_not_quoted() -> None:
    with pytest.raises(MistypedWords) as met:
        heard("abandon ability abel about above")
    assert "Word 3" in met.value.user_message
    assert "abel" not in met.value.user_message


def test_other_words_do_not_open_it(signed: bytes) -> None:
    with pytest.raises(WrongSpokenWords):
        open_invitation(lock_invitation(signed, WORDS, work=QUICK), "zoo zoo zoo zoo zoo")


def test_two_thousand_damages_are_told_from_wrong_words(signed: bytes) -> None:
    chance = Random(7)
    sealed = lock_invitation(signed, WORDS, work=1)
    for _ in range(2_000):
        damaged = bytearray(sealed)
        damaged[chance.randrange(len(sealed))] ^= 1 << chance.randrange(8)
        end = len(damaged) if chance.randrange(4) else chance.randrange(len(damaged))
        with pytest.raises((DamagedInvitation, NotAnInvitation)):
            open_invitation(bytes(damaged[:end]), WORDS)


def test_what_is_larger_than_any_invitation_is_not_looked_into() -> None:
    with pytest.raises(NotAnInvitation):
        open_invitation(bytes(LARGEST + 1), WORDS)


def test_a_challenge_beyond_all_bounds_is_not_written(
    lead: MemoryBook, invitation: Invitation, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(invitation_file, "RECORD", 100)
    with pytest.raises(TooMuchToInvite):
        sign_invitation(invitation, lead.keys.signing)


def test_a_later_form_asks_for_an_update(signed: bytes) -> None:
    later = signed.replace(FIRST, b"peerdesk invitation 2\n")
    with pytest.raises(NewerInvitation):
        open_invitation(lock(later, WORDS, work=QUICK), WORDS)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda text: text[:0],
        lambda text: text[: len(FIRST)],
        lambda text: b"something else\n" + text,
        lambda text: text[:-1],
        lambda text: text + b"\n",
        lambda text: text.replace(b"\n", b"\r\n"),
        lambda text: text[:-129] + text[-129:].upper(),
        lambda text: text[:-3] + b"zz\n",
        lambda text: text[:-5] + b"\n",
        lambda text: text.replace(b'"offer":', b'"Offer":'),
        lambda text: text.replace(b'"at":', b'"at": '),
        lambda text: text.replace(b'"at":', b'"at":1,"at":'),
        lambda text: text.replace(b"small", b"\xff\xff\xff"),
    ],
)
def test_an_inside_in_another_form_is_refused(
    signed: bytes, spoil: Callable[[bytes], bytes]
) -> None:
    assert spoil(signed) != signed
    with pytest.raises(DamagedInvitation):
        read_invitation(spoil(signed))


def test_whoever_knows_the_words_cannot_write_another_in_the_leads_name(
    signed: bytes,
) -> None:
    forged = write_signed(FIRST, signed.split(b"\n")[1], DeviceKeys.generate().signing)
    with pytest.raises(DamagedInvitation) as met:
        read_invitation(forged)
    assert "did not sign it" in met.value.what
    with pytest.raises(DamagedInvitation):
        read_invitation(signed.replace(b"Harrowmere", b"Barrowmere"))


def _twice(theme: Placed[Theme]) -> tuple[Placed[Theme], ...]:
    return (theme, theme)


@pytest.mark.parametrize(
    "change",
    [
        lambda i: replace(i, leads=()),
        lambda i: replace(i, leads=i.leads * 2),
        lambda i: replace(i, leads=i.leads + tuple(_stranger() for _ in range(31))),
        lambda i: replace(i, inviter=_stranger()),
        lambda i: _with_lead(i, replace(i.inviter, authority=Authority.PEER)),
        lambda i: _with_lead(i, replace(i.inviter, device="0" * 32)),
        lambda i: _with_lead(i, replace(i.inviter, signing_key="zz")),
        lambda i: _with_lead(i, replace(i.inviter, recipient="age1x")),
        lambda i: _with_lead(i, replace(i.inviter, name="Helen\nOkafor")),
        lambda i: replace(i, founding=replace(i.founding, founder=replace(i.inviter, name=""))),
        lambda i: replace(i, terms=Terms("1", "", ())),
        lambda i: replace(i, scopes=()),
        lambda i: _with_scope(i, first_day="2026-02-30"),
        lambda i: _with_scope(i, first_day="20260512"),
        lambda i: _with_scope(i, first_day="2036-05-12"),
        lambda i: replace(i, themes=_twice(i.themes[0])),
        lambda i: replace(i, themes=(Placed(i.themes[0].id, ()),)),
        lambda i: _with_day(i, "tomorrow"),
        lambda i: _with_day(i, "20260512"),
    ],
)
def test_what_cannot_be_shown_or_written_by_is_refused(
    lead: MemoryBook, invitation: Invitation, change: Change
) -> None:
    changed = change(invitation)
    assert changed != invitation
    with pytest.raises(DamagedInvitation):
        read_invitation(sign_invitation(changed, lead.keys.signing))


def _stranger() -> Any:
    return DeviceKeys.generate().member(NEWCOMER, Authority.LEAD)


def _with_lead(invitation: Invitation, lead: Any) -> Invitation:
    return replace(invitation, inviter=lead, leads=(lead,))


def _with_scope(invitation: Invitation, **fields: str) -> Invitation:
    return replace(invitation, scopes=(Choice("", replace(invitation.scope, **fields)),))


def _with_day(invitation: Invitation, day: str) -> Invitation:
    one = invitation.sessions[0]
    session = Choice("", replace(one.value, day=day))
    return replace(invitation, sessions=(Placed(one.id, (session,)),))


def test_terms_that_differ_in_a_word_have_another_digest() -> None:
    other = Terms(TERMS.edition, TERMS.title + ".", TERMS.sections)
    assert terms_digest(other) != terms_digest(TERMS)
    assert len(terms_digest(TERMS)) == 64
