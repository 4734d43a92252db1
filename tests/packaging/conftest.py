# SPDX-License-Identifier: Apache-2.0
"""A checkout with a lock in it, on a computer that only writes down what it starts."""

from pathlib import Path

import pytest

from tests.fakes.machine import PretendMachine


@pytest.fixture
def machine(tmp_path: Path) -> PretendMachine:
    """Return an ordinary user's Linux computer with everything installed and no display."""
    (tmp_path / "packaging").mkdir()
    (tmp_path / "packaging" / "requirements.lock").write_text("library==1\n")
    return PretendMachine(tmp_path)
