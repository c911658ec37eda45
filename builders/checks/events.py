"""Checks of an event: its inventory, its utterances, and which article came from which."""

from collections import Counter
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

from builders.checks.base import ANNOTATED_ZONES
from builders.corpus import Folder
from builders.issues import Issue, name
from builders.records import Article, Event, Pair
from builders.standoff import local

# How much of b's body must be aligned (by characters) before a label is plainly contradicted.
MIN_WHOLLY = 0.6
MAX_NON = 0.4


def check(folder: Folder) -> Iterator[Issue]:
    """Yield the issues of one event's file and of its passes' event files."""
    file = name(folder.file)
    articles = {s.article.article_id: s.article for s in folder.articles}
    yield from _inventory(folder, file)
    yield from _utterances(folder, file)
    yield from _missing_pairs(folder.event, articles, file)
    for path, event in ((folder.file, folder.event), *folder.pass_events):
        yield from _pairs(event, articles, path)


def _inventory(folder: Folder, file: str) -> Iterator[Issue]:
    used = {claim.proposition_id for s in folder.articles + folder.passes for claim in s.article.claims}
    wordings = Counter(text.casefold() for text in folder.event.propositions.values())
    for proposition_id, text in folder.event.propositions.items():
        path = f"$.propositions.{local(proposition_id)}"
        if proposition_id not in used and folder.articles:
            yield Issue("proposition-unused", file, path, "a claim that expresses it", "none")
        if wordings[text.casefold()] > 1:
            yield Issue("proposition-duplicate", file, path, "a wording of its own", text)


def _utterances(folder: Folder, file: str) -> Iterator[Issue]:
    reports = Counter(q.utterance_id for s in folder.articles for q in s.article.quotes)
    for utterance_id in folder.event.utterances:
        if reports[utterance_id] < 2:
            path = f"$.utterances.{local(utterance_id)}"
            yield Issue("utterance-single", file, path, "two quotes that report it", str(reports[utterance_id]))


def _missing_pairs(event: Event, articles: dict[str, Article], file: str) -> Iterator[Issue]:
    paired = {frozenset((pair.article_a, pair.article_b)) for pair in event.pairs}
    for one, two in combinations(sorted(articles), 2):
        if frozenset((one, two)) not in paired:
            yield Issue("pair-missing", file, "$.pairs", f"a pair of {local(one)} and {local(two)}", "none")


def _pairs(event: Event, articles: dict[str, Article], path: Path) -> Iterator[Issue]:
    seen = set[frozenset[str]]()
    for i, pair in enumerate(event.pairs):
        where = f"$.pairs[{i}]"
        both = frozenset((pair.article_a, pair.article_b))
        if both in seen:
            yield Issue("pair-duplicate", name(path), where, "each two articles once", _named(pair))
        seen.add(both)
        unknown = sorted(side for side in both if side not in articles)
        if unknown or len(both) < 2:
            found = ", ".join(map(local, unknown)) or "one article twice"
            yield Issue("pair-article", name(path), where, "two articles of the event", found)
            continue
        yield from _pair(pair, articles[pair.article_a], articles[pair.article_b], name(path), where)


def _pair(pair: Pair, a: Article, b: Article, file: str, where: str) -> Iterator[Issue]:
    if a.published and b.published and b.published < a.published:
        yield Issue("pair-order", file, where, f"b published from {a.published} on", b.published)
    twice = [p for p, n in Counter((p.a, p.b) for p in pair.passages).items() if n > 1]
    for one, two in sorted(twice):
        yield Issue("passage-duplicate", file, where, "each two sentences once", f"{one} and {two} again")
    sound = True
    for j, passage in enumerate(pair.passages):
        for side, article, index in (("a", a, passage.a), ("b", b, passage.b)):
            place = f"{where}.passages[{j}].{side}"
            if index >= len(article.sentences):
                sound = False
                yield Issue("passage-sentence", file, place, f"below {len(article.sentences)}", str(index))
            elif (zone := _zone(article, index)) not in ANNOTATED_ZONES:
                yield Issue("passage-zone", file, place, "an annotated zone", zone)
    if sound:
        yield from _label(pair, b, file, where)


def _label(pair: Pair, b: Article, file: str, where: str) -> Iterator[Issue]:
    """The article label agrees with how much of b's body is aligned, and how closely."""
    body = [i for i in range(len(b.sentences)) if _zone(b, i) == "body"]
    lengths = {i: b.sentences[i].end - b.sentences[i].start for i in body}
    aligned = {p.b for p in pair.passages}
    close = {p.b for p in pair.passages if p.reuse != "paraphrase"}
    total = sum(lengths.values()) or 1
    covered = sum(lengths[i] for i in body if i in aligned) / total
    copied = sum(lengths[i] for i in body if i in close) / total
    wrong = (
        (pair.reuse == "wholly_derived" and covered < MIN_WHOLLY)
        or (pair.reuse == "partially_derived" and not aligned)
        or (pair.reuse == "non_derived" and copied > MAX_NON)
    )
    if wrong:
        found = f"{covered:.0%} of b's body aligned, {copied:.0%} verbatim or edited"
        yield Issue("reuse-passages", file, where, f"passages that make b {pair.reuse}", found)


def _zone(article: Article, index: int) -> str:
    start = article.sentences[index].start
    return next((z.zone for z in article.zones if z.start <= start < z.end), "no zone")


def _named(pair: Pair) -> str:
    return f"{local(pair.article_a)} and {local(pair.article_b)}"
