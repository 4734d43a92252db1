# SPDX-License-Identifier: Apache-2.0
"""What every test stands on: a screen that is not there, and a state folder that is gone after it.

A real screen is used with --onscreen.
"""

import os
import shutil
import tempfile

import pytest
from hypothesis import settings

settings.register_profile("untimed", deadline=None)  # machines are noisy: no test is timed
settings.load_profile("untimed")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--onscreen", action="store_true", help="show the windows that tests open")


def pytest_configure(config: pytest.Config) -> None:
    if not config.getoption("--onscreen"):
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    # marks of vaults that were made for tests have no place among the user's own
    os.environ["XDG_STATE_HOME"] = tempfile.mkdtemp(prefix="peerdesk-tests-")


def pytest_unconfigure() -> None:
    shutil.rmtree(os.environ["XDG_STATE_HOME"], ignore_errors=True)
