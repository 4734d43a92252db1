# SPDX-License-Identifier: Apache-2.0
"""Processes of their own with a screen that is not there."""

import os
import subprocess
import sys
from collections.abc import Mapping

_UNSEEN = {"QT_QPA_PLATFORM": "offscreen", "QT_LOGGING_RULES": "default.warning=false"}


def run_unseen(
    module: str, argument: str, data: bytes = b"", environment: Mapping[str, str] | None = None
) -> bytes:
    """Run a module of ours with one argument and return what it printed.

    Qt paints into memory, so the figures hold without a display, and differ from a real screen's
    by what the system's compositor takes. Raises `CalledProcessError`.
    """
    done = subprocess.run(
        [sys.executable, "-m", module, argument],
        input=data,
        stdout=subprocess.PIPE,
        env={**os.environ, **_UNSEEN, **(environment or {})},
        check=True,
    )
    return done.stdout
