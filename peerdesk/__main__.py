# SPDX-License-Identifier: Apache-2.0
"""Where the program starts: the window without a command, else the command line."""

import sys
from io import TextIOWrapper

from peerdesk.errors import PeerDeskError


def main() -> int:
    """Start the program and return its exit code; the window does not wait for the commands."""
    arguments = sys.argv[1:]
    if not arguments:
        from peerdesk.bootstrap.window import open_window  # noqa: PLC0415 - only when wanted

        try:
            return open_window(arguments)
        except PeerDeskError as error:
            sys.stderr.write(f"{error.user_message}\n")
            return 1
    from peerdesk.cli.app import run  # noqa: PLC0415 - likewise

    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")  # a terminal that lacks a letter shows a mark
    return run(arguments)


if __name__ == "__main__":
    sys.exit(main())
