# SPDX-License-Identifier: Apache-2.0
"""What is held about words or a session, for a request that has to be answered.

It may import what `ui` may; no other place imports it.
"""
