# SPDX-License-Identifier: Apache-2.0
"""Laws of what clashes: the same on every laptop in whatever order, and nothing is ever lost."""

from collections.abc import Callable

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from peerdesk.desk.capture import write_line
from peerdesk.desk.clashes import Clash, clashes
from peerdesk.desk.evidence import mark, restore, revise, withdraw
from peerdesk.desk.exchange import admit, identity_file
from peerdesk.desk.messages import draft_message, file_message, reword, withdraw_message
from peerdesk.desk.messages import settle as set_status
from peerdesk.desk.proposals import accept, decline, proposals
from peerdesk.desk.scope import edit_theme, found_challenge
from peerdesk.desk.settling import Keep, settle
from peerdesk.desk.timetable import change_session, plan_session
from peerdesk.domain.facts import MessageDrafted, MessageReworded, NoteRevised, NoteWritten
from peerdesk.domain.team import Person
from peerdesk.domain.words import MessageKind, Role, Stance, Status
from tests.fakes.book import MemoryBook
from tests.fakes.challenge import FOCUS_GROUP, FRAMEWORK, SCOPE, share

PEOPLE = (
    Person("Carys Evans", Role.MANAGER),
    Person("Bo Lindqvist", Role.OFFICER_PEER),
    Person("Dev Anand", Role.MEMBER_PEER),
)
WORDS = ("plan", "aim", "goal")
Act = Callable[[MemoryBook, "Scene"], object]


class Scene:
    """A note, a message and a session that four laptops know, two of them leads’."""

    def __init__(self) -> None:
        lead = MemoryBook()
        found_challenge(lead, FRAMEWORK, SCOPE)
        self.books = [lead, *(MemoryBook(p, clock=lead.clock) for p in PEOPLE)]
        for book in self.books[1:]:
            admit(lead, identity_file(book))
        author = lead.members()[2].person
        self.theme = lead.themes()[0].id
        self.note = write_line(lead, "They all have a copy", author=author).note
        self.session = plan_session(lead, FOCUS_GROUP)
        self.message = draft_message(lead, MessageKind.STRENGTH, self.theme, "Partners share it")
        lead._shared = lead.vector()
        for book in self.books[1:]:
            share(lead, book)

    def unite(self, order: list[tuple[int, int]]) -> None:
        """Let laptops share in this order, then until all know everything."""
        for one, other in order:
            share(self.books[one], self.books[other])
        for _ in range(2):
            for giver in self.books:
                for taker in self.books:
                    if giver is not taker:
                        share(giver, taker)


def _revise(word: str) -> Act:
    def act(book: MemoryBook, scene: Scene) -> None:
        note = book.note(scene.note)
        if not note.withdrawn and (book.device == note.device or book.person == note.author):
            revise(book, scene.note, f"They all have a {word}")

    return act


def _mark(stance: Stance) -> Act:
    return lambda book, scene: (
        None if book.note(scene.note).withdrawn else mark(book, scene.note, stance)
    )


def _on_message(deed: Callable[[MemoryBook, str], object]) -> Act:
    return lambda book, scene: (
        None if book.message(scene.message).withdrawn else deed(book, scene.message)
    )


def _as_lead(deed: Act) -> Act:
    return lambda book, scene: deed(book, scene) if book in scene.books[:2] else None


def _call(sort: str, word: str) -> Act:
    def act(book: MemoryBook, scene: Scene) -> None:
        if sort == "theme":
            edit_theme(book, scene.theme, f"Leading the {word}")
        else:
            held = book.session(scene.session).value
            change_session(book, scene.session, replace(held, **{sort: f"Room {word}"}))

    return _as_lead(act)


def _answer(deed: Callable[..., object]) -> Act:
    def act(book: MemoryBook, scene: Scene) -> None:
        del scene
        for proposed in proposals(book):
            if proposed.may_answer:
                deed(book, proposed)

    return act


def _restore(book: MemoryBook, scene: Scene) -> None:
    note = book.note(scene.note)
    if note.withdrawn and (book in scene.books[:2] or book.person == note.author):
        restore(book, scene.note)


