# SPDX-License-Identifier: Apache-2.0
"""A figure that a note rests on: its value as told, where it comes from, and of when it is."""

from msgspec import Struct


class Figure(Struct, frozen=True, forbid_unknown_fields=True):
    """A point of data or finance; `value` as printed ("23 %"), `day` an ISO day or ""."""

    value: str
    source: str
    day: str = ""
