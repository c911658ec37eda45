"""What a reader of a corpus is given, what it returns, and what it has to say."""

import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import chain, count
from pathlib import Path
from typing import Protocol, TypeVar

from builders.issues import Issue, Refused, name
from builders.raw import sha256
from builders.records import Article, Provenance, Spans
from builders.rows import Row

T = TypeVar("T")
LICENSE = "with the owners of the text; the text is not redistributed"
_NO_SLUG = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Part:
    """One split as read: articles, passes over them, and the rows of tables that no article implies."""

    split: str
    articles: tuple[Article, ...] = ()
    passes: tuple[Article, ...] = ()
    rows: dict[str, list[Row]] = field(default_factory=dict)


@dataclass(slots=True)
class Report:
    """What keeps a corpus from being imported, what was not carried, and what was settled on the way.

    The last two are places by kind, so that nothing is lost in silence. `spans` counts the annotations
    whose text was held against the words at their offsets, `mismatches` those where the two differ.
    """

    issues: list[Issue] = field(default_factory=list)
    left: dict[str, list[str]] = field(default_factory=dict)
    settled: dict[str, list[str]] = field(default_factory=dict)
    spans: int = 0
    mismatches: int = 0

    def refuse(self, code: str, file: Path, path: str, expected: str, found: str) -> None:
        """Add an issue; nothing will be written."""
        self.issues.append(Issue(code, name(file), path, expected, found))

    def leave(self, kind: str, place: str) -> None:
        """Record something that no table holds."""
        self.left.setdefault(kind, []).append(place)

    def settle(self, kind: str, place: str) -> None:
        """Record something that was carried otherwise than it stands."""
        self.settled.setdefault(kind, []).append(place)

    @contextmanager
    def gathering(self) -> Iterator[None]:
        """Keep the issues of what is refused within, and go on after it."""
        try:
            yield
        except Refused as refused:
            self.issues += refused.issues


class Reader(Protocol):
    """Reads the user's copy of a corpus."""

    def __call__(self, source: Path, report: Report) -> list[Part]:
        """Return its splits; what is wrong with it, or cannot be carried, goes into the report."""
        ...


@dataclass(frozen=True, slots=True)
class Format:
    """A format that can be imported: one entry of `builders.imports.formats`."""

    name: str
    title: str
    source: str
    configs: tuple[str, ...]
    rules: tuple[str, ...]
    read: Reader
    citation: str = ""


def article(article_id: str, collection: str, text: str, sentences: Spans) -> Article:
    """Return an article without layers, of which no more is known than its text."""
    return Article(
        article_id=article_id,
        collection=collection,
        event_id=None,
        outlet=None,
        published=None,
        language="en",
        license=LICENSE,
        redistributable=False,
        sha256=sha256(text.encode("utf-8")),
        layers=(),
        provenance=Provenance("imported", collection),
        text=text,
        sentences=sentences,
    )


def slug(text: str) -> str:
    """Return a text as lower-case words joined by hyphens."""
    return _NO_SLUG.sub("-", text.lower()).strip("-") or "unnamed"


def numbered(mark: str) -> Callable[[str], str]:
    """Return a function that gives an id back as it is the first time, and with a mark and a number after that."""
    given = set[str]()

    def distinct(identifier: str) -> str:
        free = chain([identifier], (f"{identifier}{mark}{number}" for number in count(2)))
        given.add(chosen := next(candidate for candidate in free if candidate not in given))
        return chosen

    return distinct


def progress(items: Iterable[T], title: str) -> Iterable[T]:
    """Return the items, with a progress bar on a terminal once they take two seconds."""
    from tqdm import tqdm

    bar: Iterable[T] = tqdm(items, desc=title, delay=2, disable=None, leave=False)
    return bar