def _settle(book: MemoryBook, scene: Scene) -> None:
    del scene
    for clash in clashes(book):
        if not clash.refused and clash.field.value != "status":
            settle(book, clash, clash.versions[0])


ACTS: dict[str, Act] = {
    **{f"revise {word}": _revise(word) for word in WORDS},
    **{f"mark {stance.value}": _mark(stance) for stance in list(Stance)[:3]},
    **{
        f"reword {word}": _on_message(lambda b, m, w=word: reword(b, m, f"Partners own the {w}"))  # type: ignore[misc] # a word of its own
        for word in WORDS
    },
    "file": _on_message(lambda b, m: file_message(b, m, kind=MessageKind.SUGGESTION)),
    "file else": _on_message(lambda b, m: file_message(b, m, kind=MessageKind.OPPORTUNITY)),
    "agree": _as_lead(_on_message(lambda b, m: set_status(b, m, Status.AGREED))),
    "open": _on_message(lambda b, m: set_status(b, m, Status.EMERGING)),
    **{f"theme {word}": _call("theme", word) for word in WORDS[:2]},
    **{f"{field} {word}": _call(field, word) for field in ("title", "place") for word in WORDS[:2]},
    "withdraw": lambda book, scene: withdraw(book, scene.note),
    "withdraw message": lambda book, scene: withdraw_message(book, scene.message),
    "restore": _restore,
    "accept": _answer(accept),
    "decline": _answer(decline),
    "settle": _settle,
}
_steps = st.lists(
    st.tuples(st.integers(0, 3), st.sampled_from(sorted(ACTS))), min_size=1, max_size=14
)
_orders = st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), max_size=8)


def _alike(clash: Clash) -> tuple[object, ...]:
    versions = sorted((str(v.value), v.who, v.at, v.changes) for v in clash.versions)
    return clash.sort, clash.id, clash.field, clash.about, str(clash.base), versions


def _wordings(book: MemoryBook, sort: str, identifier: str) -> set[str]:
    facts = (entry.fact for entry in book.history(sort, identifier))
    kinds = NoteWritten | NoteRevised | MessageDrafted | MessageReworded
    return {
        getattr(fact, "text", "") or getattr(fact, "wording", "")
        for fact in facts
        if isinstance(fact, kinds)
    }


@settings(max_examples=60, deadline=None)
@given(steps=_steps, order=_orders)
def test_all_laptops_list_the_same_and_settling_ends_it_and_loses_nothing(
    steps: list[tuple[int, str]], order: list[tuple[int, int]]
) -> None:
    scene = Scene()
    typed: dict[str, set[str]] = {"note": set(), "message": set()}
    for number, name in steps:
        book = scene.books[number]
        ACTS[name](book, scene)
        typed["note"] |= {text.text for text in book.note(scene.note).texts}
        typed["message"] |= {w.text for w in book.message(scene.message).wordings}
        for giver, taker in order[number : number + 1]:
            share(scene.books[giver], scene.books[taker])
    scene.unite(order)
    listed = [sorted(map(_alike, clashes(book)), key=str) for book in scene.books]
    assert all(one == listed[0] for one in listed)
    asked = [[(p.id, p.changes) for p in proposals(book)] for book in scene.books]
    assert all(one == asked[0] for one in asked)
    assert all(book.unsettled() == scene.books[0].unsettled() for book in scene.books)
    assert typed["note"] <= _wordings(scene.books[2], "note", scene.note)
    assert typed["message"] <= _wordings(scene.books[2], "message", scene.message)
    lead = scene.books[0]
    for clash in clashes(lead):
        versions = {str(version.value) for version in clash.versions}
        assert len(versions) == len(clash.versions) > 1
        settle(lead, clash, Keep.BOTH if clash.is_text else clash.versions[-1])
    assert clashes(lead) == ()
    scene.unite([])
    assert all(clashes(book) == () for book in scene.books)
    assert typed["note"] <= _wordings(scene.books[3], "note", scene.note)
