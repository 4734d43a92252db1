# SPDX-License-Identifier: Apache-2.0
"""The practice challenge as a script: read, held to sense, and played through the use cases.

May import what `desk` may; nothing outside knows more of it than how it is read and played.
"""
