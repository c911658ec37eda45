"""Runs of words that texts share, outside credit and furniture: how alike events are, and whether splits leak."""

import re
from collections.abc import Iterable, Iterator, Sequence

from builders.checks.base import ANNOTATED_ZONES
from builders.records import Article

_WORD = re.compile(r"\w+(?:['’]\w+)*")

Phrase = tuple[str, ...]


def lines(article: Article, zones: frozenset[str] = ANNOTATED_ZONES) -> Iterator[Phrase]:
    """Yield the words of each line of an article in lower case, apostrophes straight; none without a text."""
    if article.text is None:
        return
    for zone in article.zones:
        if zone.zone in zones:
            yield words(article.text[zone.start : zone.end])


def words(text: str) -> Phrase:
    """Return the words of a text in lower case, apostrophes straight."""
    return tuple(word.replace("’", "'") for word in _WORD.findall(text.casefold()))


def runs(article: Article, length: int) -> set[Phrase]:
    """Return the runs of so many words within a line of an article."""
    return {line[i : i + length] for line in lines(article) for i in range(len(line) - length + 1)}


def edges(article: Article, length: int) -> set[Phrase]:
    """Return how the body opens and closes, in so many words; nothing of a line that is shorter."""
    body = [line for line in lines(article, frozenset({"body"})) if len(line) >= length]
    return {("opens", *body[0][:length]), ("closes", *body[-1][-length:])} if body else set()


def spread(events: Iterable[Iterable[set[Phrase]]]) -> dict[Phrase, int]:
    """Return for each phrase in how many events it stands, given the phrases of each article of each event."""
    found: dict[Phrase, int] = {}
    for articles in events:
        for phrase in set[Phrase]().union(*articles):
            found[phrase] = found.get(phrase, 0) + 1
    return found


def beyond(spreads: dict[Phrase, int], events: int) -> list[tuple[Phrase, int]]:
    """Return the phrases that stand in more than so many events, the commonest first, then by wording."""
    return sorted(((p, n) for p, n in spreads.items() if n > events), key=lambda item: (-item[1], item[0]))


def shared(sides: Sequence[Sequence[Article]], length: int) -> Iterator[tuple[Article, Article, Phrase]]:
    """Yield every two articles of different sides that share a run of so many words, with one such run."""
    seen: dict[Phrase, tuple[int, Article]] = {}
    told: set[tuple[str, str]] = set()
    for number, side in enumerate(sides):
        for article in side:
            for run in sorted(runs(article, length)):
                place, first = seen.setdefault(run, (number, article))
                if place != number and (first.article_id, article.article_id) not in told:
                    told.add((first.article_id, article.article_id))
                    yield first, article, run
