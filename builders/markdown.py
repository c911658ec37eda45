"""Tables of Markdown."""

from collections.abc import Sequence


def table(head: Sequence[str], rows: Sequence[Sequence[object]]) -> list[str]:
    """Return a table, columns of figures to the right."""
    align = [
        "---" if rows and isinstance(cell, str) and not cell[:1].isdigit() else "--:"
        for cell in (rows[0] if rows else head)
    ]
    body = [f"| {' | '.join(map(str, row))} |" for row in rows]
    return [f"| {' | '.join(head)} |", f"| {' | '.join(align)} |", *body]
