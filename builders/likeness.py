"""How like news the articles of a collection are: rates per 1,000 words outside credit and furniture, and phrases.

An article without zones counts as a whole, as those of an imported corpus do.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from builders.checks.base import ANNOTATED_ZONES
from builders.negatives import draw
from builders.phrases import beyond, runs, spread
from builders.records import Article, Zone
from builders.words import count

UNNAMED = frozenset({"unnamed_person", "unnamed_group"})
GROUPS, SIZE = 24, 5
PHRASES = (6, 5)
SPREAD = 3


@dataclass(frozen=True, slots=True)
class Rates:
    """Figures of a collection; None where its annotation does not say.

    `attributions` to `unnamed` are per 1,000 words, `types` shares of direct, mixed and indirect quotes,
    `sentence` the mean words of a sentence, `phrases` how many of six and of five words stand in more than
    three groups of five articles, of which there are `groups`.
    """

    words: int
    attributions: float
    types: tuple[float, float, float]
    unnamed: float | None
    cues: float | None
    claims: float | None
    sentence: float
    phrases: tuple[int, ...]
    groups: int


def rates(groups: Sequence[Sequence[Article]]) -> Rates:
    """Return the figures of articles, given in groups that report one thing."""
    articles = [article for group in groups for article in group if article.text is not None]
    words = sum(_words(article) for article in articles)
    quotes = [quote for article in articles for quote in article.quotes]
    kinds = [sum(q.type == kind for q in quotes) / max(1, len(quotes)) for kind in ("direct", "mixed", "indirect")]
    layers = set().union(*(article.layers for article in articles))
    per = 1000 / words

    def rate(layer: str, number: int) -> float | None:
        return number * per if layer in layers else None

    sentences = [count(a.text[s.start : s.end]) for a in articles if a.text for s in a.sentences if _inside(a, s.start)]
    return Rates(
        words,
        len(quotes) * per,
        (kinds[0], kinds[1], kinds[2]),
        _unnamed(articles, per),
        rate("speculation", sum(len(a.speculation) for a in articles)),
        rate("claims", sum(len(a.claims) for a in articles)),
        sum(sentences) / max(1, len(sentences)),
        tuple(len(beyond(spread([runs(_zoned(a), n) for a in g] for g in groups), SPREAD)) for n in PHRASES),
        len(groups),
    )


def _unnamed(articles: Sequence[Article], per: float) -> float | None:
    """Return mentions of unnamed speakers, None where sources have no type."""
    number, typed = 0, False
    for article in articles:
        types = {source.entity_id: source.type for source in article.sources}
        typed |= any(types.values())
        number += sum(types.get(s.entity_id or "") in UNNAMED for q in article.quotes for s in q.speakers)
    return number * per if typed else None


def fives(articles: Sequence[Article]) -> list[list[Article]]:
    """Return 24 groups of five articles drawn by a hash of their ids, to hold events of five against."""
    by_id = {article.article_id: article for article in articles}
    chosen = [by_id[i] for i in draw("fives", by_id, GROUPS * SIZE)]
    return [chosen[i : i + SIZE] for i in range(0, len(chosen), SIZE)]


def _zoned(article: Article) -> Article:
    """Return an article with zones: of one that has none, every line is body."""
    if article.zones or article.text is None:
        return article
    zones, start = [], 0
    for line in article.text.splitlines(keepends=True):
        zones.append(Zone("body", start, start + len(line)))
        start += len(line)
    return replace(article, zones=tuple(zones))


def _words(article: Article) -> int:
    text = article.text or ""
    return sum(count(text[z.start : z.end]) for z in _zoned(article).zones if z.zone in ANNOTATED_ZONES)


def _inside(article: Article, position: int) -> bool:
    if not article.zones:
        return True
    return any(z.zone in ANNOTATED_ZONES and z.start <= position < z.end for z in article.zones)
