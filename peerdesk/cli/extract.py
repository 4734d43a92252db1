# SPDX-License-Identifier: Apache-2.0
"""`peerdesk team key` and `extract`: the notes for whoever holds a key, without any vault."""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Annotated

import msgspec
import typer

from peerdesk.cli.command import Asked, command
from peerdesk.cli.counting import so_many
from peerdesk.cli.files import read_bytes, write_new
from peerdesk.cli.passphrases import read_passphrase
from peerdesk.cli.printing import remark, say_json
from peerdesk.cli.refusals import NoBundleThere, NoneExtracted
from peerdesk.cli.team import app
from peerdesk.errors import PeerDeskError
from peerdesk.interchange.records import Records
from peerdesk.team.bundle import LIMIT
from peerdesk.team.errors import BundleError, NotForThisLaptop
from peerdesk.team.extract import Extracted, extract
from peerdesk.team.key_file import LARGEST, is_locked, read_key_file, write_key_file
from peerdesk.team.keys import DeviceKeys
from peerdesk.team.opener import OpenedBundle, open_bundle
from peerdesk.transport.errors import TransportError
from peerdesk.transport.folder import bundles_in


@command(app, "key")
def key(
    asked: Asked,
    file: Annotated[Path, typer.Argument(help="The file to write, such as my-key.age.")],
) -> None:
    """Write this laptop's key into a file locked with words, which are shown once."""
    from peerdesk.vault.passphrase import suggest_passphrase  # noqa: PLC0415 - as with a vault

    with asked.book() as vault:
        words = suggest_passphrase()
        path = write_new(file, write_key_file(vault.keys, words))
    asked.answer(
        {"file": str(path), "words": words},
        [
            f"{path}",
            f"Its words, shown only now: {words}",
            "With both, anybody can read all bundles for this laptop: keep them apart.",
        ],
    )


@command(app, "extract")
def extract_bundles(
    asked: Asked,
    bundles: Annotated[list[Path], typer.Argument(help="Bundles, or folders with bundles.")],
    identity: Annotated[
        Path, typer.Option(metavar="FILE", help="The key, as “peerdesk team key” wrote it.")
    ],
) -> None:
    """Print sessions, notes and messages of bundles as JSON lines; no vault is needed."""
    keys = _keys(asked, identity)
    opened = list(_of_one_challenge(_files(bundles), keys))
    if not opened:
        raise NoneExtracted
    found = extract(opened)
    lines = tuple(_lines(found))
    left_out = sum(found.left_out.values())
    if unchecked := sum(not line["checked"] for line in lines):
        remark(
            f"{unchecked:,} of these could not be tied to the team, for the bundles "
            "with its beginning are not among those given; they have “checked”: false."
        )
    if left_out:
        remark(
            f"{so_many(left_out, 'unchecked change')} about what is checked left out: they could "
            "be anybody’s. “left_out” says of which records; a further bundle may confirm them."
        )
    if asked.as_json:
        asked.answer(lines, ())
    else:
        for line in lines:
            say_json(msgspec.json.encode(line))


def _keys(asked: Asked, identity: Path) -> tuple[DeviceKeys, ...]:
    data = read_bytes(identity, LARGEST)
    if not is_locked(data):
        return read_key_file(data)
    words = read_passphrase(asked.passphrase_file, prompt="Words of the file of keys: ")
    return read_key_file(data, words)


def _files(given: Iterable[Path]) -> Iterator[Path]:
    for path in given:
        found = bundles_in(path) if path.is_dir() else (path,)
        if not found:
            raise NoBundleThere
        yield from found


def _of_one_challenge(files: Iterable[Path], keys: Iterable[DeviceKeys]) -> Iterator[OpenedBundle]:
    """Yield what can be opened; what is of another challenge than the first is told."""
    first = ""
    for path in files:
        opened = _opened(path, keys)
        if opened is None:
            continue
        first = first or opened.manifest.challenge
        if opened.manifest.challenge == first:
            yield opened
        else:
            remark(
                f"{path.name}: It belongs to another challenge than the first bundle, and is left "
                "out: extract it apart."
            )


def _opened(path: Path, keys: Iterable[DeviceKeys]) -> OpenedBundle | None:
    """Return what a bundle holds; one that cannot be read with these is told and left out."""
    refused: PeerDeskError = NotForThisLaptop()
    try:
        data = read_bytes(path, LIMIT)
        for one in keys:
            with suppress(NotForThisLaptop):
                return open_bundle(data, one)
    except (BundleError, TransportError) as error:
        refused = error
    remark(f"{path.name}: {refused.user_message}")
    return None


def _lines(found: Extracted) -> Iterator[dict[str, object]]:
    """Yield a record a line, in the shape of the lists' `--json`, with its sort."""
    records = Records(found)
    for session in sorted(found.sessions(), key=lambda s: (s.value.day, s.value.start, s.id)):
        yield _line("session", records.session(session), found)
    for note in sorted(found.notes(), key=lambda n: (n.at, n.id)):
        yield _line("note", records.note(note), found)
    for message in sorted(found.messages(), key=lambda m: (m.filing.position, m.id)):
        yield _line("message", records.message(message), found)


def _line(sort: str, record: msgspec.Struct, found: Extracted) -> dict[str, object]:
    fields: dict[str, object] = msgspec.to_builtins(record)
    thing = sort, str(fields["id"])
    return {
        "sort": sort,
        **fields,
        "checked": thing not in found.unchecked,
        "left_out": found.left_out.get(thing, 0),
    }
