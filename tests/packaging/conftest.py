# SPDX-License-Identifier: Apache-2.0
"""A checkout with a lock in it, on a computer that only writes down what it starts."""

import os
from pathlib import Path

import pytest

from tests.fakes.machine import PretendMachine

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # icons are drawn without a display


@pytest.fixture
def machine(tmp_path: Path) -> PretendMachine:
    """Return an ordinary user's Linux computer with everything installed and no display."""
    (tmp_path / "packaging").mkdir()
    (tmp_path / "packaging" / "requirements.lock").write_text("library==1\n")
    (tmp_path / "packaging" / "requirements-stores.lock").write_text("store==1\n")
    return PretendMachine(tmp_path)
