# SPDX-License-Identifier: Apache-2.0
"""The paper: PDF and slides from composed documents.

The only home of reportlab and python-pptx; knows nothing of screen, disk or wire.
"""
