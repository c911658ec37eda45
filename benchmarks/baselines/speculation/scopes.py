"""Where the scope of a cue begins and ends: each edge is the likeliest of the tokens of the cue's sentence."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from benchmarks.baselines.tagging.clusters import Clusters
from benchmarks.baselines.tagging.columns import DIVIDERS, sentence_edges, shape
from benchmarks.baselines.tagging.labels import Segment
from benchmarks.baselines.tagging.tokens import Stream
from benchmarks.documents import Span, Speculation

STEPS = (1, 2, 3, 4, 6, 9, 14, 22)
BITS = 18
START, END = "start", "end"


@dataclass(frozen=True, slots=True)
class Scene:
    """A stream with its sentences' edges, its words in lower case and their clusters, edges included."""

    stream: Stream
    first: Any
    last: Any
    words: Sequence[str]
    groups: Sequence[str]


@dataclass(frozen=True, slots=True)
class Scoper:
    """Fitted models of the two edges; without them a scope is the rest of the sentence from the cue on."""

    clusters: Clusters
    models: dict[str, Any]

    def scopes(self, stream: Stream, cues: Sequence[Segment]) -> list[Segment]:
        """Return the scope of each cue."""
        if not cues:
            return []
        seen = _scene(stream, self.clusters)
        starts, ends = (self._best(seen, cues, edge) for edge in (START, END))
        return [Segment(c.role, a, b + 1) for c, a, b in zip(cues, starts, ends, strict=True)]

    def _best(self, seen: Scene, cues: Sequence[Segment], edge: str) -> Iterator[int]:
        import numpy as np

        places = [list(candidates(seen, cue, edge)) for cue in cues]
        if edge not in self.models:
            yield from (own[0] if edge == START else own[-1] for own in places)
            return
        rows = (features(seen, c, p, edge) for c, own in zip(cues, places, strict=True) for p in own)
        scores = self.models[edge].decision_function(_hashed(rows))
        cuts = np.cumsum([len(own) for own in places])[:-1]
        for own, score in zip(places, np.split(scores, cuts), strict=True):
            yield own[int(score.argmax())]


def candidates(seen: Scene, cue: Segment, edge: str) -> range:
    """Return the tokens at which the scope of a cue may have an edge, from the cue on."""
    if edge == START:
        return range(cue.first, int(seen.first[cue.first]) - 1, -1)
    return range(cue.last - 1, int(seen.last[cue.last - 1]) + 1)


def features(seen: Scene, cue: Segment, place: int, edge: str) -> list[str]:
    """Return what speaks for a token to be an edge: the words there and beyond, the way from the cue, the cue."""
    beyond = place - 1 if edge == START else place + 1
    low, high = (place, cue.first) if edge == START else (cue.last, place + 1)
    marks = sum(seen.stream.words[p] in DIVIDERS for p in range(low, high))
    far = sum(high - low >= step for step in STEPS)
    outer = seen.first[place] == place if edge == START else seen.last[place] == place
    last = edge == END and place + 1 == seen.last[place] and not seen.stream.words[beyond].isalnum()
    word = " ".join(seen.words[cue.first : cue.last])
    here, there = seen.words[place], "" if outer else seen.words[beyond]
    quotes = f"{seen.stream.quote[place]}{'' if outer else seen.stream.quote[beyond]}{seen.stream.quote[cue.first]}"
    at = f"{low == high} {bool(outer)} {last}"
    common = [f"here {here}", f"there {there}", f"there {there} {marks}", f"at {at}", f"quotes {quotes} {last}"]
    common += [f"far {far}", f"marks {marks} {at}", f"group {seen.groups[place]} {seen.groups[beyond]}"]
    common += [f"shape {shape(seen.stream.words[place])}", f"group there {seen.groups[beyond]} {far}"]
    by_cue = [f"{own} {x}" for own in (word, f"#{cue.role}") for x in (at, f"there {there}", f"marks {marks} {last}")]
    next_word = seen.words[cue.last]
    by_cue += [f"{word} group {seen.groups[beyond]}", f"next {next_word} {at}", f"#{cue.role} {next_word} {at}"]
    return [f"{edge} {feature}" for feature in common + by_cue]


def fit(stream: Stream, clusters: Clusters, cues: Sequence[Segment], gold: Sequence[Sequence[Speculation]]) -> Scoper:
    """Return a scoper that learns from the gold cues, as segments, and their scopes."""
    from sklearn.linear_model import LogisticRegression

    seen, true = _scene(stream, clusters), _true(gold)
    known = [(cue, true[key]) for cue in cues if (key := _key(stream, cue)) in true]
    models = {}
    for edge in (START, END):
        rows, labels = [], []
        for cue, (start, end) in known:
            for place in candidates(seen, cue, edge):
                rows.append(features(seen, cue, place, edge))
                labels.append(stream.start[place] == start if edge == START else stream.end[place] == end)
        if len(set(labels)) == 2:
            models[edge] = LogisticRegression(solver="liblinear", random_state=0).fit(_hashed(rows), labels)
    return Scoper(clusters, models)


def _scene(stream: Stream, clusters: Clusters) -> Scene:
    columns = clusters.columns(stream)
    words = [*map(str.lower, stream.words), ""]
    return Scene(stream, *sentence_edges(stream), words, [*map(str, columns["coarse"].tolist()), ""])


def _key(stream: Stream, cue: Segment) -> tuple[int, int]:
    return int(stream.document[cue.first]), int(stream.start[cue.first])


def _true(gold: Sequence[Sequence[Speculation]]) -> dict[tuple[int, int], Span]:
    """Return the outer edges of each scope by document and by the start of its cue."""
    return {
        (number, item.cue[0][0]): (item.scope[0][0], item.scope[-1][1])
        for number, items in enumerate(gold)
        for item in items
        if item.cue and item.scope
    }


def _hashed(rows: Iterable[list[str]]) -> Any:
    from sklearn.feature_extraction import FeatureHasher

    return FeatureHasher(2**BITS, input_type="string", alternate_sign=False).transform(rows)
