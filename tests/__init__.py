# SPDX-License-Identifier: Apache-2.0
"""The tests; a package by name because a library installs one called "tests" as well."""
