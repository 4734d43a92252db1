# SPDX-License-Identifier: Apache-2.0
"""Scoping: what was agreed with the sponsor, the themes and lines, and who is in the team."""

from collections.abc import Sequence

from msgspec.structs import replace

from peerdesk.desk.book import Book
from peerdesk.desk.errors import AlreadyFounded, CoreTheme, NoChallenge, NotFound
from peerdesk.desk.forms import clean_kloe, clean_person, clean_scope, free_code
from peerdesk.desk.taking_in import check_modules, taken_in
from peerdesk.desk.texts import needed
from peerdesk.desk.writing import keep_apart, names, write
from peerdesk.domain import facts
from peerdesk.domain.challenge import Kloe, Scope, Theme
from peerdesk.domain.framework import Framework
from peerdesk.domain.identifiers import mint
from peerdesk.domain.placed import Challenge, Placed
from peerdesk.domain.team import Person


def found_challenge(  # noqa: PLR0913 - the whole of what begins a challenge, in one transaction
    book: Book,
    framework: Framework,
    scope: Scope,
    *,
    modules: Sequence[str] = (),
    team: Sequence[Person] = (),
    practice: bool = False,
) -> Challenge:
    """Begin a challenge in this vault, as one transaction.

    Themes and lines of enquiry are taken from the framework; core themes and the `modules`
    named by code are chosen, other modules stay for later. Whose vault this is belongs to the
    team and need not stand in `team`. Raises `AlreadyFounded`, `PracticeMixed`, `UnknownModule`,
    `NotAllowed` and what `check_scope` raises.
    """
    try:
        book.challenge()
    except NoChallenge:
        pass
    else:
        raise AlreadyFounded
    keep_apart(book, practice=practice)
    check_modules(framework, modules)
    challenge = mint()
    mine = book.identity
    me = Person(mine.name, mine.role, mine.organisation)
    founded = facts.ChallengeFounded(
        challenge=challenge,
        offer=framework.offer,
        framework=framework.title,
        framework_version=framework.version,
        practice=practice,
        founder=mine,
    )
    scoped = facts.ChallengeScoped(challenge=challenge, scope=clean_scope(scope))
    named = [(mine.person, me), *((mint(), clean_person(person)) for person in team)]
    people = [facts.PersonNamed(person=person, details=details) for person, details in named]
    write(book, founded, scoped, *taken_in(framework, frozenset(modules)), *people)
    return book.challenge()


def change_scope(book: Book, scope: Scope) -> None:
    """Set what was agreed with the sponsor; nothing is written where nothing changed."""
    challenge = book.challenge()
    cleaned = clean_scope(scope)
    if all(choice.value == cleaned for choice in challenge.scopes) and challenge.scopes:
        return
    replaces = tuple(choice.hash for choice in challenge.scopes)
    write(
        book,
        facts.ChallengeScoped(challenge=challenge.id, scope=cleaned, replaces=replaces),
    )


def name_person(book: Book, person: str, details: Person) -> str:
    """Name a member of the team, or correct their entry; "" for somebody new.

    Returns the identifier. Raises `NotFound` for one that nobody has.
    """
    if person and person not in names(book):
        raise NotFound("member", person)
    cleaned = clean_person(details)
    known = next((placed for placed in book.people() if placed.id == person), None)
    if known and all(choice.value == cleaned for choice in known.choices):
        return person
    identifier = person or mint()
    replaces = known.hashes if known else ()
    write(
        book,
        facts.PersonNamed(person=identifier, details=cleaned, replaces=replaces),
    )
    return identifier


def theme_of(book: Book, identifier: str) -> Placed[Theme]:
    """Return one theme, or raise `NotFound`."""
    for theme in book.themes():
        if theme.id == identifier:
            return theme
    raise NotFound("theme", identifier)


def kloe_of(book: Book, identifier: str) -> Placed[Kloe]:
    """Return one line of enquiry, or raise `NotFound`."""
    for kloe in book.kloes():
        if kloe.id == identifier:
            return kloe
    raise NotFound("line of enquiry", identifier)


def choose_theme(book: Book, theme: str, chosen: bool) -> None:  # noqa: FBT001 - agreed signature
    """Take a module in, or leave it out; a core theme stays in (`CoreTheme`)."""
    held = theme_of(book, theme)
    if held.value.core and not chosen:
        raise CoreTheme(held.value.title)
    _set_theme(book, held, replace(held.value, chosen=chosen))


def add_theme(book: Book, title: str, code: str = "") -> str:
    """Add a theme of the team's own and return its identifier; it can be left out again."""
    heading = needed(title, "The theme’s title")
    position = max((theme.value.position for theme in book.themes()), default=0) + 1
    details = Theme(
        code=free_code(book, code, heading), title=heading, core=False, position=position
    )
    identifier = mint()
    write(book, facts.ThemeSet(theme=identifier, details=details))
    return identifier


def edit_theme(book: Book, theme: str, title: str) -> None:
    """Give a theme another title."""
    held = theme_of(book, theme)
    _set_theme(book, held, replace(held.value, title=needed(title, "The theme’s title")))


def add_kloe(  # noqa: PLR0913, PLR0917 - the fields of the form, as agreed between engineers
    book: Book, theme: str, title: str, question: str, prompts: Sequence[str], code: str = ""
) -> str:
    """Add a line of enquiry under a theme and return its identifier.

    Without a code one is made from the title. Raises `BadCode`, `CodeTaken`, `Missing` and
    `NotFound` (no such theme).
    """
    theme_of(book, theme)
    inside = [kloe.value.position for kloe in book.kloes() if kloe.value.theme == theme]
    details = clean_kloe(
        Kloe(
            theme=theme,
            code="",
            title=title,
            question=question,
            prompts=tuple(prompts),
            position=max(inside, default=0) + 1,
        )
    )
    identifier = mint()
    code = free_code(book, code, details.title)
    write(book, facts.KloeSet(kloe=identifier, details=replace(details, code=code)))
    return identifier


def edit_kloe(book: Book, kloe: str, details: Kloe) -> None:
    """Set a line of enquiry anew; nothing is written where nothing changed."""
    held = kloe_of(book, kloe)
    theme_of(book, details.theme)
    code = details.code
    if code != held.value.code:
        code = free_code(book, code, details.title)
    cleaned = replace(clean_kloe(details), code=code)
    if any(choice.value != cleaned for choice in held.choices):
        write(book, facts.KloeSet(kloe=kloe, details=cleaned, replaces=held.hashes))


def retire_kloe(book: Book, kloe: str) -> None:
    """Take a line of enquiry out of use; notes keep their tags."""
    held = kloe_of(book, kloe)
    edit_kloe(book, kloe, replace(held.value, retired=True))


def _set_theme(book: Book, held: Placed[Theme], details: Theme) -> None:
    if any(choice.value != details for choice in held.choices):
        write(book, facts.ThemeSet(theme=held.id, details=details, replaces=held.hashes))
