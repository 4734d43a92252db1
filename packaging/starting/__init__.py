# SPDX-License-Identifier: Apache-2.0
"""What `packaging/start.py` does, step by step.

Imports the standard library only, because nothing else is there yet when it starts.
"""
