# SPDX-License-Identifier: Apache-2.0
"""What people do, one function a use case.

May import team, compose, ledger and domain; asks the outside through its Protocols.
"""
