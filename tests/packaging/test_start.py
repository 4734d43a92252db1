# SPDX-License-Identifier: Apache-2.0
"""The script itself starts with a bare Python, and every way into it leads to a work."""

import re
import subprocess
import sys
from pathlib import Path

from starting.works import WORKS

CHECKOUT = Path(__file__).resolve().parents[2]
START = CHECKOUT / "packaging" / "start.py"


def test_it_starts_with_the_standard_library_alone(tmp_path: Path) -> None:
    answer = subprocess.run(
        [sys.executable, "-E", "-s", "-S", str(START), "--help"],
        check=True,
        capture_output=True,
        text=True,
        cwd=tmp_path,
    )
    assert all(work in answer.stdout for work in WORKS)


def test_every_work_is_explained_at_the_top_of_the_script() -> None:
    explained = re.findall(r"python packaging/start\.py (\w+)", START.read_text(encoding="utf-8"))
    assert sorted(explained) == sorted(WORKS)


def test_every_work_is_a_target_of_make() -> None:
    makefile = (CHECKOUT / "Makefile").read_text(encoding="utf-8")
    (phony,) = re.findall(r"^\.PHONY: (.+)$", makefile, re.MULTILINE)
    assert sorted(phony.split()) == sorted(WORKS)


def test_the_continuous_checks_run_the_tests_and_the_checks() -> None:
    script = (CHECKOUT / ".ci" / "run").read_text(encoding="utf-8")
    assert "set -euo pipefail" in script
    assert re.findall(r"^make (\w+)$", script, re.MULTILINE) == ["test", "check"]
