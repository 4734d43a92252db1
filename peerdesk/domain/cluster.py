# SPDX-License-Identifier: Apache-2.0
"""What stands on the wall beside messages: notes that belong together, and who moves the cards."""

from msgspec import Struct


class Cluster(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Notes that the team put together under a theme before there is a message.

    `message` is the identifier of the message that was made of it, or "".
    """

    title: str
    theme: str
    position: int = 0
    message: str = ""
    dissolved: bool = False


class Driver(Struct, frozen=True, forbid_unknown_fields=True):
    """The laptop that moves the cards while the others look; "" lets everybody."""

    device: str
