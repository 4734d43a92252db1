# SPDX-License-Identifier: Apache-2.0
"""One name for what python-docx, python-pptx and lxml hand over: none of them ships types."""

from typing import Any, TypeAlias

Foreign: TypeAlias = Any
"""An object of a library without types."""
