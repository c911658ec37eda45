"""Pieces of HTML; every text that comes from data goes through `text`."""

from collections.abc import Iterable, Sequence
from html import escape
from importlib.resources import files


def text(value: object) -> str:
    """Return a value as text of the page."""
    return escape(str(value))


def style() -> str:
    """Return the style sheet of the page."""
    return files("benchmarks.report").joinpath("page.css").read_text(encoding="utf-8")


def page(title: str, body: Iterable[str]) -> str:
    """Return a whole page that loads nothing."""
    head = (
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{text(title)}</title><style>{style()}</style></head><body><main>"
    )
    return head + "\n".join(body) + "</main></body></html>\n"


def table(head: Sequence[str], rows: Iterable[Sequence[str]], caption: str) -> str:
    """Return a table that scrolls by itself where it is wider than the page; cells are HTML already."""
    columns = "".join(f'<th scope="col">{cell}</th>' for cell in head)
    lines = "".join(
        f'<tr><th scope="row">{row[0]}</th>{"".join(f"<td>{c}</td>" for c in row[1:])}</tr>' for row in rows
    )
    return (
        f'<p class="soft">{caption}</p><div class="wide" tabindex="0"><table>'
        f"<thead><tr>{columns}</tr></thead><tbody>{lines}</tbody></table></div>"
    )


def details(summary: str, body: str) -> str:
    """Return a part that opens on demand."""
    return f"<details><summary>{summary}</summary>{body}</details>"


def shaded(value: int, whole: int) -> str:
    """Return a cell of a confusion: a count, the darker the larger its share of the row."""
    share = value / whole if whole else 0.0
    return f'<span class="cell" style="--share:{share:.3f}">{value}</span>'
