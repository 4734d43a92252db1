# SPDX-License-Identifier: Apache-2.0
"""What a drawing or a table shows, in words, for whoever does not see it."""

from peerdesk.compose.blocks import Figures, HeatMap, HeatRow, Table
from peerdesk.compose.charts import Bars, Timeline
from peerdesk.compose.phrases import counted

Told = Figures | HeatMap | Bars | Timeline | Table


def alternative(block: Told) -> str:
    """Return the block's own `alt`, or else every number and label in it as one line."""
    if block.alt:
        return block.alt
    match block:
        case Figures():
            return "; ".join(
                " ".join(filter(None, (str(f.number), f.label, f.detail))) for f in block.figures
            )
        case HeatMap():
            return "; ".join(_row(block.columns, row) for row in block.rows)
        case Bars():
            return f"{block.title}: {'; '.join(f'{b.label} {b.number}' for b in block.bars)}"
        case Timeline():
            told = (" ".join(filter(None, (m.when, m.what, m.detail))) for m in block.moments)
            return f"{block.title}: {'; '.join(told)}"
        case Table():
            columns = ", ".join(filter(None, block.columns))
            about = f"{block.caption}. " if block.caption else ""
            return f"{about}Table of {counted(len(block.rows), 'row')}: {columns}"


def _row(columns: tuple[str, ...], row: HeatRow) -> str:
    if not row.counts:
        return row.title
    counts = ", ".join(f"{c} {n}" for c, n in zip(columns[1:], row.counts, strict=False))
    return f"{row.title}: {counts}" + (f" ({row.lacking})" if row.lacking else "")
