# SPDX-License-Identifier: Apache-2.0
"""What a laptop remembers of each bundle that it wrote: where it went, and what it brought.

So that nothing is sent twice for nobody's good, and that a bundle which still holds what has been
erased since can be found and replaced.
"""

from collections.abc import Container, Iterable, Iterator

from msgspec import Struct

from peerdesk.ledger.store import Span

Answer = tuple[str, int]
"""A laptop, and the time of its word that an attachment is lacking there."""


class Brought(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What a bundle brought, and its `name` and `place` as whoever carries bundles told them.

    `bare` are those of its changes that went without their contents. Of `attachments` it has
    pieces, and `whole` are those of which all have gone by then; `answers` are the words of
    colleagues that were known, `asked` the attachments that this laptop lacked itself. `replaced`
    says that another bundle has taken its place.
    """

    name: str = ""
    place: str = ""
    spans: tuple[Span, ...] = ()
    bare: tuple[Span, ...] = ()
    attachments: tuple[str, ...] = ()
    whole: tuple[str, ...] = ()
    answers: tuple[Answer, ...] = ()
    asked: tuple[str, ...] = ()
    replaced: bool = False


class OwnBundle(Struct, frozen=True):
    """A bundle of this laptop, by its number; `at` is UTC milliseconds."""

    number: int
    at: int
    brought: Brought

    @property
    def name(self) -> str:
        """Return the name of its file, or "" where it is not remembered."""
        return self.brought.name

    @property
    def place(self) -> str:
        """Return where its file was written."""
        return self.brought.place


def given(bundles: Iterable[OwnBundle]) -> dict[str, set[Answer]]:
    """Return which attachments have gone out whole, and whose words they have answered."""
    found: dict[str, set[Answer]] = {}
    for bundle in bundles:
        for attachment in bundle.brought.whole:
            found.setdefault(attachment, set()).update(bundle.brought.answers)
    return found


def outdated(
    bundles: Iterable[OwnBundle], emptied: Iterable[Span], standing: Container[str]
) -> Iterator[OwnBundle]:
    """Yield the bundles that hold what has lost its contents since, the oldest first.

    `emptied` are changes that stand here without their contents, `standing` the attachments that
    are still attached to something.
    """
    gone = [(span, number) for span in emptied for number in range(span.first, span.last + 1)]
    for bundle in bundles:
        brought = bundle.brought
        if brought.replaced:
            continue
        if any(a not in standing for a in brought.attachments) or any(
            _within(brought.spans, span, number) and not _within(brought.bare, span, number)
            for span, number in gone
        ):
            yield bundle


def _within(spans: Iterable[Span], of: Span, number: int) -> bool:
    return any(
        (span.device, span.epoch) == (of.device, of.epoch) and span.first <= number <= span.last
        for span in spans
    )
