# SPDX-License-Identifier: Apache-2.0
"""The paper: PDF, Word files and slides from composed documents.

The only home of reportlab, python-docx and python-pptx; knows nothing of screen, disk or wire.
"""
