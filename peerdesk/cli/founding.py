# SPDX-License-Identifier: Apache-2.0
"""A challenge begun from a scope file or from options, and the vault made for it."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from peerdesk.cli.command import Asked
from peerdesk.cli.printing import remark
from peerdesk.cli.surroundings import warn_of_place
from peerdesk.desk.book import Book
from peerdesk.desk.errors import Missing, NotAllowed
from peerdesk.desk.forms import clean_scope
from peerdesk.desk.references import References
from peerdesk.desk.scope import add_kloe, add_theme, edit_kloe, found_challenge, kloe_of
from peerdesk.desk.taking_in import check_modules
from peerdesk.domain.authority import RULES, reaches
from peerdesk.domain.facts import ChallengeFounded
from peerdesk.domain.framework import Framework
from peerdesk.domain.team import Person
from peerdesk.interchange.scope_file import ScopeFile

if TYPE_CHECKING:  # a vault's libraries are read in when one is made
    from peerdesk.vault.book import OpenVault


class Words:
    """The recovery words of a vault just made, until somebody has seen them."""

    def __init__(self) -> None:
        self.unseen: tuple[str, ...] = ()
        self.seconds = 0.0
        """What trying one passphrase takes on this laptop, once a vault was made."""

    def shown(self) -> tuple[str, ...]:
        """Return the words and take note that they were shown."""
        words, self.unseen = self.unseen, ()
        return words


@contextmanager
def vault_for(
    asked: Asked, owner: Person, label: str, words: Words, known: Sequence[str] = ()
) -> "Iterator[OpenVault]":
    """Open the vault named, or make one for its owner where there is none.

    `known` are names of the challenge, which make no passphrase strong.

    Should anything go wrong before the recovery words were shown, they are shown then: nobody
    can ask for them again.
    """
    folder = asked.vault or asked.desk.free_folder()
    try:
        if _is_vault(folder):
            with asked.book() as vault:
                yield vault
            return
        passphrase = asked.new_passphrase()
        created = asked.desk.make_vault(folder, owner, passphrase, label=label, known=known)
        words.unseen = created.recovery_words
        warn_of_place(folder)
        words.seconds = created.seconds
        with created.vault as vault:
            yield vault
    finally:
        if words.unseen:
            remark(words_line(words.shown()))


def words_line(words: tuple[str, ...]) -> str:
    """Return the recovery words with what to do with them."""
    return (
        f"Recovery words, shown this once: {' '.join(words)}\n"
        "Write them on paper and keep them apart from this laptop; they open the vault if its "
        "passphrase is lost. Then type them back with “peerdesk vault check-words”."
    )


def begin(book: Book, scoped: ScopeFile, framework: Framework) -> None:
    """Found the challenge of a scope file, with the team's own themes and lines."""
    found_challenge(book, framework, scoped.scope, modules=scoped.modules, team=scoped.team)
    codes = {kloe.value.code: kloe.id for kloe in book.kloes()}
    for edited in scoped.edited:
        held = kloe_of(book, codes[edited.code])
        changed = replace(
            held.value, title=edited.title, question=edited.question, prompts=edited.prompts
        )
        edit_kloe(book, held.id, changed)
    for theme in scoped.themes:
        add_theme(book, theme.title, theme.code)
    known = References(book)
    for added in scoped.added:
        add_kloe(
            book, known.theme(added.theme), added.title, added.question, added.prompts, added.code
        )


def checked(scoped: ScopeFile, framework: Framework) -> tuple[ScopeFile, Person]:
    """Return the scope cleaned and its owner, or refuse it before a vault is made for it.

    Raises `Missing`, `NotAllowed`, `UnknownModule` and what `clean_scope` raises.
    """
    check_modules(framework, scoped.modules)
    cleaned = replace(scoped, scope=clean_scope(scoped.scope))
    if scoped.owner is None:
        raise Missing("Your own name (--name, or [owner] in the file)")
    rule = RULES[ChallengeFounded]
    if not reaches(scoped.owner.role.authority, rule.needs):
        raise NotAllowed(rule.deed, rule.needs)
    return cleaned, scoped.owner


def _is_vault(folder: Path) -> bool:
    return (folder / "vault.json").exists()
