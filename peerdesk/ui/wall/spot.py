# SPDX-License-Identifier: Apache-2.0
"""Where something that is carried would be put down."""

from msgspec import Struct


class Spot(Struct, frozen=True):
    """A column, and there a card to be put on, or one to stand before ("" for the end)."""

    column: str
    before: str = ""
    on: str = ""
    row: int = 0
