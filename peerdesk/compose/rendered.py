# SPDX-License-Identifier: Apache-2.0
"""A document that has become a file, and what of the team's own template was missing for it."""

from msgspec import Struct


class Rendered(Struct, frozen=True):
    """The file's bytes; `lacking` says in whole sentences what the template did not have.

    Without a template nothing is lacking.
    """

    content: bytes
    lacking: tuple[str, ...] = ()
