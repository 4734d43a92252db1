# SPDX-License-Identifier: Apache-2.0
"""What somebody let stand that a check had found."""

from msgspec import Struct

from peerdesk.domain.publication_words import Publication, WhyReleased


class Release(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A finding that may stand, known again by its fingerprint, and the reason from a short list.

    There is no free text: it would be a record of its own that somebody may ask for. `by` is the
    person who let it stand, `publication` the document that it was found in, or None for any.
    """

    check: str
    kind: str
    fingerprint: str
    reason: WhyReleased
    message: str = ""
    publication: Publication | None = None
    by: str = ""
    dropped: bool = False
