# SPDX-License-Identifier: Apache-2.0
"""The properties of Word and PowerPoint files: a title, a language, an organisation, and nobody."""

from xml.sax.saxutils import escape

from msgspec import Struct

from peerdesk.render.clean import short
from peerdesk.render.foreign import Foreign

_EXTENDED = (
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/extended-properties"
)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"


class Properties(Struct, frozen=True):
    """What a file says of itself; nothing about who made it, on what machine, or when."""

    title: str
    subject: str
    council: str
    language: str


def describe(core: Foreign, package: Foreign, properties: Properties) -> None:
    """Set the properties of a package that is about to be saved, and take all others out.

    `core` is its core properties as either library gives them.
    """
    for element in list(core._element):  # noqa: SLF001 - setters cannot remove a date
        core._element.remove(element)  # noqa: SLF001 - likewise
    core.title = short(properties.title)
    core.subject = short(properties.subject)
    core.language = properties.language
    package.part_related_by(_EXTENDED)._blob = _program(properties.council)  # noqa: SLF001 - no public way


def _program(council: str) -> bytes:
    """Return the program and the organisation: the team that wrote it, by the council it met."""
    team = f"Peer team at {council}" if short(council) else "Peer team"
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<Properties xmlns="{_OFFICE}"><Application>PeerDesk</Application>'
        f"<Company>{escape(short(team))}</Company></Properties>"
    ).encode()
